"""What parties are found by: lists, the search door, and likeness."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read

_COLUMNS: Mapping[str, Column] = {
    "id": Column("p.id", Kind.ID, nullable=False),
    "code": Column("p.code", nullable=False),
    "name": Column("p.name", order="p.search", nullable=False),
    "also_known_as": Column("p.also_known_as", sorts=False, nullable=False),
    "kind": Column("p.kind", Kind.CHOICE, ("company", "person"), sorts=False, nullable=False),
    "is_customer": Column("p.is_customer", Kind.BOOLEAN, sorts=False, nullable=False),
    "is_supplier": Column("p.is_supplier", Kind.BOOLEAN, sorts=False, nullable=False),
    "status": Column(
        "p.status", Kind.CHOICE, ("active", "blocked", "archived"), sorts=False, nullable=False
    ),
    "email": Column("p.email", nullable=False),
    "phone": Column("p.phone", sorts=False, nullable=False),
    "city": Column("coalesce(a.city, '')", filters=False, sorts=False, nullable=False),
    "country": Column("coalesce(a.country, '')", filters=False, sorts=False, nullable=False),
    "vat_number": Column("coalesce(n.number, '')", filters=False, sorts=False, nullable=False),
    "currency": Column("p.currency", sorts=False),
    "language": Column("p.language", sorts=False, nullable=False),
    "credit_limit": Column("p.credit_limit", Kind.DECIMAL, sorts=False),
    "terms_id": Column("p.terms_id", Kind.ID, sorts=False),
    "price_list_id": Column("p.price_list_id", Kind.ID, sorts=False),
    "version": Column("p.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    "created_at": Column("p.created_at", Kind.INSTANT, nullable=False),
    "changed_at": Column("p.changed_at", Kind.INSTANT, nullable=False),
}


def _listing(name: str, role: str) -> Listing:
    """Make the list of all parties, or of those with a role."""
    return Listing(
        name=name,
        source="""
            FROM parties AS p
            LEFT JOIN LATERAL (
                SELECT a.city, a.country FROM parties_addresses AS a
                 WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
                   AND a.party_id = p.id
                 ORDER BY a.kind <> 'billing', a.position LIMIT 1) AS a ON true
            LEFT JOIN LATERAL (
                SELECT n.number FROM parties_tax_numbers AS n
                 WHERE n.tenant_id = %(tenant)s AND n.company_id = %(company)s
                   AND n.party_id = p.id
                 ORDER BY n.kind <> 'vat', n.position LIMIT 1) AS n ON true
           WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
             AND (%(role)s = '' OR (%(role)s = 'customer' AND p.is_customer)
                                OR (%(role)s = 'supplier' AND p.is_supplier))
        """,
        columns=_COLUMNS,
        key="p.id",
        sort="name",
        search="p.id IN (SELECT f.id FROM parties_search("
        "%(tenant)s, %(company)s, %(q)s, %(role)s, 1000) AS f)",
        fixed={"role": role},
    )


PARTIES = _listing("parties", "")
CUSTOMERS = _listing("customers", "customer")
SUPPLIERS = _listing("suppliers", "supplier")


def search(said: str, role: str, most: int) -> Read:
    """Say how to find parties by any part of a name or code, best first, through the door."""
    return Read(
        """
        SELECT p.id, p.code, p.name, p.also_known_as, p.status, p.currency,
               coalesce(a.city, '') AS city, coalesce(a.country, '') AS country
          FROM parties_search(%(tenant)s, %(company)s, %(said)s, %(role)s, %(most)s) AS f
          JOIN parties AS p ON p.tenant_id = %(tenant)s AND p.company_id = %(company)s
                           AND p.id = f.id
          LEFT JOIN LATERAL (
              SELECT a.city, a.country FROM parties_addresses AS a
               WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.party_id = p.id
               ORDER BY a.kind <> 'billing', a.position LIMIT 1) AS a ON true
         ORDER BY f.place
        """,
        {"said": said, "role": role, "most": most},
    )


def alike(facts: Mapping[str, Any], but: UUID | None) -> Read:
    """Say how to find parties of the same number, IBAN, e-mail or name, each with its reason."""
    return Read(
        """
        WITH alike AS (
            SELECT n.party_id AS id, 'tax number' AS because FROM parties_tax_numbers AS n
             WHERE n.tenant_id = %(tenant)s AND n.company_id = %(company)s
               AND n.number = ANY (%(numbers)s::text[])
            UNION SELECT b.party_id, 'bank account' FROM parties_banks AS b
             WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
               AND b.iban = ANY (%(ibans)s::text[]) AND b.iban <> ''
            UNION SELECT p.id, 'e-mail' FROM parties AS p
             WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
               AND lower(p.email) = ANY (%(emails)s::text[]) AND p.email <> ''
            UNION SELECT p.id, 'name' FROM parties AS p
             WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
               AND name_key(p.name) = name_key(%(name)s) AND name_key(%(name)s) <> ''
        )
        SELECT p.id, p.code, p.name, p.status, array_agg(alike.because ORDER BY because) AS because
          FROM alike JOIN parties AS p ON p.tenant_id = %(tenant)s
           AND p.company_id = %(company)s AND p.id = alike.id
         WHERE p.id IS DISTINCT FROM %(but)s AND p.merged_into IS NULL
         GROUP BY p.id, p.code, p.name, p.status
         ORDER BY count(*) DESC, p.name, p.id LIMIT 20
        """,
        {**facts, "but": but},
    )
