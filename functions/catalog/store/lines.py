"""The SQL by which a document's lines are looked up: products, taxes and prices at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, LiteralString
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

LINES: LiteralString = """
    WITH RECURSIVE chosen AS MATERIALIZED (
        SELECT coalesce(%(list)s::uuid, CASE WHEN %(party)s::uuid IS NOT NULL THEN
               parties_price_list(%(tenant)s, %(company)s, %(party)s::uuid) END) AS id
    ), above AS (
        SELECT p.id AS product_id, p.category_id, 0 AS height
          FROM catalog_products AS p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
           AND p.id = ANY (%(products)s) AND p.category_id IS NOT NULL
        UNION ALL
        SELECT a.product_id, c.parent_id, a.height + 1
          FROM above AS a JOIN catalog_categories AS c
            ON c.tenant_id = %(tenant)s AND c.company_id = %(company)s AND c.id = a.category_id
         WHERE c.parent_id IS NOT NULL AND a.height < 50
    )
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', p.id, 'code', p.code, 'name', p.name, 'description', p.description,
                'kind', p.kind, 'sale_price', p.sale_price, 'unit', u.code, 'unece', u.unece,
                'income_account', p.income_account, 'is_active', p.is_active,
                'tax_codes', (
                    SELECT coalesce(jsonb_agg(t.code ORDER BY x.position), '[]')
                      FROM catalog_product_taxes AS x
                      JOIN catalog_taxes AS t ON t.tenant_id = %(tenant)s
                       AND t.company_id = %(company)s AND t.id = x.tax_id
                     WHERE x.tenant_id = %(tenant)s AND x.company_id = %(company)s
                       AND x.product_id = p.id),
                'categories', (
                    SELECT coalesce(jsonb_agg(a.category_id ORDER BY a.height), '[]')
                      FROM above AS a WHERE a.product_id = p.id))), '[]')
              FROM catalog_products AS p
              LEFT JOIN catalog_units AS u ON u.tenant_id = %(tenant)s
               AND u.company_id = %(company)s AND u.id = p.unit_id
             WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
               AND p.id = ANY (%(products)s)) AS products,
           (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM catalog_taxes AS t
             WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
               AND (t.code = ANY (%(taxes)s) OR t.id IN (
                    SELECT x.tax_id FROM catalog_product_taxes AS x
                     WHERE x.tenant_id = %(tenant)s AND x.company_id = %(company)s
                       AND x.product_id = ANY (%(products)s)))) AS taxes,
           (SELECT jsonb_build_object('per', s.tax_per, 'mode', s.tax_mode)
              FROM catalog_settings AS s
             WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s) AS rounding,
           (SELECT to_jsonb(l) FROM catalog_price_lists AS l, chosen
             WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
               AND l.id = chosen.id) AS price_list,
           (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM catalog_prices AS r, chosen
             WHERE r.tenant_id = %(tenant)s AND r.company_id = %(company)s
               AND r.price_list_id = chosen.id
               AND (r.product_id = ANY (%(products)s)
                 OR r.category_id IN (SELECT a.category_id FROM above AS a)
                 OR (r.product_id IS NULL AND r.category_id IS NULL))) AS prices
"""


async def ask_lines(
    tx: Tx,
    products: Sequence[UUID],
    taxes: Sequence[str],
    prices: Mapping[str, UUID | None],
) -> Cursor:
    """Queue one statement that gives products, taxes, rounding, and the lines of one price list.

    The list is `prices["list"]`, else that of the party `prices["party"]`.
    """
    return await tx.queue(
        LINES,
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
    products, taxes, rounding, price_list, prices = row
    return Lines(
        products={found.id: found for found in map(_product, products)},
        taxes={each["code"]: tax_from(each) for each in taxes},
        retired_taxes=frozenset(each["code"] for each in taxes if not each["is_active"]),
        rounding=rounding_from(rounding),
        price_list=None if price_list is None else _price_list(price_list, prices),
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
