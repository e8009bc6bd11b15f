"""From nothing: a fresh copy, a clean environment, and nothing but a Python."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from local import bootstrap, ports
from local.embedded import postgres, valkey
from local.embedded.postgres import Postgres, Runner, place_for
from local.processes import Process, known
from tests.local.installation import Installation, base_python

slow = pytest.mark.slow


@slow
def test_a_fresh_copy_installs_and_starts(tmp_path: Path) -> None:
    fresh = Installation.make(tmp_path, with_environment=False)
    try:
        asked = fresh.call("lint", "rules", wait=600)
        assert "Environment ready" in asked.stdout, asked.stderr
        assert fresh.begin("--port", str(ports.free())).interrupt() == 0
    finally:
        fresh.end()


@slow
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root becomes another")
def test_an_ordinary_user_can_start_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if python is None or not Runner(65534, 65534).reaches(Path(python)):
        pytest.skip("no interpreter that another user could run")
    made = Path("/tmp") / f"erp-ordinary-{os.getpid()}"  # noqa: S108 - others can enter it
    fresh = Installation.make(made, with_environment=False)
    try:
        for path in (made, *made.rglob("*")):
            os.chown(path, 65534, 65534)
        command = [python, "local", "migrate"]
        environment = {"HOME": str(made), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            command, cwd=fresh.root, env=environment, capture_output=True, text=True,
            user=65534, group=65534, extra_groups=[], check=False, timeout=600,
        )  # fmt: skip
        assert "migrations applied" in done.stdout, done.stdout + done.stderr
    finally:
        shutil.rmtree(made)


def test_an_installation_that_was_stopped_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "MARK", tmp_path / "installed-from")
    assert not bootstrap.is_ready()
    (tmp_path / "installed-from").write_text("an older lock")
    assert not bootstrap.is_ready()


def test_too_old_a_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    with pytest.raises(SystemExit):
        bootstrap.ensure()
    assert "needs Python" in capsys.readouterr().err


def test_no_valkey_wheel_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    assert valkey.binary() is not None
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    assert valkey.binary() is None


def test_the_environment_s_own_python_is_not_the_first(tmp_path: Path) -> None:
    assert Path(base_python()).exists()
    assert bootstrap.is_inside()


def test_a_process_is_known_by_more_than_its_id() -> None:
    me = known(os.getpid())
    assert me.is_alive()
    assert not Process(me.pid, "another time").is_alive()
    with subprocess.Popen(["/bin/sleep", "60"]) as child:
        someone_else = Process(child.pid, "another time")
        someone_else.stop(grace=0.1)
        assert child.poll() is None, "only the recorded process may be stopped"
        known(child.pid).stop()
        assert child.wait() != 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root's folders")
def test_data_finds_shelter_where_root_s_folders_are_closed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    before = closed.stat().st_mode
    assert place_for(closed / "postgres").parent == postgres.SHELTER
    assert closed.stat().st_mode == before
    assert Runner(65534, 65534).reaches(Path("/usr"))
    assert not Runner(65534, 65534).reaches(closed / "postgres")


def test_a_pid_file_of_another_process_is_not_believed(tmp_path: Path) -> None:
    server = Postgres(tmp_path / "postgres", 1, "")
    server.data = tmp_path
    (tmp_path / "PG_VERSION").write_text("18")
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path}\n0\n1\n")
    assert not server.is_running()
    server.clear_stale()
    assert not (tmp_path / "postmaster.pid").exists()
