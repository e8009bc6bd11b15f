"""Price lists, their prices, and which price holds."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery
from pydantic import Field

from functions.catalog import model
from functions.catalog.service import imports
from functions.catalog.service import prices as service
from layers.database.transactions import Tx
from layers.http.commands import Command, permit
from layers.http.imports import add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Code, CurrencyCode, Name, Percent, Price, Quantity, Shape
from layers.http.versions import Expected
from shared.actor import Permission
from shared.ids import new_id

router = APIRouter(prefix="/v1/catalog", tags=["catalog"])
Writing = Annotated[Command, permit(Permission.PRICES_WRITE)]
Reading = Annotated[Query, may(Permission.PRICES_READ)]
Least = Annotated[Quantity, Field(ge=0)]
Worth = Annotated[Price, Field(ge=0)]
Discount = Annotated[Percent, Field(ge=0, le=100)]


class PriceListBody(Shape):
    """A price list: its currency, and the days between which it holds."""

    code: Code
    name: Name
    currency: CurrencyCode
    starts: date | None = None
    ends: date | None = None
    is_active: bool = True


class PriceListReply(PriceListBody):
    """A price list as it is kept; its prices are a list of their own."""

    id: UUID
    version: int


class PriceBody(Shape):
    """A price per unit of a product, or a discount on a product, a category, or everything."""

    product_id: UUID | None = None
    category_id: UUID | None = None
    min_quantity: Least = Field(default="0", validate_default=True)
    price: Worth | None = None
    discount: Discount | None = Field(None, description="Per cent off the product's own price.")
    starts: date | None = None
    ends: date | None = None


class PricesBody(Shape):
    """Prices to put in, over those of the same target, quantity and start."""

    prices: list[PriceBody] = Field(min_length=1, max_length=5000)


class PricesToRemove(Shape):
    """Prices to take out."""

    ids: list[UUID] = Field(min_length=1, max_length=5000)


class PriceRow(Shape):
    """A price in a list."""

    id: UUID
    price_list_id: UUID
    price_list: str
    currency: str
    product_id: UUID | None
    product: str | None
    category_id: UUID | None
    category: str | None
    min_quantity: Quantity
    price: Price | None
    discount: Percent | None
    starts: date | None
    ends: date | None


class PriceImport(Shape):
    """One row of a file of prices; lists, products and categories by their codes."""

    price_list: Code = Field(json_schema_extra={"aliases": ["list"]})
    product: Code | None = Field(None, json_schema_extra={"aliases": ["product code", "sku"]})
    category: Code | None = None
    min_quantity: Least = Field(
        default="0", validate_default=True, json_schema_extra={"aliases": ["from quantity"]}
    )
    price: Worth | None = None
    discount: Discount | None = None
    starts: date | None = Field(None, json_schema_extra={"aliases": ["valid from"]})
    ends: date | None = Field(None, json_schema_extra={"aliases": ["valid to"]})


class AskPrice(Shape):
    """A product, how many, when, and for whom; a list named goes before the party's."""

    product_id: UUID
    quantity: Quantity = Field(default="1", validate_default=True)
    dated: date
    party_id: UUID | None = None
    price_list_id: UUID | None = None


class PriceReply(Shape):
    """The price per unit, null where none is known, and why; no currency means the company's."""

    price: Price | None
    currency: str
    because: str


async def import_prices(tx: Tx, rows: list[PriceImport]) -> int:
    """Put the prices of a file into their lists."""
    return await imports.import_prices(
        tx,
        [
            imports.ImportedPrice(
                model.Price(
                    new_id(),
                    row.min_quantity,
                    price=row.price,
                    discount=row.discount,
                    starts=row.starts,
                    ends=row.ends,
                ),
                row.price_list,
                row.product,
                row.category,
            )
            for row in rows
        ],
    )


add_list(router, "/price-lists", service.PRICE_LISTS, PriceListReply, Permission.PRICES_READ)
add_list(router, "/prices", service.PRICES, PriceRow, Permission.PRICES_READ)
add_import(router, "/prices/import", PriceImport, Permission.PRICES_WRITE, import_prices)


@router.get("/price")
async def find_price(ask: Annotated[AskPrice, InQuery()], query: Reading) -> PriceReply:
    """Find the price of a product, and why it is that."""
    whose = (ask.party_id, ask.price_list_id)
    found = await query.within(
        lambda tx: service.find_price(tx, ask.product_id, ask.quantity, ask.dated, whose)
    )
    return PriceReply(price=found.price, currency=found.currency, because=found.because)


@router.post("/price-lists", status_code=201)
async def add_price_list(body: PriceListBody, command: Writing) -> PriceListReply:
    """Add a price list, empty as yet."""
    added = _price_list(new_id(), body)
    return await command.run(
        PriceListReply, lambda tx: service.add_price_list(tx, added, body.name)
    )


@router.get("/price-lists/{price_list_id}")
async def get_price_list(price_list_id: UUID, query: Reading) -> PriceListReply:
    """Show a price list."""
    return await query.one(
        PriceListReply, service.price_list(price_list_id), f"No price list {price_list_id}."
    )


@router.put("/price-lists/{price_list_id}")
async def change_price_list(
    price_list_id: UUID, body: PriceListBody, expected: Expected, command: Writing
) -> PriceListReply:
    """Change a price list, or retire it; its prices stay."""
    changed = _price_list(price_list_id, body)
    return await command.run(
        PriceListReply,
        lambda tx: service.change_price_list(tx, expected, changed, body.name),
    )


@router.post("/price-lists/{price_list_id}/prices")
async def set_prices(price_list_id: UUID, body: PricesBody, command: Writing) -> PriceListReply:
    """Put prices into a list, over those of the same target, quantity and start."""
    prices = [model.Price(new_id(), **dict(each)) for each in body.prices]
    return await command.run(
        PriceListReply, lambda tx: service.set_prices(tx, price_list_id, prices)
    )


@router.post("/price-lists/{price_list_id}/prices/remove")
async def remove_prices(
    price_list_id: UUID, body: PricesToRemove, command: Writing
) -> PriceListReply:
    """Take prices out of a list."""
    return await command.run(
        PriceListReply, lambda tx: service.remove_prices(tx, price_list_id, body.ids)
    )


def _price_list(price_list_id: UUID, body: PriceListBody) -> model.PriceList:
    """Make the noun of a body."""
    return model.PriceList(
        price_list_id,
        body.code,
        body.currency,
        starts=body.starts,
        ends=body.ends,
        is_active=body.is_active,
    )
