"""E-mail: queued with what it is about, sent by a job, tried again, never lost in silence."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from random import SystemRandom
from typing import Any
from uuid import UUID

from functions.identity.service.letters import read_letter
from functions.notifications.model import Attachment, Email, Waiting
from functions.notifications.rules.retries import LETTER_STEPS, wait_after
from functions.notifications.rules.wording import worded
from functions.notifications.store import emails
from layers.database.transactions import Read, Tx, transaction
from layers.mail.letters import Enclosure, Letter, LetterRefused, check_address, check_line, compose
from layers.mail.sending import NotSent, send, sender
from layers.storage.objects import ContentMissing, key_for, objects, read_all
from shared.actor import Actor
from shared.errors import Refusal
from shared.ids import new_id

AREA = "mail"
LARGEST = 20 * 1024 * 1024
"""Bytes of all attachments together; most mail servers take no more."""

CHANCE = SystemRandom()
EMAILS = emails.EMAILS
email = emails.email


class EmailForgotten(Refusal):
    """What was in the e-mail is no longer kept."""


async def send_email(tx: Tx, wanted: Email) -> UUID:
    """Queue an e-mail; it leaves after this transaction commits. Raises LetterRefused."""
    check_address(wanted.to)
    check_line(wanted.subject, "subject")
    if sum(len(attachment.content) for attachment in wanted.attachments) > LARGEST:
        raise LetterRefused(f"Attachments may have {LARGEST} bytes together.")
    enclosures = [await _keep(tx.actor, attachment) for attachment in wanted.attachments]
    letter: dict[str, Any] = {
        "subject": wanted.subject,
        "paragraphs": list(wanted.paragraphs),
        "link": list(wanted.link) if wanted.link else None,
        "sender_name": wanted.sender_name,
        "reply_to": wanted.reply_to,
        "language": wanted.language,
        "enclosures": enclosures,
    }
    email_id = new_id()
    await emails.add_email(tx, email_id, wanted.to, letter, wanted.about)
    return email_id


async def send_letter(tx: Tx, ticket_id: UUID) -> None:
    """Queue what identity wants written about a ticket; its secret link is made when it leaves."""
    letter = await read_letter(tx, ticket_id)
    if letter is None:
        return
    subject = worded(letter.kind, letter.language, _values(letter)).subject
    kept: dict[str, Any] = {"subject": subject, "ticket": str(ticket_id)}
    await emails.add_email(tx, new_id(), letter.recipient, kept, None)


async def send_again(tx: Tx, email_id: UUID) -> Read:
    """Send an e-mail that was given up once more. Raises NotFound, EmailForgotten."""
    status, kept = await emails.lock_email(tx, email_id)
    if not kept:
        raise EmailForgotten("It was sent, and what was in it is not kept. Write it anew.")
    await emails.queue_again(tx, email_id)
    tx.about("notifications.email", email_id, {"status": status})
    return emails.email(email_id)


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


async def _keep(actor: Actor, attachment: Attachment) -> dict[str, str]:
    """Put an attachment in storage, where the job that sends it finds it."""
    check_line(attachment.name, "file name")
    digest = sha256(attachment.content).digest()
    await objects().put(
        key_for(actor.tenant_id, actor.company_id, AREA, digest), attachment.content
    )
    return {
        "name": attachment.name,
        "media_type": attachment.media_type,
        "sha256": digest.hex(),
    }


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
