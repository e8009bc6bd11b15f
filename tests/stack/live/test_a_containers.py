"""Every container is well, and is held to what the compose file promises of it."""

import os
import socket
import subprocess
from pathlib import Path

import psutil
import pytest

from tests.stack.live.conftest import Stack, becomes, health_of

LOOPBACK = {"9090/tcp": "9090", "9093/tcp": "9093", "3000/tcp": "3001"}


def test_all_services_are_healthy(stack: Stack) -> None:
    without_check = {"redis-exporter", "nginx-exporter", "receiver"}
    wanted = {n: "running" if n in without_check else "healthy" for n in stack.services()}

    def states() -> dict[str, str]:
        return {name: health_of(one) for name, one in stack.containers().items()}

    becomes(lambda: states() == wanted, 120, 3)
    becomes(lambda: bool(stack.compose.run("ps", "-aq", "migrate", quiet=True).stdout), 1)


def test_containers_run_with_the_promised_restrictions(stack: Stack) -> None:
    for name, found in stack.containers().items():
        held, config = found["HostConfig"], found["Config"]
        assert held["ReadonlyRootfs"], name
        assert held["CapDrop"] == ["ALL"], name
        assert not held["CapAdd"] or name == "cadvisor", name
        assert not held["Privileged"], name
        assert "no-new-privileges:true" in held["SecurityOpt"], name
        assert held["Memory"] > 0, name
        assert held["NanoCpus"] > 0, name
        assert held["PidsLimit"] > 0, name
        assert config["User"].split(":")[0] not in {"", "0", "root"} or name == "cadvisor", name
        if name != "receiver":
            assert held["LogConfig"]["Config"]["max-size"] == "10m", name


def test_processes_have_no_rights_in_the_kernel_either(stack: Stack) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root sees the processes of others")
    for name, found in stack.containers().items():
        status = Path(f"/proc/{found['State']['Pid']}/status").read_text()
        facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        assert facts["Uid"].split()[1] != "0", name
        assert int(facts["CapEff"], 16) == 0, name
        assert facts["NoNewPrivs"] == "1", name
        assert facts["Seccomp"] == "2", name


def test_no_secret_is_in_an_environment_or_a_command_line(stack: Stack) -> None:
    folder = stack.compose.env_file.parent / "secrets"
    names = [path for path in folder.iterdir() if not path.name.startswith(("alert", "tls"))]
    secrets = [path.read_text().strip() for path in names]
    for name, found in stack.containers().items():
        told = repr(found["Config"]) + repr(found["Args"])
        assert not any(secret and secret in told for secret in secrets), name


def test_only_80_and_443_are_published_to_the_world(stack: Stack) -> None:
    for name, found in stack.containers().items():
        for port, bound in (found["NetworkSettings"]["Ports"] or {}).items():
            for one in bound or ():
                if name == "nginx":
                    assert one["HostPort"] in {"80", "443"}
                else:
                    assert one["HostIp"] == "127.0.0.1", f"{name} {port}"
                    assert LOOPBACK[port] == one["HostPort"]


def test_nothing_else_answers_from_outside_the_loopback(stack: Stack) -> None:
    bridges = {name for name in psutil.net_if_addrs() if name.startswith(("br-", "docker", "veth"))}
    addresses = [
        address.address
        for name, all_of in psutil.net_if_addrs().items()
        for address in all_of
        if address.family == socket.AF_INET and name != "lo" and name not in bridges
    ]
    assert addresses
    for address in addresses:
        assert _answers(address, 443)
        assert _answers(address, 80)
        for port in (3000, 3001, 5432, 6379, 8000, 8080, 8081, 9090, 9093, 9100, 9187, 9464):
            theirs = _listeners(port)
            assert not _answers(address, port) or theirs == "not docker", f"{address}:{port}"


def _listeners(port: int) -> str:
    """Tell whether a port that answers is the engine's, or some other program's of this machine."""
    asked = ["ss", "-Hltnp", f"sport = :{port}"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return "docker" if "docker" in found.stdout else "not docker"


def _answers(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), 1).close()
    except OSError:
        return False
    return True


def test_the_data_network_leads_nowhere(stack: Stack) -> None:
    code = "import socket; socket.create_connection(('1.1.1.1', 443), 3)"
    assert stack.exec("ledger", "python", "-c", code) != 0


def test_traces_are_off_and_can_be_switched_on(stack: Stack) -> None:
    asked = "from layers.observability.traces import traces; raise SystemExit(traces() is None)"
    assert stack.exec("ledger", "python", "-c", asked) == 1
    somewhere = "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318"
    assert stack.exec("ledger", "env", somewhere, "python", "-c", asked) == 0


def test_images_hold_no_tools_to_build_with(stack: Stack) -> None:
    for tool in ("gcc", "make", "pip", "curl", "git"):
        assert stack.exec("ledger", "sh", "-c", f"command -v {tool}") != 0, tool
    for tool in ("gcc", "make", "curl"):
        assert stack.exec("nginx", "sh", "-c", f"command -v {tool}") != 0, tool
