"""Open items found by the entry that made them, for whoever settles its document."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from functions.ledger.model import Item, OpenItem
from layers.database.transactions import Cursor, Read, Tx


async def ask_items_of(tx: Tx, entries: Sequence[UUID]) -> Cursor:
    """Queue the question for all items of entries, settled ones too, oldest due first."""
    return await tx.queue(
        """
        SELECT i.entry_id, i.position, coalesce(p.merged_into, p.id), i.account, i.dated, i.due,
               i.currency, i.amount, i.amount_company, i.open, i.open_company, e.source, e.number
          FROM ledger_open_items i
          JOIN journal_entries e
            ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
          JOIN parties p
            ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id AND p.id = i.party_id
         WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s
           AND i.entry_id = ANY (%(entries)s)
         ORDER BY i.due, i.entry_id, i.position
        """,
        {"entries": list(entries)},
    )


async def items_given(cursor: Cursor) -> list[OpenItem]:
    """Read the answer to `ask_items_of`."""
    return [OpenItem(Item(entry, n), *rest) async for entry, n, *rest in cursor]


async def ask_allocations_of(tx: Tx, entries: Sequence[UUID]) -> Cursor:
    """Queue the question for the allocations in force of entries' items."""
    return await tx.queue(
        """
        SELECT a.id, a.debit_entry, a.debit_position, a.credit_entry, a.credit_position, a.amount,
               a.dated, a.debit_company - a.credit_company, a.exchange_entry
          FROM ledger_allocations a
         WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.undoes IS NULL
           AND (a.debit_entry = ANY (%(entries)s) OR a.credit_entry = ANY (%(entries)s))
           AND NOT EXISTS (SELECT FROM ledger_allocations b
                            WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
                              AND b.undoes = a.id)
         ORDER BY a.id
        """,
        {"entries": list(entries)},
    )


def balance_in(account: str, currency: str, on: date) -> Read:
    """Say how to read what an account holds in a currency at the end of a day: months, then days."""
    return Read(
        """
        SELECT coalesce(sum(b.foreign_amount), 0) AS balance FROM account_balances b
         WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
           AND b.account = %(account)s AND b.currency = %(currency)s
           AND ((b.grain = 'month' AND b.starts < date_trunc('month', %(on)s::date)::date)
             OR (b.grain = 'day' AND b.starts <= %(on)s::date
                 AND b.starts >= date_trunc('month', %(on)s::date)::date))
        """,
        {"account": account, "currency": currency, "on": on},
    )
