"""The SQL of bank statements coming in."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from functions.payments.model import Statement, StatementLine
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.nouns import dataclass

LISTING = Listing(
    name="statements",
    source="""
    FROM payments_statements s
    JOIN payments_bank_accounts b
      ON b.tenant_id = s.tenant_id AND b.company_id = s.company_id AND b.id = s.bank_account_id
   WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
    """,
    columns={
        "id": Column("s.id", Kind.ID, nullable=False),
        "bank_account_id": Column("s.bank_account_id", Kind.ID, sorts=False, nullable=False),
        "bank_account": Column("b.name", filters=False, nullable=False),
        "currency": Column("b.currency::text", sorts=False, nullable=False),
        "file_format": Column(
            "s.format", Kind.CHOICE, choices=("camt053", "mt940", "ofx", "csv"), nullable=False
        ),
        "number": Column("s.number", nullable=False),
        "opened": Column("s.opened", Kind.DATE),
        "closed": Column("s.closed", Kind.DATE),
        "opening": Column("s.opening", Kind.DECIMAL),
        "closing": Column("s.closing", Kind.DECIMAL),
        "difference": Column("s.difference", Kind.DECIMAL, nullable=False),
        "line_count": Column("s.line_count", Kind.INTEGER, nullable=False),
        "new_count": Column("s.new_count", Kind.INTEGER, nullable=False),
        "file_name": Column("s.file_name", nullable=False),
        "imported_at": Column("s.imported_at", Kind.INSTANT, nullable=False),
    },
    key="s.id",
    sort="-imported_at",
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A statement about to be kept: its id, account, digest, and its lines' names."""

    id: UUID
    bank_account_id: UUID
    statement: Statement
    digest: bytes
    names: Sequence[tuple[bytes, int]]


async def known(tx: Tx, arrivals: Sequence[Arrival]) -> set[tuple[UUID, bytes]]:
    """Tell which statements are here already: by account and by what they say."""
    rows = await tx.rows(
        """
        SELECT s.bank_account_id, s.digest
          FROM unnest(%(accounts)s::uuid[], %(digests)s::bytea[]) AS asked (account, digest)
          JOIN payments_statements s
            ON s.tenant_id = %(tenant)s AND s.company_id = %(company)s
           AND s.bank_account_id = asked.account AND s.digest = asked.digest
        """,
        {
            "accounts": [arrival.bank_account_id for arrival in arrivals],
            "digests": [arrival.digest for arrival in arrivals],
        },
    )
    return {(account, bytes(digest)) for account, digest in rows}


async def insert(tx: Tx, arrivals: Sequence[Arrival], format: str, file_name: str) -> None:  # noqa: A002
    """Keep statements that are not known."""
    said = [arrival.statement for arrival in arrivals]
    await tx.write(
        """
        INSERT INTO payments_statements
               (id, bank_account_id, format, number, opened, closed, opening, closing, difference,
                line_count, new_count, file_name, digest)
        SELECT given.*
          FROM unnest(%(ids)s::uuid[], %(accounts)s::uuid[], %(formats)s::text[],
                      %(numbers)s::text[], %(opened)s::date[], %(closed)s::date[],
                      %(opening)s::numeric[], %(closing)s::numeric[], %(differences)s::numeric[],
                      %(lines)s::int[], %(new)s::int[], %(files)s::text[], %(digests)s::bytea[])
            AS given
        RETURNING id
        """,
        {
            "ids": [arrival.id for arrival in arrivals],
            "accounts": [arrival.bank_account_id for arrival in arrivals],
            "formats": [format] * len(arrivals),
            "numbers": [statement.number for statement in said],
            "opened": [statement.opened for statement in said],
            "closed": [statement.closed for statement in said],
            "opening": [statement.opening for statement in said],
            "closing": [statement.closing for statement in said],
            "differences": [statement.difference for statement in said],
            "lines": [len(statement.lines) for statement in said],
            "new": [0] * len(arrivals),
            "files": [file_name] * len(arrivals),
            "digests": [arrival.digest for arrival in arrivals],
        },
    )


_LINE = """
        WITH RECURSIVE given AS MATERIALIZED (
            SELECT * FROM unnest(
                %(ids)s::uuid[], %(statements)s::uuid[], %(accounts)s::uuid[], %(positions)s::int[],
                %(dated)s::date[], %(values)s::date[], %(amounts)s::numeric[],
                %(currencies)s::text[], %(texts)s::text[], %(parties)s::text[],
                %(party_accounts)s::text[], %(structured)s::text[], %(end_to_end)s::text[],
                %(references)s::text[], %(bank_references)s::text[], %(codes)s::text[],
                %(batches)s::text[], %(reversals)s::boolean[], %(charges)s::numeric[],
                %(said)s::bytea[], %(occurrences)s::int[])
              AS g (id, statement_id, bank_account_id, position, dated, value_date, amount,
                    currency, text, party, party_account, structured, end_to_end, reference,
                    bank_reference, code, batch, is_reversal, charges, said, occurrence)
        ), chain AS (
            SELECT s.id AS statement_id, before.id AS before_id, before.opening, s.opened
              FROM payments_statements s
              JOIN payments_statements before
                ON before.tenant_id = %(tenant)s AND before.company_id = %(company)s
               AND before.bank_account_id = s.bank_account_id
               AND before.closing = s.opening AND before.closed <= s.opened
               AND (before.number, before.opening) <> (s.number, s.opening)
             WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
               AND s.id IN (SELECT statement_id FROM given)
             UNION
            SELECT c.statement_id, before.id, before.opening, c.opened
              FROM chain c
              JOIN payments_statements follows
                ON follows.tenant_id = %(tenant)s AND follows.company_id = %(company)s
               AND follows.id = c.before_id
              JOIN payments_statements before
                ON before.tenant_id = %(tenant)s AND before.company_id = %(company)s
               AND before.bank_account_id = follows.bank_account_id
               AND before.closing = c.opening AND before.closed = c.opened
               AND (before.number, before.opening) <> (follows.number, follows.opening)
        ), said_before AS MATERIALIZED (
            SELECT c.statement_id, k.said, max(k.occurrence) AS times
              FROM chain c
              JOIN payments_lines k
                ON k.tenant_id = %(tenant)s AND k.company_id = %(company)s
               AND k.statement_id = c.before_id
             GROUP BY c.statement_id, k.said
        ), placed AS (
            SELECT g.id, g.statement_id, g.bank_account_id, g.position, g.dated, g.value_date,
                   g.amount, g.currency, g.text, g.party, g.party_account, g.structured,
                   g.end_to_end, g.reference, g.bank_reference, g.code, g.batch, g.is_reversal,
                   g.charges, g.said, g.occurrence + coalesce(b.times, 0)
              FROM given g
              LEFT JOIN said_before b ON b.statement_id = g.statement_id AND b.said = g.said
        ), added AS (
            INSERT INTO payments_lines
                   (id, statement_id, bank_account_id, position, dated, value_date, amount,
                    currency, text, party, party_account, structured, end_to_end, reference,
                    bank_reference, code, batch, is_reversal, charges, said, occurrence)
            SELECT * FROM placed ORDER BY bank_account_id, said
            ON CONFLICT (tenant_id, company_id, bank_account_id, said, occurrence) DO NOTHING
            RETURNING statement_id
        )
        SELECT statement_id, count(*) FROM added GROUP BY statement_id
"""


async def insert_lines(tx: Tx, arrivals: Sequence[Arrival]) -> dict[UUID, int]:
    """Keep the lines that are not known, in one statement; say how many are new in each.

    A line that says the same as a kept one is that one again, unless its statement begins where
    the other's ended: what two statements in a row say, happened twice.
    """
    rows = await tx.rows(_LINE, _values(arrivals))
    return {statement: count for statement, count in rows}  # noqa: C416 - rows are Any


def _values(arrivals: Sequence[Arrival]) -> dict[str, Any]:
    """Spread lines into arrays, one for each column."""
    from shared.ids import new_id

    placed = [
        (arrival, at, line, name)
        for arrival in arrivals
        for at, (line, name) in enumerate(
            zip(arrival.statement.lines, arrival.names, strict=True), 1
        )
    ]
    lines: list[StatementLine] = [line for _, _, line, _ in placed]
    return {
        "ids": [new_id() for _ in placed],
        "statements": [arrival.id for arrival, *_ in placed],
        "accounts": [arrival.bank_account_id for arrival, *_ in placed],
        "positions": [at for _, at, *_ in placed],
        "currencies": [arrival.statement.currency for arrival, *_ in placed],
        "said": [name for *_, (name, _) in placed],
        "occurrences": [nth for *_, (_, nth) in placed],
        "dated": [line.dated for line in lines],
        "values": [line.value_date for line in lines],
        "amounts": [line.amount for line in lines],
        "texts": [line.text for line in lines],
        "parties": [line.party for line in lines],
        "party_accounts": [line.party_account for line in lines],
        "structured": [line.structured for line in lines],
        "end_to_end": [line.end_to_end for line in lines],
        "references": [line.reference for line in lines],
        "bank_references": [line.bank_reference for line in lines],
        "codes": [line.code for line in lines],
        "batches": [line.batch for line in lines],
        "reversals": [line.is_reversal for line in lines],
        "charges": [line.charges for line in lines],
    }


async def count_new(tx: Tx, added: dict[UUID, int]) -> None:
    """Keep with each statement how many of its lines were new."""
    await tx.write(
        """
        UPDATE payments_statements s SET new_count = given.new
          FROM unnest(%(ids)s::uuid[], %(counts)s::int[]) AS given (id, new)
         WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s AND s.id = given.id
        """,
        {"ids": list(added), "counts": list(added.values())},
    )


def read(statement_id: UUID) -> Read:
    """Say how to read one statement."""
    return Read(
        """
        SELECT s.id, s.bank_account_id, b.name AS bank_account, b.currency::text, s.format AS file_format,
               s.number, s.opened, s.closed, s.opening, s.closing, s.difference, s.line_count,
               s.new_count, s.file_name, s.imported_at
          FROM payments_statements s
          JOIN payments_bank_accounts b
            ON b.tenant_id = s.tenant_id AND b.company_id = s.company_id
           AND b.id = s.bank_account_id
         WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s AND s.id = %(id)s
        """,
        {"id": statement_id},
    )


def imported(report: Any) -> Read:
    """Say what an import did."""
    return Read(
        """
        SELECT r.* FROM jsonb_to_record(%(report)s) AS r
               (format text, dry_run boolean, statements jsonb, lines int, new int, notices jsonb)
        """,
        {"report": report},
    )
