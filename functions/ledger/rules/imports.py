"""Which lines of a file make up an entry."""

import re
from collections.abc import Mapping, Sequence
from itertools import repeat
from uuid import UUID

from shared.nouns import dataclass

KINDS = (
    (r"there is no account (.+)", "no-account"),
    (r"account (.+) is not in use any more", "account-unused"),
    (r"account (.+) keeps who owes what: name the party", "names-no-party"),
    (r"the entry is out of balance by (.+)", "out-of-balance"),
    (r"the entry has only one line", "one-line-only"),
    (r"the entry has more than one date or journal", "several-dates"),
    (r"say which entry the line belongs to", "entry-unsaid"),
    (r"no open period covers (.+)", "no-open-period"),
    (r"there is no journal (.+) in use", "no-journal"),
    (r"is zero", "zero"),
    (r"is not a date such as .+", "not-a-date"),
    (r"is not an amount such as .+", "not-a-number"),
)
"""What the database says of a line, by its kind; in brackets is what it went past or lacks."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """For each line the number of its entry and its place in it, both from 1."""

    numbers: list[int]
    positions: list[int]
    nameless: list[int]


def grouped(columns: Mapping[str, Sequence[str]], many: int) -> Grouped:
    """Group lines by the name of their entry; entries of one name in two journals are two.

    The lines of an entry need not stand together. A line without a name belongs to none.
    """
    names = columns.get("entry") or repeat("", many)
    journals = columns.get("journal") or repeat("", many)
    known: dict[tuple[str, str], int] = {}
    sizes = [0]
    numbers, positions, nameless = [], [], []
    for place, name in enumerate(zip(names, journals, strict=False)):
        number = known.get(name)
        if number is None:
            number = known[name] = len(sizes)
            sizes.append(0)
        if not name[0]:
            nameless.append(place)
        sizes[number] += 1
        numbers.append(number)
        positions.append(sizes[number])
    return Grouped(numbers, positions, nameless)


def is_id(text: str) -> bool:
    """Tell whether a text is an id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def explained(
    errors: Sequence[tuple[int, str, str]], doubts: Mapping[int, str], rows: Sequence[int]
) -> list[tuple[int, str, str]]:
    """Say of lines whose party is in doubt why it is, instead of that it is no id."""
    said = {rows[place]: doubt for place, doubt in doubts.items()}
    return [
        (row, field, said.get(row, wrong) if field == "party_id" else wrong)
        for row, field, wrong in errors
    ]


def kind_of(wrong: str) -> tuple[str | None, str | None]:
    """Give what kind of misfit is said, and of what, for whoever says it in another language."""
    for said, kind in KINDS:
        if found := re.fullmatch(said, wrong):
            return kind, found[1] if found.groups() else None
    return None, None
