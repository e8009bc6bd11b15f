"""Letters: what identity wants written to somebody, for notifications to send.

An event (`identity.user.invited`, `identity.password_reset.requested`,
`identity.address.verification_requested`) carries the id of a ticket. `read_letter` makes the
letter of it while the ticket is good: the token in its link is derived anew each time from the
server's secret, and stored nowhere. Read again, it is the same letter, so a retry does no harm.
"""

import hmac
from datetime import datetime
from typing import cast
from uuid import UUID

from functions.identity.model import Letter
from functions.identity.rules import tickets
from functions.identity.store.tickets import find_letter
from layers.database.transactions import Tx
from layers.settings import derivations, derived, public_url


def seal_of(tenant: UUID, ticket: UUID) -> bytes:
    """Derive what only this server can say of a ticket."""
    return derived("ticket", tenant.bytes, ticket.bytes)


def token_of(tenant: UUID, ticket: UUID) -> str:
    """Write the token that stands for a ticket."""
    return tickets.token_for(tenant, ticket, seal_of(tenant, ticket))


def opened(token: str) -> tickets.Stub:
    """Take a ticket's token apart. Raises LinkExpired for one that this server did not make."""
    stub = tickets.read_ticket(token)
    seals = derivations("ticket", stub.tenant_id.bytes, stub.ticket_id.bytes)
    if not any(hmac.compare_digest(stub.seal, seal) for seal in seals):
        raise tickets.expired()
    return stub


async def read_letter(tx: Tx, ticket_id: UUID) -> Letter | None:
    """Give the letter about a ticket of the transaction's tenant, None once it is no good."""
    found = await find_letter(tx, ticket_id)
    if found is None:
        return None
    kind, recipient, name, language, company, ends_at = cast(
        "tuple[str, str, str, str, str, datetime]", found
    )
    token = token_of(tx.actor.tenant_id, ticket_id)
    link = f"{public_url()}/{tickets.PAGES[kind]}#{token}"
    return Letter(kind, recipient, name, language, company, link, ends_at)
