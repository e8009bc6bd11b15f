"""The nouns of the trail."""

from typing import Any

from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a record that a command changed: where it is, what it was, what it became."""

    path: str
    field: str
    before: Any
    after: Any
