"""Open items: what is owed, and the lists of it."""

from collections.abc import Sequence
from uuid import UUID

from functions.ledger.model import Item, OpenItem
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Row, Tx
from shared.errors import NotFound


def _open_item(row: Row) -> OpenItem:
    entry_id, position, *rest = row
    return OpenItem(Item(entry_id, position), *rest)


async def get_items(tx: Tx, items: Sequence[Item]) -> list[OpenItem]:
    """Read items in the order asked: one trip. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT i.entry_id, i.position, coalesce(p.merged_into, p.id), i.account, i.dated, i.due,
               i.currency, i.amount, i.amount_company, i.open, i.open_company, e.source, e.number
          FROM unnest(%(entries)s::uuid[], %(positions)s::int[]) WITH ORDINALITY
            AS asked (entry_id, position, place)
          JOIN ledger_open_items i
            ON i.tenant_id = %(tenant)s AND i.company_id = %(company)s
           AND i.entry_id = asked.entry_id AND i.position = asked.position
          JOIN journal_entries e
            ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
          JOIN parties p
            ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id AND p.id = i.party_id
         ORDER BY asked.place
        """,
        {"entries": [i.entry_id for i in items], "positions": [i.position for i in items]},
    )
    if len(rows) < len(items):
        raise NotFound("There is no such open item.")
    return [_open_item(row) for row in rows]


async def list_open(
    tx: Tx, party_id: UUID | None, account: str | None, currency: str | None
) -> list[OpenItem]:
    """Read the items that are still open, oldest due first: one trip."""
    rows = await tx.rows(
        """
        SELECT i.entry_id, i.position, coalesce(p.merged_into, p.id), i.account, i.dated, i.due,
               i.currency, i.amount, i.amount_company, i.open, i.open_company, e.source, e.number
          FROM ledger_open_items i
          JOIN journal_entries e
            ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
          JOIN parties p
            ON p.tenant_id = i.tenant_id AND p.company_id = i.company_id AND p.id = i.party_id
         WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.open <> 0
           AND (%(party)s::uuid IS NULL OR i.party_id = ANY ((
                SELECT parties_as_one(%(tenant)s, %(company)s, ARRAY[%(party)s::uuid]))::uuid[]))
           AND (%(account)s::text IS NULL OR i.account = %(account)s)
           AND (%(currency)s::text IS NULL OR i.currency = %(currency)s)
         ORDER BY i.due, i.entry_id, i.position
        """,
        {"party": party_id, "account": account, "currency": currency},
    )
    return [_open_item(row) for row in rows]


def settled(many: int) -> Read:
    """Say how many pairs were settled or taken back."""
    return Read("SELECT %(many)s::int AS pairs", {"many": many})


ITEMS = Listing(
    name="open_items",
    source="""
    FROM ledger_open_items i
    JOIN journal_entries e
      ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
   WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s
    """,
    columns={
        "entry_id": Column("i.entry_id", Kind.ID, sorts=False, nullable=False),
        "position": Column("i.position", Kind.INTEGER, filters=False, sorts=False, nullable=False),
        "number": Column("e.number", nullable=False),
        "source": Column("e.source", sorts=False, nullable=False),
        "party_id": Column(
            "i.party_id", Kind.ID, sorts=False, nullable=False, as_one="parties_as_one"
        ),
        "account": Column("i.account", nullable=False),
        "dated": Column("i.dated", Kind.DATE, nullable=False),
        "due": Column("i.due", Kind.DATE, nullable=False),
        "currency": Column("i.currency::text", nullable=False),
        "amount": Column("i.amount", Kind.DECIMAL, nullable=False),
        "amount_company": Column("i.amount_company", Kind.DECIMAL, nullable=False),
        "open": Column("i.open", Kind.DECIMAL, nullable=False),
        "open_company": Column("i.open_company", Kind.DECIMAL, nullable=False),
        "is_open": Column("i.open <> 0", Kind.BOOLEAN, sorts=False, nullable=False),
        "label": Column("i.label", filters=False, sorts=False, nullable=False),
    },
    key="i.entry_id::text || '/' || lpad(i.position::text, 9, '0')",
    key_kind=Kind.TEXT,
    sort="due",
)

ALLOCATIONS = Listing(
    name="allocations",
    source="""
    FROM ledger_allocations a
    JOIN ledger_open_items i
      ON i.tenant_id = a.tenant_id AND i.company_id = a.company_id
     AND i.entry_id = a.debit_entry AND i.position = a.debit_position
   WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
    """,
    columns={
        "id": Column("a.id", Kind.ID, nullable=False),
        "dated": Column("a.dated", Kind.DATE, nullable=False),
        "party_id": Column(
            "i.party_id", Kind.ID, sorts=False, nullable=False, as_one="parties_as_one"
        ),
        "currency": Column("i.currency::text", nullable=False),
        "debit_entry": Column("a.debit_entry", Kind.ID, sorts=False, nullable=False),
        "debit_position": Column(
            "a.debit_position", Kind.INTEGER, filters=False, sorts=False, nullable=False
        ),
        "credit_entry": Column("a.credit_entry", Kind.ID, sorts=False, nullable=False),
        "credit_position": Column(
            "a.credit_position", Kind.INTEGER, filters=False, sorts=False, nullable=False
        ),
        "amount": Column("a.amount", Kind.DECIMAL, nullable=False),
        "exchange": Column("a.debit_company - a.credit_company", Kind.DECIMAL, nullable=False),
        "exchange_entry": Column("a.exchange_entry", Kind.ID, sorts=False),
        "undoes": Column("a.undoes", Kind.ID, sorts=False),
    },
    key="a.id",
    sort="id",
)
