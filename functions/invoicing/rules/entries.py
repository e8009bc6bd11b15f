"""What a document means to the books."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from functions.catalog.model import TaxAmount
from functions.invoicing.model import ZERO, Document
from functions.ledger.model import Books, Journal, JournalEntry, Line, Role, TaxItem
from shared.money import split

Group = tuple[str, tuple[UUID, ...]]


def entry_for(document: Document, books: Books) -> JournalEntry | None:
    """Debit the customer per instalment; credit income per account and tax per tax.

    A credit note books the other way round. In another currency every amount is converted on its
    own, and what rounding leaves over goes to the largest income, so that the entry balances
    and what is owed is the total converted. None where nothing is left to book. The receivable
    lines come first, one per instalment, in the order of the instalments.
    """
    sign = document.kind.sign
    owed = _owed(document, books, sign)
    taxes = [
        _line(books, tax.tax.due_account or books.account(Role.TAX_DUE), -sign * tax.amount)
        for tax in document.taxes
        if tax.amount
    ]
    income = _income(document, books, sign)
    left = sum((line.amount for line in (*owed, *taxes, *income)), ZERO)
    lines = (*owed, *_evened(income, left, books), *taxes)
    kept = tuple(line for line in lines if line.amount or line.foreign)
    if not kept:
        return None
    return JournalEntry(
        dated=document.dated,
        journal=Journal.SALES,
        source=f"{document.kind}:{document.id}",
        memo=document.buyer.name,
        lines=kept,
        taxes=tuple(_tax_items(document.taxes, books, sign)),
    )


def _owed(document: Document, books: Books, sign: int) -> list[Line]:
    """Split what is owed over the instalments, in both currencies."""
    if not document.total:
        return []
    parts = document.instalments
    weights = [abs(part.amount) for part in parts]
    company = split(books.converted(document.total), weights, books.currency)
    account = books.account(Role.RECEIVABLE)
    return [
        Line(
            account,
            sign * amount,
            currency=books.foreign_currency if books.is_foreign else None,
            foreign=sign * part.amount if books.is_foreign else None,
            party_id=document.party_id,
            due=part.due,
        )
        for part, amount in zip(parts, company, strict=True)
    ]


def _line(books: Books, account: str, amount: Decimal, dimensions: tuple[UUID, ...] = ()) -> Line:
    return Line(
        account,
        books.converted(amount),
        currency=books.foreign_currency if books.is_foreign else None,
        foreign=amount if books.is_foreign else None,
        dimensions=dimensions,
    )


def _income(document: Document, books: Books, sign: int) -> list[Line]:
    """Add lines up per account and analytic values."""
    sums: dict[Group, Decimal] = defaultdict(Decimal)
    for line in document.lines:
        sums[line.account, line.dimensions] -= sign * line.net
    return [
        _line(books, account, amount, dimensions)
        for (account, dimensions), amount in sorted(sums.items(), key=lambda group: group[0][0])
        if amount
    ]


def _evened(income: list[Line], left: Decimal, books: Books) -> Iterable[Line]:
    """Take what rounding left over off the largest income; only conversion leaves anything."""
    if not left:
        return income
    assert books.is_foreign
    largest = max(range(len(income)), key=lambda n: abs(income[n].amount))
    found = income[largest]
    evened = Line(
        found.account,
        found.amount - left,
        currency=found.currency,
        foreign=found.foreign,
        dimensions=found.dimensions,
    )
    return [*income[:largest], evened, *income[largest + 1 :]]


def _tax_items(taxes: Iterable[TaxAmount], books: Books, sign: int) -> Iterable[TaxItem]:
    for tax in taxes:
        base, amount = books.converted(sign * tax.base), books.converted(sign * tax.amount)
        if base or amount:
            yield TaxItem(tax.tax.code, base, amount)
