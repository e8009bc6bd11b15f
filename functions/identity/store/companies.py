"""Companies, and who is a member of them."""

from dataclasses import asdict
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.identity.model import Company, Legal
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Row, Tx

LISTING = Listing(
    name="companies",
    source="""
        FROM identity_companies AS c
        JOIN identity_memberships AS m ON m.tenant_id = c.tenant_id AND m.company_id = c.id
        JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
       WHERE c.tenant_id = %(tenant)s AND m.tenant_id = %(tenant)s AND m.user_id = %(user)s
    """,
    columns={
        "id": Column("c.id", Kind.ID, nullable=False),
        "name": Column("c.name", order="lower(c.name)", nullable=False),
        "country": Column("c.country::text", nullable=False),
        "currency": Column("c.currency::text", nullable=False),
        "time_zone": Column("c.time_zone", nullable=False),
        "is_active": Column("c.is_active", Kind.BOOLEAN, nullable=False),
        "role": Column("r.name", nullable=False),
        "opened_at": Column("c.opened_at", Kind.INSTANT, nullable=False),
    },
    key="c.id",
    sort="name",
)


async def add_company(tx: Tx, company: Company) -> None:
    """Add a company to the tenant."""
    await tx.write(
        """
        INSERT INTO identity_companies (id, name, country, currency, time_zone, language, legal)
        VALUES (%(id)s, %(name)s, %(country)s, %(currency)s, %(zone)s, %(language)s, %(legal)s)
        """,
        _values(company),
    )


async def change_company(tx: Tx, company: Company) -> None:
    """Write a company as it is to be. The currency stays: its books are kept in it."""
    await tx.write(
        """
        UPDATE identity_companies
           SET name = %(name)s, country = %(country)s, time_zone = %(zone)s,
               language = %(language)s, legal = %(legal)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        _values(company),
    )


def _values(company: Company) -> dict[str, object]:
    return {
        "id": company.id,
        "name": company.name,
        "country": company.country,
        "currency": company.currency,
        "zone": company.time_zone,
        "language": company.language,
        "legal": Jsonb(asdict(company.legal)),
    }


async def set_active(tx: Tx, company_id: UUID, is_active: bool) -> None:
    """Close a company, or open it again."""
    await tx.write(
        """
        UPDATE identity_companies SET is_active = %(active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": company_id, "active": is_active},
    )


async def find_company(tx: Tx, company_id: UUID) -> tuple[Company, int] | None:
    """Read a company and its version."""
    rows = await tx.rows(
        """
        SELECT id, name, country, currency, time_zone, language, legal, is_active, version
          FROM identity_companies WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": company_id},
    )
    return (_company(rows[0]), rows[0][-1]) if rows else None


def _company(row: Row) -> Company:
    id_, name, country, currency, zone, language, legal, is_active, _ = row
    return Company(id_, name, country, currency, zone, language, Legal(**legal), is_active)


async def is_member(tx: Tx, company_id: UUID) -> bool:
    """Say whether the actor's user may enter an open company."""
    return bool(
        await tx.rows(
            """
            SELECT FROM identity_memberships AS m
              JOIN identity_companies AS c ON c.tenant_id = m.tenant_id AND c.id = m.company_id
             WHERE m.tenant_id = %(tenant)s AND m.company_id = %(id)s AND m.user_id = %(user)s
               AND c.is_active
            """,
            {"id": company_id},
        )
    )


async def other_companies(tx: Tx, company_id: UUID) -> int:
    """Count the other open companies of the actor's user."""
    rows = await tx.rows(
        """
        SELECT count(*) FROM identity_memberships AS m
          JOIN identity_companies AS c ON c.tenant_id = m.tenant_id AND c.id = m.company_id
         WHERE m.tenant_id = %(tenant)s AND m.user_id = %(user)s AND m.company_id <> %(id)s
           AND c.is_active
        """,
        {"id": company_id},
    )
    return int(rows[0][0])


def company(company_id: UUID) -> Read:
    """Say how to read a company that the actor's user is a member of."""
    return Read(
        """
        SELECT c.id, c.name, c.country, c.currency, c.time_zone, c.language, c.legal,
               c.is_active, c.version
          FROM identity_companies AS c
         WHERE c.tenant_id = %(tenant)s AND c.id = %(id)s
           AND (c.id = %(company)s OR EXISTS (
                SELECT FROM identity_memberships AS m
                 WHERE m.tenant_id = %(tenant)s AND m.company_id = c.id AND m.user_id = %(user)s))
        """,
        {"id": company_id},
    )
