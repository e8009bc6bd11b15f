"""Trial balance, profit and loss, balance sheet, cash flow."""

from typing import Annotated

from fastapi import APIRouter, Response
from fastapi import Query as InQuery

from functions.reports.api.asking import AskDays, AskPeriod, AskScoped
from functions.reports.api.delivery import AS_FILES, ReportReply, deliver
from functions.reports.service import statements as service
from layers.http.queries import Query, may
from shared.actor import Permission

router = APIRouter()
May = Annotated[Query, may(Permission.REPORTS_READ)]


@router.get("/trial-balance", response_model=ReportReply, responses=AS_FILES)
async def trial_balance(ask: Annotated[AskScoped, InQuery()], query: May) -> ReportReply | Response:
    """Give opening, debit, credit and closing of every account."""
    spans, scope = ask.spans, ask.scope
    return await deliver(query, ask.format, lambda tx: service.trial_balance(tx, spans, scope))


@router.get("/profit-and-loss", response_model=ReportReply, responses=AS_FILES)
async def profit_and_loss(
    ask: Annotated[AskScoped, InQuery()], query: May
) -> ReportReply | Response:
    """Give what was earned and spent, and the result."""
    spans, scope = ask.spans, ask.scope
    return await deliver(query, ask.format, lambda tx: service.profit_and_loss(tx, spans, scope))


@router.get("/balance-sheet", response_model=ReportReply, responses=AS_FILES)
async def balance_sheet(ask: Annotated[AskDays, InQuery()], query: May) -> ReportReply | Response:
    """Give what is owned and owed, with the result of the year; it balances, or says so."""
    days = ask.days
    return await deliver(query, ask.format, lambda tx: service.balance_sheet(tx, days))


@router.get("/cash-flow", response_model=ReportReply, responses=AS_FILES)
async def cash_flow(ask: Annotated[AskPeriod, InQuery()], query: May) -> ReportReply | Response:
    """Give where money came from and went, between what there was and what there is."""
    span = ask.span
    return await deliver(query, ask.format, lambda tx: service.cash_flow(tx, span))
