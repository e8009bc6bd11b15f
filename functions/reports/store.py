"""Run the queries: one report, one file in queries/, under a role that can only read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Generic, LiteralString, TypeVar
from uuid import UUID

from functions.reports.model import (
    EVERYTHING,
    Account,
    Beginning,
    Books,
    By,
    CashBalance,
    JournalLine,
    LedgerLine,
    Movement,
    OpenItem,
    Page,
    PartyLine,
    Posted,
    SalesLine,
    SalesLines,
    SalesSum,
    Scope,
    Side,
    Span,
    TaxLine,
    TaxSum,
    Waiting,
)
from layers.database.transactions import Cursor, Tx
from shared.errors import Refusal
from shared.nouns import dataclass

QUERIES = Path(__file__).with_name("queries")
PATIENCE_MILLISECONDS = "15000"
"""What one statement of a report may take; the next one is refused, not the neighbours."""
Noun = TypeVar("Noun")


class BooksNotSetUp(Refusal):
    """The company keeps no books yet: choose a chart of accounts first."""


@cache
def query(name: str) -> LiteralString:
    """Read a query out of its file; what is in it is as literal as code."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Noun]):
    """Rows that are there once the transaction has made its next trip."""

    cursor: Cursor
    make: Callable[..., Noun]

    async def all(self) -> list[Noun]:
        """Give every row as the noun it is."""
        return [self.make(*row) for row in await self.cursor.fetchall()]

    async def first(self) -> Noun | None:
        """Give the first row, if there is one."""
        row = await self.cursor.fetchone()
        return None if row is None else self.make(*row)

    async def one(self) -> Noun:
        """Give the only row there is."""
        (found,) = await self.all()
        return found


async def only_read(tx: Tx) -> None:
    """Give up every right but to read, and patience without end, for this transaction."""
    await tx.queue(
        """
        SELECT set_config('role', 'erp_reports', true),
               set_config('statement_timeout', %(patience)s, true)
        """,
        {"patience": PATIENCE_MILLISECONDS},
    )


async def ask(
    tx: Tx, name: str, values: Mapping[str, Any], make: Callable[..., Noun]
) -> Answer[Noun]:
    """Queue a query; its answer is read after the next trip."""
    return Answer(await tx.queue(query(name), values), make)


@dataclass(frozen=True, slots=True)
class AskedBooks:
    """The answer to ask_books."""

    cursor: Cursor

    async def get(self) -> Books:
        """Read it. Raises BooksNotSetUp."""
        found = await self.cursor.fetchone()
        if found is None:
            raise BooksNotSetUp("There is no chart of accounts: set up the ledger first.")
        name, currency, starts, ends, value = found
        years = tuple(Span(*pair) for pair in zip(starts, ends, strict=True))
        return Books(name, currency, years, value or "")


async def ask_books(tx: Tx, scope: Scope) -> AskedBooks:
    """Queue the question whose books these are."""
    return AskedBooks(await tx.queue(query("books"), {"value": scope.value_id}))


async def ask_accounts(tx: Tx) -> Answer[Account]:
    """Queue the chart of accounts."""
    return await ask(tx, "accounts", {}, Account)


async def ask_movements(tx: Tx, spans: Sequence[Span], scope: Scope) -> Answer[Movement]:
    """Queue what went through every account in each span."""
    name = "movements" if scope.value_id is None else "movements_by_value"
    return await ask(tx, name, _spans(spans, scope), Movement)


async def ask_closing_movements(tx: Tx, spans: Sequence[Span], scope: Scope) -> Answer[Movement]:
    """Queue what closing entries moved in each span."""
    return await ask(tx, "closing_movements", _spans(spans, scope), Movement)


def _spans(spans: Sequence[Span], scope: Scope) -> dict[str, Any]:
    return {
        "starts": [span.starts for span in spans],
        "ends": [span.ends for span in spans],
        "value": scope.value_id,
    }


async def ask_general_ledger(
    tx: Tx, account: str, span: Span, scope: Scope, page: Page
) -> Answer[LedgerLine]:
    """Queue one page of an account's lines, and one line more."""
    values = {"account": account, "value": scope.value_id, **_within(span), **_place(page)}
    return await ask(tx, "general_ledger", values, LedgerLine)


async def ask_journal(tx: Tx, span: Span, journal: str | None, page: Page) -> Answer[JournalLine]:
    """Queue one page of entries with their lines, and one entry more."""
    values = {"journal": journal, **_within(span), **_place(page)}
    return await ask(tx, "journal", values, JournalLine)


def line_values(span: Span, accounts: Sequence[str], page: Page) -> dict[str, object]:
    """Give what every question for lines says: accounts, days, and the place of the page."""
    place = _place(page)
    after = page.after.account if page.after else None
    return {"accounts": list(accounts), "after_account": after, **_within(span), **place}


async def ask_lines(tx: Tx, values: Mapping[str, object]) -> Answer[Posted]:
    """Queue one page of the lines behind a figure, and one line more."""
    return await ask(tx, "lines", values, Posted)


async def ask_open_items(tx: Tx, on: date, side: Side, party_id: UUID | None) -> Answer[OpenItem]:
    """Queue what was open on a day."""
    values = {"on": on, "subtype": side.value, "party": party_id}
    return await ask(tx, "open_items", values, OpenItem)


async def ask_control_balance(tx: Tx, on: date, side: Side) -> Answer[Decimal]:
    """Queue the balance of the control accounts on a day."""
    return await ask(tx, "control_balance", {"on": on, "subtype": side.value}, Decimal)


async def ask_party(tx: Tx, party_id: UUID) -> Answer[str]:
    """Queue a party's name."""
    return await ask(tx, "parties", {"party": party_id}, str)


async def ask_party_lines(tx: Tx, party_id: UUID, span: Span, side: Side) -> Answer[PartyLine]:
    """Queue a party's items in a period, after what it owed before."""
    values = {"party": party_id, "subtype": side.value, **_within(span)}
    return await ask(tx, "party_lines", values, PartyLine)


async def ask_taxes(tx: Tx, spans: Sequence[Span]) -> Answer[TaxSum]:
    """Queue base and amount of every tax in each span."""
    return await ask(tx, "taxes", _spans(spans, EVERYTHING), TaxSum)


async def ask_tax_lines(tx: Tx, span: Span, tax: str | None, page: Page) -> Answer[TaxLine]:
    """Queue one page of what entries added to a tax, and one line more."""
    return await ask(tx, "tax_lines", {"tax": tax, **_within(span), **_place(page)}, TaxLine)


async def ask_cash(tx: Tx, on: date) -> Answer[CashBalance]:
    """Queue the balances of bank and cash accounts at the end of a day."""
    return await ask(tx, "cash", {"on": on}, CashBalance)


async def ask_cash_flow(tx: Tx, span: Span) -> Answer[Movement]:
    """Queue what stands against money in the entries of a span that moved any."""
    return await ask(tx, "cash_flow", _within(span), Movement)


async def ask_sales(tx: Tx, spans: Sequence[Span], by: By, places: int) -> Answer[SalesSum]:
    """Queue what was invoiced less credited in each span, in coins of so many places."""
    values = {**_spans(spans, EVERYTHING), "by": by.value, "places": places}
    return await ask(tx, "sales", values, SalesSum)


async def ask_sales_lines(tx: Tx, wanted: SalesLines, page: Page, places: int) -> Answer[SalesLine]:
    """Queue one page of invoice lines, and one line more."""
    values = {
        "party": wanted.party_id,
        "product": wanted.product_id,
        "without_product": wanted.without_product,
        "places": places,
        **_within(wanted.span),
        **_place(page),
    }
    return await ask(tx, "sales_lines", values, SalesLine)


async def ask_waiting(tx: Tx, on: date) -> Answer[Waiting]:
    """Queue how many documents wait for somebody on a day."""
    return await ask(tx, "attention", {"on": on}, Waiting)


async def ask_beginning(tx: Tx) -> Answer[Beginning]:
    """Queue how far a company has come in setting itself up."""
    return await ask(tx, "beginning", {}, Beginning)


def _within(span: Span) -> dict[str, object]:
    return {"starts": span.starts, "ends": span.ends}


def _place(page: Page) -> dict[str, object]:
    after = page.after
    return {
        "limit": page.limit + 1,
        "after_dated": after and after.dated,
        "after_entry": after and after.entry_id,
        "after_position": after and after.position,
    }
