"""What must be there, and in which code list (BR-02 to BR-65, BR-CL-*)."""

import re
from collections.abc import Iterator

from functions.invoicing.einvoice.codes import COUNTRIES, DOCUMENT_TYPES, TAX_PREFIXES
from functions.invoicing.einvoice.nouns import Adjustment, Category, EInvoice, Line, Tax, Trader
from functions.invoicing.einvoice.rules.breach import Breach
from shared.currencies import CODES

CREDIT_TRANSFERS = {"30", "58"}
UNIT = re.compile(r"[A-Z0-9]{2,3}")
CATEGORIES = frozenset(Category)
REASONS = {
    (False, False): "BR-33",
    (False, True): "BR-38",
    (True, False): "BR-42",
    (True, True): "BR-44",
}
"""Which rule asks for the reason of an adjustment: on a line or not, a charge or not."""


def presence(invoice: EInvoice) -> Iterator[Breach]:
    """Check that all a reader needs is said."""
    yield from _head(invoice)
    yield from _seller(invoice.seller)
    yield from _trader(invoice.buyer, "buyer", ("BR-07", "BR-10", "BR-11"), "The customer")
    yield from _payment(invoice)
    if not invoice.lines:
        yield Breach("BR-16", "/lines", "An invoice needs at least one line.")
    for place, line in enumerate(invoice.lines):
        yield from _line(line, place)
    for place, each in enumerate(invoice.adjustments):
        yield from _adjustment(each, f"/adjustments/{place}", on_line=False)
    for place, tax in enumerate(invoice.taxes):
        yield from _tax(tax, place)


def _head(invoice: EInvoice) -> Iterator[Breach]:
    if not invoice.number:
        yield Breach("BR-02", "/number", "The invoice has no number: post it first.")
    if invoice.issued is None:
        yield Breach("BR-03", "/dated", "The invoice has no date.")
    if invoice.kind not in DOCUMENT_TYPES:
        yield Breach("BR-CL-01", "/kind", f"{invoice.kind or 'Nothing'} is no document type code.")
    if invoice.currency not in CODES:
        yield Breach("BR-05", "/currency", "Choose a currency of ISO 4217.")
    if not invoice.taxes:
        yield Breach("BR-CO-18", "/lines", "No line has a tax: give every line one, even at 0 %.")
    booked = invoice.booked_currency
    if booked and booked not in CODES:
        yield Breach("BR-CL-05", "/currency", "The accounting currency is not one of ISO 4217.")
    if booked and booked != invoice.currency and invoice.totals.tax_booked is None:
        yield Breach("BR-53", "/rate", f"Say what the tax comes to in {booked}.")
    if any(not earlier.number for earlier in invoice.preceding):
        yield Breach("BR-55", "/credits", "The invoice that is credited has no number.")


def _seller(seller: Trader) -> Iterator[Breach]:
    yield from _trader(seller, "seller", ("BR-06", "BR-08", "BR-09"), "Your company")
    if not (seller.vat_id or seller.legal_id or seller.tax_id):
        yield Breach(
            "BR-CO-26",
            "/seller/vat_id",
            "Give your VAT number or company register number in the invoicing settings, "
            "so that the customer can tell who you are.",
        )


def _trader(trader: Trader, part: str, rules: tuple[str, str, str], who: str) -> Iterator[Breach]:
    name, address, country = rules
    at = trader.address
    if not trader.name:
        yield Breach(name, f"/{part}/name", f"{who} has no name.")
    if not (at.line1 or at.line2 or at.city or at.postcode or at.country or at.region):
        yield Breach(address, f"/{part}/address", f"{who} has no address.")
    if not at.country:
        yield Breach(country, f"/{part}/country", f"{who} needs a country in the address.")
    elif at.country not in COUNTRIES:
        yield Breach("BR-CL-14", f"/{part}/country", f"{at.country} is no country of ISO 3166.")
    if trader.vat_id and trader.vat_id[:2].upper() not in TAX_PREFIXES:
        yield Breach(
            "BR-CO-09",
            f"/{part}/vat_id",
            f"The VAT number {trader.vat_id} must begin with its country, such as DE or FR.",
        )
    if trader.endpoint and not trader.endpoint_scheme:
        yield Breach(
            "BR-62" if part == "seller" else "BR-63",
            f"/{part}/email",
            f"{who}'s electronic address needs a scheme.",
        )


def _payment(invoice: EInvoice) -> Iterator[Breach]:
    payment = invoice.payment
    if payment.means in CREDIT_TRANSFERS and payment.iban == "" and payment.bic:
        yield Breach("BR-50", "/seller/iban", "A bank is named, but no account: give the IBAN.")
    if payment.means in CREDIT_TRANSFERS and not payment.iban:
        yield Breach(
            "BR-61", "/seller/iban", "To be paid by transfer, give your IBAN in the settings."
        )
    if invoice.totals.payable > 0 and not (payment.due or payment.terms):
        yield Breach("BR-CO-25", "/due", "Say when the amount is due, or give payment terms.")


def _line(line: Line, place: int) -> Iterator[Breach]:
    at = f"/lines/{place}"
    if not line.id:
        yield Breach("BR-21", at, "The line has no number of its own.")
    if not line.name:
        yield Breach("BR-25", f"{at}/description", "Describe what is sold on this line.")
    if not line.unit:
        yield Breach("BR-23", f"{at}/unit", "The line needs a unit, such as piece or hour.")
    elif not UNIT.fullmatch(line.unit):
        yield Breach(
            "BR-CL-23",
            f"{at}/unit",
            f"{line.unit!r} has no UN/ECE code: use a known unit or a code such as C62 or HUR.",
        )
    if line.price < 0:
        yield Breach(
            "BR-27", f"{at}/unit_price", "A price cannot be negative: make the quantity negative."
        )
    if not line.category:
        yield Breach("BR-CO-04", f"{at}/taxes", "Give the line a tax, even one of 0 %.")
    elif line.category not in CATEGORIES:
        yield Breach("BR-CL-18", f"{at}/taxes", f"{line.category} is no VAT category.")
    for each in line.adjustments:
        yield from _adjustment(each, at, on_line=True)


def _adjustment(each: Adjustment, at: str, *, on_line: bool) -> Iterator[Breach]:
    what = "charge" if each.is_charge else "discount"
    if not (each.reason or each.reason_code):
        rule = REASONS[on_line, each.is_charge]
        yield Breach(rule, at, f"Say what the {what} is for.")
    if not on_line and not each.category:
        rule = "BR-37" if each.is_charge else "BR-32"
        yield Breach(rule, at, f"Say under which VAT category the {what} falls.")
    if each.amount < 0:
        yield Breach("BR-31" if not each.is_charge else "BR-36", at, f"A {what} has no sign.")


def _tax(tax: Tax, place: int) -> Iterator[Breach]:
    at = f"/taxes/{place}"
    if not tax.category:
        yield Breach("BR-47", at, "A tax has no VAT category.")
    elif tax.category not in CATEGORIES:
        yield Breach("BR-CL-17", at, f"{tax.category} is no VAT category.")
    elif tax.rate is None and tax.category != Category.OUTSIDE:
        yield Breach("BR-48", at, "A tax has no rate.")
