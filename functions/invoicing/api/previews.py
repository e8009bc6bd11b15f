"""A document that is not kept, as it goes over the wire."""

from functions.catalog.model import TaxAmount
from functions.invoicing.api.shapes import InstalmentReply, LineReply, Preview, TaxReply
from functions.invoicing.model import Document


def preview_of(document: Document) -> Preview:
    """Give the lines filled in, and what they come to."""
    return Preview(
        currency=document.currency,
        rate=document.rate,
        net=document.net,
        tax=document.tax,
        total=document.total,
        total_company=document.total_company,
        due=document.due,
        taxes=[_tax(tax) for tax in document.taxes],
        instalments=[
            InstalmentReply(due=part.due, amount=part.amount) for part in document.instalments
        ],
        lines=[LineReply.of(place, line) for place, line in enumerate(document.lines, 1)],
    )


def _tax(row: TaxAmount) -> TaxReply:
    return TaxReply(
        tax=row.tax.code,
        name=row.tax.name,
        rate=row.tax.rate,
        kind=row.tax.kind,
        category=row.tax.category,
        reason=row.tax.exemption_reason,
        base=row.base,
        amount=row.amount,
        owed_by_customer=row.owed_by_customer,
    )
