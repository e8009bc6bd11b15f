"""Monitoring runs alone, too: its own compose file, without the product beside it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.compose import FILES, Compose
from local.tree import ROOT
from tests.stack import check
from tests.stack.live.conftest import Stack, becomes, health_of

NO_PORTS = "ports: !override []"
STUB = (
    'image: python:3.14-slim\n    entrypoint: ["sleep"]\n    command: [infinity]\n    user: "65534"\n'
    '    healthcheck: { test: ["CMD", "true"] }\n    stop_signal: SIGKILL'
)
STUBBED = f"""
  node-exporter:
    volumes: !override ["/:/host:ro"]
  cadvisor:
    {STUB}
    cap_add: !override []
    devices: !override []
    volumes: !override []
  grafana:
    {STUB}
"""
AWAY = {"erp", "grafana", "cadvisor"}
"""What there is nothing of to be watched, or a stub. Exporters and probes answer all the same."""


@pytest.fixture(scope="module")
def alone(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Start it under a name of its own, beside the stack, which has its ports."""
    override = tmp_path_factory.mktemp("alone") / "override.yml"
    ports = "".join(f"\n  {name}:\n    {NO_PORTS}" for name in ("prometheus", "alertmanager"))
    last = STUBBED if stack.stands_in else "\n  grafana:\n"
    override.write_text(f"services:{ports}{last}    {NO_PORTS}\n")
    made = Compose(
        (FILES["monitoring"], str(override)),
        "erp-check-alone",
        check.FOLDER / ".env",
        {**stack.compose.environment, "ERP_SECRETS": str(check.FOLDER / "secrets")},
    )
    here = ("--project-directory", str(ROOT / Path(FILES["monitoring"]).parent))
    try:
        up = ("up", "--detach", "--no-build", "--pull", "never", "--wait")
        done = made.run(*here, *up, quiet=True, check=False)
        assert done.returncode == 0, done.stderr
        yield Stack(made, stack.stands_in)
    finally:
        made.run(*here, "down", "--volumes", "--timeout", "5", quiet=True, check=False)


def test_all_of_it_is_well(alone: Stack) -> None:
    found = {name: health_of(one) for name, one in alone.containers().items()}
    assert set(found.values()) <= {"healthy", "running"}, found
    assert len(found) == 9


def test_it_watches_itself_and_the_host(alone: Stack) -> None:
    def up() -> set[str]:
        told = alone.compose.docker(
            "exec", alone.container("prometheus")["Id"], "promtool", "query", "instant", "-o", "json",
            "--http.config.file=/etc/prometheus/self.yml", "http://127.0.0.1:9090", "up == 1",
        )  # fmt: skip
        return {one["metric"]["job"] for one in json.loads(told)}

    becomes(lambda: {"prometheus", "alertmanager", "node", "blackbox"} <= up(), 60, 3)
    assert not up() & (AWAY if alone.stands_in else {"erp"})
