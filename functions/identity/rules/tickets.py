"""Tickets: what a link in a letter is good for, and the token that stands for one.

The token is not kept anywhere: it is the tenant's and the ticket's id with 32 bytes that only
the server can derive from them. It is good once, and for a while.
"""

import base64
import binascii
import re
from datetime import datetime, timedelta
from uuid import UUID

from functions.identity.model import Ticket
from shared.errors import Refusal
from shared.nouns import dataclass

INVITATION, RESET, VERIFICATION, SECOND_STEP = "invitation", "reset", "verification", "second_step"
LASTS = {
    INVITATION: timedelta(days=7),
    RESET: timedelta(hours=1),
    VERIFICATION: timedelta(days=7),
    SECOND_STEP: timedelta(minutes=10),
}
PAGES = {INVITATION: "invitation", RESET: "password/reset", VERIFICATION: "email/verify"}
"""Where the link in a letter leads, on the web."""

_FORM = re.compile(r"erpt_([A-Za-z0-9_-]{86})")


class LinkExpired(Refusal):
    """The link is not, or no longer, good for anything."""

    status = 422


@dataclass(frozen=True, slots=True)
class Stub:
    """What a token says of itself; true only if its seal is right."""

    tenant_id: UUID
    ticket_id: UUID
    seal: bytes


def token_for(tenant: UUID, ticket: UUID, seal: bytes) -> str:
    """Write the token of a ticket."""
    body = base64.urlsafe_b64encode(tenant.bytes + ticket.bytes + seal).decode().rstrip("=")
    return f"erpt_{body}"


def read_ticket(token: str) -> Stub:
    """Take a token apart. Raises LinkExpired for what is none."""
    found = _FORM.fullmatch(token)
    try:
        body = base64.urlsafe_b64decode(f"{found[1]}==") if found else b""
    except (binascii.Error, ValueError):
        body = b""
    if len(body) != 64:
        raise expired()
    return Stub(UUID(bytes=body[:16]), UUID(bytes=body[16:32]), body[32:])


def expired() -> LinkExpired:
    """Say so in the same words, whatever is wrong with it."""
    return LinkExpired("Ask for a new one.", pointer="/body/token")


def check_good(ticket: Ticket | None, kinds: tuple[str, ...], now: datetime) -> Ticket:
    """Give a ticket back that is there, of this kind, unused and in time; or refuse."""
    if ticket is None or ticket.kind not in kinds or ticket.is_used or ticket.ends_at <= now:
        raise expired()
    return ticket
