"""A document as it is printed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from functions.catalog.model import Tax, TaxAmount, TaxCategory, TaxKind
from functions.invoicing.model import Document, Kind, Line, Settings
from functions.invoicing.printing.sheet import Letterhead, Sheet, SheetLine, SheetTax, Title
from functions.invoicing.printing.words import words
from functions.invoicing.rules.electronic import Issued, buyer_of, seller_of

REASONS = {
    TaxCategory.REVERSE_CHARGE: "reverse_charge",
    TaxCategory.INTRA_COMMUNITY: "intra_community",
    TaxCategory.EXPORT: "export",
}
"""What the law wants said on a document, by category (Directive 2006/112/EC, article 226)."""


def sheet_of(
    document: Document, settings: Settings, issued: Issued | None, logo: bytes | None
) -> Sheet:
    """Lay out an invoice or credit note; a draft has no number, and says that it is one."""
    is_invoice = document.kind is Kind.INVOICE
    title = Title.DRAFT if issued is None else Title(document.kind.value)
    number = issued.number if issued else ""
    credited = issued.preceding[0].number if issued and issued.preceding else ""
    return Sheet(
        title=title,
        number=number,
        language=document.language,
        currency=document.currency,
        head=letterhead(settings, logo),
        buyer=buyer_of(document.buyer),
        facts=facts(
            ("dated", document.dated),
            ("due", document.due if is_invoice else ""),
            ("delivered", document.delivered or ""),
            ("customer_reference", document.customer_reference),
            ("credits", credited),
            ("vat_id", document.buyer.vat_id),
        ),
        lines=tuple(sheet_line(line) for line in document.lines),
        taxes=tuple(sheet_tax(tax) for tax in document.taxes),
        net=document.net,
        tax=document.tax,
        total=document.total,
        is_gross=any(line.is_gross for line in document.lines),
        instalments=tuple((part.due, part.amount) for part in document.instalments),
        remarks=remarks(document.taxes, document.language),
        note="\n".join(filter(None, (document.note, document.reason))),
        terms=document.terms if is_invoice else "",
        asks_payment=is_invoice and issued is not None and document.total > 0,
    )


def letterhead(settings: Settings, logo: bytes | None) -> Letterhead:
    """Give what every document of a company has in common."""
    return Letterhead(
        seller_of(settings),
        iban=settings.iban,
        bic=settings.bic,
        bank=settings.bank,
        website=settings.website,
        footer=settings.footer,
        logo=logo,
        paper=settings.paper,
    )


def facts(*rows: tuple[str, str | date]) -> tuple[tuple[str, str | date], ...]:
    """Keep the facts that there are."""
    return tuple(row for row in rows if row[1])


def sheet_line(line: Line) -> SheetLine:
    """Give a line as it is printed."""
    return SheetLine(
        description=line.description,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        discount=line.discount,
        taxes=", ".join(_rate(tax) for tax in line.taxes),
        amount=line.amount,
        code=line.code,
    )


def sheet_tax(tax: TaxAmount) -> SheetTax:
    """Give a row of the tax table."""
    return SheetTax(tax.tax.name, tax.base, tax.amount)


def remarks(taxes: Sequence[TaxAmount], language: str) -> tuple[str, ...]:
    """Say why tax is not charged, in the customer's language and as the tax itself says."""
    said: dict[str, None] = {}
    for row in taxes:
        key = REASONS.get(row.tax.category)
        if key:
            said[words(language)[key]] = None
        if row.tax.exemption_reason:
            said[row.tax.exemption_reason] = None
    return tuple(said)


def _rate(tax: Tax) -> str:
    shown = Decimal(tax.charged_rate).normalize()
    return f"{shown:f}" if tax.kind is TaxKind.FIXED else f"{shown:f} %"
