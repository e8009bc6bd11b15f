"""The one call that writes the books, and what a reversal reads of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from functions.ledger.model import JournalEntry, Line, Pair, PostedEntry, TaxItem
from layers.database.locks import Rung
from layers.database.transactions import Cursor, Tx
from layers.database.types import dumps
from shared.actor import Permission
from shared.errors import NotFound
from shared.ids import new_id
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Batch:
    """What one call posts, settles, and takes back; settled on a day where it settles."""

    entries: Sequence[JournalEntry] = ()
    pairs: Sequence[Pair] = ()
    undo: Sequence[UUID] = ()
    settle_on: date | None = None


async def post(tx: Tx, batch: Batch) -> None:
    """Check, write lines and items, settle, move balances, number: one call of ledger_post.

    It is the only writer of the books. It climbs from open items over balances to numbers.
    """
    await tx.write(
        """
        SELECT ledger_post(%(tenant)s, %(company)s, %(entries)s::json, %(lines)s::json,
                           %(taxes)s::json, %(pairs)s::json, %(undo)s::uuid[], %(settle_on)s::date,
                           %(exchange)s, %(may_pass)s)
        """,
        {
            "entries": _json([_entry(e) for e in batch.entries]),
            "lines": _json([_line(n, x) for n, e in enumerate(batch.entries, 1) for x in e.lines]),
            "taxes": _json([_tax(n, t) for n, e in enumerate(batch.entries, 1) for t in e.taxes]),
            "pairs": _json([_pair(p) for p in batch.pairs]),
            "undo": list(batch.undo) or None,
            "settle_on": batch.settle_on,
            "exchange": new_id(),
            "may_pass": Permission.LOCKED_PERIODS_POST in tx.actor.permissions,
        },
        locks=Rung.ACCOUNT_BALANCES,
    )


def _json(rows: list[dict[str, Any]]) -> str | None:
    return dumps(rows) if rows else None


def _entry(entry: JournalEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "dated": entry.dated,
        "journal": entry.journal,
        "source": entry.source,
        "memo": entry.memo,
        "reverses": entry.reverses,
    }


def _line(number: int, line: Line) -> dict[str, Any]:
    said: dict[str, Any] = {"e": number, "account": line.account, "amount": line.amount}
    if line.currency is not None:
        said |= {"currency": line.currency, "foreign_amount": line.foreign}
    if line.party_id is not None:
        said |= {"party": line.party_id, "due": line.due}
    if line.label:
        said["label"] = line.label
    if line.dimensions:
        said["dimensions"] = line.dimensions
    return said


def _tax(number: int, item: TaxItem) -> dict[str, Any]:
    return {"e": number, "tax": item.tax, "base": item.base, "amount": item.amount}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "debit_entry": pair.debit.entry_id,
        "debit_position": pair.debit.position,
        "credit_entry": pair.credit.entry_id,
        "credit_position": pair.credit.position,
        "amount": pair.amount,
    }


async def get_entry(tx: Tx, entry_id: UUID) -> PostedEntry:
    """Read an entry with its lines, taxes, items, and allocations still in force: one trip."""
    head = await tx.queue(
        """
        SELECT number, dated, journal, source FROM journal_entries
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": entry_id},
    )
    taxes, items, allocations = await _ask_rest(tx, entry_id)
    lines = await tx.rows(
        """
        SELECT account, amount, currency, foreign_amount, party_id, due, label,
               coalesce(dimensions, '{}')
          FROM journal_lines
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND entry_id = %(id)s
         ORDER BY position
        """,
        {"id": entry_id},
    )
    found = await head.fetchone()
    if found is None:
        raise NotFound(f"No journal entry {entry_id}.")
    number, dated, journal, source = found
    return PostedEntry(
        entry_id,
        number,
        dated,
        journal,
        source,
        tuple(Line(*line) for line in lines),
        tuple([TaxItem(*tax) async for tax in taxes]),
        await _ids(items),
        await _ids(allocations),
    )


async def _ask_rest(tx: Tx, entry_id: UUID) -> tuple[Cursor, Cursor, Cursor]:
    """Queue the questions for an entry's taxes, open items, and allocations still in force."""
    taxes = await tx.queue(
        """
        SELECT tax, base, amount FROM ledger_tax_items
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND entry_id = %(id)s
         ORDER BY position
        """,
        {"id": entry_id},
    )
    items = await tx.queue(
        """
        SELECT position FROM ledger_open_items
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND entry_id = %(id)s
        """,
        {"id": entry_id},
    )
    allocations = await tx.queue(
        """
        SELECT a.id FROM ledger_allocations a
         WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
           AND %(id)s IN (a.debit_entry, a.credit_entry) AND a.undoes IS NULL
           AND NOT EXISTS (SELECT FROM ledger_allocations b
                            WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
                              AND b.undoes = a.id)
        """,
        {"id": entry_id},
    )
    return taxes, items, allocations


async def _ids(cursor: Cursor) -> tuple[Any, ...]:
    return tuple([row[0] async for row in cursor])
