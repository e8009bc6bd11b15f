"""The nouns of health."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from shared.nouns import dataclass


class State(StrEnum):
    """How a part is: it serves, it serves worse, it does not, or it was never wanted."""

    UP = "up"
    DEGRADED = "degraded"
    DOWN = "down"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Part:
    """Something a function leans on, and what it said when asked, in milliseconds."""

    name: str
    state: State
    detail: str
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a function owns, as its function.toml says."""

    name: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Migrations:
    """Versions there are in this release, and those the database has been through.

    Either is empty where it is not known: an image may carry no migrations, and a database
    made without dbmate keeps no list.
    """

    known: frozenset[str]
    applied: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one instant up to, and without, another."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """How long a queue is, how many were given up, and for how many seconds one has been due."""

    name: str
    waiting: int
    dead: int
    oldest: Decimal


@dataclass(frozen=True, slots=True)
class Posted:
    """Documents of a kind that were posted, and their totals; entries have no currency."""

    kind: str
    currency: str
    documents: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of something there are now, over all companies."""

    name: str
    label: str
    value: int
