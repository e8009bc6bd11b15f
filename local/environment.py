"""The env files and secrets of an installation: made once, never overwritten, never shown."""

import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from local import certificates

GENERATED = (
    "postgres_password", "owner_password", "app_password", "worker_password", "exporter_password",
    "redis_password", "erp_secret", "grafana_password", "prometheus_password",
)  # fmt: skip
GIVEN = {
    "erp_secret_previous": "right, but while the secret is changed: docs/operations.md",
    "smtp_url": "letters are kept as files, and not sent",
    "alert_webhook_url": "no alert goes to a webhook",
    "alert_deadman_url": "nobody outside notices when monitoring itself stops",
    "alert_smtp_password": "alerts are mailed without signing in to the mail server",
}
"""What only the operator knows, and what follows while it is empty."""
SHORTEST = {"erp_secret": 32}
SHORTEST_PASSWORD = 16
"""Characters of a secret that somebody thought of instead; ours have 48."""
NUMBERS = ("WEB_CONCURRENCY", "POOL_SIZE", "NGINX_WORKERS")


@dataclass(frozen=True, slots=True)
class Findings:
    """What was made just now, what is missing, and what is still empty, each by name."""

    made: tuple[str, ...]
    missing: tuple[str, ...]
    empty: tuple[str, ...]


def set_up(root: Path) -> Findings:
    """Make what is not there yet, and tell what is left to do."""
    made = [path for path in env_files(root) if _make_env(root, path)]
    folder = root / "secrets"
    if not folder.exists():
        folder.mkdir(mode=0o700)
    made += [
        f"secrets/{name}" for name, make in _makers(root).items() if _keep(folder / name, make)
    ]
    if not (folder / "tls_key").exists() and not (folder / "tls_certificate").exists():
        make_certificate(folder, setting(root, "ERP_DOMAIN") or "localhost")
        made += ["secrets/tls_certificate", "secrets/tls_key"]
    missing, empty = check(root)
    return Findings(tuple(made), missing, empty)


def check(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name what is missing, and what is empty that need not be."""
    wanted = [*env_files(root), *(f"secrets/{name}" for name in secret_names())]
    missing = [path for path in wanted if not (root / path).exists()]
    missing += [*_weak(root / "secrets"), *_unset(root), *_wrong_certificate(root)]
    empty = [name for name in GIVEN if _is_empty(root / "secrets" / name)]
    return tuple(missing), tuple(empty)


def _weak(folder: Path) -> Iterator[str]:
    """Name secrets that are none, and a folder of them that others may read."""
    for name in GENERATED:
        if (folder / name).exists():
            length = len((folder / name).read_text().strip())
            least = SHORTEST.get(name, SHORTEST_PASSWORD)
            if length < least:
                yield f"secrets/{name}, which has {length or 'no'} characters of at least {least}"
    if os.name == "posix" and folder.exists() and folder.stat().st_mode & 0o077:
        yield "secrets/ for its owner alone: chmod 700 secrets"


def _unset(root: Path) -> Iterator[str]:
    """Name settings that .env lacks, and those that cannot be meant."""
    if not (root / ".env").exists():
        return
    there = _settings(root / ".env")
    yield from (f"{name} in .env" for name in _settings(root / "env.example") if name not in there)
    address = urlsplit(there.get("ERP_PUBLIC_URL", ""))
    if address.scheme != "https" or not address.hostname:
        yield "an address in .env: ERP_PUBLIC_URL=https://..."
    elif there.get("ERP_DOMAIN") != address.hostname:
        yield f"the host of ERP_PUBLIC_URL in .env: ERP_DOMAIN={address.hostname}"
    for name in NUMBERS:
        if there.get(name) and not (there[name].isdecimal() and int(there[name])):
            yield f"a number in .env: {name}"


def _wrong_certificate(root: Path) -> Iterator[str]:
    certificate, key = (root / "secrets" / name for name in ("tls_certificate", "tls_key"))
    if certificate.exists() and key.exists():
        try:
            certificates.refuse_wrong(certificate, key, setting(root, "ERP_DOMAIN"))
        except ValueError as reason:
            yield f"another certificate: {reason}"


def secret_names() -> tuple[str, ...]:
    """Name every file of secrets/."""
    return (
        *GENERATED,
        *GIVEN,
        "prometheus_web.yml",
        "redis_password_map",
        "tls_certificate",
        "tls_key",
    )


def env_files(root: Path) -> list[str]:
    """Name the env files, which are made of the examples beside them."""
    return [name for name in (".env", "web/.env") if _example(root, name).exists()]


def setting(root: Path, name: str) -> str:
    """Give a setting of .env; empty where it is not set."""
    path = root / ".env"
    return _settings(path).get(name, "") if path.exists() else ""


def renew(root: Path, name: str) -> tuple[str, ...]:
    """Write a new secret where there is one, and whatever is made of it; gives what was written.

    What was sealed under the secret of the application has to open a while longer, so the one
    before is kept beside it.
    """
    if name not in GENERATED:
        raise ValueError(f"{name} is not made here; there are: {', '.join(GENERATED)}")
    folder = root / "secrets"
    written = [name]
    if name == "erp_secret":
        _rewrite(folder / "erp_secret_previous", (folder / name).read_text())
        written.append("erp_secret_previous")
    _rewrite(folder / name, _generated())
    for leaning, make in _leaning(folder, name).items():
        _rewrite(folder / leaning, make())
        written.append(leaning)
    return tuple(written)


def give(root: Path, name: str, value: str) -> None:
    """Write down a secret that only the operator knows, or that there is none (any more)."""
    if name not in GIVEN:
        raise ValueError(f"{name} is not given; there are: {', '.join(GIVEN)}")
    _rewrite(root / "secrets" / name, value.strip() + "\n" if value.strip() else "")


def install_certificate(root: Path, certificate: Path, key: Path) -> None:
    """Put a real certificate in place. The files are written into, not replaced.

    A container that has a file mounted sees what is written into it, and would not see another
    file of the same name. Raises ValueError for a wrong one, and keeps what was there.
    """
    certificates.refuse_wrong(certificate, key, setting(root, "ERP_DOMAIN"))
    for name, source in (("tls_certificate", certificate), ("tls_key", key)):
        _rewrite(root / "secrets" / name, source.read_text())


def make_certificate(folder: Path, domain: str) -> None:
    """Make a certificate for trying it out, and its key."""
    certificate, key = certificates.made(domain)
    _write(folder / "tls_key", key, 0o444)
    _write(folder / "tls_certificate", certificate, 0o444)


def _makers(root: Path) -> Mapping[str, Callable[[], str]]:
    """Say how each secret is made; one may lean on those before it."""
    makers: dict[str, Callable[[], str]] = dict.fromkeys(GENERATED, _generated)
    makers |= {name: lambda: "" for name in GIVEN}
    for name in GENERATED:
        makers |= _leaning(root / "secrets", name)
    return makers


def _generated() -> str:
    return secrets.token_hex(24) + "\n"


def _leaning(folder: Path, name: str) -> Mapping[str, Callable[[], str]]:
    """Say what is made of a secret, for programs that want it in a shape of their own."""
    if name == "prometheus_password":
        return {"prometheus_web.yml": lambda: _prometheus_web(folder)}
    if name == "redis_password":
        return {"redis_password_map": lambda: _redis_password_map(folder)}
    return {}


def _prometheus_web(folder: Path) -> str:
    """Write what Prometheus checks its one user against: the password's bcrypt."""
    import bcrypt

    password = (folder / "prometheus_password").read_bytes().strip()
    return (
        f"basic_auth_users:\n  prometheus: {bcrypt.hashpw(password, bcrypt.gensalt()).decode()}\n"
    )


def _redis_password_map(folder: Path) -> str:
    """Write Redis' password as its exporter wants it."""
    password = (folder / "redis_password").read_text().strip()
    return json.dumps({"redis://redis:6379": password}) + "\n"


def _keep(path: Path, make: Callable[[], str]) -> bool:
    """Write a secret that is not there.

    Its folder is the owner's alone; the file itself can be read by every container that it is
    mounted into, each of which runs as a user of its own.
    """
    if path.exists():
        return False
    _write(path, make(), 0o444)
    return True


def _make_env(root: Path, name: str) -> bool:
    target = root / name
    if target.exists():
        return False
    _write(target, _example(root, name).read_text(), 0o600)
    return True


def _rewrite(path: Path, content: str) -> None:
    """Write into a file that is there: what has it mounted would not see another one."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(content)
    path.chmod(0o444)


def _write(path: Path, content: str, mode: int) -> None:
    """Write a file that never had more rights than it ends with."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(content)
    path.chmod(mode)


def _example(root: Path, name: str) -> Path:
    return (root / name).with_name("env.example")


def _settings(path: Path) -> dict[str, str]:
    lines = (line.partition("=") for line in path.read_text().splitlines() if "=" in line)
    return {n.strip(): value.strip() for n, _, value in lines if not n.lstrip().startswith("#")}


def _is_empty(path: Path) -> bool:
    return path.exists() and not path.read_text().strip()
