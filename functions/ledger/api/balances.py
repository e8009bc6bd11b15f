"""Endpoints of balances: trial balance, account statement, and the check of all that is kept."""

from dataclasses import asdict
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery
from pydantic import Field

from functions.ledger.model import LAST_DAY, AccountKind
from functions.ledger.service import balances as service
from layers.http.queries import Query, may
from layers.http.shapes import Amount, Code, Shape
from shared.actor import Permission

router = APIRouter()


class AskTrialBalance(Shape):
    """The last day to count."""

    on: date = Field(le=LAST_DAY)


class AskStatement(Shape):
    """Between which days, and where to go on."""

    starts: date
    ends: date
    limit: int = Field(100, ge=1, le=1_000)
    after: str | None = Field(None, max_length=500)


class BalanceReply(Shape):
    """An account's debits, credits and balance (debit less credit)."""

    account: str
    name: str
    kind: AccountKind
    subtype: str
    debit: Amount
    credit: Amount
    balance: Amount


class StatementLine(Shape):
    """A line of an account, and the balance after it."""

    entry_id: UUID
    position: int
    number: str
    dated: date
    journal: str
    source: str
    memo: str
    label: str
    party_id: UUID | None
    amount: Amount
    currency: str
    foreign_amount: Amount
    balance: Amount


class StatementReply(Shape):
    """A page of an account's lines; `next` is the cursor of the page after it."""

    account: str
    name: str
    opening: Amount
    lines: list[StatementLine]
    next: str | None


class Difference(Shape):
    """Something kept that is not what it is kept of."""

    check: str
    subject: str
    on: date | None
    kept: Amount
    found: Amount


class ChecksReply(Shape):
    """Whether balances, items and lines agree; up to 1,000 differences."""

    holds: bool
    differences: list[Difference]


@router.get("/trial-balance")
async def trial_balance(
    ask: Annotated[AskTrialBalance, InQuery()],
    query: Annotated[Query, may(Permission.BALANCES_READ)],
) -> list[BalanceReply]:
    """Give every account's balance at the end of a day; income and expense since the year began."""
    return await query.rows(BalanceReply, service.trial_balance(ask.on))


@router.get("/accounts/{code}/statement")
async def account_statement(
    code: Code,
    ask: Annotated[AskStatement, InQuery()],
    query: Annotated[Query, may(Permission.BALANCES_READ)],
) -> StatementReply:
    """Give an account's lines between two days with a running balance, page by page."""
    span = service.Span(code, ask.starts, ask.ends, ask.limit, ask.after)
    found = await query.within(lambda tx: service.statement(tx, span))
    return StatementReply.model_validate(asdict(found))


@router.get("/checks")
async def check_books(query: Annotated[Query, may(Permission.BALANCES_READ)]) -> ChecksReply:
    """Recompute balances and open items from lines and allocations, and compare."""
    found = await query.rows(Difference, service.checks())
    return ChecksReply(holds=not found, differences=found)
