"""The commands on products and categories."""

from uuid import UUID

from functions.catalog.model import NewProduct
from functions.catalog.rules.products import check_product
from functions.catalog.store import categories
from functions.catalog.store import products as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.ids import new_id

PRODUCTS, CATEGORIES = store.PRODUCTS, categories.CATEGORIES


async def add_product(tx: Tx, product: NewProduct) -> Read:
    """Add a product or service."""
    check_product(product)
    product_id = new_id()
    tx.about("product", product_id)
    await store.add_products(tx, {product_id: product})
    return store.product(product_id)


async def change_product(tx: Tx, product_id: UUID, expected: int, product: NewProduct) -> Read:
    """Write a product anew, or retire it; documents keep what they were written with."""
    check_product(product)
    before = await store.lock_product(tx, product_id)
    check_version(before["version"], expected)
    tx.about("product", product_id, before)
    await store.change_product(tx, product_id, product)
    return store.product(product_id)


async def add_category(tx: Tx, names: tuple[str, str, UUID | None]) -> Read:
    """Add a category: its code, its name, and the one it is under."""
    category_id = new_id()
    tx.about("category", category_id)
    await categories.add_category(tx, category_id, names)
    return categories.category(category_id)


async def change_category(
    tx: Tx, category_id: UUID, expected: int, names: tuple[str, str, UUID | None]
) -> Read:
    """Rename a category, or move it with all below it. Raises CategoryRing."""
    before = await categories.lock_tree(tx, category_id)
    check_version(before["version"], expected)
    tx.about("category", category_id, before)
    await categories.change_category(tx, category_id, names)
    return categories.category(category_id)


def product(product_id: UUID) -> Read:
    """Say how to read one product."""
    return store.product(product_id)


def category(category_id: UUID) -> Read:
    """Say how to read one category."""
    return categories.category(category_id)


def search(said: str, most: int, *, retired: bool) -> Read:
    """Say how to find products by any part of name, code or barcode."""
    return store.search(said, most, retired=retired)
