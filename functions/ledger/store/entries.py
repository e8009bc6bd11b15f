"""Drafts, and what is read of posted entries."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.ledger.model import Draft
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

MOST_REVERSED = 100
"""How often the same may be posted and reversed."""


async def add_draft(tx: Tx, draft: Draft) -> None:
    """Write a new draft."""
    await tx.write(
        """
        INSERT INTO ledger_drafts (id, dated, journal, memo, lines)
        VALUES (%(id)s, %(dated)s, %(journal)s, %(memo)s, %(lines)s)
        """,
        _values(draft),
    )


async def lock_draft(tx: Tx, draft_id: UUID) -> Draft:
    """Hold a draft, and read it. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT id, dated, journal, memo, lines, version FROM ledger_drafts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": draft_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No draft entry {draft_id}. A posted entry is reversed, not edited.")
    return Draft(*rows[0])


async def save_draft(tx: Tx, draft: Draft) -> None:
    """Write a draft's new state, one version up."""
    await tx.write(
        """
        UPDATE ledger_drafts
           SET dated = %(dated)s, journal = %(journal)s, memo = %(memo)s, lines = %(lines)s,
               version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        _values(draft),
    )


async def drop_draft(tx: Tx, draft_id: UUID) -> None:
    """Forget a draft: it was posted, or is not wanted."""
    await tx.write(
        """
        DELETE FROM ledger_drafts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": draft_id},
    )


def _values(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "dated": draft.dated,
        "journal": draft.journal,
        "memo": draft.memo,
        "lines": Jsonb(list(draft.lines)),
    }


async def rates_for(
    tx: Tx, currencies: Sequence[str], dated: date
) -> tuple[str, dict[str, Decimal]]:
    """Give the company's currency, and the rates of others on a day where there are any."""
    rows = await tx.rows(
        """
        SELECT s.currency, c.currency,
               (SELECT r.rate FROM ledger_rates r
                 WHERE r.tenant_id = %(tenant)s AND r.company_id = %(company)s
                   AND r.currency = c.currency AND r.dated <= %(dated)s
                 ORDER BY r.dated DESC LIMIT 1)
          FROM ledger_settings s
          LEFT JOIN unnest(%(currencies)s::text[]) AS c (currency) ON true
         WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
        """,
        {"currencies": list(currencies), "dated": dated},
    )
    if not rows:
        return "", {}
    return rows[0][0], {currency: rate for _, currency, rate in rows if rate is not None}


async def unreversed_source(tx: Tx, source: str) -> str:
    """Name a source anew after each reversal of what was posted under it: one trip."""
    ((taken,),) = await tx.rows(
        """
        SELECT count(*) FROM journal_entries e
          JOIN journal_entries r
            ON r.tenant_id = e.tenant_id AND r.company_id = e.company_id AND r.reverses = e.id
         WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
           AND e.source = ANY (%(sources)s)
        """,
        {"sources": [source, *(f"{source}:{n}" for n in range(1, MOST_REVERSED))]},
    )
    return f"{source}:{taken}" if taken else source


def opened(report: object, entry_id: UUID) -> Read:
    """Say how to read a report of opening balances, with the number of their entry."""
    return Read(
        """
        SELECT r.*, e.id AS entry_id, e.number
          FROM jsonb_to_record(%(report)s) AS r (dry_run boolean, rows int, imported int,
               error_count int, errors jsonb, columns jsonb, mapping jsonb, unmapped jsonb,
               difference numeric),
               journal_entries e
         WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s AND e.id = %(id)s
        """,
        {"report": Jsonb(report), "id": entry_id},
    )


def draft(draft_id: UUID) -> Read:
    """Say how to read a draft."""
    return Read(
        """
        SELECT id, dated, journal, memo, lines, version, user_id, at FROM ledger_drafts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": draft_id},
    )


def dropped(draft_id: UUID) -> Read:
    """Say which draft is gone."""
    return Read("SELECT %(id)s::uuid AS id", {"id": draft_id})


def posted(entry_id: UUID) -> Read:
    """Say how to read what posting gave an entry."""
    return Read(
        """
        SELECT id, number, dated, journal FROM journal_entries
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": entry_id},
    )


def entry(entry_id: UUID) -> Read:
    """Say how to read an entry whole: head, lines, taxes, what it reverses and what reversed it."""
    return Read(
        """
        SELECT e.id, e.number, e.dated, e.journal, e.source, e.memo, e.user_id, e.at, e.reverses,
               (SELECT r.id FROM journal_entries r
                 WHERE r.tenant_id = %(tenant)s AND r.company_id = %(company)s
                   AND r.reverses = e.id) AS reversed_by,
               EXISTS (SELECT FROM ledger_seals s
                        WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
                          AND s.entry_id = e.id) AS sealed,
               (SELECT jsonb_agg(jsonb_build_object(
                           'position', l.position, 'account', l.account, 'account_name', a.name,
                           'amount', l.amount::text, 'currency', l.currency,
                           'foreign_amount', l.foreign_amount::text, 'party_id', l.party_id,
                           'due', l.due, 'label', l.label,
                           'dimensions', coalesce(to_jsonb(l.dimensions), '[]'),
                           'open', i.open::text) ORDER BY l.position)
                  FROM journal_lines l
                  JOIN ledger_accounts a
                    ON a.tenant_id = l.tenant_id AND a.company_id = l.company_id
                   AND a.code = l.account
                  LEFT JOIN ledger_open_items i
                    ON i.tenant_id = l.tenant_id AND i.company_id = l.company_id
                   AND i.entry_id = l.entry_id AND i.position = l.position
                 WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
                   AND l.entry_id = e.id) AS lines,
               coalesce((SELECT jsonb_agg(jsonb_build_object(
                           'tax', t.tax, 'base', t.base::text, 'amount', t.amount::text)
                           ORDER BY t.position)
                  FROM ledger_tax_items t
                 WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
                   AND t.entry_id = e.id), '[]') AS taxes
          FROM journal_entries e
         WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s AND e.id = %(id)s
        """,
        {"id": entry_id},
    )


DRAFTS = Listing(
    name="drafts",
    source="FROM ledger_drafts WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, filters=False, sorts=False, nullable=False),
        "dated": Column("dated", Kind.DATE, nullable=False),
        "journal": Column("journal", nullable=False),
        "memo": Column("memo", sorts=False, nullable=False),
        "user_id": Column("user_id", Kind.ID, sorts=False, nullable=False),
        "at": Column("at", Kind.INSTANT, filters=False, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    sort="-dated",
)

ENTRIES = Listing(
    name="entries",
    source="""
    FROM journal_entries e WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
    """,
    columns={
        "id": Column("e.id", Kind.ID, filters=False, sorts=False, nullable=False),
        "number": Column("e.number", nullable=False),
        "dated": Column("e.dated", Kind.DATE, nullable=False),
        "journal": Column("e.journal", sorts=False, nullable=False),
        "source": Column("e.source", sorts=False, nullable=False),
        "memo": Column("e.memo", sorts=False, nullable=False),
        "total": Column(
            """
            (SELECT sum(l.amount) FROM journal_lines l
              WHERE l.tenant_id = e.tenant_id AND l.company_id = e.company_id
                AND l.entry_id = e.id AND l.amount > 0)
            """,
            Kind.DECIMAL,
            filters=False,
            sorts=False,
            nullable=False,
        ),
        "reverses": Column("e.reverses", Kind.ID, sorts=False),
        "user_id": Column("e.user_id", Kind.ID, sorts=False, nullable=False),
        "at": Column("e.at", Kind.INSTANT, sorts=False, nullable=False),
    },
    key="e.id",
    sort="-dated",
    search="e.number ILIKE %(q_begins)s OR e.memo ILIKE %(q_has)s",
)

LINES = Listing(
    name="lines",
    source="""
    FROM journal_lines l
    JOIN journal_entries e
      ON e.tenant_id = l.tenant_id AND e.company_id = l.company_id AND e.id = l.entry_id
   WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
    """,
    columns={
        "entry_id": Column("l.entry_id", Kind.ID, sorts=False, nullable=False),
        "position": Column("l.position", Kind.INTEGER, filters=False, sorts=False, nullable=False),
        "number": Column("e.number", sorts=False, nullable=False),
        "source": Column("e.source", sorts=False, nullable=False),
        "dated": Column("l.dated", Kind.DATE, nullable=False),
        "journal": Column("e.journal", sorts=False, nullable=False),
        "account": Column("l.account", sorts=False, nullable=False),
        "amount": Column("l.amount", Kind.DECIMAL, sorts=False, nullable=False),
        "currency": Column("l.currency::text", sorts=False, nullable=False),
        "foreign_amount": Column("l.foreign_amount", Kind.DECIMAL, sorts=False, nullable=False),
        "party_id": Column("l.party_id", Kind.ID, sorts=False, as_one="parties_as_one"),
        "memo": Column("e.memo", filters=False, sorts=False, nullable=False),
        "label": Column("l.label", filters=False, sorts=False, nullable=False),
    },
    key="l.entry_id::text || '/' || lpad(l.position::text, 9, '0')",
    key_kind=Kind.TEXT,
    sort="dated",
)
