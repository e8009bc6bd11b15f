"""What invoicing does for other functions; its own commands are in the modules beside.

What only some of its callers need is imported when it is needed: payments, which just asks what
was booked, starts without the rules of drafting and printing.
"""

from dataclasses import replace
from datetime import date

from functions.invoicing.model import Document, Draft, Series, Settings
from functions.invoicing.rules import numbers
from layers.database.transactions import Read, Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of another function, to be printed like ours: a quote or an order."""

    title: str
    number: str
    document: Document
    facts: tuple[tuple[str, str | date], ...]


async def reckon(tx: Tx, draft: Draft) -> Document:
    """Fill a document in and reckon it by the rules of invoices, keeping nothing."""
    from functions.invoicing.service.drafts import preview

    return await preview(tx, draft)


async def bill(tx: Tx, draft: Draft, *, post: bool) -> Read:
    """Write the invoice of an order, its lines naming those of the order; posted at once or not."""
    from functions.invoicing.service.drafts import create_invoice

    return await create_invoice(tx, draft, post=post, is_of_order=True)


async def letterhead(tx: Tx) -> tuple[Settings, bytes | None]:
    """Read what the company prints on its documents, and its logo."""
    from functions.invoicing.service.settings import logo_of
    from functions.invoicing.store.settings import ask_settings

    asked = await ask_settings(tx)
    await tx.arrive()
    settings = await asked.get()
    return settings, await logo_of(tx, settings)


def print_paper(paper: Paper, settings: Settings, logo: bytes | None) -> bytes:
    """Print a document that asks for no payment: blocking."""
    from functions.invoicing.printing.render import render
    from functions.invoicing.printing.sheet import Title
    from functions.invoicing.rules.sheets import facts, sheet_of

    sheet = sheet_of(paper.document, settings, None, logo)
    sheet = replace(
        sheet,
        title=Title(paper.title),
        number=paper.number,
        facts=facts(("dated", paper.document.dated), *paper.facts),
        instalments=(),
    )
    return render(sheet)


def series_on(pattern: str, dated: date) -> Series:
    """Fill in a number pattern for a day."""
    return numbers.series_on(pattern, dated)


def check_pattern(pattern: str, pointer: str) -> None:
    """Refuse a number pattern that makes no numbers. Raises SeriesUnusable."""
    numbers.check_pattern(pattern, pointer)
