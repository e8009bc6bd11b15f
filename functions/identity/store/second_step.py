"""TOTP and recovery codes: of the first the salt its secret is derived from, of the rest digests."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from layers.database.companies import served
from layers.database.locks import Rung
from layers.database.transactions import Read, Tx
from layers.settings import Seal, seal_name
from shared.actor import Actor
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Totp:
    """What a user's codes are derived from, and the last step taken."""

    salt: bytes
    is_confirmed: bool
    last_step: int
    seal: Seal


async def find_totp(tx: Tx, user_id: UUID) -> Totp | None:
    """Read a user's TOTP, and hold it: two codes at once are taken one after another."""
    rows = await tx.rows(
        """
        SELECT salt, confirmed_at IS NOT NULL, last_step, sealed_by, mask
          FROM identity_totp WHERE tenant_id = %(tenant)s AND user_id = %(id)s FOR UPDATE
        """,
        {"id": user_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        return None
    salt, is_confirmed, last_step, *seal = rows[0]
    return Totp(bytes(salt), is_confirmed, last_step, Seal(*seal))


async def start_totp(tx: Tx, salt: bytes) -> None:
    """Begin the actor's user's TOTP anew; it counts once it is confirmed."""
    await tx.write(
        """
        INSERT INTO identity_totp AS t (tenant_id, user_id, salt, sealed_by)
        VALUES (%(tenant)s, %(user)s, %(salt)s, %(by)s)
        ON CONFLICT (tenant_id, user_id)
        DO UPDATE SET salt = excluded.salt, last_step = 0, sealed_by = excluded.sealed_by,
                      mask = NULL
         WHERE t.confirmed_at IS NULL
        """,
        {"salt": salt, "by": seal_name()},
    )


async def tenants_unsealed(name: bytes) -> list[Actor]:
    """Name the tenants that have secrets sealed under another secret than the one of this name."""
    return await served(
        "SELECT tenant_id, company_id FROM identity_unsealed(%(name)s)", {"name": name}
    )


async def hold_unsealed(tx: Tx, name: bytes) -> list[tuple[UUID, bytes, Seal]]:
    """Hold a tenant's TOTP that is sealed under another secret: user, salt, seal."""
    rows = await tx.rows(
        """
        SELECT user_id, salt, sealed_by, mask FROM identity_totp
         WHERE tenant_id = %(tenant)s AND sealed_by IS DISTINCT FROM %(name)s
         ORDER BY user_id FOR UPDATE
        """,
        {"name": name},
        locks=Rung.DOCUMENT,
    )
    return [(user, bytes(salt), Seal(*seal)) for user, salt, *seal in rows]


async def seal_anew(tx: Tx, seals: Mapping[UUID, Seal]) -> None:
    """Write the seals of users' TOTP."""
    await tx.write(
        """
        UPDATE identity_totp AS t SET sealed_by = n.by, mask = n.mask
          FROM unnest(%(users)s::uuid[], %(by)s::bytea[], %(masks)s::bytea[]) AS n (id, by, mask)
         WHERE t.tenant_id = %(tenant)s AND t.user_id = n.id
        """,
        {
            "users": list(seals),
            "by": [seal.by for seal in seals.values()],
            "masks": [seal.mask for seal in seals.values()],
        },
    )


async def take_step(tx: Tx, user_id: UUID, step: int) -> None:
    """Take a code: its step, and any before, are not taken again."""
    await tx.write(
        """
        UPDATE identity_totp
           SET last_step = %(step)s, confirmed_at = coalesce(confirmed_at, now())
         WHERE tenant_id = %(tenant)s AND user_id = %(id)s AND last_step < %(step)s
        """,
        {"id": user_id, "step": step},
    )


async def forget_totp(tx: Tx) -> None:
    """Go back to one step for the actor's user."""
    await tx.write("DELETE FROM identity_totp WHERE tenant_id = %(tenant)s AND user_id = %(user)s")
    await tx.write(
        "DELETE FROM identity_recovery_codes WHERE tenant_id = %(tenant)s AND user_id = %(user)s"
    )


async def keep_recovery_codes(tx: Tx, digests: Sequence[bytes]) -> None:
    """Replace the actor's user's recovery codes."""
    await tx.write(
        "DELETE FROM identity_recovery_codes WHERE tenant_id = %(tenant)s AND user_id = %(user)s"
    )
    await tx.write(
        """
        INSERT INTO identity_recovery_codes (tenant_id, user_id, digest)
        SELECT %(tenant)s, %(user)s, d FROM unnest(%(digests)s::bytea[]) AS d
        RETURNING digest
        """,
        {"digests": list(digests)},
    )


async def take_recovery_code(tx: Tx, user_id: UUID, digest: bytes) -> bool:
    """Use a recovery code up; says whether it was there to be used."""
    return bool(
        await tx.rows(
            """
            UPDATE identity_recovery_codes SET used_at = now()
             WHERE tenant_id = %(tenant)s AND user_id = %(id)s AND digest = %(digest)s
               AND used_at IS NULL RETURNING digest
            """,
            {"id": user_id, "digest": digest},
        )
    )


def state() -> Read:
    """Say how to read whether the actor's user signs in with two steps."""
    return Read(
        """
        SELECT EXISTS (SELECT FROM identity_totp
                        WHERE tenant_id = %(tenant)s AND user_id = %(user)s
                          AND confirmed_at IS NOT NULL) AS is_on,
               (SELECT count(*)::integer FROM identity_recovery_codes
                 WHERE tenant_id = %(tenant)s AND user_id = %(user)s
                   AND used_at IS NULL) AS recovery_codes_left
        """
    )


def started(salt: bytes) -> Read:
    """Say what was begun; the secret is derived from it by the server alone."""
    return Read(
        """
        SELECT id AS user_id, email, %(salt)s::text AS salt FROM identity_users
         WHERE tenant_id = %(tenant)s AND id = %(user)s
        """,
        {"salt": salt.hex()},
    )
