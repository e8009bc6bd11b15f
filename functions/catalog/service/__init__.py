"""What the catalog does for other functions; its own commands are in the modules beside."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.catalog.model import (
    FoundPrice,
    Lines,
    PriceList,
    Product,
    Tax,
    TaxableLine,
    TaxedDocument,
    TaxRounding,
)
from functions.catalog.rules import prices as price_rules
from functions.catalog.rules import taxes as tax_rules
from functions.catalog.store import lines as store
from functions.catalog.store import taxes as taxes_store
from functions.catalog.store import units as units_store
from layers.database.transactions import Cursor, Tx
from shared.ids import new_id
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class AskedLines:
    """The answer to ask_for_lines, there once the transaction's next trip is over."""

    cursor: Cursor

    async def get(self) -> Lines:
        """Read the answer; what does not exist is not in it."""
        row = await self.cursor.fetchone()
        assert row is not None
        return store.lines_from(row)


@dataclass(frozen=True, slots=True)
class AskedRounding:
    """The answer to ask_rounding, there once the transaction's next trip is over."""

    cursor: Cursor

    async def get(self) -> TaxRounding:
        """Read the answer."""
        row = await self.cursor.fetchone()
        return store.rounding_from(row[0] if row else None)


async def ask_for_lines(
    tx: Tx,
    product_ids: Sequence[UUID],
    tax_codes: Sequence[str],
    *,
    party_id: UUID | None = None,
    price_list_id: UUID | None = None,
) -> AskedLines:
    """Queue the lookup of all that a document's lines need: one statement, however many lines.

    It gives the products, the taxes named and those of the products, how the company rounds, and
    of the price list (the one named, else the party's) the lines that concern the products.
    """
    prices = {"list": price_list_id, "party": party_id}
    return AskedLines(await store.ask_lines(tx, product_ids, tax_codes, prices))


async def load_for_lines(
    tx: Tx,
    product_ids: Sequence[UUID],
    tax_codes: Sequence[str],
    *,
    party_id: UUID | None = None,
    price_list_id: UUID | None = None,
) -> Lines:
    """Look up all that a document's lines need in one trip; see ask_for_lines."""
    asked = await ask_for_lines(
        tx, product_ids, tax_codes, party_id=party_id, price_list_id=price_list_id
    )
    await tx.arrive()
    return await asked.get()


async def ask_rounding(tx: Tx) -> AskedRounding:
    """Queue the read of how the company rounds its taxes."""
    return AskedRounding(await store.ask_rounding(tx))


def price_for(
    product: Product, quantity: Decimal, dated: date, price_list: PriceList | None
) -> FoundPrice:
    """Find the price per unit of a product and the reason for it; see rules.prices.price_for."""
    return price_rules.price_for(product, quantity, dated, price_list)


def compute(
    lines: Sequence[TaxableLine], currency: str, rounding: TaxRounding | None = None
) -> TaxedDocument:
    """Reckon a document's nets, taxes and totals to the coin; see rules.taxes.compute."""
    return tax_rules.compute(lines, currency, rounding)


def at_rate(taxes: Sequence[Tax], rate: Decimal) -> tuple[Tax, ...]:
    """Carry fixed taxes into a document's currency: so many of it for one of the company's."""
    return tax_rules.at_rate(taxes, rate)


async def load_taxes(tx: Tx, template: str) -> None:
    """Queue the ready-made taxes of a template (generic, de, us) whose codes are not there yet.

    Raises TemplateUnknown.
    """
    from functions.catalog.rules import templates  # once in a company's life

    added = templates.template(template)
    await taxes_store.add_missing_taxes(tx, [new_id() for _ in added], added)


async def load_units(tx: Tx) -> None:
    """Queue the ready-made units whose codes are not there yet."""
    from functions.catalog.rules import units  # once in a company's life

    added = units.READY_MADE
    await units_store.add_missing_units(tx, [new_id() for _ in added], added)
