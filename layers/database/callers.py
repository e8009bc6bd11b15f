"""Find out whose session or API key a token is: PostgreSQL knows, the caches only remember.

What is remembered carries the tenant's rights version. Every transaction learns the version in
force with its first trip, so whoever comes with older rights is looked up again (fresh).
"""

import hmac
import json
import time
from dataclasses import asdict
from typing import Any
from uuid import UUID

from layers.cache.remember import Form, remembered
from layers.database.transactions import Row, pool
from layers.settings import derivations, derived
from shared.actor import Permission
from shared.nouns import dataclass
from shared.roles import NEVER_IN_KEYS, OWN, granted
from shared.tokens import KEY, Proof

SEAL_BYTES = 32


@dataclass(frozen=True, slots=True)
class Caller:
    """Who holds a token, in which company, with which rights, and until when."""

    tenant_status: str
    rights_version: int
    proof: UUID
    user_id: UUID
    company_id: UUID
    is_member: bool
    permissions: frozenset[Permission]
    ends_at: float
    time_zone: str

    @property
    def is_of_open_tenant(self) -> bool:
        """Say whether the tenant is not suspended."""
        return self.tenant_status == "active"

    @property
    def is_let_in(self) -> bool:
        """Say whether the company wanted is open to them, as far as is remembered."""
        return self.is_member and self.is_of_open_tenant

    @property
    def has_ended(self) -> bool:
        """Say whether the session or key ran out since it was looked up."""
        return self.ends_at <= time.time()


async def find_caller(proof: Proof, company: UUID | None, *, fresh: bool) -> Caller | None:
    """Find who holds a token, as seen by the company wanted, if one is; None for nobody."""

    async def find() -> Caller | None:
        return await _look_up(proof, company)

    key = f"caller:2:{proof.tenant_id}:{proof.digest.hex()}:{company or ''}"
    found = await remembered(key, _FORM, find, fresh=fresh)
    return None if found is None or found.has_ended else found


async def _look_up(proof: Proof, company: UUID | None) -> Caller | None:
    await pool().open()
    async with pool().connection() as connection:
        cursor = await connection.execute(
            """
            SELECT * FROM identity_caller(%(tenant)s, %(kind)s, %(digest)s, %(company)s::uuid)
            """,
            {
                "tenant": proof.tenant_id,
                "kind": proof.kind,
                "digest": proof.digest,
                "company": company,
            },
        )
        row = await cursor.fetchone()
    return None if row is None else _caller(proof.kind, row)


def _caller(kind: str, row: Row) -> Caller:
    status, version, proof, user, company, is_member, ready_made, permissions, scopes, *rest = row
    ends, zone = rest
    rights = granted(ready_made, permissions) if is_member else frozenset()
    if kind == KEY:
        rights = ((rights & granted(None, scopes)) - NEVER_IN_KEYS) | {Permission.SELF_READ}
    else:
        rights |= OWN
    until = ends.timestamp()
    return Caller(status, version, proof, user, company, is_member, rights, until, zone or "UTC")


def _pack(caller: Caller) -> bytes:
    """Write a caller down, sealed: whoever can write to Redis makes nobody an owner by it."""
    kept = {**asdict(caller), "permissions": sorted(caller.permissions)}
    body = json.dumps(kept, default=str).encode()
    return derived("caller", body) + body


def _unpack(packed: bytes) -> Caller:
    seal, body = packed[:SEAL_BYTES], packed[SEAL_BYTES:]
    if not any(hmac.compare_digest(seal, right) for right in derivations("caller", body)):
        raise ValueError("this server did not write it")
    kept: dict[str, Any] = json.loads(body)
    for name in ("proof", "user_id", "company_id"):
        kept[name] = UUID(kept[name])
    kept["permissions"] = frozenset(Permission(p) for p in kept["permissions"])
    return Caller(**kept)


_FORM = Form(_pack, _unpack)
