"""One way in which an invoice breaks the standard."""

from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """The rule broken, the field to mend as a JSON pointer, and what to do in plain words."""

    rule: str
    field: str
    reason: str
