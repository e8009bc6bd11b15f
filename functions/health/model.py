"""The nouns of health."""

from dataclasses import dataclass
from enum import StrEnum


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
