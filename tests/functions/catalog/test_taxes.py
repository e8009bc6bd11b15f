"""Taxes to the coin: worked cases from elsewhere, conventions, and what must always add up."""

import json
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.catalog.model import (
    Tax,
    TaxableLine,
    TaxCategory,
    TaxedDocument,
    TaxKind,
    TaxPer,
    TaxRounding,
)
from functions.catalog.rules.taxes import (
    TaxUnusable,
    at_rate,
    check_tax,
    compute,
    unit_price_without_tax,
)
from shared.currencies import exponent
from shared.money import Rounding

SHARED = Path(os.environ.get("ERP_SHARED") or Path(__file__).resolve().parents[4] / "shared")
CASES = SHARED / "conformance/worked_cases.json"
D = Decimal


def percent(rate: str, code: str = "", **facts: Any) -> Tax:
    return Tax(code or f"P{rate}", f"{rate} %", rate=D(rate), **facts)


def fixed(amount: str, code: str = "", **facts: Any) -> Tax:
    return Tax(code or f"F{amount}", amount, TaxKind.FIXED, D(amount), **facts)


def line(quantity: str, price: str, *taxes: Tax, discount: str = "0") -> TaxableLine:
    return TaxableLine(D(quantity), D(price), taxes, D(discount))


def amounts(document: TaxedDocument) -> list[tuple[Decimal, Decimal]]:
    return [(tax.base, tax.amount) for tax in document.taxes]


@pytest.fixture(scope="module")
def cases() -> dict[str, Any]:
    if not CASES.exists():
        pytest.skip("the worked cases are not here")
    return {case["id"]: case for case in json.loads(CASES.read_text())["cases"]}


def test_worked_case_basic_tax(cases: dict[str, Any]) -> None:
    case = cases["invoice-basic-tax"]
    lines = [
        line(str(each["qty"]), each["unit_price"], percent(str(each["tax_pct"])))
        for each in case["inputs"]["lines"]
    ]

    document = compute(lines, "EUR")

    wanted = case["expected"]
    assert document.net == D(wanted["untaxed"])
    assert document.tax == D(wanted["tax"])
    assert document.total == D(wanted["total"])
    taxed = next(tax for tax in document.taxes if tax.amount)
    assert (taxed.base, taxed.amount) == tuple(map(D, wanted["tax_return"].values()))


def test_worked_case_credit_note(cases: dict[str, Any]) -> None:
    (given_line,) = cases["credit-note-direct"]["inputs"]["lines"]

    document = compute([line(str(given_line["qty"]), "40", percent("10"))], "EUR")

    assert document.total == D(cases["credit-note-direct"]["expected"]["total"])


def test_worked_case_rounding_per_document_and_per_line(cases: dict[str, Any]) -> None:
    wanted = cases["tax-rounding-per-document-vs-line"]["expected"]
    hundred = [line("1", "1.001", percent("20"))] * 100
    two = [line("1", "1.070", percent("100")), line("1", "1.005", percent("100"))]
    asked = {
        "a": (hundred, TaxPer.UNROUNDED),
        "b": (hundred, TaxPer.LINE),
        "c": (two, TaxPer.LINE),
    }
    for name, (lines, per) in asked.items():
        document = compute(lines, "EUR", TaxRounding(per, Rounding.HALF_EVEN))
        assert document.net == D(wanted[name]["base"])
        assert amounts(document) == [(D(wanted[name]["base"]), D(wanted[name]["tax"]))]


def test_worked_case_fixed_in_base(cases: dict[str, Any]) -> None:
    wanted = cases["tax-fixed-in-base"]["expected"]
    asked = {
        "a": ("5", [fixed("5", compound=True), percent("20", rank=2)]),
        "b": (
            "1",
            [
                fixed("5", code="1", compound=True),
                percent("50", code="2", compound=True),
                percent("20", rank=2),
            ],
        ),
    }
    for name, (quantity, taxes) in asked.items():
        document = compute([line(quantity, "100", *taxes)], "EUR")
        assert amounts(document) == [(D(e["base"]), D(e["tax"])) for e in wanted[name]]
        back = wanted[f"{name}_reverse"]
        included = [replace(tax, inclusive=True) for tax in taxes]
        assert unit_price_without_tax(D(back["tax_included_price"]), included) == D(back["net"])
        reversed_ = compute([line("1", back["tax_included_price"], *included)], "EUR")
        assert (reversed_.net, reversed_.total) == (D(back["net"]), D(back["tax_included_price"]))


def test_tax_is_rounded_once_on_the_printed_nets_by_default() -> None:
    # BR-CO-17 of EN 16931: three lines of 0.33 are taxed as 0.99, not as three times 0.33
    document = compute([line("1", "0.333", percent("19"))] * 3, "EUR")
    assert amounts(document) == [(D("0.99"), D("0.19"))]
    per_line = compute([line("1", "0.333", percent("19"))] * 3, "EUR", TaxRounding(TaxPer.LINE))
    assert amounts(per_line) == [(D("0.99"), D("0.18"))]


@pytest.mark.parametrize(("mode", "net"), [("half_up", "0.13"), ("half_even", "0.12")])
def test_half_a_coin_goes_where_the_company_says(mode: str, net: str) -> None:
    document = compute([line("1", "0.125")], "EUR", TaxRounding(mode=Rounding(mode)))
    assert document.net == D(net)


@pytest.mark.parametrize(
    ("currency", "net", "tax"),
    [("EUR", "33.33", "6.33"), ("JPY", "33", "6"), ("KWD", "33.333", "6.333")],
)
def test_amounts_have_the_places_of_their_currency(currency: str, net: str, tax: str) -> None:
    document = compute([line("1", "33.333", percent("19"))], currency)
    assert (str(document.net), str(document.tax)) == (net, tax)


def test_a_discount_lowers_the_base() -> None:
    document = compute([line("3", "49.99", percent("21"), discount="10")], "EUR")
    assert amounts(document) == [(D("134.97"), D("28.34"))]


def test_reverse_charge_is_mentioned_but_not_charged() -> None:
    tax = percent("19", category=TaxCategory.REVERSE_CHARGE, exemption_reason="Art. 196")
    document = compute([line("1", "100", tax)], "EUR")
    (amount,) = document.taxes
    assert (amount.base, amount.amount, amount.owed_by_customer) == (D(100), D(0), D(19))
    assert document.total == D(100)


def test_a_tax_included_in_some_lines_and_another_added_to_all() -> None:
    inside, added = percent("10", inclusive=True), percent("5", code="CITY")
    document = compute([line("1", "110", inside, added), line("1", "50", added)], "EUR")
    assert [each.net for each in document.lines] == [D(100), D(50)]
    assert amounts(document) == [(D(150), D("7.50")), (D(100), D(10))]


def test_coins_left_over_by_included_tax_go_to_the_nets_rounding_moved_furthest() -> None:
    # 3 x 0.99 with 19 % inside: 2.97 holds 0.47 of tax, so the nets are 2.50 and not 3 x 0.83
    document = compute([line("1", "0.99", percent("19", inclusive=True))] * 3, "EUR")
    assert document.total == D("2.97")
    assert sorted(each.net for each in document.lines) == [D("0.83"), D("0.83"), D("0.84")]


def test_a_fixed_tax_is_carried_into_the_currency_of_the_document() -> None:
    (carried, untouched) = at_rate([fixed("5"), percent("20")], D("1.2"))
    assert (carried.rate, untouched.rate) == (D(6), D(20))


@pytest.mark.parametrize(
    ("tax", "pointer"),
    [
        (percent("-1"), "/body/rate"),
        (percent("1001"), "/body/rate"),
        (percent("19", category=TaxCategory.EXEMPT, exemption_reason="law"), "/body/rate"),
        (percent("0", category=TaxCategory.EXEMPT), "/body/exemption_reason"),
        (fixed("5", category=TaxCategory.REVERSE_CHARGE, exemption_reason="law"), "/body/kind"),
    ],
)
def test_a_tax_that_contradicts_itself_is_refused(tax: Tax, pointer: str) -> None:
    with pytest.raises(TaxUnusable) as refused:
        check_tax(tax)
    assert refused.value.facts["pointer"] == pointer


def test_sound_taxes_are_accepted() -> None:
    check_tax(percent("19"))
    check_tax(percent("0", category=TaxCategory.ZERO_RATED))
    check_tax(percent("0", category=TaxCategory.EXEMPT, exemption_code="VATEX-EU-132"))


POOL = (
    percent("19", code="A"),
    percent("7.5", code="B", inclusive=True),
    fixed("0.35", code="C", compound=True),
    fixed("1.005", code="D", inclusive=True, compound=True),
    percent("20", code="E", inclusive=True, rank=2),
    percent("5", code="F", rank=2, compound=True),
    percent("13.333", code="G", rank=3),
    percent("16", code="H", category=TaxCategory.REVERSE_CHARGE, exemption_reason="law"),
)
prices = st.decimals("-10000", "10000", places=6)
quantities = st.decimals("-1000", "1000", places=3)
documents = st.lists(
    st.builds(
        TaxableLine,
        quantities,
        prices,
        st.lists(st.sampled_from(POOL), unique=True, max_size=4).map(tuple),
        st.decimals("0", "100", places=2),
    ),
    max_size=12,
)
roundings = st.builds(TaxRounding, st.sampled_from(TaxPer), st.sampled_from(Rounding))
currencies = st.sampled_from(["EUR", "JPY", "KWD"])


@given(documents, currencies, roundings)
def test_everything_adds_up(lines: list[TaxableLine], currency: str, how: TaxRounding) -> None:
    document = compute(lines, currency, how)

    assert document.net == sum(each.net for each in document.lines)
    assert document.tax == sum(tax.amount for tax in document.taxes)
    assert document.total == document.net + document.tax
    whole = D(1).scaleb(-exponent(currency))
    for amount in (document.net, document.tax, *(each.net for each in document.lines)):
        assert amount % whole == 0


@given(documents, currencies, roundings)
def test_prices_with_tax_inside_are_kept(
    lines: list[TaxableLine], currency: str, how: TaxRounding
) -> None:
    inside = [
        replace(each, taxes=tuple(tax for tax in each.taxes if tax.inclusive)) for each in lines
    ]
    document = compute(inside, currency, how)
    assert document.total == sum(each.amount for each in document.lines)


@given(documents, currencies, roundings)
def test_a_credit_note_is_the_mirror_of_its_invoice(
    lines: list[TaxableLine], currency: str, how: TaxRounding
) -> None:
    mirrored = [replace(each, quantity=-each.quantity) for each in lines]
    invoice, credit = compute(lines, currency, how), compute(mirrored, currency, how)
    assert (credit.net, credit.tax, credit.total) == (-invoice.net, -invoice.tax, -invoice.total)
    assert [-t.amount for t in credit.taxes] == [t.amount for t in invoice.taxes]


@given(prices, st.lists(st.sampled_from(POOL), unique=True, max_size=4))
def test_taking_tax_out_and_putting_it_back_gives_the_price(
    price: Decimal, taxes: list[Tax]
) -> None:
    net = unit_price_without_tax(price, taxes)
    added = [replace(tax, inclusive=False) for tax in taxes if tax.inclusive]
    alone = [tax for tax in taxes if tax.inclusive]
    if len(alone) == len(taxes):  # what is not inside may raise the base of what is
        again = compute([TaxableLine(D(1), net, tuple(added))], "KWD")
        assert abs(again.total - price) <= D("0.0005") * (len(taxes) + 2)
