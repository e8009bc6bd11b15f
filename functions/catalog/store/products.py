"""The SQL of products, and of the categories they are sorted into."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.catalog.model import NewProduct
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

PRODUCTS = Listing(
    name="products",
    source="""
        FROM catalog_products AS p
        LEFT JOIN catalog_units AS u ON u.tenant_id = %(tenant)s AND u.company_id = %(company)s
                                    AND u.id = p.unit_id
       WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
    """,
    columns={
        "id": Column("p.id", Kind.ID, nullable=False),
        "code": Column("p.code", nullable=False),
        "name": Column("p.name", order="p.search", nullable=False),
        "kind": Column("p.kind", Kind.CHOICE, ("goods", "service"), sorts=False, nullable=False),
        "category_id": Column("p.category_id", Kind.ID, sorts=False),
        "unit": Column("coalesce(u.code, '')", sorts=False, nullable=False),
        "sale_price": Column("p.sale_price", Kind.DECIMAL),
        "income_account": Column("p.income_account", sorts=False, nullable=False),
        "taxes": Column(
            """coalesce((SELECT array_agg(t.code ORDER BY x.position)
                  FROM catalog_product_taxes AS x JOIN catalog_taxes AS t
                    ON t.tenant_id = %(tenant)s AND t.company_id = %(company)s AND t.id = x.tax_id
                 WHERE x.tenant_id = %(tenant)s AND x.company_id = %(company)s
                   AND x.product_id = p.id), '{}')""",
            Kind.OTHER,
            filters=False,
            sorts=False,
            nullable=False,
        ),
        "barcode": Column("p.barcode", sorts=False, nullable=False),
        "is_active": Column("p.is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("p.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
        "created_at": Column("p.created_at", Kind.INSTANT, nullable=False),
        "changed_at": Column("p.changed_at", Kind.INSTANT, nullable=False),
    },
    key="p.id",
    sort="name",
    search="p.id IN (SELECT f.id FROM catalog_search("
    "%(tenant)s, %(company)s, %(q)s, true, 1000) AS f)",
)


def product(product_id: UUID) -> Read:
    """Say how to read one product."""
    return Read(
        """
        SELECT p.id, p.code, p.name, p.description, p.kind, p.category_id,
               coalesce(u.code, '') AS unit, p.sale_price, p.income_account, p.barcode,
               p.is_active, p.version, p.created_at, p.changed_at,
               coalesce((SELECT array_agg(t.code ORDER BY x.position)
                  FROM catalog_product_taxes AS x JOIN catalog_taxes AS t
                    ON t.tenant_id = %(tenant)s AND t.company_id = %(company)s AND t.id = x.tax_id
                 WHERE x.tenant_id = %(tenant)s AND x.company_id = %(company)s
                   AND x.product_id = p.id), '{}') AS taxes
          FROM catalog_products AS p
          LEFT JOIN catalog_units AS u ON u.tenant_id = %(tenant)s AND u.company_id = %(company)s
                                      AND u.id = p.unit_id
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = %(id)s
        """,
        {"id": product_id},
    )


def search(said: str, most: int, *, retired: bool) -> Read:
    """Say how to find products by any part of name, code or barcode, best first."""
    return Read(
        """
        SELECT p.id, p.code, p.name, p.kind, p.sale_price, coalesce(u.code, '') AS unit, p.is_active
          FROM catalog_search(%(tenant)s, %(company)s, %(said)s, %(retired)s, %(most)s) AS f
          JOIN catalog_products AS p ON p.tenant_id = %(tenant)s AND p.company_id = %(company)s
                                    AND p.id = f.id
          LEFT JOIN catalog_units AS u ON u.tenant_id = %(tenant)s AND u.company_id = %(company)s
                                      AND u.id = p.unit_id
         ORDER BY f.place
        """,
        {"said": said, "most": most, "retired": retired},
    )


async def lock_product(tx: Tx, product_id: UUID) -> dict[str, Any]:
    """Hold a product until the transaction ends, and read it as it is."""
    await tx.queue(
        """
        SELECT FROM catalog_products
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": product_id},
        locks=Rung.DOCUMENT,
    )
    for row in await tx.read(product(product_id)):
        return row
    raise NotFound(f"No product {product_id}.")


async def add_products(tx: Tx, products: Mapping[UUID, NewProduct]) -> None:
    """Keep new products with their taxes: two statements, however many."""
    rows = [{"id": i, **asdict(each)} for i, each in products.items()]
    await tx.write(
        """
        INSERT INTO catalog_products (id, code, name, description, kind, category_id, sale_price,
                                      income_account, barcode, is_active, unit_id)
        SELECT r.id, r.code, r.name, r.description, r.kind, r.category_id, r.sale_price,
               r.income_account, r.barcode, r.is_active,
               CASE WHEN must(r.unit = '' OR u.id IS NOT NULL, 'unit-unknown',
                              format('There is no unit %%s.', r.unit)) THEN u.id END
          FROM jsonb_to_recordset(%(rows)s) AS r (
               id uuid, code text, name text, description text, kind text, category_id uuid,
               sale_price numeric, income_account text, barcode text, is_active boolean, unit text)
          LEFT JOIN catalog_units AS u ON u.tenant_id = %(tenant)s AND u.company_id = %(company)s
                                      AND u.code = r.unit
        RETURNING id
        """,
        {"rows": Jsonb(rows)},
    )
    await _add_taxes(tx, products)


async def change_product(tx: Tx, product_id: UUID, changed: NewProduct) -> None:
    """Write a locked product anew, with its taxes; its version rises."""
    await tx.write(
        """
        UPDATE catalog_products AS p
           SET code = r.code, name = r.name, description = r.description, kind = r.kind,
               category_id = r.category_id, sale_price = r.sale_price,
               income_account = r.income_account, barcode = r.barcode, is_active = r.is_active,
               unit_id = CASE WHEN must(r.unit = '' OR u.id IS NOT NULL, 'unit-unknown',
                                        format('There is no unit %%s.', r.unit)) THEN u.id END,
               version = p.version + 1, changed_at = now()
          FROM jsonb_to_record(%(row)s) AS r (
               code text, name text, description text, kind text, category_id uuid,
               sale_price numeric, income_account text, barcode text, is_active boolean, unit text)
          LEFT JOIN catalog_units AS u ON u.tenant_id = %(tenant)s AND u.company_id = %(company)s
                                      AND u.code = r.unit
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = %(id)s
        """,
        {"id": product_id, "row": Jsonb(asdict(changed))},
    )
    await tx.write(
        """
        DELETE FROM catalog_product_taxes
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND product_id = %(id)s
        """,
        {"id": product_id},
    )
    await _add_taxes(tx, {product_id: changed})


async def _add_taxes(tx: Tx, products: Mapping[UUID, NewProduct]) -> None:
    rows = [
        {"product_id": product_id, "position": position, "code": code}
        for product_id, each in products.items()
        for position, code in enumerate(each.taxes)
    ]
    if not rows:
        return
    await tx.write(
        """
        INSERT INTO catalog_product_taxes (product_id, position, tax_id)
        SELECT r.product_id, r.position,
               CASE WHEN must(t.id IS NOT NULL, 'tax-unknown',
                              format('There is no tax %%s.', r.code)) THEN t.id END
          FROM jsonb_to_recordset(%(rows)s) AS r (product_id uuid, position integer, code text)
          LEFT JOIN catalog_taxes AS t ON t.tenant_id = %(tenant)s AND t.company_id = %(company)s
                                      AND t.code = r.code
        RETURNING position
        """,
        {"rows": Jsonb(rows)},
    )


async def find_taken(tx: Tx, codes: Sequence[str], barcodes: Sequence[str]) -> frozenset[str]:
    """Return those of the codes and barcodes that products have already."""
    rows = await tx.rows(
        """
        SELECT p.code, p.barcode FROM catalog_products AS p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
           AND (p.code = ANY (%(codes)s) OR (p.barcode = ANY (%(barcodes)s) AND p.barcode <> ''))
        """,
        {"codes": list(codes), "barcodes": list(barcodes)},
    )
    return frozenset(text for row in rows for text in row if text)


async def find_product_ids(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the products that have these codes."""
    rows = await tx.rows(
        """
        SELECT code, id FROM catalog_products
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return dict(rows)
