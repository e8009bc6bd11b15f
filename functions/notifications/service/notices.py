"""Tell people: of events they subscribed to, and of what went wrong."""

from uuid import UUID

from functions.identity.service.contacts import contact_of
from functions.notifications.model import Email, Webhook
from functions.notifications.rules.wording import event_words, worded
from functions.notifications.service.emails import send_email
from functions.notifications.store import messages
from layers.database.transactions import Tx
from layers.settings import public_url
from shared.actor import NOBODY
from shared.events import WebhookDisabled


async def tell_by_email(tx: Tx, user_id: UUID, event: str, subject: UUID) -> None:
    """Write to somebody that an event happened, while they are a member of the company."""
    contact = await contact_of(tx, user_id)
    if contact is None:
        return
    happened = event_words(event, contact.language)
    words = worded("event", contact.language, {"company": contact.company, "event": happened})
    await send_email(
        tx,
        Email(
            to=contact.email,
            subject=words.subject,
            paragraphs=words.paragraphs,
            about=(event.split(".")[1], subject),
            link=(words.button, f"{public_url()}/notifications"),
            language=words.language,
        ),
    )


async def tell_of_disabled(tx: Tx, webhook: Webhook, error: str) -> None:
    """Tell who made a webhook that it was switched off: in the application and by e-mail."""
    if webhook.created_by == NOBODY:
        return
    await messages.tell(tx, webhook.created_by, WebhookDisabled.name, webhook.id)
    contact = await contact_of(tx, webhook.created_by)
    if contact is None:
        return
    values = {"company": contact.company, "name": webhook.name, "error": error}
    words = worded("webhook_disabled", contact.language, values)
    await send_email(
        tx,
        Email(
            to=contact.email,
            subject=words.subject,
            paragraphs=words.paragraphs,
            about=("webhook", webhook.id),
            link=(words.button, f"{public_url()}/settings/webhooks"),
            language=words.language,
        ),
    )
