"""What the operator sets, and what is derived from it instead of being stored."""

import hashlib
import hmac
import os
from functools import cache

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
