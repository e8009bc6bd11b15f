"""What each VAT category asks for (BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*, BR-G-*, BR-O-* ...)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from functions.invoicing.einvoice.nouns import ZERO, Category, EInvoice, Trader
from functions.invoicing.einvoice.rules.amounts import TOLERANCE
from functions.invoicing.einvoice.rules.breach import Breach
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Demands:
    """What a category demands: the prefix of its rules, and which numbers, rate and reason."""

    prefix: str
    says: str
    seller_number: bool = True
    buyer_number: bool = False
    buyer_register_will_do: bool = False
    rate_above_zero: bool | None = False
    needs_reason: bool = True


DEMANDS = {
    Category.STANDARD: Demands("BR-S", "Standard-rated", rate_above_zero=True, needs_reason=False),
    Category.ZERO: Demands("BR-Z", "Zero-rated", needs_reason=False),
    Category.EXEMPT: Demands("BR-E", "Exempt"),
    Category.REVERSE: Demands(
        "BR-AE", "Reverse charge", buyer_number=True, buyer_register_will_do=True
    ),
    Category.INTRA_EU: Demands("BR-IC", "Intra-community", buyer_number=True),
    Category.EXPORT: Demands("BR-G", "Export"),
    Category.OUTSIDE: Demands("BR-O", "Outside the scope of VAT", seller_number=False),
    Category.CANARIES: Demands("BR-AF", "IGIC", rate_above_zero=None, needs_reason=False),
    Category.CEUTA: Demands("BR-AG", "IPSI", rate_above_zero=None, needs_reason=False),
}


def categories(invoice: EInvoice) -> Iterator[Breach]:
    """Check the lines, the traders and the breakdown against the categories that are used."""
    used = _used(invoice)
    for name in sorted(used):
        if name in DEMANDS:
            demands = DEMANDS[Category(name)]
            yield from _traders(invoice, demands)
            yield from _rates(invoice, Category(name), demands)
            yield from _breakdown(invoice, Category(name), demands, used[name])
    if Category.INTRA_EU in used:
        yield from _intra_eu(invoice)
    if Category.OUTSIDE in used:
        yield from _outside(invoice, set(used))


def _used(invoice: EInvoice) -> dict[str, dict[Decimal, Decimal]]:
    """Add up what falls under each category and rate."""
    used: dict[str, dict[Decimal, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in invoice.lines:
        used[line.category][line.rate or ZERO] += line.net
    for each in invoice.adjustments:
        used[each.category][each.rate or ZERO] += each.amount if each.is_charge else -each.amount
    for tax in invoice.taxes:
        used[tax.category][tax.rate or ZERO] += ZERO
    return used


def _traders(invoice: EInvoice, demands: Demands) -> Iterator[Breach]:
    seller, buyer = invoice.seller, invoice.buyer
    represented = invoice.has_tax_representative
    if demands.seller_number and not (seller.vat_id or seller.tax_id or represented):
        yield Breach(
            f"{demands.prefix}-02",
            "/seller/vat_id",
            f"{demands.says} sales need your VAT number: give it in the invoicing settings.",
        )
    if demands.buyer_number and not _is_known(buyer, demands):
        yield Breach(
            f"{demands.prefix}-02",
            "/buyer/vat_id",
            f"{demands.says} sales need the customer's VAT number: add it to the customer.",
        )


def _is_known(buyer: Trader, demands: Demands) -> bool:
    return bool(buyer.vat_id or (demands.buyer_register_will_do and buyer.legal_id))


def _rates(invoice: EInvoice, category: Category, demands: Demands) -> Iterator[Breach]:
    for place, line in enumerate(invoice.lines):
        if line.category != category or demands.rate_above_zero is None:
            continue
        at = f"/lines/{place}/taxes"
        if demands.rate_above_zero and not (line.rate or ZERO) > 0:
            yield Breach(f"{demands.prefix}-05", at, "A standard rate is above 0 %.")
        elif not demands.rate_above_zero and line.rate:
            yield Breach(f"{demands.prefix}-05", at, f"{demands.says} means a rate of 0 %.")


def _breakdown(
    invoice: EInvoice, category: Category, demands: Demands, sums: dict[Decimal, Decimal]
) -> Iterator[Breach]:
    rows = [(n, tax) for n, tax in enumerate(invoice.taxes) if tax.category == category]
    if not rows or (len(rows) > 1 and demands.rate_above_zero is False):
        yield Breach(
            f"{demands.prefix}-01", "/taxes", f"{demands.says} sales need one row in the tax table."
        )
    for place, tax in rows:
        at, right = f"/taxes/{place}", sums.get(tax.rate or ZERO, ZERO)
        if abs(tax.base - right) >= TOLERANCE:
            yield Breach(
                f"{demands.prefix}-08", at, f"Lines at {tax.rate or 0} % add up to {right}."
            )
        if demands.rate_above_zero is False and tax.amount:
            yield Breach(f"{demands.prefix}-09", at, f"{demands.says} sales carry no tax.")
        said = bool(tax.reason or tax.reason_code)
        if demands.needs_reason and not said:
            yield Breach(
                f"{demands.prefix}-10", at, "Say on the tax why it is not charged (the exemption)."
            )
        if not demands.needs_reason and said:
            yield Breach(f"{demands.prefix}-10", at, f"{demands.says} sales give no exemption.")


def _intra_eu(invoice: EInvoice) -> Iterator[Breach]:
    if invoice.delivered is None:
        yield Breach("BR-IC-11", "/delivered", "Say when the goods were delivered.")
    if invoice.deliver_to is None or not invoice.deliver_to.country:
        yield Breach("BR-IC-12", "/buyer/country", "Say to which country the goods went.")


def _outside(invoice: EInvoice, used: set[str]) -> Iterator[Breach]:
    if used - {Category.OUTSIDE}:
        yield Breach(
            "BR-O-11", "/lines", "Sales outside the scope of VAT go on an invoice of their own."
        )
    if invoice.seller.vat_id or invoice.buyer.vat_id:
        yield Breach(
            "BR-O-02",
            "/seller/vat_id",
            "Sales outside the scope of VAT are invoiced without VAT numbers.",
        )
    if any(line.rate is not None for line in invoice.lines if line.category == Category.OUTSIDE):
        yield Breach("BR-O-05", "/lines", "Sales outside the scope of VAT have no rate.")
