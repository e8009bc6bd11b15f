"""What documents mean to the books, and how much may be taken back: no database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.catalog.model import Tax, TaxCategory, TaxKind, TaxPer, TaxRounding
from functions.catalog.service import compute
from functions.invoicing.einvoice.rules import breaches
from functions.invoicing.model import Buyer, Document, Kind, Line, LineDraft, Posted, Settings
from functions.invoicing.rules import credits, numbers
from functions.invoicing.rules.electronic import Issued, einvoice_of, reasons_against
from functions.invoicing.rules.entries import entry_for
from functions.invoicing.rules.lines import MoreThanOrdered, check_sources, counted, taxable
from functions.ledger.model import Books, Role
from functions.parties.model import Instalment, Move, Share, Step, TermPart, Terms
from functions.parties.service import instalments
from shared.errors import Refusal

D = Decimal
BOOKS = Books(
    "EUR", {Role.RECEIVABLE: "1100", Role.INCOME: "4000", Role.TAX_DUE: "2200"}, "EUR", D(1)
)
S19 = Tax("S19", "VAT 19 %", rate=D(19))
S7 = Tax("S7", "VAT 7 %", rate=D(7), due_account="2207")
IN19 = Tax("IN19", "VAT 19 %, inside", rate=D(19), inclusive=True)
AE = Tax(
    "AE", "Reverse charge", rate=D(19), category=TaxCategory.REVERSE_CHARGE,
    exemption_code="VATEX-EU-AE", exemption_reason="Reverse charge",
)  # fmt: skip
DEPOSIT = Tax("DEP", "Deposit", kind=TaxKind.FIXED, rate=D("0.25"), due_account="2300")
TERMS = Terms(
    "3",
    "In three",
    (
        TermPart(Share.PERCENT_OF_TOTAL, D("33.3"), (Step(Move.DAYS, 10),)),
        TermPart(Share.PERCENT_OF_TOTAL, D("33.3"), (Step(Move.DAYS, 20),)),
        TermPart(Share.REMAINDER, steps=(Step(Move.DAYS, 30),)),
    ),
)
DAY = date(2026, 3, 31)
SETTINGS = Settings(
    legal_name="Nordlicht GmbH", country="DE", city="Hamburg", vat_id="DE136695976",
    iban="DE89370400440532013000", email="a@nordlicht.example",
)  # fmt: skip
MUELLER = Buyer("Müller", country="DE", city="Berlin", vat_id="DE136695976")


def line(quantity: str, price: str, *taxes: Tax, **facts: Any) -> Line:
    made = Line(D(quantity), "Chair", "pc", D(price), D(), taxes, "4000", unece="C62")
    return replace(made, **facts)


def document(
    *lines: Line, kind: Kind = Kind.INVOICE, books: Books = BOOKS, per: TaxPer = TaxPer.DOCUMENT
) -> Document:
    currency = books.foreign_currency
    taxed = compute(taxable(lines), currency, TaxRounding(per))
    parts = (
        instalments(taxed.total, currency, DAY, TERMS)
        if taxed.total > 0
        else (Instalment(DAY, taxed.total),)
    )
    return Document(
        id=uuid4(),
        kind=kind,
        party_id=UUID(int=7),
        buyer=MUELLER,
        dated=DAY,
        currency=currency,
        rate=books.rate,
        language="en",
        lines=counted(lines, taxed),
        taxes=taxed.taxes,
        net=taxed.net,
        tax=taxed.tax,
        total=taxed.total,
        total_company=books.converted(taxed.total),
        instalments=parts,
    )


quantities = st.decimals("0.001", "9999", places=3)
prices = st.decimals("0.01", "99999", places=4)
lines = st.builds(
    lambda q, p, d, taxes, account, back: Line(
        -q if back else q, "Chair", "pc", p, d, taxes, account, unece="C62"
    ),
    quantities,
    prices,
    st.decimals(0, 100, places=2),
    st.sampled_from([(), (S19,), (S7,), (IN19,), (AE,), (S19, DEPOSIT)]),
    st.sampled_from(["4000", "4100", "4200"]),
    st.booleans(),
)
rates = st.decimals("0.0001", "20000", places=6)
documents = st.lists(lines, min_size=1, max_size=8)
unhurried = settings(deadline=None, max_examples=60)


@unhurried
@given(documents, rates, st.sampled_from(Kind), st.sampled_from(TaxPer))
def test_every_entry_balances_and_owes_the_total_in_its_instalments(
    sold: list[Line], rate: Decimal, kind: Kind, per: TaxPer
) -> None:
    for books in (BOOKS, replace(BOOKS, foreign_currency="USD", rate=rate)):
        made = document(*sold, kind=kind, books=books, per=per)

        entry = entry_for(made, books)

        assert sum((part.amount for part in made.instalments), D()) == made.total
        if entry is None:
            assert not made.total
            continue
        owed = [each for each in entry.lines if each.party_id]
        assert sum((each.amount for each in entry.lines), D()) == 0
        assert sum((each.amount for each in owed), D()) == kind.sign * books.converted(made.total)
        if books.is_foreign:
            assert sum((each.foreign or D() for each in entry.lines), D()) == 0
            signs = [each.amount * (each.foreign or D()) for each in owed]
            assert all(sign >= 0 for sign in signs)
        wanted = [kind.sign * part.amount for part in made.instalments if part.amount]
        assert [each.foreign if books.is_foreign else each.amount for each in owed] == wanted


@unhurried
@given(documents, st.data())
def test_credit_notes_together_come_to_the_invoice_exactly(
    sold: list[Line], data: st.DataObject
) -> None:
    invoice = document(*sold)
    posted = Posted(invoice, "INV-1", uuid4())
    if invoice.total <= 0:
        with pytest.raises(credits.NotCreditable):
            credits.lines_to_credit(posted, None)
        return
    taken = []
    for _ in range(data.draw(st.integers(0, 3))):
        asked = {}
        for number, each in enumerate(invoice.lines, 1):
            left = each.quantity - posted.credited_quantity.get(number, D())
            part = (left * data.draw(st.sampled_from([D(0), D("0.25"), D(1)]))).quantize(D("0.001"))
            if part:
                asked[number] = part
        if asked:
            taken.append(_credit(posted, asked))
            posted = _after(posted, taken[-1])
    if any(
        each.quantity != posted.credited_quantity.get(n) for n, each in enumerate(invoice.lines, 1)
    ):
        taken.append(_credit(posted, None))
        posted = _after(posted, taken[-1])
    assert sum((each.net for each in taken), D()) == invoice.net
    assert sum((each.tax for each in taken), D()) == invoice.tax
    for code in {tax.tax.code for tax in invoice.taxes}:
        bases = [tax.base for each in taken for tax in each.taxes if tax.tax.code == code]
        whole = next(tax.base for tax in invoice.taxes if tax.tax.code == code)
        assert sum(bases, D()) == whole
    with pytest.raises(credits.NothingToCredit):
        credits.lines_to_credit(posted, None)


def _credit(posted: Posted, asked: dict[int, Decimal] | None) -> credits.Given:
    back = credits.lines_to_credit(posted, asked)
    return credits.given(posted, back, compute(taxable(back), "EUR"))


def _after(posted: Posted, given_back: credits.Given) -> Posted:
    nets, amounts = dict(posted.credited), dict(posted.credited_quantity)
    taxes = dict(posted.credited_taxes)
    for each in given_back.lines:
        assert each.credits_line is not None
        nets[each.credits_line] = nets.get(each.credits_line, D()) + each.net
        amounts[each.credits_line] = amounts.get(each.credits_line, D()) + each.quantity
    for tax in given_back.taxes:
        base, amount = taxes.get(tax.tax.code, (D(), D()))
        taxes[tax.tax.code] = (base + tax.base, amount + tax.amount)
    return replace(posted, credited=nets, credited_quantity=amounts, credited_taxes=taxes)


@pytest.mark.parametrize(
    "asked", [{1: D(4)}, {1: D(0)}, {1: D(-1)}, {2: D(1)}, {0: D(1)}, {1: D("3.000001")}]
)
def test_no_more_is_credited_than_is_left(asked: dict[int, Decimal]) -> None:
    posted = Posted(document(line("3", "10")), "INV-1", uuid4())

    with pytest.raises(credits.CreditExceedsInvoice):
        credits.lines_to_credit(posted, asked)


@unhurried
@given(st.lists(lines.filter(lambda each: len(each.taxes) == 1), min_size=1, max_size=12))
def test_what_is_sold_with_one_tax_a_line_is_a_sound_electronic_invoice(sold: list[Line]) -> None:
    made = document(*sold)

    issued = Issued("INV-1", "EUR")

    assert reasons_against(made, SETTINGS, issued) == []
    assert breaches(einvoice_of(made, SETTINGS, issued)) == []


def test_what_the_standard_has_no_place_for_is_said_in_plain_words() -> None:
    found = reasons_against(document(line("1", "1", S19, DEPOSIT)), SETTINGS, Issued("1", "EUR"))

    assert ("BR-CO-04", "/lines/0/taxes") in {(each.rule, each.field) for each in found}


@pytest.mark.parametrize(
    ("pattern", "prefix", "suffix", "width"),
    [
        ("INV-{year}-{00000}", "INV-2026-", "", 5),
        ("{yy}/{month}/{000}-X", "26/03/", "-X", 3),
        ("{0}", "", "", 1),
    ],
)
def test_a_pattern_makes_a_series(pattern: str, prefix: str, suffix: str, width: int) -> None:
    numbers.check_pattern(pattern, "/body")
    made = numbers.series_on(pattern, DAY)

    assert (made.prefix, made.suffix, made.width) == (prefix, suffix, width)


@pytest.mark.parametrize("pattern", ["INV", "{00}{00}", "{day}-{00}", "<{00}>", "{00}" + "x" * 40])
def test_a_pattern_without_sense_is_refused(pattern: str) -> None:
    with pytest.raises(Refusal):
        numbers.check_pattern(pattern, "/body")


def test_an_edited_draft_bills_no_more_of_an_order_than_before() -> None:
    order_line, other = uuid4(), uuid4()
    before = [line("3", "10", source_line=order_line)]

    check_sources(before, [LineDraft(D(1), source_line=order_line), LineDraft(D(9))])
    for quantity, source in ((D(4), order_line), (D(1), other), (D(-1), order_line)):
        with pytest.raises(MoreThanOrdered):
            check_sources(before, [LineDraft(quantity, source_line=source)])
