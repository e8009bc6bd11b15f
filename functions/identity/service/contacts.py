"""How a member of a company is reached, for notifications to write to them."""

from uuid import UUID

from functions.identity.store.contacts import find_contact
from layers.database.transactions import Tx
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Where and in which language somebody is written to, and on behalf of which company."""

    email: str
    name: str
    language: str
    company: str


async def contact_of(tx: Tx, user_id: UUID) -> Contact | None:
    """Return how a user is reached, None unless they are an active member of the company."""
    found = await find_contact(tx, user_id)
    return Contact(*found) if found else None
