"""The commands on taxes, and on how the company rounds them."""

from uuid import UUID

from functions.catalog import service
from functions.catalog.model import Tax, TaxRounding
from functions.catalog.rules.taxes import check_tax
from functions.catalog.store import taxes as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version
from shared.ids import new_id

TAXES = store.TAXES


async def add_tax(tx: Tx, tax: Tax) -> Read:
    """Add a tax."""
    check_tax(tax)
    tax_id = new_id()
    tx.about("tax", tax_id)
    await store.add_tax(tx, tax_id, tax)
    return store.tax(tax_id)


async def change_tax(tx: Tx, tax_id: UUID, expected: int, tax: Tax, *, is_active: bool) -> Read:
    """Write a tax anew, or retire it; documents keep what they were taxed."""
    check_tax(tax)
    before = await store.lock_tax(tx, tax_id)
    check_version(before["version"], expected)
    tx.about("tax", tax_id, before)
    await store.change_tax(tx, tax_id, tax, is_active=is_active)
    return store.tax(tax_id)


async def load_template(tx: Tx, template: str) -> Read:
    """Add the ready-made taxes that are missing, and read all there are."""
    tx.about("company", tx.actor.company_id)
    await service.load_taxes(tx, template)
    return store.all_taxes()


async def change_settings(tx: Tx, expected: int, rounding: TaxRounding) -> Read:
    """Choose how taxes are rounded from now on; what is posted stays as it is."""
    tx.about("company", tx.actor.company_id)
    await store.change_settings(tx, rounding, expected)
    return store.settings()


def tax(tax_id: UUID) -> Read:
    """Say how to read one tax."""
    return store.tax(tax_id)


def settings() -> Read:
    """Say how to read the company's tax settings."""
    return store.settings()
