"""Make letters of what was queued, and hand them to the mail server; run by a job."""

from collections.abc import Mapping
from datetime import timedelta
from random import SystemRandom
from typing import Any
from uuid import UUID

from functions.identity.service.letters import read_letter
from functions.notifications.model import Waiting
from functions.notifications.rules.retries import LETTER_STEPS, wait_after
from functions.notifications.rules.wording import worded
from functions.notifications.service.emails import AREA
from functions.notifications.store import emails
from layers.database.transactions import Tx, transaction
from layers.mail.composing import compose
from layers.mail.letters import Enclosure, Letter, LetterRefused
from layers.mail.sending import NotSent, send, sender
from layers.storage.contents import ContentMissing, key_for
from layers.storage.objects import read_all
from shared.actor import Actor
from shared.errors import Refusal
from shared.ids import new_id

CHANCE = SystemRandom()


async def send_letter(tx: Tx, ticket_id: UUID) -> None:
    """Queue what identity wants written about a ticket; its secret link is made when it leaves."""
    letter = await read_letter(tx, ticket_id)
    if letter is None:
        return
    subject = worded(letter.kind, letter.language, _values(letter)).subject
    kept: dict[str, Any] = {"subject": subject, "ticket": str(ticket_id)}
    await emails.add_email(tx, new_id(), letter.recipient, kept, None)


async def deliver(actor: Actor, due: Waiting) -> None:
    """Send an e-mail, outside any transaction, and write down what came of it."""
    try:
        letter = await _letter(actor, due)
        message = compose(letter, sender(), f"{due.id}@{sender().rpartition('@')[2]}")
        taken_by = await send(message)
    except (NotSent, Refusal) as failure:
        for_good = isinstance(failure, Refusal) or failure.for_good
        wait = None if for_good else wait_after(due.attempts, CHANCE, LETTER_STEPS)
        await _postpone(actor, due, str(failure), wait)
        return
    async with transaction(actor) as tx:
        await emails.mark_sent(tx, due.id, taken_by)


async def _postpone(actor: Actor, due: Waiting, error: str, wait: timedelta | None) -> None:
    async with transaction(actor) as tx:
        await emails.postpone(tx, due.id, error, wait)


async def _letter(actor: Actor, due: Waiting) -> Letter:
    """Make the letter of what was kept of it."""
    kept = due.letter
    if "ticket" in kept:
        return await _ticket_letter(actor, UUID(kept["ticket"]))
    async with transaction(actor) as tx:
        found = await tx.read(emails.email(due.id))
    return Letter(
        to=found[0]["receiver"],
        subject=kept["subject"],
        paragraphs=tuple(kept["paragraphs"]),
        link=(kept["link"][0], kept["link"][1]) if kept["link"] else None,
        sender_name=kept["sender_name"],
        reply_to=kept["reply_to"],
        language=kept["language"],
        enclosures=tuple([await _enclosure(actor, facts) for facts in kept["enclosures"]]),
    )


async def _enclosure(actor: Actor, facts: Mapping[str, str]) -> Enclosure:
    digest = bytes.fromhex(facts["sha256"])
    try:
        content = await read_all(key_for(actor.tenant_id, actor.company_id, AREA, digest))
    except ContentMissing:
        raise LetterRefused(f"The attachment {facts['name']} is lost.") from None
    return Enclosure(facts["name"], facts["media_type"], content)


async def _ticket_letter(actor: Actor, ticket_id: UUID) -> Letter:
    async with transaction(actor) as tx:
        letter = await read_letter(tx, ticket_id)
    if letter is None:
        raise LetterRefused("The link in it has run out.")
    words = worded(letter.kind, letter.language, _values(letter))
    return Letter(
        to=letter.recipient,
        subject=words.subject,
        paragraphs=words.paragraphs,
        link=(words.button, letter.link),
        sender_name=letter.company,
        language=words.language,
    )


def _values(letter: Any) -> dict[str, str]:
    """Return what the words of a letter may name; the link is never among them."""
    return {
        "name": letter.name,
        "company": letter.company,
        "expires": f"{letter.ends_at:%Y-%m-%d %H:%M} UTC",
    }
