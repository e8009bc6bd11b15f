"""Orders: confirmed, cancelled, invoiced whole or in parts."""

from uuid import UUID

from functions.invoicing import service as invoicing
from functions.sales.model import Billing, Kind, Status
from functions.sales.rules import billing as rules
from functions.sales.rules import stages
from functions.sales.service.drafts import hold
from functions.sales.store import lists
from functions.sales.store import sales as store
from functions.sales.store import settings as settings_store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.events import OrderConfirmed


async def confirm_order(tx: Tx, order_id: UUID) -> Read:
    """Give a draft order its number: now it can be invoiced. Raises OrderNotDraft, SaleEmpty."""
    asked = await settings_store.ask_settings(tx)
    order = await hold(tx, Kind.ORDER, order_id)
    stages.check_confirmable(order)
    (settings, _) = await asked.get()
    series = invoicing.series_on(settings.order_series, order.document.dated)
    await store.advance(tx, order_id, {"status": Status.CONFIRMED, "is_closed": True}, series)
    await emit(tx, OrderConfirmed(order_id))
    return lists.order(order_id)


async def cancel_order(tx: Tx, order_id: UUID, reason: str) -> Read:
    """Call an order off of which nothing is invoiced. Raises OrderBilled, OrderCancelled."""
    stages.check_cancellable(await hold(tx, Kind.ORDER, order_id))
    facts = {"status": Status.CANCELLED, "reason": reason, "is_closed": True}
    await store.advance(tx, order_id, facts, None)
    return lists.order(order_id)


async def invoice_order(tx: Tx, order_id: UUID, billing: Billing) -> Read:
    """Make the invoice of an order, or of a part of it; never more than was ordered.

    The order is held while what is billed of it is read and the invoice written, so two who
    invoice it at once wait for each other. Raises OverInvoiced, NothingToInvoice.
    """
    order = await store.lock(tx, Kind.ORDER, order_id)
    draft = rules.invoice_for(order, billing)
    return await invoicing.bill(tx, draft, post=billing.post)
