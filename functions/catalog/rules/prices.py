"""Which price holds: decided in one order, and the reason said."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from functions.catalog.model import FoundPrice, Price, PriceList, Product
from shared.errors import Refusal
from shared.money import rounded_to

WHOLE = Decimal(100)


class PriceUnusable(Refusal):
    """The line of a price list contradicts itself."""

    status = 422


def price_for(
    product: Product, quantity: Decimal, dated: date, price_list: PriceList | None
) -> FoundPrice:
    """Find the price per unit of a product, of a quantity, on a day.

    Of the list's lines that hold that day, the product's own goes before its category's, the
    nearer category before the farther, and everything comes last; then the largest quantity
    reached, then the latest start, then the lower price, then the id. Without a line, the
    product's own price holds. A returned quantity counts as its size.
    """
    lines = _holding(product, abs(quantity), dated, price_list)
    if not lines or price_list is None:
        return _own(product, price_list)
    best = min(lines, key=lambda each: _rank(each, product))
    if best.price is not None:
        return FoundPrice(best.price, price_list.currency, _reason(best, price_list))
    if product.sale_price is None or best.discount is None:
        return _own(product, price_list)
    price = rounded_to(product.sale_price * (WHOLE - best.discount) / WHOLE, 6)
    said = f"{format(best.discount.normalize(), 'f')} % off the product's price, by "
    return FoundPrice(price, "", said + _reason(best, price_list))


def check_price(line: Price, pointer: str) -> None:
    """Refuse a line for both product and category, or without exactly one of price and discount.

    Raises PriceUnusable.
    """
    if line.product_id is not None and line.category_id is not None:
        raise PriceUnusable(
            "A price is for a product, for a category, or for everything.",
            pointer=f"{pointer}/category_id",
        )
    if (line.price is None) == (line.discount is None):
        raise PriceUnusable("Give either a price or a discount.", pointer=f"{pointer}/price")
    if line.price is not None and line.product_id is None:
        raise PriceUnusable(
            "A fixed price is for one product; give a discount for many.",
            pointer=f"{pointer}/price",
        )
    check_days(line.starts, line.ends, pointer)


def check_days(starts: date | None, ends: date | None, pointer: str) -> None:
    """Refuse an end before the start. Raises PriceUnusable."""
    if starts is not None and ends is not None and ends < starts:
        raise PriceUnusable("It ends before it starts.", pointer=f"{pointer}/ends")


def _holding(
    product: Product, quantity: Decimal, dated: date, price_list: PriceList | None
) -> list[Price]:
    """Keep the lines that concern the product, the quantity and the day."""
    if price_list is None or not price_list.is_active or not _covers(price_list, dated):
        return []
    return [
        line
        for line in price_list.prices
        if line.min_quantity <= quantity
        and _covers(line, dated)
        and line.product_id in (None, product.id)
        and (line.category_id is None or line.category_id in product.categories)
    ]


def _covers(spell: Price | PriceList, dated: date) -> bool:
    after_start = spell.starts is None or spell.starts <= dated
    return after_start and (spell.ends is None or dated <= spell.ends)


def _rank(line: Price, product: Product) -> tuple[Any, ...]:
    if line.product_id is not None:
        place = -1
    elif line.category_id is not None:
        place = product.categories.index(line.category_id)
    else:
        place = len(product.categories)
    start = line.starts.toordinal() if line.starts else 0
    worth = line.price if line.price is not None else -(line.discount or Decimal())
    return place, -line.min_quantity, -start, worth, line.id


def _own(product: Product, price_list: PriceList | None) -> FoundPrice:
    if product.sale_price is None:
        return FoundPrice(None, "", "The product has no price of its own.")
    asked = f" Price list {price_list.code} says nothing of it." if price_list else ""
    return FoundPrice(product.sale_price, "", f"The product's own price.{asked}")


def _reason(line: Price, price_list: PriceList) -> str:
    if line.product_id is not None:
        target = "this product"
    else:
        target = "its category" if line.category_id is not None else "everything"
    least = format(line.min_quantity.normalize(), "f")
    amount = f" from {least} on" if line.min_quantity else ""
    since = f", since {line.starts.isoformat()}" if line.starts else ""
    until = f", until {line.ends.isoformat()}" if line.ends else ""
    return f"price list {price_list.code} for {target}{amount}{since}{until}."


def check_prices(lines: Sequence[Price]) -> None:
    """Refuse prices of which one is unsound, or two are for the same. Raises PriceUnusable."""
    seen: set[tuple[object, ...]] = set()
    for place, line in enumerate(lines):
        pointer = f"/body/prices/{place}"
        check_price(line, pointer)
        key = (line.product_id, line.category_id, line.min_quantity, line.starts)
        if key in seen:
            raise PriceUnusable(
                "Another price is for the same, from the same quantity and day on.", pointer=pointer
            )
        seen.add(key)
