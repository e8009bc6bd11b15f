"""Read a CII invoice back into the noun: Factur-X, ZUGFeRD 2 and XRechnung alike."""

from decimal import Decimal

from functions.invoicing.einvoice.cii import SPACES
from functions.invoicing.einvoice.markup import EInvoiceUnreadable, Look, parse
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

_SPACES = {prefix: uri for prefix, uri in SPACES.items() if prefix}
_DAY = "ram:OccurrenceDateTime/udt:DateTimeString"


def read_cii(document: bytes) -> EInvoice:
    """Read the terms that the rules look at. Raises EInvoiceUnreadable."""
    root = parse(document)
    if root.tag != f"{{{SPACES['rsm']}}}CrossIndustryInvoice":
        raise EInvoiceUnreadable("The file is no CII invoice.")
    top = Look(root, _SPACES)
    trade = top.first("rsm:SupplyChainTradeTransaction")
    head = trade and trade.first("ram:ApplicableHeaderTradeAgreement")
    settled = trade and trade.first("ram:ApplicableHeaderTradeSettlement")
    if trade is None or head is None or settled is None:
        raise EInvoiceUnreadable("The file has no trade agreement or no settlement.")
    return EInvoice(
        kind=top.text("rsm:ExchangedDocument/ram:TypeCode"),
        number=top.text("rsm:ExchangedDocument/ram:ID"),
        issued=top.day("rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString"),
        currency=settled.text("ram:InvoiceCurrencyCode"),
        seller=_trader(head.first("ram:SellerTradeParty")),
        buyer=_trader(head.first("ram:BuyerTradeParty")),
        lines=tuple(map(_line, trade.all("ram:IncludedSupplyChainTradeLineItem"))),
        taxes=tuple(map(_tax, settled.all("ram:ApplicableTradeTax"))),
        totals=_totals(settled),
        payment=_payment(settled),
        adjustments=tuple(map(_adjustment, settled.all("ram:SpecifiedTradeAllowanceCharge"))),
        preceding=tuple(map(_preceding, settled.all("ram:InvoiceReferencedDocument"))),
        note=top.text("rsm:ExchangedDocument/ram:IncludedNote/ram:Content"),
        buyer_reference=head.text("ram:BuyerReference"),
        order_reference=head.text("ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
        booked_currency=settled.text("ram:TaxCurrencyCode"),
        delivered=trade.day(
            f"ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent/{_DAY}"
        )
        or settled.day("ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString"),
        deliver_to=_address(trade.first("ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty")),
        has_tax_representative=head.has("ram:SellerTaxRepresentativeTradeParty"),
    )


def _trader(at: Look | None) -> Trader:
    if at is None:
        return Trader("")
    registered = {
        each.attribute("ram:ID", "schemeID"): each.text("ram:ID")
        for each in at.all("ram:SpecifiedTaxRegistration")
    }
    contact = "ram:DefinedTradeContact"
    return Trader(
        name=at.text("ram:Name"),
        address=_address(at) or Address(),
        vat_id=registered.get("VA", ""),
        tax_id=registered.get("FC", ""),
        legal_id=at.text("ram:SpecifiedLegalOrganization/ram:ID")
        or at.text("ram:GlobalID")
        or at.text("ram:ID"),
        contact=at.text(f"{contact}/ram:PersonName"),
        phone=at.text(f"{contact}/ram:TelephoneUniversalCommunication/ram:CompleteNumber"),
        email=at.text(f"{contact}/ram:EmailURIUniversalCommunication/ram:URIID"),
        endpoint=at.text("ram:URIUniversalCommunication/ram:URIID"),
        endpoint_scheme=at.attribute("ram:URIUniversalCommunication/ram:URIID", "schemeID"),
    )


def _address(at: Look | None) -> Address | None:
    found = at and at.first("ram:PostalTradeAddress")
    if not found:
        return None
    return Address(
        country=found.text("ram:CountryID"),
        line1=found.text("ram:LineOne"),
        line2=found.text("ram:LineTwo"),
        city=found.text("ram:CityName"),
        postcode=found.text("ram:PostcodeCode"),
        region=found.text("ram:CountrySubDivisionName"),
    )


def _line(at: Look) -> Line:
    settled = at.first("ram:SpecifiedLineTradeSettlement")
    if settled is None:
        raise EInvoiceUnreadable("A line has no settlement.", rules=["BR-24"])
    quantity = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"
    price = "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice"
    return Line(
        id=at.text("ram:AssociatedDocumentLineDocument/ram:LineID"),
        name=at.text("ram:SpecifiedTradeProduct/ram:Name"),
        quantity=at.needed(quantity, "BR-22"),
        unit=at.attribute(quantity, "unitCode"),
        price=at.needed(f"{price}/ram:ChargeAmount", "BR-26"),
        net=settled.needed(
            "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount", "BR-24"
        ),
        category=settled.text("ram:ApplicableTradeTax/ram:CategoryCode"),
        rate=settled.maybe("ram:ApplicableTradeTax/ram:RateApplicablePercent"),
        description=at.text("ram:SpecifiedTradeProduct/ram:Description"),
        code=at.text("ram:SpecifiedTradeProduct/ram:SellerAssignedID"),
        price_basis=at.maybe(f"{price}/ram:BasisQuantity") or Decimal(1),
        adjustments=tuple(map(_adjustment, settled.all("ram:SpecifiedTradeAllowanceCharge"))),
    )


def _adjustment(at: Look) -> Adjustment:
    return Adjustment(
        is_charge=at.text("ram:ChargeIndicator/udt:Indicator") in {"true", "1"},
        amount=at.amount("ram:ActualAmount"),
        reason=at.text("ram:Reason"),
        reason_code=at.text("ram:ReasonCode"),
        category=at.text("ram:CategoryTradeTax/ram:CategoryCode"),
        rate=at.maybe("ram:CategoryTradeTax/ram:RateApplicablePercent"),
    )


def _tax(at: Look) -> Tax:
    return Tax(
        category=at.text("ram:CategoryCode"),
        rate=at.maybe("ram:RateApplicablePercent"),
        base=at.needed("ram:BasisAmount", "BR-45"),
        amount=at.needed("ram:CalculatedAmount", "BR-46"),
        reason=at.text("ram:ExemptionReason"),
        reason_code=at.text("ram:ExemptionReasonCode"),
    )


def _totals(settled: Look) -> Totals:
    at = settled.first("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    if at is None:
        raise EInvoiceUnreadable("The file has no totals.", rules=["BR-12"])
    currency = settled.text("ram:InvoiceCurrencyCode")
    taxes = {
        each.at.get("currencyID", currency): each.amount(".")
        for each in at.all("ram:TaxTotalAmount")
    }
    booked = settled.text("ram:TaxCurrencyCode")
    return Totals(
        lines=at.needed("ram:LineTotalAmount", "BR-12"),
        net=at.needed("ram:TaxBasisTotalAmount", "BR-13"),
        tax=taxes.get(currency, Decimal()),
        gross=at.needed("ram:GrandTotalAmount", "BR-14"),
        payable=at.needed("ram:DuePayableAmount", "BR-15"),
        allowances=at.amount("ram:AllowanceTotalAmount"),
        charges=at.amount("ram:ChargeTotalAmount"),
        prepaid=at.amount("ram:TotalPrepaidAmount"),
        rounding=at.amount("ram:RoundingAmount"),
        tax_booked=taxes.get(booked) if booked and booked != currency else None,
    )


def _payment(settled: Look) -> Payment:
    means = "ram:SpecifiedTradeSettlementPaymentMeans"
    account = f"{means}/ram:PayeePartyCreditorFinancialAccount"
    terms = "ram:SpecifiedTradePaymentTerms"
    return Payment(
        means=settled.text(f"{means}/ram:TypeCode"),
        iban=settled.text(f"{account}/ram:IBANID") or settled.text(f"{account}/ram:ProprietaryID"),
        bic=settled.text(f"{means}/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID"),
        holder=settled.text(f"{account}/ram:AccountName"),
        reference=settled.text("ram:PaymentReference"),
        due=settled.day(f"{terms}/ram:DueDateDateTime/udt:DateTimeString"),
        terms=settled.text(f"{terms}/ram:Description"),
    )


def _preceding(at: Look) -> Preceding:
    return Preceding(
        at.text("ram:IssuerAssignedID"), at.day("ram:FormattedIssueDateTime/qdt:DateTimeString")
    )
