"""Fiscal years, periods, locks, and the trace of who closed and reopened what."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.ledger.rules.periods import Year
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound
from shared.ids import new_id
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class HeldPeriod:
    """A period or a year, held till the transaction ends."""

    id: UUID
    name: str
    starts: date
    ends: date
    closed_at: datetime | None
    version: int
    year_closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of the trace: what was closed, reopened or locked, and why."""

    kind: str
    subject: UUID | None
    name: str
    action: str
    reason: str = ""
    facts: Any = None


@dataclass(frozen=True, slots=True)
class Found:
    """What is unfinished up to a day."""

    drafts: int
    earlier_open: int
    own_open: int
    unallocated: int
    unsealed: int


async def add_year(tx: Tx, year_id: UUID, year: Year) -> None:
    """Write a year and its periods: two statements."""
    await tx.write(
        """
        INSERT INTO ledger_years (id, name, starts, ends)
        VALUES (%(id)s, %(name)s, %(starts)s, %(ends)s)
        """,
        {"id": year_id, "name": year.name, "starts": year.starts, "ends": year.ends},
    )
    await tx.write(
        """
        INSERT INTO ledger_periods (id, year_id, name, starts, ends)
        SELECT id, %(year)s, name, starts, ends
          FROM unnest(%(ids)s::uuid[], %(names)s::text[], %(starts)s::date[], %(ends)s::date[])
            AS p (id, name, starts, ends)
        RETURNING id
        """,
        {
            "year": year_id,
            "ids": [p.id for p in year.periods],
            "names": [p.name for p in year.periods],
            "starts": [p.starts for p in year.periods],
            "ends": [p.ends for p in year.periods],
        },
    )


async def hold_span(tx: Tx) -> tuple[date | None, date | None]:
    """Hold the settings, so that years are added one at a time; give the days covered so far."""
    await tx.queue(
        """
        SELECT FROM ledger_settings WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           FOR UPDATE
        """,
        locks=Rung.DOCUMENT,
    )
    ((first, last),) = await tx.rows(
        """
        SELECT min(starts), max(ends) FROM ledger_years
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
        """
    )
    return first, last


async def hold_period(tx: Tx, period_id: UUID) -> HeldPeriod:
    """Hold a period, once everybody who posts in it has committed. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT p.id, p.name, p.starts, p.ends, p.closed_at, p.version,
               (SELECT y.closed_at FROM ledger_years y
                 WHERE y.tenant_id = %(tenant)s AND y.company_id = %(company)s AND y.id = p.year_id)
          FROM ledger_periods p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = %(id)s
           FOR UPDATE OF p
        """,
        {"id": period_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No period {period_id}.")
    return HeldPeriod(*rows[0])


async def hold_year(tx: Tx, year_id: UUID) -> HeldPeriod:
    """Hold a fiscal year. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT id, name, starts, ends, closed_at, version FROM ledger_years
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": year_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No fiscal year {year_id}.")
    return HeldPeriod(*rows[0])


async def peek(tx: Tx, read: Read) -> HeldPeriod:
    """Read a period or a year without holding it. Raises NotFound."""
    rows = await tx.read(read)
    if not rows:
        raise NotFound("There is no such period.")
    names = ("id", "name", "starts", "ends", "closed_at", "version")
    return HeldPeriod(*(rows[0][name] for name in names))


async def look(tx: Tx, starts: date, ends: date) -> Found:
    """Count what is unfinished: drafts in the span, open periods before and in it, and the rest."""
    ((drafts, earlier, own, unallocated, unsealed),) = await tx.rows(
        """
        SELECT (SELECT count(*) FROM ledger_drafts
                 WHERE tenant_id = %(tenant)s AND company_id = %(company)s
                   AND dated BETWEEN %(starts)s AND %(ends)s),
               (SELECT count(*) FROM ledger_periods
                 WHERE tenant_id = %(tenant)s AND company_id = %(company)s
                   AND ends < %(starts)s AND closed_at IS NULL),
               (SELECT count(*) FROM ledger_periods
                 WHERE tenant_id = %(tenant)s AND company_id = %(company)s
                   AND starts >= %(starts)s AND ends <= %(ends)s AND closed_at IS NULL),
               (SELECT count(*) FROM ledger_open_items i
                  JOIN ledger_accounts a
                    ON a.tenant_id = i.tenant_id AND a.company_id = i.company_id
                   AND a.code = i.account
                 WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.open <> 0
                   AND i.dated <= %(ends)s AND (a.subtype = 'receivable') = (i.open < 0)),
               (SELECT count(*) FROM journal_entries e
                 WHERE e.tenant_id = %(tenant)s AND e.company_id = %(company)s
                   AND e.dated <= %(ends)s
                   AND e.serial > coalesce((SELECT s.serial FROM ledger_sealed s
                                             WHERE s.tenant_id = %(tenant)s
                                               AND s.company_id = %(company)s
                                               AND s.series = e.series), 0))
        """,
        {"starts": starts, "ends": ends},
    )
    return Found(drafts, earlier, own, unallocated, unsealed)


async def mark_period(tx: Tx, period_id: UUID, *, closed: bool) -> None:
    """Close or open a period."""
    await tx.write(
        """
        UPDATE ledger_periods
           SET closed_at = CASE WHEN %(closed)s THEN now() END,
               closed_by = CASE WHEN %(closed)s THEN %(user)s::uuid END, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": period_id, "closed": closed},
    )


async def mark_year(tx: Tx, year_id: UUID, result: Decimal | None) -> None:
    """Close a year with its result, or open it without one."""
    await tx.write(
        """
        UPDATE ledger_years
           SET result = %(result)s, closed_at = CASE WHEN %(result)s::numeric IS NOT NULL THEN now() END,
               closed_by = CASE WHEN %(result)s::numeric IS NOT NULL THEN %(user)s::uuid END,
               version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": year_id, "result": result},
    )


async def result_of(tx: Tx, starts: date, ends: date) -> Decimal:
    """Add up income less expense over whole months: a profit is positive."""
    ((result,),) = await tx.rows(
        """
        SELECT coalesce(sum(b.credit - b.debit), 0)
          FROM account_balances b
          JOIN ledger_accounts a
            ON a.tenant_id = b.tenant_id AND a.company_id = b.company_id AND a.code = b.account
         WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s AND b.grain = 'month'
           AND b.starts BETWEEN %(starts)s AND %(ends)s AND a.kind IN ('income', 'expense')
        """,
        {"starts": starts, "ends": ends},
    )
    return Decimal(result)


async def neighbours(tx: Tx, starts: date) -> tuple[int, int]:
    """Count the open years before a day, and the closed ones from it on."""
    ((before, after),) = await tx.rows(
        """
        SELECT count(*) FILTER (WHERE starts < %(starts)s AND closed_at IS NULL),
               count(*) FILTER (WHERE starts > %(starts)s AND closed_at IS NOT NULL)
          FROM ledger_years WHERE tenant_id = %(tenant)s AND company_id = %(company)s
        """,
        {"starts": starts},
    )
    return before, after


async def hold_locks(tx: Tx, until: date | None) -> tuple[date | None, date | None, int]:
    """Hold the settings and every period begun by a day; give the locks and their version.

    Whoever posts in one of those periods has committed by then, and the next one sees the lock.
    """
    await tx.queue(
        """
        SELECT FROM ledger_periods
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND starts <= %(until)s
         ORDER BY starts FOR UPDATE
        """,
        {"until": until},
        locks=Rung.DOCUMENT,
    )
    rows = await tx.rows(
        """
        SELECT soft_lock, hard_lock, version FROM ledger_settings
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s FOR UPDATE
        """,
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound("Choose a chart of accounts first.")
    soft, hard, version = rows[0]
    return soft, hard, version


async def save_locks(tx: Tx, soft: date | None, hard: date | None) -> None:
    """Write both lock dates."""
    await tx.write(
        """
        UPDATE ledger_settings SET soft_lock = %(soft)s, hard_lock = %(hard)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
        """,
        {"soft": soft, "hard": hard},
    )


async def leave_trace(tx: Tx, trace: Trace) -> None:
    """Write down who closed, reopened or locked what, and why."""
    await tx.write(
        """
        INSERT INTO ledger_closings (id, kind, subject, name, action, reason, facts)
        VALUES (%(id)s, %(kind)s, %(subject)s, %(name)s, %(action)s, %(reason)s, %(facts)s)
        """,
        {
            "id": new_id(),
            "kind": trace.kind,
            "subject": trace.subject,
            "name": trace.name,
            "action": trace.action,
            "reason": trace.reason,
            "facts": Jsonb(trace.facts or {}),
        },
    )


def period(period_id: UUID) -> Read:
    """Say how to read a period."""
    return Read(
        """
        SELECT id, year_id, name, starts, ends, closed_at, closed_by, version FROM ledger_periods
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": period_id},
    )


def year(year_id: UUID) -> Read:
    """Say how to read a fiscal year."""
    return Read(
        """
        SELECT id, name, starts, ends, closed_at, closed_by, result, version FROM ledger_years
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": year_id},
    )


def years() -> Read:
    """Say how to read every fiscal year."""
    return Read(
        """
        SELECT id, name, starts, ends, closed_at, closed_by, result, version FROM ledger_years
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY starts
        """
    )


PERIODS = Listing(
    name="periods",
    source="FROM ledger_periods WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, filters=False, sorts=False, nullable=False),
        "year_id": Column("year_id", Kind.ID, sorts=False, nullable=False),
        "name": Column("name", nullable=False),
        "starts": Column("starts", Kind.DATE, nullable=False),
        "ends": Column("ends", Kind.DATE, nullable=False),
        "closed_at": Column("closed_at", Kind.INSTANT, filters=False, sorts=False),
        "closed_by": Column("closed_by", Kind.ID, filters=False, sorts=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    sort="starts",
)

CLOSINGS = Listing(
    name="closings",
    source="FROM ledger_closings WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, filters=False, nullable=False),
        "kind": Column("kind", Kind.CHOICE, choices=("period", "year", "lock"), nullable=False),
        "subject": Column("subject", Kind.ID, sorts=False),
        "name": Column("name", nullable=False),
        "action": Column(
            "action",
            Kind.CHOICE,
            choices=("closed", "reopened", "locked", "unlocked"),
            nullable=False,
        ),
        "reason": Column("reason", filters=False, sorts=False, nullable=False),
        "facts": Column("facts", Kind.OTHER, sorts=False),
        "user_id": Column("user_id", Kind.ID, sorts=False, nullable=False),
        "at": Column("at", Kind.INSTANT, nullable=False),
    },
    sort="-id",
)
