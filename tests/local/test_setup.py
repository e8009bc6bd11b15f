"""Setting up: files are made with what nobody knows, kept, and never shown."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from local import certificates, environment
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
    settings = (place / ".env").read_text().replace("localhost", "erp.example.com")
    (place / ".env").write_text(settings)
    assert "not for erp.example.com" in set_up(place, "--check").stderr
    told = set_up(
        place, "--certificate", str(other / "tls_certificate"), "--key", str(other / "tls_key")
    )
    assert told.returncode == 0, told.stderr
    assert mounted.read_bytes() == (other / "tls_certificate").read_bytes()
    assert mounted.stat().st_ino == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("another's key", "is not the key of"),
        ("another name", "not for localhost"),
        ("no certificate", "is no certificate"),
        ("no key", "is no open key"),
        ("nothing", "is no certificate"),
        ("ended", "ended on"),
    ],
)
def test_a_wrong_certificate_is_refused_and_the_one_there_is_kept(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, said: str
) -> None:
    environment.set_up(place)
    before = {path.name: path.read_bytes() for path in (place / "secrets").iterdir()}
    certificate, key = tmp_path / "certificate", tmp_path / "key"
    if wrong == "ended":
        monkeypatch.setattr(certificates, "DAYS", 0)
    texts = certificates.made("localhost") if wrong != "another name" else _without_localhost()
    if wrong != "nothing":
        certificate.write_text("text" if wrong == "no certificate" else texts[0])
        key.write_text("text" if wrong == "no key" else texts[1])
    if wrong == "another's key":
        key.write_text(certificates.made("localhost")[1])

    told = set_up(place, "--certificate", str(certificate), "--key", str(key))

    assert told.returncode == 1
    assert said in told.stderr
    assert {path.name: path.read_bytes() for path in (place / "secrets").iterdir()} == before


def _without_localhost() -> tuple[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(certificates, "ALSO", ())
        return certificates.made("erp.example.com")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("secrets/app_password", "short"), "secrets/app_password, which has 5 characters"),
        (("secrets/erp_secret", "s" * 31), "31 characters of at least 32"),
        (("secrets/erp_secret", "\n"), "secrets/erp_secret, which has no characters"),
        ((".env", "ERP_PUBLIC_URL=http://localhost\n"), "an address in .env"),
        ((".env", "ERP_PUBLIC_URL=https://erp.example\nERP_DOMAIN=localhost\n"), "ERP_DOMAIN=erp.ex"),
        ((".env", "WEB_CONCURRENCY=many\n"), "a number in .env: WEB_CONCURRENCY"),
        ((".env", "POOL_SIZE=0\n"), "a number in .env: POOL_SIZE"),
        (("secrets/tls_certificate", "x"), "another certificate"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_named(place: Path, change: tuple[str, str], said: str) -> None:
    environment.set_up(place)
    path = place / change[0]
    path.chmod(0o600)
    path.write_text(change[1])
    told = set_up(place, "--check")
    assert told.returncode == 1
    assert said in told.stderr
    assert set_up(place).returncode == 1
    assert path.read_text() == change[1]


def test_secrets_that_others_may_read_are_named(place: Path) -> None:
    environment.set_up(place)
    (place / "secrets").chmod(0o755)
    assert "chmod 700" in set_up(place, "--check").stderr


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("app_password", set()),
        ("erp_secret", {"erp_secret_previous"}),
        ("prometheus_password", {"prometheus_web.yml"}),
        ("redis_password", {"redis_password_map"}),
    ],
)
def test_a_secret_is_renewed_with_what_is_made_of_it(
    place: Path, name: str, also: set[str]
) -> None:
    environment.set_up(place)
    folder = place / "secrets"
    before = {path.name: (path.read_text(), path.stat().st_ino) for path in folder.iterdir()}

    told = set_up(place, "--renew", name)

    assert told.returncode == 0, told.stderr
    after = {path.name: (path.read_text(), path.stat().st_ino) for path in folder.iterdir()}
    assert {one for one in after if after[one] != before[one]} == {name, *also}
    assert all(after[one][1] == before[one][1] for one in after)  # mounted files stay the same
    assert after[name][0].strip() not in told.stdout + told.stderr
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o444}
    if name == "erp_secret":
        assert after["erp_secret_previous"][0] == before["erp_secret"][0]


def test_what_only_the_operator_knows_is_taken_from_the_input(place: Path) -> None:
    environment.set_up(place)
    command = [sys.executable, "local", "setup", "--folder", str(place), "--give", "smtp_url"]
    for said, kept in (("smtps://me:mine@mail.example:465\n", True), ("", False)):
        told = subprocess.run(
            command, cwd=ROOT, input=said, capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stderr
        assert (place / "secrets" / "smtp_url").read_text() == said
        assert "mine" not in told.stdout + told.stderr
        assert ("smtp_url is empty" in told.stdout + told.stderr) is not kept


@pytest.mark.parametrize("option", ["--renew", "--give"])
def test_a_name_that_is_none_is_refused(place: Path, option: str) -> None:
    environment.set_up(place)
    told = set_up(place, option, "tls_key")
    assert told.returncode == 1
    assert "there are: " in told.stderr
