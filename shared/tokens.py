"""The tokens people and programs hold: opaque, random, and of one kind that no other passes for.

A token is `erps_` (session) or `erpk_` (API key) and 48 bytes in base64url: the tenant's id,
so that its rows are found without asking everywhere, and 32 random bytes. What is kept is the
SHA-256 of the whole, which covers kind and tenant too.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from uuid import UUID

from shared.nouns import dataclass

SESSION, KEY = "session", "key"
_PREFIXES = {SESSION: "erps_", KEY: "erpk_"}
_FORM = re.compile(r"(erps|erpk)_([A-Za-z0-9_-]{64})")


@dataclass(frozen=True, slots=True)
class Proof:
    """What can be looked up of a token."""

    kind: str
    tenant_id: UUID
    digest: bytes


def new_token(kind: str, tenant_id: UUID) -> tuple[str, bytes]:
    """Make a token and the digest to keep of it."""
    body = base64.urlsafe_b64encode(tenant_id.bytes + secrets.token_bytes(32)).decode()
    token = _PREFIXES[kind] + body
    return token, digest_of(token)


def digest_of(token: str) -> bytes:
    """Give what is kept of a token: with 256 random bits, a fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def read_token(token: str) -> Proof | None:
    """Take a token apart; None where it is none of ours."""
    found = _FORM.fullmatch(token)
    if found is None:
        return None
    kind = SESSION if found[1] == "erps" else KEY
    try:
        tenant = UUID(bytes=base64.urlsafe_b64decode(found[2])[:16])
    except (binascii.Error, ValueError):
        return None
    return Proof(kind, tenant, digest_of(token))


def csrf_of(token: str) -> str:
    """Derive what a page must send beside its cookie: another site cannot know it."""
    return hashlib.sha256(b"csrf:" + token.encode()).hexdigest()[:40]


def is_csrf_of(token: str, given: str) -> bool:
    """Compare without telling by the time it takes."""
    return hmac.compare_digest(csrf_of(token).encode(), given.encode())
