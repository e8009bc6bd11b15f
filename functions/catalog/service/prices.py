"""The commands on price lists and their prices."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.catalog import service
from functions.catalog.model import FoundPrice, Price, PriceList
from functions.catalog.rules import prices as rules
from functions.catalog.store import prices as store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.errors import ReferenceUnknown
from shared.events import PriceChanged

PRICE_LISTS, PRICES = store.PRICE_LISTS, store.PRICES


async def add_price_list(tx: Tx, price_list: PriceList, name: str) -> Read:
    """Add a price list, empty as yet."""
    rules.check_days(price_list.starts, price_list.ends, "/body")
    tx.about("price_list", price_list.id)
    await store.add_price_list(tx, price_list, name)
    return store.price_list(price_list.id)


async def change_price_list(tx: Tx, expected: int, price_list: PriceList, name: str) -> Read:
    """Write a price list anew, or retire it; its prices stay."""
    rules.check_days(price_list.starts, price_list.ends, "/body")
    before = await store.lock_price_list(tx, price_list.id)
    check_version(before["version"], expected)
    tx.about("price_list", price_list.id, before)
    await store.change_price_list(tx, price_list, name)
    await emit(tx, PriceChanged(price_list.id))
    return store.price_list(price_list.id)


async def set_prices(tx: Tx, price_list_id: UUID, prices: Sequence[Price]) -> Read:
    """Put prices into a list, over those of the same target, quantity and start."""
    rules.check_prices(prices)
    before = await store.lock_price_list(tx, price_list_id)
    tx.about("price_list", price_list_id, before)
    await store.set_prices(tx, [price_list_id] * len(prices), prices)
    await emit(tx, PriceChanged(price_list_id))
    return store.price_list(price_list_id)


async def remove_prices(tx: Tx, price_list_id: UUID, ids: Sequence[UUID]) -> Read:
    """Take prices out of a list."""
    before = await store.lock_price_list(tx, price_list_id)
    tx.about("price_list", price_list_id, before)
    await store.remove_prices(tx, price_list_id, ids)
    await emit(tx, PriceChanged(price_list_id))
    return store.price_list(price_list_id)


async def find_price(
    tx: Tx, product_id: UUID, quantity: Decimal, dated: date, whose: tuple[UUID | None, UUID | None]
) -> FoundPrice:
    """Find the price of a product for a party, or by a list named instead of the party's."""
    party_id, price_list_id = whose
    lines = await service.load_for_lines(
        tx, [product_id], [], party_id=party_id, price_list_id=price_list_id
    )
    product = lines.products.get(product_id)
    if product is None:
        raise ReferenceUnknown(f"There is no product {product_id}.", pointer="/query/product_id")
    return rules.price_for(product, quantity, dated, lines.price_list)


def price_list(price_list_id: UUID) -> Read:
    """Say how to read one price list."""
    return store.price_list(price_list_id)
