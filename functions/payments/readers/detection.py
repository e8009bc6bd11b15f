"""Which format a file is in, told from what it holds; names of files are not believed."""

import re

from functions.payments.model import Columns, Format, StatementFile
from functions.payments.readers import camt053, csv, mt940, ofx
from functions.payments.readers.text import decoded
from functions.payments.rules.statements import (
    StatementUnreadable,
    check_size,
    check_statements,
)


def detect(data: bytes) -> Format:
    """Tell the format by its first marks; what has none of them is taken for CSV."""
    head = decoded(data[:4096], "utf-16" if _is_wide(data) else "latin-1")
    if re.search(r"OFXHEADER|<OFX>|<\?OFX", head, re.IGNORECASE):
        return Format.OFX
    if re.match(r"\s*<", head.removeprefix("ï»¿")):
        return Format.CAMT053
    if re.search(r"^(\{4:)?:(20|25|940|28C?|60F|61|62F):", head, re.MULTILINE):
        return Format.MT940
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or "\x00" in head:
        raise StatementUnreadable(
            "This is not a statement in CAMT.053, MT940, OFX or CSV. Ask the bank for one of these."
        )
    return Format.CSV


def read_statements(
    data: bytes, told: Format | None = None, columns: Columns | None = None
) -> StatementFile:
    """Read a file in the format told, or the one that it is found to be in.

    Raises StatementUnreadable or StatementTooLarge. Whether balances tie is for the caller.
    """
    check_size(data)
    kind = told or detect(data)
    if kind is Format.CSV:
        found = csv.read(data, columns)
    elif kind is Format.MT940:
        found = mt940.read(data)
    elif kind is Format.OFX:
        found = ofx.read(data)
    else:
        found = camt053.read(data)
    check_statements(found.statements)
    return found


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))
