"""The nouns of sales: quotes and orders, which are invoicing's documents before anybody owes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from functions.invoicing.model import Document, Draft
from shared.nouns import dataclass, field


class Kind(StrEnum):
    """What a document is."""

    QUOTE = "quote"
    ORDER = "order"


class Status(StrEnum):
    """How far a document is; that a quote expired or an order is billed is seen, not kept."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote or order as somebody asked for it; `lines` are the ids of lines that stay."""

    draft: Draft
    valid_until: date | None = None
    delivery: date | None = None
    lines: tuple[UUID | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Sale:
    """A quote or order: its document to the coin, and its lines' ids in their order.

    `billed` is the quantity invoiced of a line, less what was credited.
    """

    document: Document
    lines: tuple[UUID, ...]
    kind: Kind
    status: Status = Status.DRAFT
    number: str | None = None
    revision: int = 1
    valid_until: date | None = None
    delivery: date | None = None
    quote_id: UUID | None = None
    version: int = 1
    billed: Mapping[UUID, Decimal] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The number with its revision, as it is printed."""
        said = self.number or ""
        return f"{said}/{self.revision}" if said and self.revision > 1 else said


@dataclass(frozen=True, slots=True)
class Billing:
    """How much of an order to invoice: quantities by line, a percentage of all, or what is left."""

    dated: date
    quantities: Mapping[UUID, Decimal] | None = None
    percent: Decimal | None = None
    post: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """How a company numbers quotes and orders, and for how many days a quote holds."""

    quote_series: str = "Q-{year}-{00000}"
    order_series: str = "SO-{year}-{00000}"
    quote_days: int = 30
