"""API keys."""

from datetime import datetime
from uuid import UUID

from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.nouns import dataclass

LISTING = Listing(
    name="keys",
    source="""
        FROM identity_keys AS k
        JOIN identity_users AS u ON u.tenant_id = k.tenant_id AND u.id = k.user_id
       WHERE k.tenant_id = %(tenant)s AND k.company_id = %(company)s
    """,
    columns={
        "id": Column("k.id", Kind.ID, nullable=False),
        "name": Column("k.name", order="lower(k.name)", nullable=False),
        "hint": Column("k.hint", nullable=False),
        "user_id": Column("k.user_id", Kind.ID, nullable=False),
        "user_name": Column("u.name", nullable=False),
        "scopes": Column("to_jsonb(k.scopes)", Kind.OTHER, filters=False, sorts=False),
        "created_at": Column("k.created_at", Kind.INSTANT, nullable=False),
        "used_at": Column("k.used_at", Kind.INSTANT),
        "ends_at": Column("k.ends_at", Kind.INSTANT),
        "revoked_at": Column("k.revoked_at", Kind.INSTANT),
    },
    key="k.id",
    sort="name",
)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key to be: its id and the digest of its token, never the token."""

    id: UUID
    digest: bytes
    hint: str
    name: str
    scopes: list[str]
    ends_at: datetime | None


async def add_key(tx: Tx, key: NewKey) -> None:
    """Add a key of the actor's user for the actor's company."""
    await tx.write(
        """
        INSERT INTO identity_keys (id, digest, name, hint, user_id, company_id, scopes, ends_at)
        VALUES (%(id)s, %(digest)s, %(name)s, %(hint)s, %(user)s, %(company)s,
                %(scopes)s::text[], %(ends)s)
        """,
        {
            "id": key.id,
            "digest": key.digest,
            "name": key.name,
            "hint": key.hint,
            "scopes": key.scopes,
            "ends": key.ends_at,
        },
    )


async def is_key(tx: Tx, key_id: UUID) -> bool:
    """Say whether the actor's company has this key."""
    return bool(
        await tx.rows(
            """
            SELECT FROM identity_keys
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
            """,
            {"id": key_id},
        )
    )


async def revoke(tx: Tx, key_id: UUID) -> None:
    """Revoke a key of the actor's company; again is once."""
    await tx.write(
        """
        UPDATE identity_keys SET revoked_at = coalesce(revoked_at, now())
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": key_id},
    )


async def revoke_of(tx: Tx, user_id: UUID) -> None:
    """Revoke a user's keys for the actor's company."""
    await tx.write(
        """
        UPDATE identity_keys SET revoked_at = coalesce(revoked_at, now())
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(id)s
        """,
        {"id": user_id},
    )


def key(key_id: UUID) -> Read:
    """Say how to read a key of the actor's company."""
    return Read(
        """
        SELECT k.id, k.name, k.hint, k.user_id, u.name AS user_name,
               to_jsonb(k.scopes) AS scopes, k.created_at, k.used_at, k.ends_at, k.revoked_at
          FROM identity_keys AS k
          JOIN identity_users AS u ON u.tenant_id = k.tenant_id AND u.id = k.user_id
         WHERE k.tenant_id = %(tenant)s AND k.company_id = %(company)s AND k.id = %(id)s
        """,
        {"id": key_id},
    )
