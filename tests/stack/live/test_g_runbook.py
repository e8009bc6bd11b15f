"""What the runbook tells an operator to do is done, on the stack that runs."""

import re
import ssl
from pathlib import Path

import httpx

from local import environment
from local.tree import ROOT
from tests.stack import check
from tests.stack.live.conftest import Stack, becomes, open_client

SQL = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "operations.md").read_text(), re.DOTALL)


def test_its_statements_are_understood(stack: Stack) -> None:
    assert len(SQL) >= 3
    for text in SQL:
        tried = f"BEGIN; {text.replace('(PID)', '(0)')} ROLLBACK;"
        done = stack.compose.run(
            "exec", "-T", "postgres", "psql", "-d", "erp", "-v", "ON_ERROR_STOP=1", "-c", tried,
            quiet=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{text}: {done.stderr}"


def test_a_password_is_rotated(stack: Stack) -> None:
    before = stack.container("postgres-exporter")["Id"]
    environment.renew(check.FOLDER, "exporter_password")
    assert stack.exec("postgres", "/etc/erp-postgres/roles.sh") == 0
    stack.compose.run(
        "up", "--detach", "--no-deps", "--force-recreate", "--no-build", "--pull", "never",
        "postgres-exporter", quiet=True,
    )  # fmt: skip
    assert stack.container("postgres-exporter")["Id"] != before
    becomes(up_again, 90, 3)


def up_again() -> bool:
    """Ask Prometheus whether the exporter, since it has the new password, reads PostgreSQL."""
    password = (check.FOLDER / "secrets" / "prometheus_password").read_text().strip()
    with httpx.Client(auth=("prometheus", password)) as client:
        asked = {"query": "pg_up and on() (time() - timestamp(pg_up) < 30)"}
        found = client.get("http://127.0.0.1:9090/api/v1/query", params=asked).json()
    return [one["value"][1] for one in found["data"]["result"]] == ["1"]


def test_a_certificate_is_renewed(stack: Stack, tmp_path: Path) -> None:
    before = ssl.get_server_certificate(("localhost", 443))
    environment.make_certificate(tmp_path, "localhost")
    made = (tmp_path / "tls_certificate", tmp_path / "tls_key")
    with open_client() as visitor:
        assert visitor.get("/health").status_code == 200
        environment.install_certificate(check.FOLDER, *made)
        assert stack.exec("nginx", "/etc/erp-nginx/start.sh", "-t") == 0
        stack.compose.run("kill", "--signal", "HUP", "nginx", quiet=True)
        becomes(lambda: ssl.get_server_certificate(("localhost", 443)) != before, 20)
    with open_client() as visitor:  # who trusts the new one
        assert visitor.get("/health").status_code == 200


def test_the_proof_for_a_certificate_is_served(stack: Stack) -> None:
    folder = "/var/cache/nginx/acme/.well-known/acme-challenge"  # as an ACME client makes it
    write = f"mkdir -p {folder} && printf proven > {folder}/of-this-check"
    assert stack.exec("nginx", "sh", "-c", write) == 0
    answer = httpx.get("http://localhost/.well-known/acme-challenge/of-this-check")
    assert (answer.status_code, answer.text) == (200, "proven")


def test_what_was_sealed_is_sealed_anew(stack: Stack) -> None:
    assert stack.exec("worker", "python", "-m", "functions.notifications.resealing") == 0
