"""Endpoints of fiscal years, periods and locks."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from functions.ledger.api.accounts import Settings
from functions.ledger.rules.periods import Check
from functions.ledger.service import periods as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Amount, Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter()
Reason = Annotated[str, StringConstraints(min_length=3, max_length=500)]


class OpenYear(Shape):
    """The first day of the year to add: it follows the last one, or precedes the first."""

    starts: date


class Reopen(Shape):
    """Why it is opened again; this stays in the trace."""

    reason: Reason


class Locks(Shape):
    """Up to which day the books are locked: softly for most, hard for everybody."""

    soft_lock: date | None = None
    hard_lock: date | None = Field(None, description="Once set it only moves forward.")
    reason: Reason = "set"


class YearReply(Shape):
    """A fiscal year; once closed, the result it carried to retained earnings."""

    id: UUID
    name: str
    starts: date
    ends: date
    closed_at: datetime | None
    closed_by: UUID | None
    result: Amount | None
    version: int


class PeriodReply(Shape):
    """A period of a fiscal year."""

    id: UUID
    year_id: UUID
    name: str
    starts: date
    ends: date
    closed_at: datetime | None
    closed_by: UUID | None
    version: int


class CheckReply(Shape):
    """What is looked at before closing, and how much of it was found."""

    name: str
    found: int
    blocking: bool
    detail: str


class ClosingRow(Shape):
    """Who closed, reopened or locked what, when and why."""

    id: UUID
    kind: str
    subject: UUID | None
    name: str
    action: str
    reason: str
    facts: dict[str, Any]
    user_id: UUID
    at: datetime


add_list(router, "/periods", service.PERIODS, PeriodReply, Permission.PERIODS_READ)
add_list(router, "/closings", service.CLOSINGS, ClosingRow, Permission.PERIODS_READ)


def _checks(found: list[Check]) -> list[CheckReply]:
    return [CheckReply.model_validate(asdict(check)) for check in found]


@router.get("/years")
async def list_years(query: Annotated[Query, may(Permission.PERIODS_READ)]) -> list[YearReply]:
    """List the fiscal years."""
    return await query.rows(YearReply, service.years())


@router.post("/years", status_code=201)
async def open_year(
    body: OpenYear, command: Annotated[Command, permit(Permission.PERIODS_CLOSE)]
) -> YearReply:
    """Add a fiscal year with its periods."""
    return await command.run(YearReply, lambda tx: service.open_year(tx, body.starts))


@router.get("/years/{year_id}/checks")
async def check_year(
    year_id: UUID, query: Annotated[Query, may(Permission.PERIODS_READ)]
) -> list[CheckReply]:
    """List what stands before closing a year."""
    return _checks(await query.within(lambda tx: service.year_checks(tx, year_id)))


@router.post("/years/{year_id}/close")
async def close_year(
    year_id: UUID, expected: Expected, command: Annotated[Command, permit(Permission.YEARS_CLOSE)]
) -> YearReply:
    """Close a year: its result is fixed, and stands in retained earnings from the next day on."""
    return await command.run(YearReply, lambda tx: service.close_year(tx, year_id, expected))


@router.post("/years/{year_id}/reopen")
async def reopen_year(
    year_id: UUID,
    body: Reopen,
    expected: Expected,
    command: Annotated[Command, permit(Permission.YEARS_CLOSE)],
) -> YearReply:
    """Open a closed year again."""
    return await command.run(
        YearReply, lambda tx: service.reopen_year(tx, year_id, expected, body.reason)
    )


@router.get("/periods/{period_id}/checks")
async def check_period(
    period_id: UUID, query: Annotated[Query, may(Permission.PERIODS_READ)]
) -> list[CheckReply]:
    """List what stands before closing a period."""
    return _checks(await query.within(lambda tx: service.period_checks(tx, period_id)))


@router.post("/periods/{period_id}/close")
async def close_period(
    period_id: UUID,
    expected: Expected,
    command: Annotated[Command, permit(Permission.PERIODS_CLOSE)],
) -> PeriodReply:
    """Close a period: nothing is dated into it any more."""
    return await command.run(PeriodReply, lambda tx: service.close_period(tx, period_id, expected))


@router.post("/periods/{period_id}/reopen")
async def reopen_period(
    period_id: UUID,
    body: Reopen,
    expected: Expected,
    command: Annotated[Command, permit(Permission.PERIODS_CLOSE)],
) -> PeriodReply:
    """Open a closed period again."""
    return await command.run(
        PeriodReply, lambda tx: service.reopen_period(tx, period_id, expected, body.reason)
    )


@router.put("/locks")
async def set_locks(
    body: Locks, expected: Expected, command: Annotated[Command, permit(Permission.PERIODS_CLOSE)]
) -> Settings:
    """Lock the books up to a day; the version is that of the settings."""
    return await command.run(
        Settings,
        lambda tx: service.lock(tx, body.soft_lock, body.hard_lock, expected, body.reason),
    )
