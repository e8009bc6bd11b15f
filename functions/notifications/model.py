"""The nouns of telling others."""

from datetime import datetime
from typing import Any
from uuid import UUID

from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with an e-mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail to one person, in plain paragraphs: HTML is made of them, escaped.

    `about` names the record it belongs to, as kind and id (invoice), so that its
    fate can be looked up there. `link` is what the button says and where it leads.
    """

    to: str
    subject: str
    paragraphs: tuple[str, ...]
    attachments: tuple[Attachment, ...] = ()
    about: tuple[str, UUID] | None = None
    link: tuple[str, str] | None = None
    sender_name: str = ""
    reply_to: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Happening:
    """A row of the outbox: what happened, to which record, by whom, and when."""

    id: int
    name: str
    subject: UUID
    user_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a company wants to be told of which events."""

    id: UUID
    name: str
    url: str
    events: tuple[str, ...]
    generation: int
    old_until: datetime | None
    is_enabled: bool
    failing_since: datetime | None
    created_by: UUID
    version: int
    sealed_by: bytes | None = None
    mask: bytes | None = None
    old_sealed_by: bytes | None = None
    old_mask: bytes | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event on its way to one webhook; attempts counts the one about to be made."""

    id: UUID
    body: str
    attempts: int
    webhook: Webhook


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """An event that a webhook asked for; a ping comes from no event."""

    webhook_id: UUID
    event_id: int | None
    event: str
    subject: UUID | None
    body: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of calling a webhook once; status 0 where no answer came."""

    status: int
    error: str
    milliseconds: int
    answer: str = ""
    retry_after: str = ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Which events a person wants to hear of, and how: app or email."""

    user_id: UUID
    channel: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An e-mail to be sent, as it was kept; attempts counts the one about to be made."""

    id: UUID
    letter: dict[str, Any]
    attempts: int


@dataclass(frozen=True, slots=True)
class Reaction:
    """An event that a function has to react to; attempts counts those made before."""

    event_id: int
    receiver: str
    event: str
    subject: UUID
    attempts: int
