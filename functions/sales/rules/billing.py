"""How much of an order may be invoiced, and how far an order can be changed once some of it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from uuid import UUID

from functions.invoicing.model import Draft, LineDraft
from functions.sales.model import Billing, Sale, Status
from functions.sales.rules.stages import OrderBilled, OrderNotConfirmed
from shared.errors import Refusal

ZERO, WHOLE = Decimal(), Decimal(100)
STEP = Decimal("0.000001")


class OverInvoiced(Refusal):
    """More would be invoiced than was ordered."""


class NothingToInvoice(Refusal):
    """All of this order is invoiced."""


def left(sale: Sale) -> dict[UUID, Decimal]:
    """Give what is not invoiced yet of every line."""
    return {
        line_id: line.quantity - sale.billed.get(line_id, ZERO)
        for line_id, line in zip(sale.lines, sale.document.lines, strict=True)
    }


def invoice_for(sale: Sale, billing: Billing) -> Draft:
    """Ask for the invoice of an order, whole or of a part, at the order's prices and taxes.

    Raises OrderNotConfirmed, OverInvoiced, NothingToInvoice.
    """
    if sale.status is not Status.CONFIRMED:
        raise OrderNotConfirmed(f"This order is {sale.status}.", status_now=sale.status)
    wanted = _wanted(sale, billing)
    if not any(wanted.values()):
        raise NothingToInvoice("That is less than the smallest part of a line.")
    document = sale.document
    return Draft(
        party_id=document.party_id,
        dated=billing.dated,
        lines=tuple(
            replace(line, quantity=wanted[line_id], source_line=line_id)
            for line_id, line in zip(sale.lines, line_drafts(sale), strict=True)
            if wanted.get(line_id)
        ),
        currency=document.currency,
        rate=document.rate if document.own_rate else None,
        terms_id=document.terms_id,
        customer_reference=document.customer_reference,
    )


def line_drafts(sale: Sale) -> tuple[LineDraft, ...]:
    """Ask again for what the lines say."""
    return tuple(
        LineDraft(
            quantity=line.quantity,
            product_id=line.product_id,
            description=line.description,
            unit=line.unit,
            unit_price=line.unit_price,
            discount=line.discount,
            taxes=tuple(tax.code for tax in line.taxes),
            account=line.account,
            dimensions=line.dimensions,
        )
        for line in sale.document.lines
    )


def check_amended(before: Sale, after: Sequence[tuple[UUID, Decimal]]) -> None:
    """Refuse to take out of an order what is invoiced of it. Raises OrderBilled."""
    now = dict(after)
    places = {line_id: place for place, (line_id, _) in enumerate(after)}
    for line_id, billed in before.billed.items():
        if billed and (line_id not in now or not _holds(now[line_id], billed)):
            place = places.get(line_id)
            raise OrderBilled(
                f"{billed.normalize():f} of a line is invoiced: it cannot be less.",
                pointer="/body/lines" if place is None else f"/body/lines/{place}/quantity",
            )


def _holds(ordered: Decimal, billed: Decimal) -> bool:
    return (ordered > 0) == (billed > 0) and abs(ordered) >= abs(billed)


def _wanted(sale: Sale, billing: Billing) -> Mapping[UUID, Decimal]:
    """Settle the quantity of every line to be billed."""
    remaining = left(sale)
    if not any(remaining.values()):
        raise NothingToInvoice("All of this order is invoiced.")
    if billing.quantities is not None:
        for place, (line_id, quantity) in enumerate(billing.quantities.items()):
            _check(remaining.get(line_id), quantity, f"/body/lines/{place}/quantity")
        return billing.quantities
    if billing.percent is None:
        return remaining
    return {
        line_id: _share(line.quantity, billing.percent, remaining[line_id])
        for line_id, line in zip(sale.lines, sale.document.lines, strict=True)
    }


def _share(ordered: Decimal, percent: Decimal, remaining: Decimal) -> Decimal:
    """Take a percentage of what was ordered; beyond what is left it is refused."""
    share = (ordered * percent / WHOLE).quantize(STEP, ROUND_DOWN)
    if abs(share) > abs(remaining):
        raise OverInvoiced(
            f"{percent} % is more than is left of a line: {remaining.normalize():f}.",
            pointer="/body/percent",
        )
    return share


def _check(remaining: Decimal | None, quantity: Decimal, pointer: str) -> None:
    if remaining is None:
        raise OverInvoiced("The order has no such line.", pointer=pointer)
    if not quantity or not _holds(remaining, quantity):
        raise OverInvoiced(
            f"{remaining.normalize():f} is left of this line, not {quantity}.",
            pointer=pointer,
            left=str(remaining),
        )
