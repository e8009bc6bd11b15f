"""What the operator sets, and what is derived from it instead of being stored."""

import hashlib
import hmac
import os
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

SHORTEST_SECRET = 32


def public_url() -> str:
    """Give the address people reach this installation under, without a slash at the end.

    Links and cookies are made from it and never from a request's Host, which anybody can write.
    """
    return os.environ.get("ERP_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")


def is_https() -> bool:
    """Say whether people reach this installation by https."""
    return public_url().startswith("https://")


@cache
def _secret(given: str) -> bytes:
    if len(given) < SHORTEST_SECRET:
        raise RuntimeError(
            f"Set ERP_SECRET to at least {SHORTEST_SECRET} random letters, the same for every "
            "process, and keep it: links in letters and TOTP secrets are derived from it."
        )
    return given.encode()


def derived(purpose: str, *parts: bytes) -> bytes:
    """Derive 32 secret bytes for one purpose from the server's secret (HMAC-SHA-256).

    Whoever reads the database learns nothing of them. Parts are framed by their length, so
    two lists of parts never meet.
    """
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in (purpose.encode(), *parts))
    return hmac.new(_secret(os.environ.get("ERP_SECRET", "")), framed, hashlib.sha256).digest()


FROM_FILES = ("ERP_SECRET", "ERP_SMTP_URL")
PASSWORDS = {"DATABASE_URL": "DATABASE_PASSWORD_FILE", "CACHE_URL": "CACHE_PASSWORD_FILE"}


def take_secrets() -> None:
    """Read the secrets that are given as files: NAME_FILE for NAME, and passwords for addresses.

    A password in a variable of a container is shown to whoever may inspect it; in a file it is
    not. An address is given without its password, which is read from DATABASE_PASSWORD_FILE or
    CACHE_PASSWORD_FILE. What is given openly stays as it is.
    """
    for name in FROM_FILES:
        if path := os.environ.get(f"{name}_FILE"):
            os.environ[name] = _content(path)
    for name, file in PASSWORDS.items():
        if (path := os.environ.get(file)) and name in os.environ:
            os.environ[name] = with_password(os.environ[name], _content(path))


def with_password(address: str, password: str) -> str:
    """Put a password into an address that names a user, or none."""
    parts = urlsplit(address)
    user, _, host = parts.netloc.rpartition("@")
    netloc = f"{user.partition(':')[0]}:{quote(password, safe='')}@{host}"
    return urlunsplit(parts._replace(netloc=netloc))


def _content(path: str) -> str:
    return Path(path).read_text().strip()
