"""What lines and taxes of trade documents look like on the wire, whichever document has them."""

from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from layers.http.shapes import Amount, Percent, Price, Quantity, Shape

Discount = Annotated[Percent, Field(ge=0, le=100, description="Per cent off the unit price.")]


class PricedLine(Shape):
    """A line with everything filled in: `amount` as priced, `net` without any tax."""

    position: int
    product_id: UUID | None
    code: str
    description: str
    quantity: Quantity
    unit: str
    unece: str
    unit_price: Price
    discount: Percent
    taxes: list[str]
    account: str
    dimensions: list[UUID] | None
    amount: Amount
    net: Amount

    @classmethod
    def of(cls, position: int, line: Any) -> Self:
        """Show a noun that has these fields by the same names, and its taxes by their codes."""
        given = {name: getattr(line, name) for name in cls.model_fields if name != "position"}
        given["taxes"] = [tax.code for tax in line.taxes]
        return cls.model_validate({"position": position, **given})


class DocumentTax(Shape):
    """A tax over the document."""

    tax: str
    name: str
    rate: Price
    kind: str
    category: str
    reason: str
    base: Amount
    amount: Amount
    owed_by_customer: Amount
