"""E-mail: queued with what it is about, sent by a job, tried again, never lost in silence."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from functions.notifications.model import Attachment, Email
from functions.notifications.store import emails
from layers.database.transactions import Read, Tx
from layers.mail.letters import LetterRefused, check_address, check_line
from layers.storage.contents import key_for
from layers.storage.objects import objects
from shared.actor import Actor
from shared.errors import Refusal
from shared.ids import new_id

AREA = "mail"
LARGEST = 20 * 1024 * 1024
"""Bytes of all attachments together; most mail servers take no more."""

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


async def send_again(tx: Tx, email_id: UUID) -> Read:
    """Send an e-mail that was given up once more. Raises NotFound, EmailForgotten."""
    status, kept = await emails.lock_email(tx, email_id)
    if not kept:
        raise EmailForgotten("It was sent, and what was in it is not kept. Write it anew.")
    await emails.queue_again(tx, email_id)
    tx.about("email", email_id, {"status": status})
    return emails.email(email_id)


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
