"""The SQL of the tree of categories."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound

CATEGORIES = Listing(
    name="categories",
    source="""
        FROM catalog_categories AS c
       WHERE c.tenant_id = %(tenant)s AND c.company_id = %(company)s
    """,
    columns={
        "id": Column("c.id", Kind.ID, nullable=False),
        "code": Column("c.code", nullable=False),
        "name": Column("c.name", order="lower(c.name)", nullable=False),
        "parent_id": Column("c.parent_id", Kind.ID, sorts=False),
        "version": Column("c.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="c.id",
    sort="code",
)


def category(category_id: UUID) -> Read:
    """Say how to read one category."""
    return Read(
        """
        SELECT id, code, name, parent_id, version FROM catalog_categories
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": category_id},
    )


async def lock_tree(tx: Tx, category_id: UUID) -> dict[str, Any]:
    """Hold the whole tree, so that two moves cannot make a ring together; read one category."""
    await tx.queue(
        """
        SELECT FROM catalog_categories
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY id FOR UPDATE
        """,
        {},
        locks=Rung.DOCUMENT,
    )
    for row in await tx.read(category(category_id)):
        return row
    raise NotFound(f"No category {category_id}.")


async def add_category(tx: Tx, category_id: UUID, names: tuple[str, str, UUID | None]) -> None:
    """Keep a new category: its code, its name, and the one it is under."""
    code, name, parent = names
    await tx.write(
        """
        INSERT INTO catalog_categories (id, code, name, parent_id)
        VALUES (%(id)s, %(code)s, %(name)s, %(parent)s)
        """,
        {"id": category_id, "code": code, "name": name, "parent": parent},
    )


async def change_category(tx: Tx, category_id: UUID, names: tuple[str, str, UUID | None]) -> None:
    """Write a category of the locked tree anew; refuses to hang it under itself."""
    code, name, parent = names
    await tx.write(
        """
        WITH RECURSIVE above AS (
            SELECT c.id, c.parent_id FROM catalog_categories AS c
             WHERE c.tenant_id = %(tenant)s AND c.company_id = %(company)s AND c.id = %(parent)s
            UNION
            SELECT c.id, c.parent_id FROM above AS a JOIN catalog_categories AS c
                ON c.tenant_id = %(tenant)s AND c.company_id = %(company)s AND c.id = a.parent_id
        )
        UPDATE catalog_categories
           SET code = %(code)s, name = %(name)s, parent_id = %(parent)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND must(NOT EXISTS (SELECT FROM above WHERE above.id = %(id)s), 'category-ring',
                    'A category cannot be under itself, or under one of its own.')
        """,
        {"id": category_id, "code": code, "name": name, "parent": parent},
    )


async def find_category_ids(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of the categories that have these codes."""
    rows = await tx.rows(
        """
        SELECT code, id FROM catalog_categories
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return dict(rows)
