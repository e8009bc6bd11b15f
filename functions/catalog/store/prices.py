"""The SQL of price lists and of the prices in them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.catalog.model import Price, PriceList
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

PRICE_LISTS = Listing(
    name="price_lists",
    source="""
        FROM catalog_price_lists AS l
       WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
    """,
    columns={
        "id": Column("l.id", Kind.ID, nullable=False),
        "code": Column("l.code", nullable=False),
        "name": Column("l.name", order="lower(l.name)", nullable=False),
        "currency": Column("l.currency", nullable=False),
        "starts": Column("l.starts", Kind.DATE),
        "ends": Column("l.ends", Kind.DATE),
        "is_active": Column("l.is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("l.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="l.id",
    sort="code",
)

PRICES = Listing(
    name="prices",
    source="""
        FROM catalog_prices AS r
        JOIN catalog_price_lists AS l ON l.tenant_id = %(tenant)s AND l.company_id = %(company)s
                                     AND l.id = r.price_list_id
        LEFT JOIN catalog_products AS p ON p.tenant_id = %(tenant)s AND p.company_id = %(company)s
                                       AND p.id = r.product_id
        LEFT JOIN catalog_categories AS c ON c.tenant_id = %(tenant)s
                                         AND c.company_id = %(company)s AND c.id = r.category_id
       WHERE r.tenant_id = %(tenant)s AND r.company_id = %(company)s
    """,
    columns={
        "id": Column("r.id", Kind.ID, nullable=False),
        "price_list_id": Column("r.price_list_id", Kind.ID, sorts=False, nullable=False),
        "price_list": Column("l.code", nullable=False),
        "currency": Column("l.currency", sorts=False, nullable=False),
        "product_id": Column("r.product_id", Kind.ID, sorts=False),
        "product": Column("p.code"),
        "category_id": Column("r.category_id", Kind.ID, sorts=False),
        "category": Column("c.code"),
        "min_quantity": Column("r.min_quantity", Kind.DECIMAL, nullable=False),
        "price": Column("r.price", Kind.DECIMAL),
        "discount": Column("r.discount", Kind.DECIMAL),
        "starts": Column("r.starts", Kind.DATE),
        "ends": Column("r.ends", Kind.DATE),
    },
    key="r.id",
    sort="price_list",
)


def price_list(price_list_id: UUID) -> Read:
    """Say how to read one price list, without its prices."""
    return Read(
        """
        SELECT id, code, name, currency, starts, ends, is_active, version
          FROM catalog_price_lists
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": price_list_id},
    )


async def lock_price_list(tx: Tx, price_list_id: UUID) -> dict[str, Any]:
    """Hold a price list until the transaction ends, and read it as it is."""
    await tx.queue(
        """
        SELECT FROM catalog_price_lists
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": price_list_id},
        locks=Rung.DOCUMENT,
    )
    for row in await tx.read(price_list(price_list_id)):
        return row
    raise NotFound(f"No price list {price_list_id}.")


async def add_price_list(tx: Tx, added: PriceList, name: str) -> None:
    """Keep a new price list. The database refuses a code that is taken."""
    await tx.write(
        """
        INSERT INTO catalog_price_lists (id, code, name, currency, starts, ends, is_active)
        VALUES (%(id)s, %(code)s, %(name)s, %(currency)s, %(starts)s, %(ends)s, %(is_active)s)
        """,
        _facts(added, name),
    )


async def change_price_list(tx: Tx, changed: PriceList, name: str) -> None:
    """Write a locked price list anew, its prices apart; its version rises."""
    await tx.write(
        """
        UPDATE catalog_price_lists
           SET code = %(code)s, name = %(name)s, currency = %(currency)s, starts = %(starts)s,
               ends = %(ends)s, is_active = %(is_active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        _facts(changed, name),
    )


async def set_prices(tx: Tx, lists: Sequence[UUID], prices: Sequence[Price]) -> None:
    """Put prices into their lists, over those of the same target, quantity and start."""
    rows = [{**asdict(price), "price_list_id": at} for at, price in zip(lists, prices, strict=True)]
    await tx.write(
        """
        INSERT INTO catalog_prices (id, price_list_id, product_id, category_id, min_quantity,
                                    starts, ends, price, discount)
        SELECT r.* FROM jsonb_to_recordset(%(rows)s) AS r (
               id uuid, price_list_id uuid, product_id uuid, category_id uuid,
               min_quantity numeric, starts date, ends date, price numeric, discount numeric)
        ON CONFLICT (tenant_id, company_id, price_list_id, product_id, category_id, min_quantity,
                     starts)
           DO UPDATE SET ends = excluded.ends, price = excluded.price, discount = excluded.discount
        """,
        {"rows": Jsonb(rows)},
    )
    await tx.write(
        """
        UPDATE catalog_price_lists SET version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
        """,
        {"ids": list(set(lists))},
    )


async def remove_prices(tx: Tx, price_list_id: UUID, ids: Sequence[UUID]) -> None:
    """Take prices out of a locked list; refuses where one of them is not in it."""
    await tx.write(
        """
        WITH gone AS (
            DELETE FROM catalog_prices
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s
               AND price_list_id = %(list)s AND id = ANY (%(ids)s) RETURNING id
        ), risen AS (
            UPDATE catalog_price_lists SET version = version + 1
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(list)s
            RETURNING id
        )
        SELECT must((SELECT count(*) FROM gone) = %(many)s, 'reference-unknown',
                    'A price named is not in this list.') FROM risen
        """,
        {"list": price_list_id, "ids": list(ids), "many": len(set(ids))},
    )


async def find_price_list_ids(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the price lists that have these codes."""
    rows = await tx.rows(
        """
        SELECT code, id FROM catalog_price_lists
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return dict(rows)


def _facts(price_list: PriceList, name: str) -> dict[str, Any]:
    return {
        "id": price_list.id,
        "code": price_list.code,
        "name": name,
        "currency": price_list.currency,
        "starts": price_list.starts,
        "ends": price_list.ends,
        "is_active": price_list.is_active,
    }
