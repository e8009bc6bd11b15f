"""Bytes to text, and text to dates and amounts, for every reader that meets them as text."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from functions.payments.rules.statements import StatementUnreadable

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def decoded(data: bytes, encoding: str = "") -> str:
    """Decode by the encoding given, the byte order mark, UTF-8, or else Windows-1252.

    Raises StatementUnreadable where the encoding given is unknown or does not fit.
    """
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    marked = next((name for mark, name in marks if data.startswith(mark)), "")
    tried = [encoding or marked or "utf-8"] + ([] if encoding or marked else ["cp1252", "latin-1"])
    for name in tried:
        try:
            return data.decode(name).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    raise StatementUnreadable(f"The file is not text in {tried[0]}.")


def clean(said: str) -> str:
    """Drop control characters, and bring every run of blanks to one space."""
    return " ".join(_CONTROL.sub(" ", said).split())


def compact_date(digits: str) -> date:
    """Read YYMMDD or YYYYMMDD. Two-digit years from 80 on are of the last century.

    Banks that reckon with months of thirty days value money on 30 February: its last day is meant.
    """
    if len(digits) == 6:
        digits = f"{19 if int(digits[:2]) >= 80 else 20}{digits}"
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        last = monthrange(year, month)[1]
        return date(year, month, min(day, last) if day in (29, 30) else day)
    except ValueError:
        raise StatementUnreadable(f"{digits!r} is not a date.") from None


def plain_amount(said: str) -> Decimal:
    """Read digits with at most one decimal separator, a comma or a point, and no grouping."""
    if not re.fullmatch(r"[+-]?(?=\d|[.,]\d)\d{0,18}([.,]\d{0,8})?", said):
        raise StatementUnreadable(f"{said!r} is not an amount.")
    return Decimal(said.replace(",", ".").rstrip(".") or "0")
