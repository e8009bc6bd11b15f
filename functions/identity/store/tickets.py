"""Tickets: invitations, resets, verifications and second steps."""

from datetime import timedelta
from uuid import UUID

from functions.identity.model import Ticket
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.nouns import dataclass

INVITATIONS = Listing(
    name="invitations",
    source="""
        FROM identity_tickets AS t
        JOIN identity_users AS u ON u.tenant_id = t.tenant_id AND u.id = t.user_id
        JOIN identity_roles AS r ON r.tenant_id = t.tenant_id AND r.id = t.role_id
       WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
         AND t.kind = 'invitation' AND t.used_at IS NULL
    """,
    columns={
        "id": Column("t.id", Kind.ID, nullable=False),
        "name": Column("u.name", order="lower(u.name)", nullable=False),
        "email": Column("u.email", nullable=False),
        "role_id": Column("r.id", Kind.ID, nullable=False),
        "role": Column("r.name", nullable=False),
        "created_at": Column("t.created_at", Kind.INSTANT, nullable=False),
        "ends_at": Column("t.ends_at", Kind.INSTANT, nullable=False),
    },
    key="t.id",
    sort="-created_at",
)


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket to be, in the actor's company."""

    id: UUID
    kind: str
    user_id: UUID
    lasts: timedelta
    role_id: UUID | None = None


async def add_ticket(tx: Tx, ticket: NewTicket) -> None:
    """Add a ticket; it takes the place of unused ones of its kind, user and company."""
    await tx.write(
        """
        UPDATE identity_tickets SET used_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(id)s
           AND kind = %(kind)s AND used_at IS NULL
        """,
        {"id": ticket.user_id, "kind": ticket.kind},
    )
    await tx.write(
        """
        INSERT INTO identity_tickets (id, kind, user_id, company_id, role_id, ends_at)
        VALUES (%(id)s, %(kind)s, %(for)s, %(company)s, %(role)s, now() + %(lasts)s)
        """,
        {
            "id": ticket.id,
            "kind": ticket.kind,
            "for": ticket.user_id,
            "role": ticket.role_id,
            "lasts": ticket.lasts,
        },
    )


async def add_ticket_if(tx: Tx, ticket: NewTicket, may: bool) -> None:
    """Add a ticket if there is somebody to use it; the same statement where there is nobody."""
    await tx.write(
        """
        INSERT INTO identity_tickets (id, kind, user_id, company_id, ends_at)
        SELECT %(id)s, %(kind)s, u.id, %(company)s, now() + %(lasts)s
          FROM identity_users AS u
         WHERE u.tenant_id = %(tenant)s AND u.id = %(for)s AND %(may)s
        RETURNING id
        """,
        {
            "id": ticket.id,
            "kind": ticket.kind,
            "for": ticket.user_id,
            "lasts": ticket.lasts,
            "may": may,
        },
    )


async def announce_if_there(tx: Tx, ticket_id: UUID, event: str) -> None:
    """Leave an event about a ticket, if it was made."""
    await tx.write(
        """
        INSERT INTO outbox (name, subject)
        SELECT %(event)s, t.id FROM identity_tickets AS t
         WHERE t.tenant_id = %(tenant)s AND t.id = %(id)s
        RETURNING id
        """,
        {"id": ticket_id, "event": event},
    )


async def lock_ticket(tx: Tx, ticket_id: UUID) -> Ticket | None:
    """Hold a ticket until the transaction ends, so that it is used once."""
    rows = await tx.rows(
        """
        SELECT id, kind, user_id, company_id, role_id, ends_at, used_at IS NOT NULL
          FROM identity_tickets WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE
        """,
        {"id": ticket_id},
        locks=Rung.DOCUMENT,
    )
    return Ticket(*rows[0]) if rows else None


async def peek(tx: Tx, ticket_id: UUID) -> Ticket | None:
    """Read a ticket without holding it."""
    rows = await tx.rows(
        """
        SELECT id, kind, user_id, company_id, role_id, ends_at, used_at IS NOT NULL
          FROM identity_tickets WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": ticket_id},
    )
    return Ticket(*rows[0]) if rows else None


async def use_ticket(tx: Tx, ticket_id: UUID) -> None:
    """Use a ticket up."""
    await tx.write(
        """
        UPDATE identity_tickets SET used_at = now() WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": ticket_id},
    )


async def use_up(tx: Tx, user_id: UUID, kind: str) -> None:
    """Use up all tickets of a kind that a user has."""
    await tx.write(
        """
        UPDATE identity_tickets SET used_at = now()
         WHERE tenant_id = %(tenant)s AND user_id = %(id)s AND kind = %(kind)s AND used_at IS NULL
        """,
        {"id": user_id, "kind": kind},
    )


async def lock_invitation(tx: Tx, ticket_id: UUID) -> Ticket | None:
    """Hold an open invitation to the actor's company."""
    rows = await tx.rows(
        """
        SELECT id, kind, user_id, company_id, role_id, ends_at, used_at IS NOT NULL
          FROM identity_tickets
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND kind = 'invitation' AND used_at IS NULL FOR UPDATE
        """,
        {"id": ticket_id},
        locks=Rung.DOCUMENT,
    )
    return Ticket(*rows[0]) if rows else None


async def prolong(tx: Tx, ticket_id: UUID, lasts: timedelta) -> None:
    """Let a ticket be good for a while from now."""
    await tx.write(
        """
        UPDATE identity_tickets SET ends_at = now() + %(lasts)s
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": ticket_id, "lasts": lasts},
    )


async def find_letter(tx: Tx, ticket_id: UUID) -> tuple[object, ...] | None:
    """Read what a letter about an open ticket says."""
    rows = await tx.rows(
        """
        SELECT t.kind, u.email, u.name, coalesce(p.language, c.language), c.name, t.ends_at
          FROM identity_tickets AS t
          JOIN identity_users AS u ON u.tenant_id = t.tenant_id AND u.id = t.user_id
          JOIN identity_companies AS c ON c.tenant_id = t.tenant_id AND c.id = t.company_id
          LEFT JOIN identity_preferences AS p ON p.tenant_id = u.tenant_id AND p.user_id = u.id
         WHERE t.tenant_id = %(tenant)s AND t.id = %(id)s
           AND t.used_at IS NULL AND t.ends_at > now() AND t.kind <> 'second_step'
        """,
        {"id": ticket_id},
    )
    return rows[0] if rows else None


def ticket(ticket_id: UUID) -> Read:
    """Say how to read a ticket, without anything secret: nothing of it is."""
    return Read(
        """
        SELECT tenant_id, id AS ticket_id, user_id, company_id, ends_at
          FROM identity_tickets WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": ticket_id},
    )


def invitation(ticket_id: UUID) -> Read:
    """Say how to read an invitation to the actor's company."""
    return Read(
        """
        SELECT t.id, u.name, u.email, r.id AS role_id, r.name AS role, t.created_at, t.ends_at
          FROM identity_tickets AS t
          JOIN identity_users AS u ON u.tenant_id = t.tenant_id AND u.id = t.user_id
          JOIN identity_roles AS r ON r.tenant_id = t.tenant_id AND r.id = t.role_id
         WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s AND t.id = %(id)s
        """,
        {"id": ticket_id},
    )


def accepted() -> Read:
    """Say the same of a request whoever made it."""
    return Read("SELECT true AS accepted")
