"""Write an invoice or credit note as OASIS UBL 2.1, EN 16931."""

from datetime import date
from decimal import Decimal

from functions.invoicing.einvoice.markup import Piece, group, number, render, text
from functions.invoicing.einvoice.nouns import (
    Address,
    Adjustment,
    EInvoice,
    Kind,
    Line,
    Payment,
    Tax,
    Totals,
    Trader,
)

COMMON: dict[str | None, str] = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
ROOTS = {
    Kind.INVOICE: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    Kind.CREDIT_NOTE: "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
}
PROFILE = "urn:cen.eu:en16931:2017"


def write_ubl(invoice: EInvoice) -> bytes:
    """Give the XML: an Invoice, or a CreditNote by its kind."""
    kind = Kind(invoice.kind)
    name = "Invoice" if kind is Kind.INVOICE else "CreditNote"
    root = group(
        name,
        *_head(invoice, name),
        group("cac:AccountingSupplierParty", _trader(invoice.seller)),
        group("cac:AccountingCustomerParty", _trader(invoice.buyer)),
        _delivery(invoice),
        _means(invoice.payment, None if kind is Kind.INVOICE else invoice.payment.due),
        group("cac:PaymentTerms", text("cbc:Note", invoice.payment.terms)),
        *(_adjustment(each, invoice.currency) for each in invoice.adjustments),
        group(
            "cac:TaxTotal",
            _amount("cbc:TaxAmount", invoice.totals.tax, invoice.currency),
            *(_tax(tax, invoice.currency) for tax in invoice.taxes),
        ),
        group(
            "cac:TaxTotal",
            _amount("cbc:TaxAmount", invoice.totals.tax_booked, invoice.booked_currency),
        ),
        _totals(invoice.totals, invoice.currency),
        *(_line(line, kind, invoice.currency) for line in invoice.lines),
    )
    assert root is not None
    return render(root, {None: ROOTS[kind], **COMMON})


def _head(invoice: EInvoice, name: str) -> list[Piece | None]:
    due = invoice.payment.due if name == "Invoice" else None
    return [
        text("cbc:CustomizationID", PROFILE),
        text("cbc:ID", invoice.number),
        text("cbc:IssueDate", _day(invoice.issued)),
        text("cbc:DueDate", _day(due)),
        text(f"cbc:{name}TypeCode", invoice.kind),
        text("cbc:Note", invoice.note),
        text("cbc:DocumentCurrencyCode", invoice.currency),
        text("cbc:TaxCurrencyCode", invoice.booked_currency),
        text("cbc:BuyerReference", invoice.buyer_reference),
        group("cac:OrderReference", text("cbc:ID", invoice.order_reference)),
        *(
            group(
                "cac:BillingReference",
                group(
                    "cac:InvoiceDocumentReference",
                    text("cbc:ID", earlier.number),
                    text("cbc:IssueDate", _day(earlier.issued)),
                ),
            )
            for earlier in invoice.preceding
        ),
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _amount(tag: str, value: Decimal | None, currency: str) -> Piece | None:
    return text(tag, None if value is None else number(value), currencyID=currency)


def _trader(trader: Trader) -> Piece | None:
    return group(
        "cac:Party",
        text("cbc:EndpointID", trader.endpoint, schemeID=trader.endpoint_scheme),
        _address("cac:PostalAddress", trader.address),
        _registration(trader.vat_id, "VAT"),
        _registration(trader.tax_id, "TAX"),
        group(
            "cac:PartyLegalEntity",
            text("cbc:RegistrationName", trader.name),
            text("cbc:CompanyID", trader.legal_id),
        ),
        group(
            "cac:Contact",
            text("cbc:Name", trader.contact),
            text("cbc:Telephone", trader.phone),
            text("cbc:ElectronicMail", trader.email),
        ),
    )


def _registration(number_: str, scheme: str) -> Piece | None:
    if not number_:
        return None
    return group(
        "cac:PartyTaxScheme",
        text("cbc:CompanyID", number_),
        group("cac:TaxScheme", text("cbc:ID", scheme)),
    )


def _address(tag: str, address: Address) -> Piece | None:
    return group(
        tag,
        text("cbc:StreetName", address.line1),
        text("cbc:AdditionalStreetName", address.line2),
        text("cbc:CityName", address.city),
        text("cbc:PostalZone", address.postcode),
        text("cbc:CountrySubentity", address.region),
        group("cac:Country", text("cbc:IdentificationCode", address.country)),
    )


def _delivery(invoice: EInvoice) -> Piece | None:
    return group(
        "cac:Delivery",
        text("cbc:ActualDeliveryDate", _day(invoice.delivered)),
        group("cac:DeliveryLocation", _address("cac:Address", invoice.deliver_to or Address())),
    )


def _means(payment: Payment, due: date | None) -> Piece | None:
    if not payment.means:
        return None
    return group(
        "cac:PaymentMeans",
        text("cbc:PaymentMeansCode", payment.means),
        text("cbc:PaymentDueDate", _day(due)),
        text("cbc:PaymentID", payment.reference),
        group(
            "cac:PayeeFinancialAccount",
            text("cbc:ID", payment.iban),
            text("cbc:Name", payment.holder) if payment.iban else None,
            group("cac:FinancialInstitutionBranch", text("cbc:ID", payment.bic))
            if payment.iban
            else None,
        ),
    )


def _category(
    tag: str, category: str, rate: Decimal | None, tax: Tax | None = None
) -> Piece | None:
    return group(
        tag,
        text("cbc:ID", category),
        text("cbc:Percent", None if rate is None else number(rate)),
        text("cbc:TaxExemptionReasonCode", tax.reason_code if tax else None),
        text("cbc:TaxExemptionReason", tax.reason if tax else None),
        group("cac:TaxScheme", text("cbc:ID", "VAT")),
    )


def _adjustment(adjustment: Adjustment, currency: str) -> Piece | None:
    return group(
        "cac:AllowanceCharge",
        text("cbc:ChargeIndicator", "true" if adjustment.is_charge else "false"),
        text("cbc:AllowanceChargeReasonCode", adjustment.reason_code),
        text("cbc:AllowanceChargeReason", adjustment.reason),
        _amount("cbc:Amount", adjustment.amount, currency),
        _category("cac:TaxCategory", adjustment.category, adjustment.rate)
        if adjustment.category
        else None,
    )


def _tax(tax: Tax, currency: str) -> Piece | None:
    return group(
        "cac:TaxSubtotal",
        _amount("cbc:TaxableAmount", tax.base, currency),
        _amount("cbc:TaxAmount", tax.amount, currency),
        _category("cac:TaxCategory", tax.category, tax.rate, tax),
    )


def _totals(totals: Totals, currency: str) -> Piece | None:
    return group(
        "cac:LegalMonetaryTotal",
        _amount("cbc:LineExtensionAmount", totals.lines, currency),
        _amount("cbc:TaxExclusiveAmount", totals.net, currency),
        _amount("cbc:TaxInclusiveAmount", totals.gross, currency),
        _amount("cbc:AllowanceTotalAmount", totals.allowances or None, currency),
        _amount("cbc:ChargeTotalAmount", totals.charges or None, currency),
        _amount("cbc:PrepaidAmount", totals.prepaid or None, currency),
        _amount("cbc:PayableRoundingAmount", totals.rounding or None, currency),
        _amount("cbc:PayableAmount", totals.payable, currency),
    )


def _line(line: Line, kind: Kind, currency: str) -> Piece | None:
    name, quantity = ("Invoice", "Invoiced") if kind is Kind.INVOICE else ("CreditNote", "Credited")
    return group(
        f"cac:{name}Line",
        text("cbc:ID", line.id),
        text(f"cbc:{quantity}Quantity", number(line.quantity), unitCode=line.unit),
        _amount("cbc:LineExtensionAmount", line.net, currency),
        *(_adjustment(adjustment, currency) for adjustment in line.adjustments),
        group(
            "cac:Item",
            text("cbc:Description", line.description),
            text("cbc:Name", line.name),
            group("cac:SellersItemIdentification", text("cbc:ID", line.code)),
            _category("cac:ClassifiedTaxCategory", line.category, line.rate),
        ),
        group(
            "cac:Price",
            _amount("cbc:PriceAmount", line.price, currency),
            text("cbc:BaseQuantity", number(line.price_basis), unitCode=line.unit)
            if line.price_basis != 1
            else None,
        ),
    )
