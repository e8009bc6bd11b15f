"""Write an invoice as UN/CEFACT CII, the syntax of Factur-X and ZUGFeRD, EN 16931 profile."""

from datetime import date
from decimal import Decimal

from functions.invoicing.einvoice.markup import Piece, group, number, render, text
from functions.invoicing.einvoice.nouns import (
    Address,
    Adjustment,
    EInvoice,
    Line,
    Payment,
    Preceding,
    Tax,
    Totals,
    Trader,
)

SPACES: dict[str | None, str] = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    "qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
}
PROFILE = "urn:cen.eu:en16931:2017"


def write_cii(invoice: EInvoice) -> bytes:
    """Give the XML that Factur-X embeds."""
    root = group(
        "rsm:CrossIndustryInvoice",
        group(
            "rsm:ExchangedDocumentContext",
            group(
                "ram:GuidelineSpecifiedDocumentContextParameter",
                text("ram:ID", PROFILE),
            ),
        ),
        group(
            "rsm:ExchangedDocument",
            text("ram:ID", invoice.number),
            text("ram:TypeCode", invoice.kind),
            group("ram:IssueDateTime", _day("udt:DateTimeString", invoice.issued)),
            group("ram:IncludedNote", text("ram:Content", invoice.note)),
        ),
        group(
            "rsm:SupplyChainTradeTransaction",
            *(_line(line) for line in invoice.lines),
            _agreement(invoice),
            _delivery(invoice),
            _settlement(invoice),
        ),
    )
    assert root is not None
    return render(root, SPACES)


def _day(tag: str, day: date | None) -> Piece | None:
    return text(tag, f"{day:%Y%m%d}" if day else None, format="102")


def _number(tag: str, value: Decimal | None, **attributes: str) -> Piece | None:
    return text(tag, None if value is None else number(value), **attributes)


def _line(line: Line) -> Piece | None:
    return group(
        "ram:IncludedSupplyChainTradeLineItem",
        group("ram:AssociatedDocumentLineDocument", text("ram:LineID", line.id)),
        group(
            "ram:SpecifiedTradeProduct",
            text("ram:SellerAssignedID", line.code),
            text("ram:Name", line.name),
            text("ram:Description", line.description),
        ),
        group(
            "ram:SpecifiedLineTradeAgreement",
            group(
                "ram:NetPriceProductTradePrice",
                _number("ram:ChargeAmount", line.price),
                _number("ram:BasisQuantity", line.price_basis, unitCode=line.unit)
                if line.price_basis != 1
                else None,
            ),
        ),
        group(
            "ram:SpecifiedLineTradeDelivery",
            _number("ram:BilledQuantity", line.quantity, unitCode=line.unit),
        ),
        group(
            "ram:SpecifiedLineTradeSettlement",
            _tax_of("ram:ApplicableTradeTax", line.category, line.rate),
            *(_adjustment(adjustment) for adjustment in line.adjustments),
            group(
                "ram:SpecifiedTradeSettlementLineMonetarySummation",
                _number("ram:LineTotalAmount", line.net),
            ),
        ),
    )


def _tax_of(tag: str, category: str, rate: Decimal | None) -> Piece | None:
    return group(
        tag,
        text("ram:TypeCode", "VAT"),
        text("ram:CategoryCode", category),
        _number("ram:RateApplicablePercent", rate),
    )


def _adjustment(adjustment: Adjustment) -> Piece | None:
    return group(
        "ram:SpecifiedTradeAllowanceCharge",
        group(
            "ram:ChargeIndicator",
            text("udt:Indicator", "true" if adjustment.is_charge else "false"),
        ),
        _number("ram:ActualAmount", adjustment.amount),
        text("ram:ReasonCode", adjustment.reason_code),
        text("ram:Reason", adjustment.reason),
        _tax_of("ram:CategoryTradeTax", adjustment.category, adjustment.rate)
        if adjustment.category
        else None,
    )


def _agreement(invoice: EInvoice) -> Piece | None:
    return group(
        "ram:ApplicableHeaderTradeAgreement",
        text("ram:BuyerReference", invoice.buyer_reference),
        _trader("ram:SellerTradeParty", invoice.seller),
        _trader("ram:BuyerTradeParty", invoice.buyer),
        group(
            "ram:BuyerOrderReferencedDocument",
            text("ram:IssuerAssignedID", invoice.order_reference),
        ),
    )


def _trader(tag: str, trader: Trader) -> Piece | None:
    return group(
        tag,
        text("ram:Name", trader.name),
        group("ram:SpecifiedLegalOrganization", text("ram:ID", trader.legal_id)),
        group(
            "ram:DefinedTradeContact",
            text("ram:PersonName", trader.contact),
            group("ram:TelephoneUniversalCommunication", text("ram:CompleteNumber", trader.phone)),
            group("ram:EmailURIUniversalCommunication", text("ram:URIID", trader.email)),
        ),
        _address(trader.address),
        group(
            "ram:URIUniversalCommunication",
            text("ram:URIID", trader.endpoint, schemeID=trader.endpoint_scheme),
        ),
        group("ram:SpecifiedTaxRegistration", text("ram:ID", trader.tax_id, schemeID="FC")),
        group("ram:SpecifiedTaxRegistration", text("ram:ID", trader.vat_id, schemeID="VA")),
    )


def _address(address: Address) -> Piece | None:
    return group(
        "ram:PostalTradeAddress",
        text("ram:PostcodeCode", address.postcode),
        text("ram:LineOne", address.line1),
        text("ram:LineTwo", address.line2),
        text("ram:CityName", address.city),
        text("ram:CountryID", address.country),
        text("ram:CountrySubDivisionName", address.region),
    )


def _delivery(invoice: EInvoice) -> Piece:
    """Give the delivery, an element that the schema wants even where it is empty."""
    there = group("ram:ShipToTradeParty", _address(invoice.deliver_to or Address()))
    when = group(
        "ram:ActualDeliverySupplyChainEvent",
        group("ram:OccurrenceDateTime", _day("udt:DateTimeString", invoice.delivered)),
    )
    return Piece("ram:ApplicableHeaderTradeDelivery", (there, when), {})


def _settlement(invoice: EInvoice) -> Piece | None:
    payment = invoice.payment
    return group(
        "ram:ApplicableHeaderTradeSettlement",
        text("ram:PaymentReference", payment.reference),
        text("ram:TaxCurrencyCode", invoice.booked_currency),
        text("ram:InvoiceCurrencyCode", invoice.currency),
        _means(payment),
        *(_tax(tax) for tax in invoice.taxes),
        *(_adjustment(adjustment) for adjustment in invoice.adjustments),
        group(
            "ram:SpecifiedTradePaymentTerms",
            text("ram:Description", payment.terms),
            group("ram:DueDateDateTime", _day("udt:DateTimeString", payment.due)),
        ),
        _totals(invoice.totals, invoice.currency, invoice.booked_currency),
        *(_preceding(earlier) for earlier in invoice.preceding),
    )


def _means(payment: Payment) -> Piece | None:
    return group(
        "ram:SpecifiedTradeSettlementPaymentMeans",
        text("ram:TypeCode", payment.means),
        group(
            "ram:PayeePartyCreditorFinancialAccount",
            text("ram:IBANID", payment.iban),
            text("ram:AccountName", payment.holder) if payment.iban else None,
        ),
        group("ram:PayeeSpecifiedCreditorFinancialInstitution", text("ram:BICID", payment.bic)),
    )


def _tax(tax: Tax) -> Piece | None:
    return group(
        "ram:ApplicableTradeTax",
        _number("ram:CalculatedAmount", tax.amount),
        text("ram:TypeCode", "VAT"),
        text("ram:ExemptionReason", tax.reason),
        _number("ram:BasisAmount", tax.base),
        text("ram:CategoryCode", tax.category),
        text("ram:ExemptionReasonCode", tax.reason_code),
        _number("ram:RateApplicablePercent", tax.rate),
    )


def _totals(totals: Totals, currency: str, booked: str) -> Piece | None:
    return group(
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        _number("ram:LineTotalAmount", totals.lines),
        _number("ram:ChargeTotalAmount", totals.charges or None),
        _number("ram:AllowanceTotalAmount", totals.allowances or None),
        _number("ram:TaxBasisTotalAmount", totals.net),
        _number("ram:TaxTotalAmount", totals.tax, currencyID=currency),
        _number("ram:TaxTotalAmount", totals.tax_booked, currencyID=booked),
        _number("ram:RoundingAmount", totals.rounding or None),
        _number("ram:GrandTotalAmount", totals.gross),
        _number("ram:TotalPrepaidAmount", totals.prepaid or None),
        _number("ram:DuePayableAmount", totals.payable),
    )


def _preceding(earlier: Preceding) -> Piece | None:
    return group(
        "ram:InvoiceReferencedDocument",
        text("ram:IssuerAssignedID", earlier.number),
        group("ram:FormattedIssueDateTime", _day("qdt:DateTimeString", earlier.issued)),
    )
