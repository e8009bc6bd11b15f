"""An account's ledger, the journal, and the lines behind any figure."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi import Query as InQuery
from pydantic import Field

from functions.reports.api.asking import Account, AskPage, Cursor
from functions.reports.api.delivery import AS_FILES, ReportReply, deliver, deliver_pages
from functions.reports.model import Page, Report, Scope, Show, Span
from functions.reports.rules.cursors import place_of
from functions.reports.rules.general_ledgers import Choice
from functions.reports.rules.periods import check_day
from functions.reports.rules.sections import Section
from functions.reports.rules.statements import BEGINNING, DAY
from functions.reports.service import ledgers as service
from functions.reports.service.ledgers import Lines
from layers.database.transactions import Tx
from layers.http.queries import Query, may
from layers.http.shapes import CurrencyCode, Line
from shared.actor import Permission
from shared.clock import today

router = APIRouter()
May = Annotated[Query, may(Permission.REPORTS_READ)]


class AskLedger(AskPage):
    """The lines in a period of one account, several, a range of codes, or all."""

    account: list[Account] = Field([], max_length=500)
    from_account: Account | None = None
    to_account: Account | None = None
    dimension_value: UUID | None = None

    @property
    def choice(self) -> Choice:
        """Give the accounts asked for."""
        return Choice(tuple(dict.fromkeys(self.account)), self.from_account, self.to_account)


class AskJournal(AskPage):
    """The entries of a period, of one journal or of all."""

    journal: Annotated[Line, Field(min_length=1, max_length=20)] | None = None


class AskLines(AskPage):
    """The lines behind a figure: reports give this whole address as its source."""

    account: list[Account] = Field([], max_length=500)
    section: list[Section] = Field([], max_length=20)
    subtype: list[Literal["receivable", "payable", "bank", "cash"]] = Field([], max_length=4)
    show: Show = Show.DEBIT_LESS_CREDIT
    figure: Literal["company", "foreign"] = "company"
    currency: CurrencyCode | None = None
    party: UUID | None = None
    dimension_value: UUID | None = None
    closing: Literal["keep", "leave_out"] = "keep"
    against: Literal["anything", "money"] = "anything"
    through: Cursor | None = None

    @property
    def lines(self) -> Lines:
        """Give the lines asked for; without a start, from the first entry on."""
        ends = check_day(self.ends or today(), "/query/ends")
        if self.starts is None:
            span = Span(BEGINNING, ends)
        elif self.starts == ends + DAY:  # before the first day of a year: nothing yet
            span = Span(check_day(self.starts, "/query/starts"), ends)
        else:
            span = self.span
        return Lines(
            span=span,
            show=self.show,
            accounts=tuple(self.account),
            sections=tuple(self.section),
            subtypes=tuple(self.subtype),
            scope=Scope(self.dimension_value),
            party_id=self.party,
            currency=self.currency,
            without_closing=self.closing == "leave_out",
            against_money=self.against == "money",
            through=place_of(self.through),
            figure=self.figure,
        )


@router.get("/general-ledger", response_model=ReportReply, responses=AS_FILES)
async def general_ledger(
    ask: Annotated[AskLedger, InQuery()], query: May
) -> ReportReply | Response:
    """Give the lines of one account, several or all, with the balance after each, page by page.

    A single account is a report of its own; of more, each opens, lists its lines, and closes.
    """
    span, scope, choice = ask.span, Scope(ask.dimension_value), ask.choice

    async def read(tx: Tx, page: Page) -> Report:
        if choice.is_one:
            return await service.general_ledger(tx, choice.codes[0], span, scope, page)
        return await service.general_ledgers(tx, choice, span, scope, page)

    return await deliver_pages(query, ask.format, ask.page, read)


@router.get("/journal", response_model=ReportReply, responses=AS_FILES)
async def journal(ask: Annotated[AskJournal, InQuery()], query: May) -> ReportReply | Response:
    """Give entries with their lines in the order of their dates, page by page."""
    span = ask.span
    return await deliver_pages(
        query, ask.format, ask.page, lambda tx, page: service.journal(tx, span, ask.journal, page)
    )


@router.get("/lines", response_model=ReportReply, responses=AS_FILES)
async def lines(ask: Annotated[AskLines, InQuery()], query: May) -> ReportReply | Response:
    """Give the journal lines behind a figure; their amounts add up to it."""
    wanted, page = ask.lines, ask.page
    return await deliver(query, ask.format, lambda tx: service.lines(tx, wanted, page))
