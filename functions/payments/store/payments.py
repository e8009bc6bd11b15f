"""The SQL of payments."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.payments.model import Direction, Outstanding, Payment, Side
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Cursor, Read, Tx
from shared.errors import NotFound
from shared.nouns import dataclass

METHODS = ("transfer", "direct_debit", "card", "cash", "cheque", "other")

LISTING = Listing(
    name="payments",
    source="""
    FROM payments p
    JOIN payments_bank_accounts b
      ON b.tenant_id = p.tenant_id AND b.company_id = p.company_id AND b.id = p.bank_account_id
   WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
    """,
    columns={
        "id": Column("p.id", Kind.ID, nullable=False),
        "number": Column("p.number", nullable=False),
        "direction": Column(
            "p.direction", Kind.CHOICE, choices=("received", "sent"), nullable=False
        ),
        "side": Column("p.side", Kind.CHOICE, choices=("customer", "supplier"), nullable=False),
        "method": Column("p.method", Kind.CHOICE, choices=METHODS, nullable=False),
        "party_id": Column(
            "p.party_id", Kind.ID, sorts=False, nullable=False, as_one="parties_as_one"
        ),
        "dated": Column("p.dated", Kind.DATE, nullable=False),
        "currency": Column("p.currency::text", nullable=False),
        "amount": Column("p.amount", Kind.DECIMAL, nullable=False),
        "written_off": Column("p.written_off", Kind.DECIMAL, nullable=False),
        "bank_account_id": Column("p.bank_account_id", Kind.ID, sorts=False, nullable=False),
        "bank_account": Column("b.name", filters=False, nullable=False),
        "bank_amount": Column("p.bank_amount", Kind.DECIMAL, nullable=False),
        "fee": Column("p.fee", Kind.DECIMAL, nullable=False),
        "reference": Column("p.reference", nullable=False),
        "memo": Column("p.memo", sorts=False, nullable=False),
        "status": Column("p.status", Kind.CHOICE, choices=("posted", "cancelled"), nullable=False),
        "is_by_hand": Column("p.is_by_hand", Kind.BOOLEAN, sorts=False, nullable=False),
        "is_confirmed": Column("p.match_id IS NOT NULL", Kind.BOOLEAN, sorts=False, nullable=False),
        "entry_id": Column("p.entry_id", Kind.ID, sorts=False, nullable=False),
        "version": Column("p.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="p.id",
    sort="-dated",
    search="p.number || ' ' || p.reference || ' ' || p.memo ILIKE %(q_has)s",
)


@dataclass(frozen=True, slots=True)
class Record:
    """A payment about to be kept; its number is taken from the series when it is written."""

    id: UUID
    series: str
    direction: str
    side: str
    method: str
    party_id: UUID
    dated: date
    currency: str
    amount: Decimal
    written_off: Decimal
    bank_account_id: UUID
    bank_amount: Decimal
    fee: Decimal
    reference: str
    memo: str
    entry_id: UUID
    positions: tuple[int, ...]
    match_id: UUID | None
    is_by_hand: bool


async def insert(tx: Tx, records: Sequence[Record]) -> None:
    """Keep payments and number them, in one statement however many."""
    columns = [list(column) for column in zip(*(_row(record) for record in records), strict=True)]
    names = [f"c{n}" for n in range(len(columns))]
    await tx.write(
        """
        INSERT INTO payments
               (id, number, direction, side, method, party_id, dated, currency, amount,
                written_off, bank_account_id, bank_amount, fee, reference, memo, entry_id,
                positions, match_id, is_by_hand)
        SELECT g.id, n.number, g.direction, g.side, g.method, g.party_id, g.dated, g.currency,
               g.amount, g.written_off, g.bank_account_id, g.bank_amount, g.fee, g.reference,
               g.memo, g.entry_id, g.positions::int[], g.match_id, g.by_hand
          FROM payment_numbers(%(tenant)s, %(company)s, %(c1)s::text[]) AS n
          JOIN unnest(%(c0)s::uuid[], %(c2)s::text[], %(c3)s::text[], %(c4)s::text[],
                      %(c5)s::uuid[], %(c6)s::date[], %(c7)s::text[], %(c8)s::numeric[],
                      %(c9)s::numeric[], %(c10)s::uuid[], %(c11)s::numeric[], %(c12)s::numeric[],
                      %(c13)s::text[], %(c14)s::text[], %(c15)s::uuid[], %(c16)s::text[],
                      %(c17)s::uuid[], %(c18)s::boolean[]) WITH ORDINALITY
            AS g (id, direction, side, method, party_id, dated, currency, amount, written_off,
                  bank_account_id, bank_amount, fee, reference, memo, entry_id, positions,
                  match_id, by_hand, place)
            ON g.place = n.place
        RETURNING id
        """,
        dict(zip(names, columns, strict=True)),
        locks=Rung.NUMBER_SERIES,
    )


def _row(record: Record) -> tuple[object, ...]:
    positions = "{" + ",".join(str(position) for position in record.positions) + "}"
    return (
        record.id, record.series, record.direction, record.side, record.method, record.party_id,
        record.dated, record.currency, record.amount, record.written_off, record.bank_account_id,
        record.bank_amount, record.fee, record.reference, record.memo, record.entry_id, positions,
        record.match_id, record.is_by_hand,
    )  # fmt: skip


async def lock(tx: Tx, payment_id: UUID) -> Payment:
    """Hold a payment until the transaction ends."""
    rows = await tx.rows(
        """
        SELECT p.id, p.number, p.direction, p.side, coalesce(o.merged_into, o.id), p.dated,
               p.currency::text, p.amount, p.status, p.entry_id, p.positions, p.match_id,
               p.is_by_hand, p.version
          FROM payments p
          JOIN parties o
            ON o.tenant_id = p.tenant_id AND o.company_id = p.company_id AND o.id = p.party_id
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = %(id)s
           FOR UPDATE OF p
        """,
        {"id": payment_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No payment {payment_id}.")
    found_id, number, direction, side, *facts = rows[0]
    return Payment(found_id, number, Direction(direction), Side(side), *facts)


async def cancel(tx: Tx, payment_id: UUID, entry_id: UUID, dated: date, reason: str) -> None:
    """Mark a payment as undone by an entry."""
    await tx.write(
        """
        UPDATE payments SET status = 'cancelled', cancelled_on = %(dated)s,
                            cancel_entry = %(entry)s, cancel_reason = %(reason)s,
                            version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": payment_id, "entry": entry_id, "dated": dated, "reason": reason},
    )


async def edit(tx: Tx, payment_id: UUID, reference: str, memo: str, expected: int) -> None:
    """Write what may change of a posted payment, made from the version expected."""
    await tx.write(
        """
        WITH edited AS (
            UPDATE payments SET reference = %(reference)s, memo = %(memo)s, version = version + 1
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
               AND version = %(expected)s RETURNING id
        )
        SELECT must(EXISTS (SELECT FROM edited), 'version-stale',
                    'Somebody changed this payment after you read it. Read it again.')
        """,
        {"id": payment_id, "reference": reference, "memo": memo, "expected": expected},
    )


async def confirm(tx: Tx, payment_id: UUID, match_id: UUID) -> None:
    """Tie a payment recorded by hand to the statement line that confirms it."""
    await tx.write(
        """
        UPDATE payments SET match_id = %(match)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": payment_id, "match": match_id},
    )


async def ask_outstanding(tx: Tx, account_ids: Sequence[UUID]) -> Cursor:
    """Queue the question for payments by hand that no statement line has confirmed."""
    return await tx.queue(
        """
        SELECT id, bank_account_id, number, party_id, dated,
               CASE WHEN direction = 'received' THEN bank_amount - fee
                    ELSE -bank_amount - fee END, reference
          FROM payments
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND bank_account_id = ANY (%(accounts)s)
           AND is_by_hand AND match_id IS NULL AND status = 'posted'
         ORDER BY dated, number
        """,
        {"accounts": list(account_ids)},
    )


async def outstanding_given(cursor: Cursor) -> list[Outstanding]:
    """Read the answer to `ask_outstanding`."""
    return [Outstanding(*row) for row in await cursor.fetchall()]


def read(payment_id: UUID) -> Read:
    """Say how to read one payment."""
    return read_many([payment_id])


def read_many(ids: Sequence[UUID]) -> Read:
    """Say how to read payments."""
    return Read(
        """
        SELECT p.id, p.number, p.direction, p.side, p.method, p.party_id, p.dated,
               p.currency::text, p.amount, p.written_off, p.bank_account_id,
               b.name AS bank_account, b.currency::text AS bank_currency, p.bank_amount, p.fee,
               p.reference, p.memo, p.status, p.is_by_hand, p.match_id, p.entry_id, p.positions,
               p.cancelled_on, p.cancel_entry, p.cancel_reason, p.version
          FROM payments p
          JOIN payments_bank_accounts b
            ON b.tenant_id = p.tenant_id AND b.company_id = p.company_id
           AND b.id = p.bank_account_id
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = ANY (%(ids)s)
         ORDER BY p.number
        """,
        {"ids": list(ids)},
    )


def written_off(entry_id: UUID, dated: date, many: int) -> Read:
    """Say what was given up."""
    return Read(
        "SELECT %(entry)s::uuid AS entry_id, %(dated)s::date AS dated, %(many)s::int AS documents",
        {"entry": entry_id, "dated": dated, "many": many},
    )
