"""Setting up: files are made with what nobody knows, kept, and never shown."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from local import environment
from local.tree import ROOT


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a folder with the examples in it."""
    (tmp_path / "web").mkdir()
    for name in ("env.example", "web/env.example"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    return tmp_path


def set_up(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "local", "setup", "--folder", str(place), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_everything_is_made_once_and_nothing_is_shown(place: Path) -> None:
    assert set_up(place, "--check").returncode == 1
    first = set_up(place)
    assert first.returncode == 0, first.stderr
    kept = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    secrets = [p.read_text().strip() for p in (place / "secrets").iterdir()]
    assert len(secrets) == len(environment.secret_names())
    shown = first.stdout + first.stderr
    assert not any(secret and secret in shown for secret in secrets)

    again = set_up(place)

    assert again.returncode == 0
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == kept
    assert " made" not in again.stdout
    assert set_up(place, "--check").returncode == 0


def test_secrets_are_the_owners_alone_and_all_different(place: Path) -> None:
    environment.set_up(place)
    assert stat.S_IMODE((place / "secrets").stat().st_mode) == 0o700
    assert stat.S_IMODE((place / ".env").stat().st_mode) == 0o600
    made = [(place / "secrets" / name).read_text() for name in environment.GENERATED]
    assert len(set(made)) == len(made)
    assert all(len(secret.strip()) >= 40 for secret in made)
    examples = (ROOT / "env.example").read_text() + (ROOT / "web/env.example").read_text()
    assert not any(word in examples.lower() for word in ("password=", "changeme", "secret="))


def test_what_is_missing_is_named(place: Path) -> None:
    environment.set_up(place)
    (place / "secrets" / "redis_password").unlink()
    (place / ".env").write_text("ERP_PUBLIC_URL=\n")
    told = set_up(place, "--check")
    assert told.returncode == 1
    assert "secrets/redis_password" in told.stderr
    assert "ERP_PUBLIC_URL" in told.stderr
    assert "POOL_SIZE" in told.stderr


def test_a_real_certificate_is_written_into_the_same_file(place: Path, tmp_path: Path) -> None:
    environment.set_up(place)
    mounted = place / "secrets" / "tls_certificate"
    before = mounted.stat().st_ino
    other = tmp_path / "other"
    other.mkdir()
    environment.make_certificate(other, "erp.example.com")
    told = set_up(
        place, "--certificate", str(other / "tls_certificate"), "--key", str(other / "tls_key")
    )
    assert told.returncode == 0, told.stderr
    assert mounted.read_bytes() == (other / "tls_certificate").read_bytes()
    assert mounted.stat().st_ino == before
