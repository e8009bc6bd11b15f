"""How a line asked for becomes a line filled in, and what keeps a document from being one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from functions.catalog.model import Tax, TaxableLine, TaxedDocument, TaxUnknown
from functions.invoicing.einvoice.codes import unit_code
from functions.invoicing.model import ZERO, Context, Draft, Line, LineDraft, Offer
from functions.ledger.model import Role
from shared.errors import Refusal


class PriceMissing(Refusal):
    """A line has no price."""

    status = 422


class DescriptionMissing(Refusal):
    """A line says nothing of what is sold."""

    status = 422


class MoreThanOrdered(Refusal):
    """More would be invoiced than was ordered."""


def filled(draft: Draft, context: Context) -> tuple[Line, ...]:
    """Fill in every line: what it says itself, else what its product says, else the defaults.

    Raises PriceMissing, DescriptionMissing, TaxUnknown, each naming the line's field.
    """
    return tuple(
        _filled(line, offer, context, f"/body/lines/{n}")
        for n, (line, offer) in enumerate(zip(draft.lines, context.offers, strict=True))
    )


def taxable(lines: Iterable[Line]) -> list[TaxableLine]:
    """Give the lines as the catalog reckons them."""
    return [
        TaxableLine(line.quantity, line.unit_price, line.taxes, line.discount) for line in lines
    ]


def counted(lines: Sequence[Line], taxed: TaxedDocument) -> tuple[Line, ...]:
    """Put beside each line what it comes to."""
    return tuple(
        replace(line, amount=found.amount, net=found.net)
        for line, found in zip(lines, taxed.lines, strict=True)
    )


def check_sources(before: Sequence[Line], after: Sequence[LineDraft]) -> None:
    """Refuse an edit that bills more of an order than the draft was made for, or another order.

    Raises MoreThanOrdered: more is billed by another invoice of the order.
    """
    allowed: dict[UUID, Decimal] = defaultdict(Decimal)
    for line in before:
        if line.source_line is not None:
            allowed[line.source_line] += line.quantity
    for place, asked in enumerate(after):
        if asked.source_line is None:
            continue
        allowed[asked.source_line] -= asked.quantity
        if allowed[asked.source_line] < 0 or asked.quantity < 0:
            raise MoreThanOrdered(
                "This bills more of an order than it was made for: invoice the order instead.",
                pointer=f"/body/lines/{place}/quantity",
            )


def _filled(line: LineDraft, offer: Offer | None, context: Context, at: str) -> Line:
    price = line.unit_price
    if price is None and offer is not None:
        price = offer.unit_price
    if price is None:
        why = "There is no price of this product in a list" if offer else "This line has no product"
        raise PriceMissing(f"{why}: give the unit price.", pointer=f"{at}/unit_price")
    description = line.description or (offer.description if offer else "")
    if not description:
        raise DescriptionMissing(
            "Describe what is sold, or choose a product.", pointer=f"{at}/description"
        )
    return Line(
        quantity=line.quantity,
        description=description,
        unit=line.unit if line.unit is not None else offer.unit if offer else "",
        unit_price=price,
        discount=line.discount if line.discount is not None else ZERO,
        taxes=_taxes(line, offer, context, f"{at}/taxes"),
        account=line.account
        or (offer.account if offer else "")
        or context.books.account(Role.INCOME),
        product_id=line.product_id,
        code=offer.code if offer else "",
        unece=offer.unece
        if offer and line.unit in (None, offer.unit)
        else unit_code(line.unit or ""),
        dimensions=line.dimensions,
        source_line=line.source_line,
        credits_line=line.credits_line,
    )


def _taxes(line: LineDraft, offer: Offer | None, context: Context, at: str) -> tuple[Tax, ...]:
    codes = line.taxes
    if codes is None:
        codes = offer.taxes if offer else ()
    for code in codes:
        if code not in context.taxes:
            raise TaxUnknown(f"There is no tax {code} in use.", pointer=at)
    return tuple(context.taxes[code] for code in dict.fromkeys(codes))
