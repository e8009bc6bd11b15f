"""What changed between before and after, in words that a person reads."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from functions.audit.model import Difference

MOST = 500
"""Differences shown of one command; a journal of a thousand lines is read where it is."""

UNSPOKEN = frozenset({"version", "id"})
"""Fields that change with every command, and say nothing."""


def differences(before: Any, after: Any) -> list[Difference]:
    """Return what a command changed, field by field.

    With nothing before, everything that is there now was set. With something before, only what
    was named there is compared: a reply may say more than was read before the change.
    """
    found: list[Difference] = []
    for difference in _walk((), before if before is not None else {}, after, before is None):
        found.append(difference)
        if len(found) == MOST:
            break
    return found


def _walk(path: tuple[str, ...], before: Any, after: Any, is_new: bool) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        names = after if is_new else before
        for name in names:
            if name in UNSPOKEN or (name not in after and not is_new):
                continue
            yield from _walk((*path, name), before.get(name), after.get(name), is_new)
    elif isinstance(before, list) and isinstance(after, list):
        for place in range(max(len(before), len(after))):
            was = before[place] if place < len(before) else None
            now = after[place] if place < len(after) else None
            yield from _walk((*path, str(place)), was, now, is_new or was is None)
    elif not same(before, after):
        yield Difference("/" + "/".join(path), spoken(path), before, after)


def same(before: Any, after: Any) -> bool:
    """Say whether two values are the same to a person: 12.5 and 12.50 are."""
    if before == after:
        return True
    kinds = (str, int, Decimal)
    if not (isinstance(before, kinds) and isinstance(after, kinds)):
        return False
    try:
        return Decimal(str(before)) == Decimal(str(after))
    except InvalidOperation:
        return False


def spoken(path: tuple[str, ...]) -> str:
    """Write a field's place as a person says it: Lines 2, unit price."""
    words: list[str] = []
    for part in path:
        if part.isdigit() and words:
            words[-1] += f" {int(part) + 1}"
        else:
            words.append(part.replace("_", " "))
    return ", ".join(words).capitalize()
