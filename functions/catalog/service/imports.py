"""Importing products and prices: every row checked, then all written at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from functions.catalog.model import NewProduct, Price
from functions.catalog.rules.prices import check_price
from functions.catalog.rules.products import check_product
from functions.catalog.store import categories, prices, products, taxes, units
from layers.database.outbox import emit
from layers.database.transactions import Tx
from layers.http.imports import RowsRefused
from shared.errors import Refusal
from shared.events import PriceChanged
from shared.ids import new_id
from shared.nouns import dataclass

Wrong = tuple[int, str | None, str]


@dataclass(frozen=True, slots=True)
class ImportedProduct:
    """A product as a file gives it: its category by code."""

    product: NewProduct
    category: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedPrice:
    """A price as a file gives it: its list and its target by code."""

    price: Price
    price_list: str
    product: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the codes of a file stand for, and those that are taken."""

    categories: Mapping[str, UUID]
    units: Mapping[str, UUID]
    taxes: Mapping[str, UUID]
    taken: frozenset[str]
    twice: Mapping[str, int]


async def import_products(tx: Tx, rows: Sequence[ImportedProduct]) -> int:
    """Keep the products of a file, however many with the same number of statements.

    Raises RowsRefused with everything that is wrong, by row.
    """
    known = await _known(tx, rows)
    errors = [wrong for place, row in enumerate(rows) for wrong in _faults(place, row, known)]
    if errors:
        raise RowsRefused(errors)
    tx.about("company", tx.actor.company_id)
    await products.add_products(
        tx,
        {
            new_id(): replace(row.product, category_id=known.categories.get(row.category or ""))
            for row in rows
        },
    )
    return len(rows)


async def _known(tx: Tx, rows: Sequence[ImportedProduct]) -> _Known:
    found = [row.product for row in rows]
    codes, barcodes = [each.code for each in found], _said(each.barcode for each in found)
    return _Known(
        await categories.find_category_ids(tx, _said(row.category for row in rows)),
        await units.find_unit_ids(tx, _said(each.unit for each in found)),
        await taxes.find_tax_ids(tx, _said(code for each in found for code in each.taxes)),
        await products.find_taken(tx, codes, barcodes),
        Counter(code for each in found for code in {each.code, each.barcode}),
    )


def _faults(place: int, row: ImportedProduct, known: _Known) -> list[Wrong]:
    """Say everything that is wrong with a row."""
    wrong: list[Wrong] = []
    product = row.product
    for field, code in (("code", product.code), ("barcode", product.barcode)):
        if code and (code in known.taken or known.twice[code] > 1):
            wrong.append((place, field, f"There is another product with the {field} {code}."))
    if row.category and row.category not in known.categories:
        wrong.append((place, "category", f"There is no category {row.category}."))
    if product.unit and product.unit not in known.units:
        wrong.append((place, "unit", f"There is no unit {product.unit}."))
    wrong += [
        (place, "taxes", f"There is no tax {code}.")
        for code in product.taxes
        if code not in known.taxes
    ]
    try:
        check_product(product)
    except Refusal as refusal:
        wrong.append((place, "taxes", refusal.detail))
    return wrong


async def import_prices(tx: Tx, rows: Sequence[ImportedPrice]) -> int:
    """Put the prices of a file into their lists, over those of the same target.

    Raises RowsRefused with everything that is wrong, by row.
    """
    lists = await prices.find_price_list_ids(tx, _said(row.price_list for row in rows))
    goods = await products.find_product_ids(tx, _said(row.product for row in rows))
    sorts = await categories.find_category_ids(tx, _said(row.category for row in rows))
    targeted = [
        replace(
            row.price,
            product_id=goods.get(row.product or ""),
            category_id=sorts.get(row.category or ""),
        )
        for row in rows
    ]
    known = {"price_list": lists, "product": goods, "category": sorts}
    errors = _all_price_faults(rows, targeted, known) or _repeated(rows, targeted)
    if errors:
        raise RowsRefused(errors)
    tx.about("company", tx.actor.company_id)
    await prices.set_prices(tx, [lists[row.price_list] for row in rows], targeted)
    await emit(tx, *(PriceChanged(at) for at in sorted(set(lists.values()))))
    return len(rows)


def _all_price_faults(
    rows: Sequence[ImportedPrice],
    prices: Sequence[Price],
    known: Mapping[str, Mapping[str, UUID]],
) -> list[Wrong]:
    return [
        wrong
        for place, (row, price) in enumerate(zip(rows, prices, strict=True))
        for wrong in _price_faults(place, row, price, known)
    ]


def _price_faults(
    place: int, row: ImportedPrice, price: Price, known: Mapping[str, Mapping[str, UUID]]
) -> list[Wrong]:
    """Say everything that is wrong with a row: what it names, else what it says."""
    named = {"price_list": row.price_list, "product": row.product, "category": row.category}
    wrong: list[Wrong] = [
        (place, field, f"There is no {field.replace('_', ' ')} {code}.")
        for field, code in named.items()
        if code and code not in known[field]
    ]
    if not wrong:
        try:
            check_price(price, "")
        except Refusal as refusal:
            wrong.append((place, "price", refusal.detail))
    return wrong


def _repeated(rows: Sequence[ImportedPrice], prices: Sequence[Price]) -> list[Wrong]:
    """Find rows that price the same as an earlier one."""
    seen: set[tuple[object, ...]] = set()
    wrong: list[Wrong] = []
    for place, (row, price) in enumerate(zip(rows, prices, strict=True)):
        target = (price.product_id, price.category_id, price.min_quantity, price.starts)
        key = (row.price_list, *target)
        if key in seen:
            wrong.append((place, "price", "An earlier row prices the same."))
        seen.add(key)
    return wrong


def _said(codes: Iterable[str | None]) -> list[str]:
    return sorted({code for code in codes if code})
