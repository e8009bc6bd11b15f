"""Which bytes of a file were asked for (RFC 9110, section 14)."""

import re

from shared.errors import Refusal
from shared.nouns import dataclass

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class RangeRefused(Refusal):
    """The file has no such bytes."""

    status = 416


@dataclass(frozen=True, slots=True)
class Bytes:
    """Bytes first to last, both included."""

    first: int
    last: int


def asked(header: str | None, size: int) -> Bytes | None:
    """Return the bytes a Range header asks for; None for all of them.

    Several ranges, and units other than bytes, are answered with the whole file, as the
    standard allows. Raises RangeRefused for bytes past the end.
    """
    found = RANGE.fullmatch((header or "").replace(" ", ""))
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        many = min(int(found[2]), size)
        first, last = size - many, size - 1
    else:
        first = int(found[1])
        last = min(int(found[2]), size - 1) if found[2] else size - 1
        if found[2] and int(found[2]) < first:
            return None
    if first >= size or first > last:
        raise RangeRefused(f"The file has {size} bytes.", size=size)
    return Bytes(first, last)


def is_same(header: str | None, tag: str) -> bool:
    """Say whether an If-None-Match header names this entity tag, or any."""
    names = {name.strip().removeprefix("W/") for name in (header or "").split(",")}
    return tag in names or "*" in names
