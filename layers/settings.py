"""What the operator sets, and what is derived from it instead of being stored."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
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
    return _derived(_known()[0], purpose, parts)


def derivations(purpose: str, *parts: bytes) -> tuple[bytes, ...]:
    """Derive the same from every secret that counts: the server's, and the one before it."""
    return tuple(_derived(secret, purpose, parts) for secret in _known())


def _known() -> tuple[bytes, ...]:
    """Give the server's secret, and ERP_SECRET_PREVIOUS while there is one."""
    previous = os.environ.get("ERP_SECRET_PREVIOUS", "")
    secret = _secret(os.environ.get("ERP_SECRET", ""))
    return (secret, _secret(previous)) if previous else (secret,)


def check_secrets() -> None:
    """Raise RuntimeError where the server's secret is none: better not to start at all."""
    _known()


def _derived(secret: bytes, purpose: str, parts: Sequence[bytes]) -> bytes:
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in (purpose.encode(), *parts))
    return hmac.new(secret, framed, hashlib.sha256).digest()


class SecretLost(LookupError):
    """What a row stands for was derived from a secret that this server does not have."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Under which secret something is derived, and what it differs by from what is derived.

    A row written before seals were kept has neither: it is of the oldest secret known.
    """

    by: bytes | None = None
    mask: bytes | None = None

    def opened(self, purpose: str, *parts: bytes) -> bytes:
        """Give the 32 bytes that the row stands for. Raises SecretLost."""
        plain = _derived(self._secret(), purpose, parts)
        return plain if self.mask is None else _mixed(plain, self.mask)

    def renewed(self, purpose: str, *parts: bytes) -> "Seal":
        """Seal the same 32 bytes under the server's secret. Raises SecretLost."""
        meant = self.opened(purpose, *parts)
        return Seal(seal_name(), _mixed(meant, derived(purpose, *parts)))

    def _secret(self) -> bytes:
        known = _known()
        if self.by is None:
            return known[-1]
        for secret in known:
            if hmac.compare_digest(_name(secret), self.by):
                return secret
        raise SecretLost("ERP_SECRET was changed, and ERP_SECRET_PREVIOUS is not what it was.")


def seal_name() -> bytes:
    """Name the server's secret, as rows do that are sealed under it; it tells nothing of it."""
    return _name(_known()[0])


def _name(secret: bytes) -> bytes:
    return _derived(secret, "name", ())[:8]


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


FROM_FILES = ("ERP_SECRET", "ERP_SECRET_PREVIOUS", "ERP_SMTP_URL")
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
