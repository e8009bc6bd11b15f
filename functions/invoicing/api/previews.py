"""A document that is not kept, as it goes over the wire."""

from functions.catalog.model import TaxAmount
from functions.invoicing.api.shapes import InstalmentReply, LineReply, Preview, TaxReply
from functions.invoicing.model import Document, Line


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
        lines=[_line(place, line) for place, line in enumerate(document.lines, 1)],
    )


def _line(position: int, line: Line) -> LineReply:
    return LineReply(
        position=position,
        product_id=line.product_id,
        code=line.code,
        description=line.description,
        quantity=line.quantity,
        unit=line.unit,
        unece=line.unece,
        unit_price=line.unit_price,
        discount=line.discount,
        taxes=[tax.code for tax in line.taxes],
        account=line.account,
        dimensions=list(line.dimensions),
        amount=line.amount,
        net=line.net,
        source_line=line.source_line,
        credits_line=line.credits_line,
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
