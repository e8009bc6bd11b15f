"""The SQL of customers and suppliers, and of what belongs to them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, LiteralString
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.parties.model import Party
from layers.database.locks import Rung
from layers.database.transactions import Cursor, Read, Tx

PARTY: LiteralString = """
    SELECT p.id, p.code, p.kind, p.name, p.also_known_as, p.is_customer, p.is_supplier,
           p.currency, p.language, p.email, p.invoice_email, p.phone, p.website, p.notes,
           p.credit_limit, p.terms_id, p.price_list_id, p.status, p.status_reason, p.merged_into,
           p.erased_at, p.version, p.created_at, p.changed_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'kind', a.kind, 'recipient', a.recipient, 'line1', a.line1,
                       'line2', a.line2, 'postcode', a.postcode, 'city', a.city,
                       'region', a.region, 'country', a.country) ORDER BY a.position), '[]')
              FROM parties_addresses AS a
             WHERE (a.tenant_id, a.company_id, a.party_id) = (p.tenant_id, p.company_id, p.id)
           ) AS addresses,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'name', c.name, 'role', c.role, 'email', c.email, 'phone', c.phone)
                       ORDER BY c.position), '[]')
              FROM parties_contacts AS c
             WHERE (c.tenant_id, c.company_id, c.party_id) = (p.tenant_id, p.company_id, p.id)
           ) AS contacts,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'country', n.country, 'kind', n.kind, 'number', n.number)
                       ORDER BY n.position), '[]')
              FROM parties_tax_numbers AS n
             WHERE (n.tenant_id, n.company_id, n.party_id) = (p.tenant_id, p.company_id, p.id)
           ) AS tax_numbers,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'iban', b.iban, 'bic', b.bic, 'account_number', b.account_number,
                       'holder', b.holder, 'bank', b.bank) ORDER BY b.position), '[]')
              FROM parties_banks AS b
             WHERE (b.tenant_id, b.company_id, b.party_id) = (p.tenant_id, p.company_id, p.id)
           ) AS banks
      FROM parties AS p
     WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
"""


def party(party_id: UUID) -> Read:
    """Say how to read one party with all that belongs to it."""
    return Read(PARTY + " AND p.id = %(id)s", {"id": party_id})


def some_parties(ids: Sequence[UUID]) -> Read:
    """Say how to read several parties with all that belongs to them."""
    return Read(PARTY + " AND p.id = ANY (%(ids)s)", {"ids": list(ids)})


async def lock_parties(tx: Tx, ids: Sequence[UUID]) -> None:
    """Queue the lock of parties, in the order of their ids, until the transaction ends."""
    await tx.queue(
        """
        SELECT FROM parties
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
         ORDER BY id FOR UPDATE
        """,
        {"ids": list(ids)},
        locks=Rung.DOCUMENT,
    )


async def add_parties(tx: Tx, parties: Sequence[Party]) -> None:
    """Keep new parties, numbering those without a code: two statements, however many."""
    unnumbered = sum(not each.code for each in parties)
    rows, nth = [], 0
    for each in parties:
        nth += not each.code
        rows.append({**_facts(each), "nth": None if each.code else nth})
    await tx.write(
        """
        WITH taken AS MATERIALIZED (
            SELECT CASE WHEN %(many)s > 0
                        THEN take_numbers(%(tenant)s, %(company)s, 'P', %(many)s) END AS last
        )
        INSERT INTO parties (id, code, kind, name, also_known_as, is_customer, is_supplier,
                             currency, language, email, invoice_email, phone, website, notes,
                             credit_limit, terms_id, price_list_id)
        SELECT r.id,
               CASE WHEN r.nth IS NULL THEN r.code ELSE
                   'P-' || lpad((taken.last - %(many)s + r.nth)::text,
                                greatest(5, length(taken.last::text)), '0') END,
               r.kind, r.name, r.also_known_as, r.is_customer, r.is_supplier, r.currency,
               r.language, r.email, r.invoice_email, r.phone, r.website, r.notes,
               r.credit_limit, r.terms_id, r.price_list_id
          FROM taken, jsonb_to_recordset(%(rows)s) AS r (
               id uuid, nth integer, code text, kind text, name text, also_known_as text,
               is_customer boolean, is_supplier boolean, currency text, language text, email text,
               invoice_email text, phone text, website text, notes text, credit_limit numeric,
               terms_id uuid, price_list_id uuid)
        RETURNING id
        """,
        {"rows": Jsonb(rows), "many": unnumbered},
        locks=Rung.NUMBER_SERIES if unnumbered else Rung.NOTHING,
    )
    await _add_belongings(tx, parties)


async def change_party(tx: Tx, party: Party) -> None:
    """Write a locked party anew, with all that belongs to it; its version rises."""
    await tx.write(
        """
        UPDATE parties AS p
           SET code = r.code, kind = r.kind, name = r.name, also_known_as = r.also_known_as,
               is_customer = r.is_customer, is_supplier = r.is_supplier, currency = r.currency,
               language = r.language, email = r.email, invoice_email = r.invoice_email,
               phone = r.phone, website = r.website, notes = r.notes,
               credit_limit = r.credit_limit, terms_id = r.terms_id,
               price_list_id = r.price_list_id, version = p.version + 1, changed_at = now()
          FROM jsonb_to_record(%(row)s) AS r (
               code text, kind text, name text, also_known_as text, is_customer boolean,
               is_supplier boolean, currency text, language text, email text,
               invoice_email text, phone text, website text, notes text, credit_limit numeric,
               terms_id uuid, price_list_id uuid)
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = %(id)s
        """,
        {"id": party.id, "row": Jsonb(_facts(party))},
    )
    await tx.write(_FORGET, {"id": party.id})
    await _add_belongings(tx, [party])


async def set_status(tx: Tx, party_id: UUID, status: str, reason: str) -> None:
    """Block, archive or reopen a locked party; its version rises."""
    await tx.write(
        """
        UPDATE parties
           SET status = %(status)s, status_reason = %(reason)s, version = version + 1,
               changed_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": party_id, "status": status, "reason": reason},
    )


async def point_to_survivor(tx: Tx, merged: UUID, survivor: UUID) -> None:
    """Archive a locked party, and lead to the survivor whoever comes for it or its like."""
    await tx.write(
        """
        UPDATE parties
           SET status = 'archived', merged_into = %(survivor)s, version = version + 1,
               changed_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND (id = %(merged)s OR merged_into = %(merged)s)
        """,
        {"merged": merged, "survivor": survivor},
    )


async def mark_erased(tx: Tx, party_id: UUID) -> None:
    """Note that a person's data are gone, and archive what is left."""
    await tx.write(
        """
        UPDATE parties SET status = 'archived', status_reason = '', erased_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": party_id},
    )


async def ask_for_document(tx: Tx, party_id: UUID, terms_id: UUID | None) -> Cursor:
    """Queue the read of a party, or of the one it was merged into, with its terms or others."""
    return await tx.queue(
        """
        SELECT parties_for_document(%(tenant)s, %(company)s, %(id)s::uuid, %(terms)s::uuid) AS found
        """,
        {"id": party_id, "terms": terms_id},
    )


async def find_codes(tx: Tx, codes: Sequence[str]) -> frozenset[str]:
    """Return those of the codes that parties have already."""
    rows = await tx.rows(
        """
        SELECT code FROM parties
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return frozenset(code for (code,) in rows)


def _facts(party: Party) -> dict[str, Any]:
    """Give the columns of a party itself, its lists apart."""
    return {name: value for name, value in asdict(party).items() if name not in _LISTS}


async def _add_belongings(tx: Tx, parties: Sequence[Party]) -> None:
    """Write the lists of parties, if any has one: one statement, however many."""
    rows = {
        name: [
            {**asdict(row), "party_id": each.id, "position": position}
            for each in parties
            for position, row in enumerate(getattr(each, name))
        ]
        for name in _LISTS
    }
    if any(rows.values()):
        await tx.write(_ADD, {name: Jsonb(listed) for name, listed in rows.items()})


_LISTS = ("addresses", "contacts", "tax_numbers", "banks")
_ADD: LiteralString = """
    WITH addresses AS (
        INSERT INTO parties_addresses (party_id, position, kind, recipient, line1, line2,
                                       postcode, city, region, country)
        SELECT r.* FROM jsonb_to_recordset(%(addresses)s) AS r (
               party_id uuid, position integer, kind text, recipient text, line1 text, line2 text,
               postcode text, city text, region text, country text)
        RETURNING position
    ), contacts AS (
        INSERT INTO parties_contacts (party_id, position, name, role, email, phone)
        SELECT r.* FROM jsonb_to_recordset(%(contacts)s) AS r (
               party_id uuid, position integer, name text, role text, email text, phone text)
        RETURNING position
    ), numbers AS (
        INSERT INTO parties_tax_numbers (party_id, position, country, kind, number)
        SELECT r.* FROM jsonb_to_recordset(%(tax_numbers)s) AS r (
               party_id uuid, position integer, country text, kind text, number text)
        RETURNING position
    )
    INSERT INTO parties_banks (party_id, position, iban, bic, account_number, holder, bank)
    SELECT r.* FROM jsonb_to_recordset(%(banks)s) AS r (
           party_id uuid, position integer, iban text, bic text, account_number text,
           holder text, bank text)
    RETURNING position
"""
_FORGET: LiteralString = """
    WITH addresses AS (
        DELETE FROM parties_addresses
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND party_id = %(id)s
    ), contacts AS (
        DELETE FROM parties_contacts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND party_id = %(id)s
    ), numbers AS (
        DELETE FROM parties_tax_numbers
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND party_id = %(id)s
    )
    DELETE FROM parties_banks
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND party_id = %(id)s
"""
