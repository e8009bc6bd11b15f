"""The serving processes of production: forked, replaced when they die, and drained when told."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from layers.http.serve import turn_away
from layers.settings import take_secrets, with_password
from local import ports

ROOT = Path(__file__).resolve().parent.parent.parent
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="containers are Linux")


@contextmanager
def serving(**further: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = ports.free()
    environment = {
        "PATH": os.environ["PATH"],
        "ERP_FUNCTIONS": "health",
        "DATABASE_URL": "postgresql://erp_app@127.0.0.1:1/nowhere",
        "ERP_PORT": str(port),
        "WEB_CONCURRENCY": "2",
        "ERP_SECRET": "s" * 32,
        **further,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "layers.http.serve"], cwd=ROOT, env=environment
    )
    try:
        wait_until_live(port)
        yield process, port
    finally:
        process.terminate()
        process.wait(20)


def wait_until_live(port: int) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            assert ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) == 200
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


def ask(connection: http.client.HTTPConnection) -> int:
    connection.request("GET", "/health/live")
    answer = connection.getresponse()
    answer.read()
    return answer.status


@linux
def test_a_process_that_dies_is_replaced() -> None:
    with serving() as (process, port):
        children = psutil.Process(process.pid).children()
        assert len(children) == 2
        children[0].kill()
        end = time.monotonic() + 10
        while len({c.pid for c in psutil.Process(process.pid).children()} - {children[0].pid}) < 2:
            assert time.monotonic() < end
            time.sleep(0.05)
        assert ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) == 200


@linux
def test_told_to_stop_it_serves_on_for_a_while_then_turns_away() -> None:
    with serving(ERP_DRAIN_SECONDS="1.5") as (process, port):
        held = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        assert ask(held) == 200
        process.send_signal(signal.SIGTERM)
        time.sleep(0.3)

        # Whoever is connected is served, and told that this connection ends
        held.request("GET", "/health/live")
        answer = held.getresponse()
        assert (answer.status, answer.getheader("connection")) == (200, "close")
        answer.read()

        # Whoever comes is served until nobody is let in any more; nobody is let in and dropped
        refused = False
        end = time.monotonic() + 6
        while not refused:
            assert time.monotonic() < end
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            try:
                connection.connect()
            except ConnectionRefusedError:
                refused = True
                continue
            assert ask(connection) == 200
        assert process.wait(10) == 0


@linux
def test_a_port_turns_newcomers_away_and_keeps_who_is_in() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door, door.dup() as of_another:
        where = door.getsockname()
        with socket.create_connection(where, 5) as early:
            assert turn_away(door)
            assert turn_away(of_another)  # the other processes find it done
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(where, 5)
            early.sendall(b"let me in")
            inside, _ = door.accept()
            with inside:
                assert inside.recv(20) == b"let me in"


def test_secrets_come_from_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("k" * 40 + "\n")
    (tmp_path / "password").write_text("p@ss/word\n")
    monkeypatch.setenv("ERP_SECRET", "")
    monkeypatch.setenv("ERP_SECRET_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("DATABASE_URL", "postgresql://erp_app@postgres:5432/erp")
    monkeypatch.setenv("DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    monkeypatch.delenv("CACHE_URL", raising=False)
    monkeypatch.setenv("CACHE_PASSWORD_FILE", str(tmp_path / "password"))

    take_secrets()

    assert os.environ["ERP_SECRET"] == "k" * 40
    assert os.environ["DATABASE_URL"] == "postgresql://erp_app:p%40ss%2Fword@postgres:5432/erp"
    assert "CACHE_URL" not in os.environ


def test_a_password_replaces_another() -> None:
    assert with_password("redis://:old@redis:6379/0", "new") == "redis://:new@redis:6379/0"
    assert with_password("redis://redis:6379/0", "new") == "redis://:new@redis:6379/0"


@linux
def test_what_is_at_hand_is_finished() -> None:
    about = {
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "ERP_FUNCTIONS": "identity,health",
        "ERP_DRAIN_SECONDS": "1.5",
    }
    answered: list[int] = []
    turned_away = threading.Event()

    def knock(port: int) -> None:
        body = json.dumps(
            {"email": "nobody@example.com", "password": "wrong", "transport": "token"}
        )
        while not turned_away.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
            try:
                connection.connect()
            except OSError:
                turned_away.set()
                return
            head = {"Content-Type": "application/json"}
            connection.request("POST", "/v1/identity/sign-in", body, head)
            answered.append(connection.getresponse().status)

    with serving(**about) as (process, port):
        threads = [threading.Thread(target=knock, args=(port,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        for thread in threads:
            thread.join(30)
        assert process.wait(10) == 0
    assert turned_away.is_set()
    assert answered
    assert set(answered) <= {401, 429}


@pytest.mark.parametrize("program", ["layers.http.serve", "layers.schedule"])
@pytest.mark.parametrize("told", [{}, {"ERP_SECRET": ""}, {"ERP_SECRET": "short"},
                                  {"ERP_SECRET": "s" * 32, "ERP_SECRET_PREVIOUS": "short"}])  # fmt: skip
def test_without_a_secret_nothing_is_started(program: str, told: dict[str, str]) -> None:
    environment = {
        "PATH": os.environ["PATH"], "ERP_FUNCTIONS": "health", **told,
        "DATABASE_URL": "postgresql://erp_app@127.0.0.1:1/nowhere", "ERP_PORT": str(ports.free()),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", program],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Set ERP_SECRET to at least 32" in done.stderr
