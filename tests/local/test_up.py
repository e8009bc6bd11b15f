"""`up` and `down`: what they start, what they stop, and what they survive."""

import os
import shutil
import signal
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from local import ports
from local.embedded.postgres import place_for
from local.processes import known, start_time
from tests.local.installation import Installation, installed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and /proc")
QUICK = 5.0
"""Seconds that a second start may take."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Install once, in a folder with spaces that only its owner can enter."""
    folder = tmp_path_factory.mktemp("for me")
    with installed(folder) as made:
        yield made


@pytest.fixture
def port() -> str:
    return str(ports.free())


def test_it_starts_serves_and_leaves_nothing_behind(copy: Installation, port: str) -> None:
    started = copy.begin("--port", port)
    assert started.is_well()
    everyone = [known(copy.pid(part)) for part in ("supervisor", *copy.running()["parts"])]

    again = copy.call("up", "--no-seed", "--port", port)
    assert again.returncode == 1
    assert f"runs already, started at {started.address}" in again.stderr
    assert started.is_well()

    assert started.interrupt() == 0
    assert [process for process in everyone if process.is_alive()] == []


def test_the_second_start_is_quick(copy: Installation, port: str) -> None:
    copy.begin("--port", port).interrupt()
    seconds = []
    for _ in range(3):  # the machine may be busy with other tests
        started = copy.begin("--port", port)
        seconds.append(started.seconds)
        started.interrupt()
        if seconds[-1] < QUICK:
            break
    assert min(seconds) < QUICK


def test_secrets_are_for_their_owner_alone(copy: Installation, port: str) -> None:
    started = copy.begin("--port", port)
    for name in ("secrets.json", "running.json", "ports.json", "valkey/valkey.conf"):
        mode = stat.S_IMODE((copy.root / ".local" / name).stat().st_mode)
        assert mode == 0o600, name
    started.interrupt()


@pytest.mark.parametrize("part", ["postgres", "valkey", "api-1", "jobs"])
def test_a_killed_part_is_started_again(copy: Installation, port: str, part: str) -> None:
    started = copy.begin("--port", port)
    before = copy.pid(part)
    os.kill(before, signal.SIGKILL)
    end = time.monotonic() + 30
    while copy.pid(part) == before and time.monotonic() < end:
        time.sleep(0.1)
    assert copy.pid(part) != before
    assert started.becomes_well()
    assert started.interrupt() == 0


def test_a_start_takes_over_from_one_that_was_killed(copy: Installation, port: str) -> None:
    first = copy.begin("--port", port)
    orphans = [known(copy.pid(part)) for part in copy.running()["parts"] if part != "postgres"]
    os.kill(copy.pid("supervisor"), signal.SIGKILL)
    first.process.wait()

    second = copy.begin("--port", port)
    assert second.is_well()
    assert [process for process in orphans if process.is_alive()] == []
    assert "taken over" in second.log.read_text()
    assert second.interrupt() == 0


def test_down_stops_what_a_killed_start_left_and_nothing_else(
    copy: Installation, port: str
) -> None:
    first = copy.begin("--port", port)
    everyone = [known(copy.pid(part)) for part in copy.running()["parts"]]
    os.kill(copy.pid("supervisor"), signal.SIGKILL)
    first.process.wait()
    assert copy.call("down").returncode == 0
    assert [process for process in everyone if process.is_alive()] == []
    assert start_time(os.getpid())
    assert "Nothing is running" in copy.call("down").stdout


def test_a_taken_port_is_named_and_another_offered(copy: Installation) -> None:
    with closing(socket.socket()) as mine:
        mine.bind(("127.0.0.1", 0))
        mine.listen()
        port = mine.getsockname()[1]
        refused = copy.call("up", "--no-seed", "--port", str(port))
    assert refused.returncode == 1
    assert f"Port {port} is taken by " in refused.stderr
    assert f"(pid {os.getpid()})" in refused.stderr
    assert "up --port " in refused.stderr


@pytest.mark.parametrize("given", ["0", "65536", "99999999", "-1", "abc", "80.5"])
def test_what_is_no_port_is_told_so(copy: Installation, given: str) -> None:
    refused = copy.call("up", "--no-seed", f"--port={given}")
    assert refused.returncode == 2
    assert "give a number from 1 to 65535" in refused.stderr


def test_a_folder_that_cannot_hold_data_is_told_so(copy: Installation, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    for given in (tmp_path / "taken", tmp_path / "taken" / "below", Path("/proc/data")):
        refused = copy.call("up", "--no-seed", "--data", str(given))
        assert refused.returncode == 1
        assert f"{given} cannot hold the data" in refused.stderr
        assert "Traceback" not in refused.stderr


def test_reset_asks_first(copy: Installation, port: str) -> None:
    copy.begin("--port", port).interrupt()
    before = (copy.root / ".local/secrets.json").read_text()

    refused = copy.call("up", "--reset", "--port", port)
    assert refused.returncode == 1
    assert "Nothing was forgotten" in refused.stderr
    assert (copy.root / ".local/secrets.json").read_text() == before

    started = copy.begin("--reset", "--yes", "--port", port)
    assert (copy.root / ".local/secrets.json").read_text() != before
    assert started.is_well()
    started.interrupt()


def test_data_may_be_kept_elsewhere(copy: Installation, port: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "my data"
    started = copy.begin("--port", port, "--data", str(elsewhere))
    assert (elsewhere / "running.json").exists()
    stopped = copy.call("down", "--data", str(elsewhere))
    assert stopped.returncode == 0
    assert started.process.wait(30) == 0
    shutil.rmtree(place_for(elsewhere / "postgres"))


def test_every_command_has_help(copy: Installation) -> None:
    commands = ["up", "down", "test", "lint", "migrate", "seed", "bench", "openapi", "lock"]
    everything = copy.call("--help").stdout
    for command in commands:
        shown = copy.call(command, "--help")
        assert shown.returncode == 0, command
        assert len(shown.stdout.splitlines()) > 3, command
        assert f"    {command}" in everything


def test_migrations_are_applied_once(copy: Installation) -> None:
    assert "the database is up to date" in copy.call("migrate").stdout.lower()
    assert "[X] 0001_tenancy.sql" in copy.call("migrate", "--status").stdout
