"""How a company numbers quotes and orders."""

from dataclasses import asdict

from functions.invoicing import service as invoicing
from functions.sales.model import Settings
from functions.sales.store import settings as store
from layers.database.transactions import Read, Tx
from layers.http.versions import check_version


async def change_settings(tx: Tx, expected: int, wanted: Settings) -> Read:
    """Write the settings anew, from the version that was read; 0 where there were none.

    Raises SeriesUnusable, VersionStale.
    """
    invoicing.check_pattern(wanted.quote_series, "/body/quote_series")
    invoicing.check_pattern(wanted.order_series, "/body/order_series")
    asked = await store.ask_settings(tx)
    await tx.arrive()
    before, version = await asked.get()
    check_version(version, expected)
    tx.about("company", tx.actor.company_id, asdict(before))
    await store.save(tx, wanted)
    return store.current()
