"""A document as an electronic invoice, and why it cannot be one."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from functions.catalog.model import Tax, TaxCategory, TaxKind
from functions.invoicing.einvoice.nouns import (
    ZERO,
    Address,
    Adjustment,
    EInvoice,
    Payment,
    Preceding,
    Totals,
    Trader,
)
from functions.invoicing.einvoice.nouns import Kind as EKind
from functions.invoicing.einvoice.nouns import Line as ELine
from functions.invoicing.einvoice.nouns import Tax as ETax
from functions.invoicing.einvoice.rules import breaches
from functions.invoicing.einvoice.rules.breach import Breach
from functions.invoicing.model import Buyer, Document, Kind, Line, Settings
from shared.errors import Refusal
from shared.money import rounded, rounded_to
from shared.nouns import dataclass


class InvoiceUnfit(Refusal):
    """The document breaks rules of EN 16931, so it cannot be sent as an electronic invoice."""

    status = 422


@dataclass(frozen=True, slots=True)
class Issued:
    """What is known of a document once it is posted: number, books' currency, what it credits."""

    number: str
    home: str
    preceding: tuple[Preceding, ...] = ()


def reasons_against(document: Document, settings: Settings, issued: Issued) -> list[Breach]:
    """Say in plain words what keeps a document from being an electronic invoice; [] if nothing."""
    return [
        *_lines_unfit(document.lines),
        *breaches(einvoice_of(document, settings, issued)),
    ]


def check_fit(document: Document, settings: Settings, issued: Issued) -> EInvoice:
    """Give the electronic invoice. Raises InvoiceUnfit with every reason and its field."""
    found = reasons_against(document, settings, issued)
    if found:
        raise InvoiceUnfit(
            found[0].reason,
            errors=[
                {"pointer": each.field, "rule": each.rule, "detail": each.reason} for each in found
            ],
        )
    return einvoice_of(document, settings, issued)


def einvoice_of(document: Document, settings: Settings, issued: Issued) -> EInvoice:
    """Put a document into the terms of EN 16931."""
    taxes = _taxes(document)
    is_outside = {tax.category for tax in taxes} == {TaxCategory.OUTSIDE_SCOPE}
    is_abroad = document.currency != issued.home
    booked = rounded(document.tax / document.rate, issued.home) if is_abroad else None
    return EInvoice(
        kind=EKind.INVOICE if document.kind is Kind.INVOICE else EKind.CREDIT_NOTE,
        number=issued.number,
        issued=document.dated,
        currency=document.currency,
        seller=seller_of(settings, is_outside=is_outside),
        buyer=buyer_of(document.buyer, is_outside=is_outside),
        lines=tuple(_line(n, line, document.currency) for n, line in enumerate(document.lines, 1)),
        taxes=taxes,
        totals=Totals(
            lines=document.net,
            net=document.net,
            tax=document.tax,
            gross=document.total,
            payable=document.total,
            tax_booked=booked,
        ),
        payment=_payment(document, settings, issued.number),
        preceding=issued.preceding,
        note=document.note,
        buyer_reference=document.customer_reference,
        order_reference=document.customer_reference,
        booked_currency=issued.home if is_abroad else "",
        delivered=document.delivered or document.dated,
        deliver_to=Address(document.buyer.country) if document.buyer.country else None,
    )


def seller_of(settings: Settings, *, is_outside: bool = False) -> Trader:
    """Give the seller; outside the scope of VAT without a VAT number (BR-O-02)."""
    return Trader(
        settings.legal_name,
        Address(
            settings.country,
            settings.line1,
            settings.line2,
            settings.city,
            settings.postcode,
            settings.region,
        ),
        vat_id="" if is_outside else settings.vat_id,
        tax_id=settings.tax_id or (settings.vat_id if is_outside else ""),
        legal_id=settings.legal_id,
        contact=settings.contact,
        phone=settings.phone,
        email=settings.email,
        endpoint=settings.email,
    )


def buyer_of(buyer: Buyer, *, is_outside: bool = False) -> Trader:
    """Give the customer as they were when the document was posted."""
    return Trader(
        buyer.name,
        Address(buyer.country, buyer.line1, buyer.line2, buyer.city, buyer.postcode, buyer.region),
        vat_id="" if is_outside else buyer.vat_id,
        contact=buyer.contact,
        email=buyer.email,
        endpoint=buyer.email,
    )


def _lines_unfit(lines: Iterable[Line]) -> Iterable[Breach]:
    """Find what the standard has no place for: two taxes on a line, or one per piece."""
    for place, line in enumerate(lines):
        at = f"/lines/{place}/taxes"
        if len(line.taxes) > 1:
            yield Breach("BR-CO-04", at, "An electronic invoice takes one tax for each line.")
        elif any(tax.kind is TaxKind.FIXED for tax in line.taxes):
            yield Breach("BR-CO-04", at, "An electronic invoice takes taxes in per cent only.")


def _rate(tax: Tax) -> Decimal | None:
    return None if tax.category is TaxCategory.OUTSIDE_SCOPE else tax.charged_rate


def _line(number: int, line: Line, currency: str) -> ELine:
    tax = line.taxes[0] if line.taxes else None
    sign = -1 if line.unit_price < 0 else 1
    quantity, price = sign * line.quantity, sign * line.unit_price
    allowance = rounded(quantity * price, currency) - line.net
    if line.is_gross or not quantity:
        allowance = ZERO
        price = rounded_to(abs(line.net / quantity), 6) if quantity else price
    heading, _, rest = line.description.partition("\n")
    return ELine(
        id=str(number),
        name=heading,
        description=rest,
        quantity=quantity,
        unit=line.unece,
        price=price,
        net=line.net,
        category=tax.category if tax else "",
        rate=_rate(tax) if tax else None,
        code=line.code,
        adjustments=_discount(allowance, line.discount),
    )


def _discount(allowance: Decimal, percent: Decimal) -> tuple[Adjustment, ...]:
    """Give the discount as an amount; on a returned quantity it is a charge."""
    if not allowance:
        return ()
    reason = f"{percent.normalize():f} %" if percent else "Rounding"
    return (Adjustment(allowance < 0, abs(allowance), reason),)


def _taxes(document: Document) -> tuple[ETax, ...]:
    """Add up the tax rows that share a category and rate."""
    sums: dict[tuple[str, Decimal | None], list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
    facts: dict[tuple[str, Decimal | None], Tax] = {}
    for row in document.taxes:
        key = (str(row.tax.category), _rate(row.tax))
        sums[key][0] += row.base
        sums[key][1] += row.amount
        facts.setdefault(key, row.tax)
    return tuple(
        ETax(
            category,
            rate,
            base,
            amount,
            facts[category, rate].exemption_reason,
            facts[category, rate].exemption_code,
        )
        for (category, rate), (base, amount) in sums.items()
    )


def _payment(document: Document, settings: Settings, number: str) -> Payment:
    """Say how to pay; nobody pays a credit note."""
    if document.kind is Kind.CREDIT_NOTE:
        return Payment(means="", due=document.due, terms=document.terms)
    parts = document.instalments
    split = "; ".join(
        f"{rounded(part.amount, document.currency)} {document.currency}: {part.due}"
        for part in parts
    )
    terms = "\n".join(filter(None, (document.terms, split if len(parts) > 1 else "")))
    return Payment(
        means="58" if document.currency == "EUR" else "30",
        iban=settings.iban,
        bic=settings.bic,
        holder=settings.legal_name,
        reference=number,
        due=parts[0].due if len(parts) == 1 else None,
        terms=terms,
    )
