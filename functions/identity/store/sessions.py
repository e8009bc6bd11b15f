"""Sessions: PostgreSQL is the truth about them."""

from datetime import timedelta
from typing import LiteralString
from uuid import UUID

from functions.identity.model import Login, Visit
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.nouns import dataclass

LASTS = timedelta(days=30)
IDLE_AFTER = timedelta(days=7)
SWEEP: LiteralString = "SELECT identity_sweep()"
"""The door that forgets what is over, in every tenant."""

LISTING = Listing(
    name="sessions",
    source="""
        FROM identity_sessions AS s
       WHERE s.tenant_id = %(tenant)s AND s.user_id = %(user)s
         AND s.ends_at > now() AND s.used_at + s.idle_after > now()
    """,
    columns={
        "id": Column("s.id", Kind.ID, nullable=False),
        "address": Column("s.address", nullable=False),
        "agent": Column("s.agent", nullable=False),
        "two_steps": Column("s.two_steps", Kind.BOOLEAN, nullable=False),
        "started_at": Column("s.started_at", Kind.INSTANT, nullable=False),
        "used_at": Column("s.used_at", Kind.INSTANT, nullable=False),
        "ends_at": Column(
            "least(s.ends_at, s.used_at + s.idle_after)", Kind.INSTANT, nullable=False
        ),
    },
    key="s.id",
    sort="-used_at",
)


@dataclass(frozen=True, slots=True)
class Start:
    """A session to be: its id and the digest of its token, never the token."""

    id: UUID
    digest: bytes
    visit: Visit
    two_steps: bool


async def find_login(tx: Tx, login: str, workspace: str | None) -> Login | None:
    """Find who signs in with an address, past the wall: there is no tenant yet."""
    rows = await tx.rows(
        """
        SELECT tenant_id, tenant_status, user_id, status, password, company_id, two_steps
          FROM identity_login(%(login)s, %(workspace)s)
         WHERE %(tenant)s = '00000000-0000-0000-0000-000000000000'
        """,
        {"login": login, "workspace": workspace},
    )
    return Login(*rows[0]) if rows else None


async def add_session(tx: Tx, start: Start) -> None:
    """Begin a session of the actor's user in the actor's company."""
    await tx.write(
        """
        INSERT INTO identity_sessions
               (id, digest, user_id, company_id, address, agent, two_steps, idle_after, ends_at)
        VALUES (%(id)s, %(digest)s, %(user)s, %(company)s, %(address)s, %(agent)s, %(two_steps)s,
                %(idle)s, now() + %(lasts)s)
        """,
        {
            "id": start.id,
            "digest": start.digest,
            "address": start.visit.address,
            "agent": start.visit.agent,
            "two_steps": start.two_steps,
            "idle": IDLE_AFTER,
            "lasts": LASTS,
        },
    )


async def find_own(tx: Tx, session_id: UUID) -> bool:
    """Say whether the actor's user has this session."""
    return bool(
        await tx.rows(
            """
            SELECT FROM identity_sessions
             WHERE tenant_id = %(tenant)s AND id = %(id)s AND user_id = %(user)s
            """,
            {"id": session_id},
        )
    )


async def end_session(tx: Tx, session_id: UUID) -> None:
    """End a session of the actor's user."""
    await tx.write(
        """
        DELETE FROM identity_sessions
         WHERE tenant_id = %(tenant)s AND id = %(id)s AND user_id = %(user)s
        """,
        {"id": session_id},
    )


async def end_sessions(tx: Tx, user_id: UUID, but: UUID | None = None) -> None:
    """End all sessions of a user, or all but one."""
    await tx.write(
        """
        DELETE FROM identity_sessions
         WHERE tenant_id = %(tenant)s AND user_id = %(id)s AND id IS DISTINCT FROM %(but)s::uuid
        """,
        {"id": user_id, "but": but},
    )


async def enter_company(tx: Tx, session_id: UUID, company_id: UUID) -> None:
    """Let a session of the actor's user stand in another company from now on."""
    await tx.write(
        """
        UPDATE identity_sessions SET company_id = %(into)s
         WHERE tenant_id = %(tenant)s AND id = %(id)s AND user_id = %(user)s
        """,
        {"id": session_id, "into": company_id},
    )


async def leave_company(tx: Tx, user_id: UUID) -> None:
    """Move a user's sessions out of the actor's company into another of theirs, or end them."""
    await tx.write(
        """
        UPDATE identity_sessions AS s
           SET company_id = (SELECT m.company_id FROM identity_memberships AS m
                              WHERE m.tenant_id = %(tenant)s AND m.user_id = %(id)s
                              ORDER BY m.since, m.company_id LIMIT 1)
         WHERE s.tenant_id = %(tenant)s AND s.user_id = %(id)s AND s.company_id = %(company)s
           AND EXISTS (SELECT FROM identity_memberships AS m
                        WHERE m.tenant_id = %(tenant)s AND m.user_id = %(id)s)
        """,
        {"id": user_id},
    )
    await tx.write(
        """
        DELETE FROM identity_sessions
         WHERE tenant_id = %(tenant)s AND user_id = %(id)s AND company_id = %(company)s
        """,
        {"id": user_id},
    )


def session(session_id: UUID) -> Read:
    """Say how to read a session of the actor's user."""
    return Read(
        """
        SELECT tenant_id, id AS session_id, user_id, company_id, ends_at
          FROM identity_sessions
         WHERE tenant_id = %(tenant)s AND id = %(id)s AND user_id = %(user)s
        """,
        {"id": session_id},
    )


def left() -> Read:
    """Say how to read how many sessions the actor's user has."""
    return Read(
        """
        SELECT count(*)::integer AS sessions FROM identity_sessions
         WHERE tenant_id = %(tenant)s AND user_id = %(user)s
        """
    )
