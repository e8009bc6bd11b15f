"""How documents are numbered: a pattern such as INV-{year}-{00000}."""

import re
from datetime import date
from functools import lru_cache

from functions.invoicing.model import Series
from shared.errors import Refusal

DIGITS = re.compile(r"\{(0{1,12})\}")
WORDS = re.compile(r"\{([a-z]+)\}")
FITS = re.compile(r"[A-Za-z0-9/._ \-]*")


class SeriesUnusable(Refusal):
    """The pattern of a number series makes no numbers."""

    status = 422


@lru_cache(1024)
def series_on(pattern: str, dated: date) -> Series:
    """Fill in a pattern for a day; a series of its own for every different beginning and end."""
    found = DIGITS.search(pattern)
    assert found is not None
    prefix, suffix = (
        _dated(part, dated) for part in (pattern[: found.start()], pattern[found.end() :])
    )
    return Series(f"{prefix}#{suffix}", prefix, suffix, len(found[1]))


def check_pattern(pattern: str, pointer: str) -> None:
    """Refuse a pattern without room for digits or with unknown words. Raises SeriesUnusable."""
    if len(DIGITS.findall(pattern)) != 1:
        raise SeriesUnusable(
            "Say once where the number goes, as in INV-{year}-{00000}.", pointer=pointer
        )
    rest = DIGITS.sub("", pattern)
    unknown = sorted(set(WORDS.findall(rest)) - {"year", "yy", "month"})
    if unknown:
        raise SeriesUnusable(
            f"A pattern knows {{year}}, {{yy}} and {{month}}, not {{{unknown[0]}}}.",
            pointer=pointer,
        )
    if not FITS.fullmatch(WORDS.sub("", rest)) or len(pattern) > 40:
        raise SeriesUnusable(
            "A pattern has at most 40 letters, digits and any of / . _ - and spaces.",
            pointer=pointer,
        )


def _dated(part: str, dated: date) -> str:
    words = {"{year}": f"{dated:%Y}", "{yy}": f"{dated:%y}", "{month}": f"{dated:%m}"}
    return WORDS.sub(lambda found: words[found[0]], part)
