"""Read a UBL 2.1 invoice or credit note back into the noun."""

from decimal import Decimal

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
from functions.invoicing.einvoice.ubl import COMMON, ROOTS

_SPACES = {prefix: uri for prefix, uri in COMMON.items() if prefix}
_ROOTS = {f"{{{uri}}}{uri.rsplit(':')[-1][:-2]}": kind for kind, uri in ROOTS.items()}


def read_ubl(document: bytes) -> EInvoice:
    """Read the terms that the rules look at. Raises EInvoiceUnreadable."""
    root = parse(document)
    if root.tag not in _ROOTS:
        raise EInvoiceUnreadable("The file is no UBL invoice or credit note.")
    top, name = Look(root, _SPACES), str(root.tag).rpartition("}")[2]
    at_delivery = top.first("cac:Delivery/cac:DeliveryLocation/cac:Address")
    currency = top.text("cbc:DocumentCurrencyCode")
    return EInvoice(
        kind=top.text(f"cbc:{name}TypeCode"),
        number=top.text("cbc:ID"),
        issued=top.day("cbc:IssueDate"),
        currency=currency,
        seller=_trader(top.first("cac:AccountingSupplierParty/cac:Party")),
        buyer=_trader(top.first("cac:AccountingCustomerParty/cac:Party")),
        lines=tuple(_line(each, name) for each in top.all(f"cac:{name}Line")),
        taxes=tuple(map(_tax, top.all("cac:TaxTotal/cac:TaxSubtotal"))),
        totals=_totals(top, currency),
        payment=_payment(top),
        adjustments=tuple(map(_adjustment, top.all("cac:AllowanceCharge"))),
        preceding=tuple(
            Preceding(each.text("cbc:ID"), each.day("cbc:IssueDate"))
            for each in top.all("cac:BillingReference/cac:InvoiceDocumentReference")
        ),
        note=top.text("cbc:Note"),
        buyer_reference=top.text("cbc:BuyerReference"),
        order_reference=top.text("cac:OrderReference/cbc:ID"),
        booked_currency=top.text("cbc:TaxCurrencyCode"),
        delivered=top.day("cac:Delivery/cbc:ActualDeliveryDate")
        or top.day("cac:InvoicePeriod/cbc:StartDate"),
        deliver_to=_address(at_delivery) if at_delivery else None,
        has_tax_representative=top.has("cac:TaxRepresentativeParty"),
    )


def _trader(at: Look | None) -> Trader:
    if at is None:
        return Trader("")
    registered = {
        each.text("cac:TaxScheme/cbc:ID"): each.text("cbc:CompanyID")
        for each in at.all("cac:PartyTaxScheme")
    }
    vat_id = registered.pop("VAT", "")
    return Trader(
        name=at.text("cac:PartyLegalEntity/cbc:RegistrationName"),
        address=_address(at.first("cac:PostalAddress")),
        vat_id=vat_id,
        tax_id=next(iter(registered.values()), ""),
        legal_id=at.text("cac:PartyLegalEntity/cbc:CompanyID")
        or at.text("cac:PartyIdentification/cbc:ID"),
        contact=at.text("cac:Contact/cbc:Name"),
        phone=at.text("cac:Contact/cbc:Telephone"),
        email=at.text("cac:Contact/cbc:ElectronicMail"),
        endpoint=at.text("cbc:EndpointID"),
        endpoint_scheme=at.attribute("cbc:EndpointID", "schemeID"),
    )


def _address(at: Look | None) -> Address:
    if at is None:
        return Address()
    return Address(
        country=at.text("cac:Country/cbc:IdentificationCode"),
        line1=at.text("cbc:StreetName"),
        line2=at.text("cbc:AdditionalStreetName"),
        city=at.text("cbc:CityName"),
        postcode=at.text("cbc:PostalZone"),
        region=at.text("cbc:CountrySubentity"),
    )


def _line(at: Look, name: str) -> Line:
    quantity = "cbc:InvoicedQuantity" if name == "Invoice" else "cbc:CreditedQuantity"
    return Line(
        id=at.text("cbc:ID"),
        name=at.text("cac:Item/cbc:Name"),
        quantity=at.needed(quantity, "BR-22"),
        unit=at.attribute(quantity, "unitCode"),
        price=at.needed("cac:Price/cbc:PriceAmount", "BR-26"),
        net=at.needed("cbc:LineExtensionAmount", "BR-24"),
        category=at.text("cac:Item/cac:ClassifiedTaxCategory/cbc:ID"),
        rate=at.maybe("cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"),
        description=at.text("cac:Item/cbc:Description"),
        code=at.text("cac:Item/cac:SellersItemIdentification/cbc:ID"),
        price_basis=at.maybe("cac:Price/cbc:BaseQuantity") or Decimal(1),
        adjustments=tuple(map(_adjustment, at.all("cac:AllowanceCharge"))),
    )


def _adjustment(at: Look) -> Adjustment:
    return Adjustment(
        is_charge=at.text("cbc:ChargeIndicator") in {"true", "1"},
        amount=at.amount("cbc:Amount"),
        reason=at.text("cbc:AllowanceChargeReason"),
        reason_code=at.text("cbc:AllowanceChargeReasonCode"),
        category=at.text("cac:TaxCategory/cbc:ID"),
        rate=at.maybe("cac:TaxCategory/cbc:Percent"),
    )


def _tax(at: Look) -> Tax:
    return Tax(
        category=at.text("cac:TaxCategory/cbc:ID"),
        rate=at.maybe("cac:TaxCategory/cbc:Percent"),
        base=at.needed("cbc:TaxableAmount", "BR-45"),
        amount=at.needed("cbc:TaxAmount", "BR-46"),
        reason=at.text("cac:TaxCategory/cbc:TaxExemptionReason"),
        reason_code=at.text("cac:TaxCategory/cbc:TaxExemptionReasonCode"),
    )


def _totals(top: Look, currency: str) -> Totals:
    at = top.first("cac:LegalMonetaryTotal")
    if at is None:
        raise EInvoiceUnreadable("The file has no totals.", rules=["BR-12"])
    taxes = {
        each.attribute("cbc:TaxAmount", "currencyID"): each.amount("cbc:TaxAmount")
        for each in top.all("cac:TaxTotal")
    }
    booked = top.text("cbc:TaxCurrencyCode")
    return Totals(
        lines=at.needed("cbc:LineExtensionAmount", "BR-12"),
        net=at.needed("cbc:TaxExclusiveAmount", "BR-13"),
        tax=taxes.get(currency, Decimal()),
        gross=at.needed("cbc:TaxInclusiveAmount", "BR-14"),
        payable=at.needed("cbc:PayableAmount", "BR-15"),
        allowances=at.amount("cbc:AllowanceTotalAmount"),
        charges=at.amount("cbc:ChargeTotalAmount"),
        prepaid=at.amount("cbc:PrepaidAmount"),
        rounding=at.amount("cbc:PayableRoundingAmount"),
        tax_booked=taxes.get(booked) if booked and booked != currency else None,
    )


def _payment(top: Look) -> Payment:
    account = "cac:PaymentMeans/cac:PayeeFinancialAccount"
    return Payment(
        means=top.text("cac:PaymentMeans/cbc:PaymentMeansCode"),
        iban=top.text(f"{account}/cbc:ID"),
        bic=top.text(f"{account}/cac:FinancialInstitutionBranch/cbc:ID"),
        holder=top.text(f"{account}/cbc:Name"),
        reference=top.text("cac:PaymentMeans/cbc:PaymentID"),
        due=top.day("cbc:DueDate") or top.day("cac:PaymentMeans/cbc:PaymentDueDate"),
        terms=top.text("cac:PaymentTerms/cbc:Note"),
    )
