"""Who owes what: aged items, the items themselves, and a party's statement of account."""

from collections.abc import Callable
from uuid import UUID

from functions.reports import store
from functions.reports.model import EVERYTHING, OpenItem, Report, Side, Span
from functions.reports.rules import ageing as rules
from functions.reports.rules import money
from functions.reports.rules.ageing import Ageing
from functions.reports.rules.money import AskedStatement
from layers.database.transactions import Tx
from shared.errors import NotFound


async def aged(tx: Tx, ageing: Ageing, party_id: UUID | None = None) -> Report:
    """Read what was open on the day, and what the control accounts say it should be."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    items = await store.ask_open_items(tx, ageing.on, ageing.side, party_id)
    control = await store.ask_control_balance(tx, ageing.on, ageing.side)
    await tx.arrive()
    return rules.aged(await books.get(), ageing, await items.all(), await control.one())


async def open_items(
    tx: Tx, ageing: Ageing, party_id: UUID | None, wanted: Callable[[OpenItem], bool], figure: str
) -> Report:
    """Read the items behind an aged figure."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    items = await store.ask_open_items(tx, ageing.on, ageing.side, party_id)
    await tx.arrive()
    found = [item for item in await items.all() if wanted(item)]
    return rules.open_items(await books.get(), ageing, found, figure)


async def statement(tx: Tx, party_id: UUID, span: Span, side: Side) -> Report:
    """Read what a party was charged and paid, with the balances around it."""
    await store.only_read(tx)
    books = await store.ask_books(tx, EVERYTHING)
    names = await store.ask_party(tx, party_id)
    lines = await store.ask_party_lines(tx, party_id, span, side)
    await tx.arrive()
    name = await names.first()
    if name is None:
        raise NotFound("No such customer or supplier.", pointer="/query/party")
    asked = AskedStatement(party_id, name, span, side)
    return money.statement_of_account(await books.get(), asked, await lines.all())
