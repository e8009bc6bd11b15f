"""What can be known of the stack without running it: linters, promises, sums."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local import environment
from local.compose import FILES, Compose
from local.tree import ROOT, functions, program
from tests.stack.nginx import Rendered, find_nginx

MACHINE = 8 * 2**30
SYSTEM = 400 * 2**20
"""What the machine itself needs beside the containers."""
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="the stack is for Linux")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set an installation up."""
    made = tmp_path_factory.mktemp("installation")
    (made / "env.example").write_text((ROOT / "env.example").read_text())
    environment.set_up(made)
    return made


@pytest.fixture(scope="module")
def production(folder: Path) -> dict[str, Any]:
    """Give the production file as compose understands it."""
    return configured("production", folder)


def configured(which: str, folder: Path) -> dict[str, Any]:
    """Let compose read one of the files; fails where it objects."""
    compose = Compose((FILES[which],), "erp", folder / ".env")
    told = {**os.environ, "ERP_SECRETS": str(folder / "secrets")}
    done = subprocess.run(
        compose.command("config", "--format", "json"),
        cwd=ROOT, env=told, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ours(production: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each service, by name."""
    yield from production["services"].items()


@UNIX
@pytest.mark.parametrize("which", sorted(FILES))
def test_compose_understands_every_file(which: str, folder: Path) -> None:
    assert configured(which, folder)["services"]


@UNIX
def test_every_function_is_a_service_an_upstream_and_a_route(production: dict[str, Any]) -> None:
    upstreams = (ROOT / "infra/nginx/conf/upstreams.conf").read_text()
    routes = (ROOT / "infra/nginx/conf/functions.conf").read_text()
    for name in functions():
        served = production["services"][name]["environment"]["ERP_FUNCTIONS"].split(",")
        assert served[0] == name
        assert f"upstream {name} {{" in upstreams
        assert f"proxy_pass http://{name};" in routes
        assert re.search(rf"location /v1/{name}[/ ]", routes)
        assert production["services"]["nginx"]["depends_on"][name]["condition"] == "service_healthy"
    assert set(re.findall(r"^upstream (\w+)", upstreams, re.MULTILINE)) == {*functions(), "web"}


@UNIX
def test_every_job_runs_in_exactly_one_service(production: dict[str, Any]) -> None:
    import tomllib

    with_jobs = {
        name
        for name in functions()
        if tomllib.loads((ROOT / "functions" / name / "function.toml").read_text())["schedule"]
    }
    run = [
        name
        for service in ("outbox", "worker", "scheduler")
        for name in production["services"][service]["environment"]["ERP_FUNCTIONS"].split(",")
    ]
    assert sorted(run) == sorted(with_jobs)


@UNIX
def test_every_container_is_held(production: dict[str, Any]) -> None:
    for name, service in ours(production):
        limits = service["deploy"]["resources"]["limits"]
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["logging"]["options"]["max-size"], name
        assert {"cpus", "memory", "pids"} <= limits.keys(), name
        assert service["deploy"]["resources"]["reservations"]["memory"], name
        if name != "cadvisor":
            assert service["user"].split(":")[0] != "0" if "user" in service else True, name
        if name not in {"migrate", "redis-exporter", "nginx-exporter"}:
            assert "healthcheck" in service, name


@UNIX
def test_all_limits_together_fit_the_machine(production: dict[str, Any]) -> None:
    limits = {
        name: int(service["deploy"]["resources"]["limits"]["memory"])
        for name, service in ours(production)
        if name != "migrate"  # it has ended by then
    }
    assert sum(limits.values()) <= MACHINE - SYSTEM, sum(limits.values()) / 2**20


@UNIX
def test_connections_fit_by_arithmetic(production: dict[str, Any]) -> None:
    serving: list[int] = []
    working: list[int] = []
    for _, service in ours(production):
        told = service.get("environment") or {}
        many = int(told.get("WEB_CONCURRENCY", 1)) * int(told.get("POOL_SIZE", 0))
        (serving if "erp_app@" in told.get("DATABASE_URL", "") else working).append(many)
    roles = (ROOT / "infra/postgres/roles.sql").read_text()
    limits = {n: int(m) for n, m in re.findall(r"ROLE (\w+) CONNECTION LIMIT (\d+)", roles)}
    settings = (ROOT / "infra/postgres/postgresql.conf").read_text()
    most = int(re.search(r"^max_connections = (\d+)", settings, re.MULTILINE)[1])  # type: ignore[index]
    assert sum(serving) + max(serving) <= limits["erp_app"]
    assert sum(working) + max(working) <= limits["erp_worker"]
    assert sum(limits.values()) <= most - 7


@UNIX
def test_only_nginx_is_open_to_the_world(production: dict[str, Any]) -> None:
    for name, service in ours(production):
        for port in service.get("ports", []):
            if name == "nginx":
                assert port["published"] in {"80", "443"}
            else:
                assert port["host_ip"] == "127.0.0.1", name
    for name in ("data", "app", "monitoring"):
        assert production["networks"][name]["internal"]


@UNIX
def test_secrets_are_files_that_setup_makes(production: dict[str, Any], folder: Path) -> None:
    for name, secret in production["secrets"].items():
        assert Path(secret["file"]).parent == folder / "secrets", name
        assert Path(secret["file"]).exists(), name


@UNIX
def test_secrets_are_read_by_several_users(production: dict[str, Any]) -> None:
    """While this is so no file can be one user's alone: what protects them is their folder."""
    readers: dict[str, set[str]] = {}
    for _, service in ours(production):
        for secret in service.get("secrets", []):
            readers.setdefault(secret["source"], set()).add(service.get("user", "the image's"))
            assert not {"uid", "gid", "mode"} & secret.keys()  # which compose would not heed
    assert len(readers["app_password"]) > 1
    assert len(readers["redis_password"]) > 1
    assert "postgres_password" not in {
        one["source"] for one in production["services"]["sales"]["secrets"]
    }


@UNIX
@pytest.mark.parametrize("file", ["docker-compose.production.yml"])
def test_compose_lint_finds_nothing_unexplained(file: str) -> None:
    command = [str(program("compose-lint")), "check", "--fail-on", "medium", file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@UNIX
def test_hadolint_finds_nothing() -> None:
    files = sorted(
        map(
            str,
            [
                *ROOT.glob("infra/docker/*.Dockerfile"),
                *ROOT.glob("tests/stack/standins/*.Dockerfile"),
            ],
        )
    )
    done = subprocess.run(
        [str(program("hadolint")), *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert files
    assert done.returncode == 0, done.stdout


@UNIX
def test_shellcheck_finds_nothing() -> None:
    folders = ("local", "infra", "monitoring", "tests/stack")
    scripts = [str(path) for folder in folders for path in (ROOT / folder).rglob("*.sh")]
    done = subprocess.run(
        [str(program("shellcheck")), *scripts],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert scripts
    assert done.returncode == 0, done.stdout


def test_powershell_scripts_only_call_the_command() -> None:
    for path in (ROOT / "local").glob("*.ps1"):
        lines = [
            line for line in path.read_text().splitlines() if line and not line.startswith("#")
        ]
        assert len(lines) == 3, path
        assert re.fullmatch(r"& \$python \$PSScriptRoot \w+ @args", lines[1]), path
        assert (ROOT / "local" / "commands" / f"{lines[1].split()[3]}.py").exists(), path


def test_dockerfiles_are_pinned_and_run_as_nobody_special() -> None:
    for path in (ROOT / "infra/docker").glob("*.Dockerfile"):
        text = path.read_text()
        assert re.search(r"^ARG \w+_IMAGE=\S+:\S+$", text, re.MULTILINE), path
        assert re.search(r"^ARG \w+_DIGEST=", text, re.MULTILINE), path
        last = text[text.rindex("\nFROM ") :]
        assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last, re.MULTILINE), path
        assert ":latest" not in text, path


def test_every_location_with_headers_has_all_of_them() -> None:
    for path in (ROOT / "infra/nginx/conf").glob("*.conf"):
        for block in re.findall(
            r"location [^{]+\{(.*?)\n    ?\}|location [^{]+\{(.*?)\n\}", path.read_text(), re.DOTALL
        ):
            body = "".join(block)
            if "add_header" in body:
                assert "include headers.conf" in body, f"{path}: {body}"


def test_every_page_of_nginx_has_its_status_in_it() -> None:
    text = (ROOT / "infra/nginx/conf/errors.conf").read_text()
    pages = ROOT / "infra/nginx/pages/_erp"
    shown = re.findall(
        r"^ *error_page ([\d ]+)(?:=(\d+) )?/_erp/(\d+)\.\$erp_kind;", text, re.MULTILINE
    )
    assert {page for _, _, page in shown} == {path.stem for path in pages.iterdir()}
    for asked, instead, page in shown:
        assert page == (instead or asked.split()[0]), page
        assert json.loads((pages / f"{page}.json").read_text())["status"] == int(page)
        assert "<h1>" in (pages / f"{page}.html").read_text()


@UNIX
def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    nginx = find_nginx()
    if nginx is None:
        pytest.skip("there is no Nginx here, and none can be had")
    done = Rendered.make(nginx, tmp_path / "nginx", 8000).check()
    assert done.returncode == 0, done.stderr


@UNIX
def test_gixy_finds_nothing(tmp_path: Path) -> None:
    home = tmp_path / "conf"
    home.mkdir()
    for path in (ROOT / "infra/nginx/conf").glob("*.conf"):
        text = re.sub(r"@\w*PORT@", "8443", path.read_text())
        text = re.sub(r"@RATE_\w+@", "50r/s", text).replace("@HOST@", "localhost")
        text = text.replace("@CONNECTIONS@", "200").replace("@WORKERS@", "2")
        text = text.replace("@RESOLVER@", "127.0.0.11")
        (home / path.name).write_text(re.sub(r"@\w+@", str(tmp_path), text))
    command = [str(program("gixy")), "--format", "text", str(home / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
