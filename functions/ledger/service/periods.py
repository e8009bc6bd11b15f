"""Fiscal years and periods: opened, closed, locked and reopened, always with a trace."""

from datetime import date
from uuid import UUID

from functions.ledger.rules import periods as rules
from functions.ledger.rules.periods import Check
from functions.ledger.store import accounts
from functions.ledger.store import periods as store
from functions.ledger.store.periods import HeldPeriod, Trace
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.events import PeriodClosed
from shared.ids import new_id

PERIODS, CLOSINGS = store.PERIODS, store.CLOSINGS


async def open_year(tx: Tx, starts: date) -> Read:
    """Add the fiscal year after the last one, or before the first."""
    year, year_id = rules.year_from(starts), new_id()
    rules.check_follows(year, *await store.hold_span(tx))
    tx.about("year", year_id)
    await store.add_year(tx, year_id, year)
    return store.year(year_id)


async def checks_of(tx: Tx, held: HeldPeriod, *, whole_year: bool) -> list[Check]:
    """List what is looked at before closing a period or a year, and what was found."""
    found = await store.look(tx, held.starts, held.ends)
    own_open = found.own_open if whole_year else 0
    return [
        Check("drafts", found.drafts, True, f"{found.drafts} draft entries are dated in it."),
        Check(
            "earlier_open", found.earlier_open, True, f"{found.earlier_open} earlier periods are open."
        ),
        Check("own_open", own_open, True, f"{own_open} of its periods are open."),
        Check(
            "unallocated", found.unallocated, False,
            f"{found.unallocated} payments or credits settle nothing yet.",
        ),
        Check("unsealed", found.unsealed, False, f"{found.unsealed} entries are not sealed yet."),
    ]  # fmt: skip


async def period_checks(tx: Tx, period_id: UUID) -> list[Check]:
    """List what closing a period would look at."""
    held = await store.peek(tx, store.period(period_id))
    return await checks_of(tx, held, whole_year=False)


async def year_checks(tx: Tx, year_id: UUID) -> list[Check]:
    """List what closing a year would look at."""
    held = await store.peek(tx, store.year(year_id))
    return await checks_of(tx, held, whole_year=True)


async def close_period(tx: Tx, period_id: UUID, version: int) -> Read:
    """Close a period: nothing is dated into it any more. Waits for whoever posts in it."""
    held = await store.hold_period(tx, period_id)
    check_version(held.version, version)
    if held.closed_at is not None:
        raise rules.AlreadyClosed(f"The period {held.name} is closed.")
    checks = await checks_of(tx, held, whole_year=False)
    rules.check_ready(checks)
    tx.about("period", period_id, {"closed": False})
    await store.mark_period(tx, period_id, closed=True)
    facts = {check.name: check.found for check in checks}
    await store.leave_trace(tx, Trace("period", period_id, held.name, "closed", facts=facts))
    await emit(tx, PeriodClosed(period_id))
    return store.period(period_id)


async def reopen_period(tx: Tx, period_id: UUID, version: int, reason: str) -> Read:
    """Open a closed period again, with a reason that stays in the trace."""
    held = await store.hold_period(tx, period_id)
    check_version(held.version, version)
    if held.closed_at is None:
        raise rules.NotClosed(f"The period {held.name} is open.")
    if held.year_closed_at is not None:
        raise rules.YearClosed("Its fiscal year is closed; reopen the year first.")
    tx.about("period", period_id, {"closed": True})
    await store.mark_period(tx, period_id, closed=False)
    await store.leave_trace(tx, Trace("period", period_id, held.name, "reopened", reason))
    return store.period(period_id)


async def close_year(tx: Tx, year_id: UUID, version: int) -> Read:
    """Close a fiscal year: fix its result, which from then on stands in retained earnings."""
    held = await store.hold_year(tx, year_id)
    check_version(held.version, version)
    if held.closed_at is not None:
        raise rules.AlreadyClosed(f"The fiscal year {held.name} is closed.")
    rules.check_ready(await checks_of(tx, held, whole_year=True))
    rules.check_order(await store.neighbours(tx, held.starts), closing=True)
    result = await store.result_of(tx, held.starts, held.ends)
    tx.about("year", year_id, {"closed": False})
    await store.mark_year(tx, year_id, result)
    facts = {"result": str(result)}
    await store.leave_trace(tx, Trace("year", year_id, held.name, "closed", facts=facts))
    return store.year(year_id)


async def reopen_year(tx: Tx, year_id: UUID, version: int, reason: str) -> Read:
    """Open a closed year again; its periods stay closed until they are reopened one by one."""
    held = await store.hold_year(tx, year_id)
    check_version(held.version, version)
    if held.closed_at is None:
        raise rules.NotClosed(f"The fiscal year {held.name} is open.")
    rules.check_order(await store.neighbours(tx, held.starts), closing=False)
    tx.about("year", year_id, {"closed": True})
    await store.mark_year(tx, year_id, None)
    await store.leave_trace(tx, Trace("year", year_id, held.name, "reopened", reason))
    return store.year(year_id)


async def lock(tx: Tx, soft: date | None, hard: date | None, version: int, reason: str) -> Read:
    """Lock the books up to a day: softly, passed with the permission; hard, for everybody."""
    *before, found = await store.hold_locks(tx, max(filter(None, (soft, hard)), default=None))
    check_version(found, version)
    rules.check_locks((before[0], before[1]), soft, hard)
    facts = {"before": [str(day) for day in before], "after": [str(soft), str(hard)]}
    action = "locked" if soft and (before[0] is None or soft >= before[0]) else "unlocked"
    tx.about(
        "locks", tx.actor.company_id, {"soft_lock": str(before[0]), "hard_lock": str(before[1])}
    )
    await store.save_locks(tx, soft, hard)
    await store.leave_trace(tx, Trace("lock", None, str(soft or hard or ""), action, reason, facts))
    return accounts.settings()


def years() -> Read:
    """Say how to read every fiscal year."""
    return store.years()
