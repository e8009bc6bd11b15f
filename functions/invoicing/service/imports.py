"""Draft invoices out of a file: rows of one reference make one invoice."""

from collections.abc import Sequence
from dataclasses import replace

from functions.catalog import service as catalog
from functions.catalog.model import Lines
from functions.invoicing.model import Context, Document, Draft, LineDraft, Settings
from functions.invoicing.service.asking import reckoned
from functions.invoicing.store import documents as store
from functions.invoicing.store.settings import ask_settings
from functions.ledger import service as ledger
from functions.ledger.model import Books
from functions.parties.model import Party, Share, TermPart, Terms
from functions.parties.service.named import Named, find_named
from layers.database.transactions import Tx
from layers.http.imports import RowsRefused
from shared.ids import new_id
from shared.nouns import dataclass

AT_ONCE = Terms("", "", (TermPart(Share.REMAINDER),))
"""A draft's own terms: those of the customer come when it is posted."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A row: to which invoice of which customer it belongs, and its line.

    The draft has all but the customer's id and the other rows' lines.
    """

    reference: str
    customer: str
    draft: Draft
    line: LineDraft


async def import_drafts(tx: Tx, rows: Sequence[Imported]) -> int:
    """Keep the invoices of a file as drafts: the same few statements, however many rows.

    Raises RowsRefused for customers, taxes or currencies that are not there.
    """
    codes = sorted({code for row in rows for code in row.line.taxes or ()})
    asked_settings = await ask_settings(tx)
    asked_books = await ledger.ask_books(tx)
    asked_lines = await catalog.ask_for_lines(tx, [], codes)
    known = await find_named(tx, {row.customer for row in rows})
    facts = (await asked_books.get(), await asked_settings.get(), await asked_lines.get())
    _check(rows, known, facts)
    documents = _documents(rows, known, facts)
    await store.write(tx, [store.Writing(document) for document in documents])
    tx.about("company", tx.actor.company_id)
    return len(rows)


Facts = tuple[Books, Settings, Lines]


def _check(rows: Sequence[Imported], known: Named, facts: Facts) -> None:
    """Find what only the database knows. Raises RowsRefused."""
    books, _, looked_up = facts
    taxes = looked_up.taxes.keys() - looked_up.retired_taxes
    first: dict[str, Imported] = {}
    errors: list[tuple[int, str | None, str]] = []
    for place, row in enumerate(rows):
        head = first.setdefault(row.reference, row)
        if doubt := known.doubt(row.customer):
            errors.append((place, "customer", doubt))
        if (head.customer, head.draft.dated) != (row.customer, row.draft.dated):
            errors.append((place, "reference", "The rows of one invoice share customer and date."))
        errors += _rate_misfits(place, row, head, books)
        errors += [
            (place, "taxes", f"There is no tax {code} in use.")
            for code in row.line.taxes or ()
            if code not in taxes
        ]
    if errors:
        raise RowsRefused(errors)


def _rate_misfits(
    place: int, row: Imported, head: Imported, books: Books
) -> list[tuple[int, str | None, str]]:
    """Say what is wrong with a row's rate: another currency needs one, one's own has none."""
    currency, rate = row.draft.currency or books.currency, row.draft.rate
    given = {"currency": row.draft.currency, "rate": rate}
    if any(value not in (None, getattr(head.draft, name)) for name, value in given.items()):
        return [(place, "reference", "The rows of one invoice share currency and rate.")]
    if currency != books.currency and rate is None:
        return [(place, "rate", "Give the rate of another currency.")]
    if currency == books.currency and rate not in (None, 1):
        return [(place, "rate", "The company's own currency has no exchange rate.")]
    return []


def _documents(rows: Sequence[Imported], known: Named, facts: Facts) -> list[Document]:
    groups: dict[str, list[Imported]] = {}
    for row in rows:
        groups.setdefault(row.reference, []).append(row)
    return [_document(group, _party(known, group[0]), facts) for group in groups.values()]


def _party(known: Named, row: Imported) -> Party:
    party = known.one(row.customer)
    assert party is not None  # checked
    return Party(party.id, party.name, party.code)


def _document(group: Sequence[Imported], party: Party, facts: Facts) -> Document:
    books, settings, looked_up = facts
    head = group[0].draft
    if head.currency and head.rate:
        books = replace(books, foreign_currency=head.currency, rate=head.rate)
    draft = replace(head, party_id=party.id, lines=tuple(row.line for row in group))
    taxes = catalog.at_rate(tuple(looked_up.taxes.values()), books.rate)
    context = Context(
        party=party,
        terms=AT_ONCE,
        books=books,
        settings=settings,
        offers=(None,) * len(group),
        taxes={tax.code: tax for tax in taxes},
        rounding=looked_up.rounding,
    )
    return reckoned(new_id(), draft, context)
