"""The nouns of the trail."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a record that a command changed: where it is, what it was, what it became."""

    path: str
    field: str
    before: Any
    after: Any
