"""The nouns of identity."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.actor import Permission
from shared.nouns import dataclass, field


@dataclass(frozen=True, slots=True)
class Legal:
    """What the law and the post want to know of a company: printed on its documents."""

    legal_name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    tax_number: str = ""
    registration: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """A company of a tenant: books of its own, in its own currency and time zone."""

    id: UUID
    name: str
    country: str
    currency: str
    time_zone: str
    language: str = "en"
    legal: Legal = field(default_factory=Legal)
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who can come in. `password` is a hash, and absent before an invitation is taken."""

    id: UUID
    email: str
    name: str
    status: str
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A set of permissions under a name; a ready-made one is not edited."""

    id: UUID
    name: str
    ready_made: str | None
    permissions: frozenset[Permission]


Rights = dict[UUID, frozenset[Permission]]
"""What somebody may do in each of their companies, by the company's id."""


@dataclass(frozen=True, slots=True)
class Login:
    """What is known of an address at sign-in; for an unknown one there is none."""

    tenant_id: UUID
    tenant_status: str
    user_id: UUID
    status: str
    password: str | None
    company_id: UUID | None
    two_steps: bool


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a link in a letter, or a second step of signing in, is good for."""

    id: UUID
    kind: str
    user_id: UUID
    company_id: UUID
    role_id: UUID | None
    ends_at: datetime
    is_used: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What identity wants written to somebody. The link holds a secret: send it, never keep it."""

    kind: str
    recipient: str
    name: str
    language: str
    company: str
    link: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a sign-in came from, shown in the list of one's sessions."""

    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries under one subject in so many seconds."""

    purpose: str
    tries: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Try:
    """One more try under a limit, by a subject."""

    limit: Limit
    subject: str

    @property
    def bucket(self) -> bytes:
        """Name what is counted, telling nothing about whom."""
        return hashlib.sha256(f"{self.limit.purpose}\0{self.subject}".encode()).digest()


@dataclass(frozen=True, slots=True)
class Preferences:
    """How somebody likes to see things; None is as the company does."""

    language: str | None
    time_zone: str | None
    number_format: str | None
    date_format: str | None
    more: dict[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """A list as somebody likes to see it: filters, order, columns."""

    page: str
    name: str
    is_shared: bool
    settings: dict[str, Any]
