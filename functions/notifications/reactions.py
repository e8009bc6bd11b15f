"""What notifications does about others' events: it writes identity's letters."""

from collections.abc import Mapping

from functions.notifications.service.sending import send_letter
from layers.database.transactions import Tx
from layers.reactions import React
from shared.events import (
    AddressVerificationRequested,
    Event,
    PasswordResetRequested,
    UserInvited,
)


async def write_letter(tx: Tx, event: Event) -> None:
    """Queue the letter that an event's ticket is for."""
    await send_letter(tx, event.subject)


REACTIONS: Mapping[str, React] = {
    UserInvited.name: write_letter,
    PasswordResetRequested.name: write_letter,
    AddressVerificationRequested.name: write_letter,
}
