"""The SQL by which a document's lines are looked up: products, taxes and prices at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from functions.catalog.model import (
    Lines,
    Price,
    PriceList,
    Product,
    ProductKind,
    Tax,
    TaxCategory,
    TaxKind,
    TaxPer,
    TaxRounding,
)
from layers.database.transactions import Cursor, Row, Tx
from shared.money import Rounding


async def ask_lines(
    tx: Tx,
    products: Sequence[UUID],
    taxes: Sequence[str],
    prices: Mapping[str, UUID | None],
) -> Cursor:
    """Queue one statement that gives products, taxes, rounding, and the lines of one price list.

    The list is `prices["list"]`, else that of the party `prices["party"]`; none is looked for
    where there are no products.
    """
    return await tx.queue(
        """
        SELECT catalog_for_lines(%(tenant)s, %(company)s, %(products)s::uuid[], %(taxes)s::text[],
                                 %(list)s::uuid, %(party)s::uuid) AS found
        """,
        {
            "products": list(products),
            "taxes": list(taxes),
            "list": prices.get("list"),
            "party": prices.get("party"),
        },
    )


async def ask_rounding(tx: Tx) -> Cursor:
    """Queue the read of how the company rounds its taxes."""
    return await tx.queue(
        """
        SELECT jsonb_build_object('per', s.tax_per, 'mode', s.tax_mode)
          FROM catalog_settings AS s
         WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
        """
    )


def lines_from(row: Row) -> Lines:
    """Make the nouns of what ask_lines gave."""
    (found,) = row
    taxes, price_list = found["taxes"], found["price_list"]
    return Lines(
        products={product.id: product for product in map(_product, found["products"])},
        taxes={each["code"]: tax_from(each) for each in taxes},
        retired_taxes=frozenset(each["code"] for each in taxes if not each["is_active"]),
        rounding=rounding_from(found["rounding"]),
        price_list=None if price_list is None else _price_list(price_list, found["prices"]),
    )


def rounding_from(kept: Mapping[str, str] | None) -> TaxRounding:
    """Make the company's rounding; where nothing was chosen, once per tax and half up."""
    if kept is None:
        return TaxRounding()
    return TaxRounding(TaxPer(kept["per"]), Rounding(kept["mode"]))


def tax_from(row: Mapping[str, Any]) -> Tax:
    """Make a tax of what is kept of it."""
    return Tax(
        code=row["code"],
        name=row["name"],
        kind=TaxKind(row["kind"]),
        rate=Decimal(row["rate"]),
        category=TaxCategory(row["category"]),
        inclusive=row["inclusive"],
        compound=row["compound"],
        rank=row["rank"],
        exemption_code=row["exemption_code"],
        exemption_reason=row["exemption_reason"],
        due_account=row["due_account"],
        deductible_account=row["deductible_account"],
    )


def _product(row: Mapping[str, Any]) -> Product:
    return Product(
        id=UUID(row["id"]),
        code=row["code"],
        name=row["name"],
        description=row["description"],
        kind=ProductKind(row["kind"]),
        sale_price=_decimal(row["sale_price"]),
        income_account=row["income_account"],
        tax_codes=tuple(row["tax_codes"]),
        unit=row["unit"] or "",
        unece=row["unece"] or "C62",
        categories=tuple(map(UUID, row["categories"])),
        is_active=row["is_active"],
    )


def _price_list(row: Mapping[str, Any], prices: Sequence[Mapping[str, Any]]) -> PriceList:
    return PriceList(
        id=UUID(row["id"]),
        code=row["code"],
        currency=row["currency"],
        prices=tuple(map(_price, prices)),
        starts=_day(row["starts"]),
        ends=_day(row["ends"]),
        is_active=row["is_active"],
    )


def _price(row: Mapping[str, Any]) -> Price:
    return Price(
        id=UUID(row["id"]),
        min_quantity=Decimal(row["min_quantity"]),
        product_id=_uuid(row["product_id"]),
        category_id=_uuid(row["category_id"]),
        price=_decimal(row["price"]),
        discount=_decimal(row["discount"]),
        starts=_day(row["starts"]),
        ends=_day(row["ends"]),
    )


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _decimal(number: Decimal | int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
