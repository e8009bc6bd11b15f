"""OFX 1 (SGML) and 2 (XML): the statements of bank and card accounts.

An OFX file states the balance of its end alone, or of the moment it was made, so it cannot be
tied by itself; the bank's own id of each movement (FITID) makes up for it.
"""

import re
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

from functions.payments.model import Format, Statement, StatementFile, StatementLine
from functions.payments.readers.text import clean, compact_date, plain_amount
from functions.payments.rules.accounts import compact
from functions.payments.rules.statements import StatementUnreadable

Element = Any


def read(data: bytes) -> StatementFile:
    """Read every account's statement. Raises StatementUnreadable."""
    root = _parsed(data)
    found = [*root.iter("STMTRS"), *root.iter("CCSTMTRS")]
    if not found:
        raise StatementUnreadable("The OFX file holds no bank or card statement.")
    return StatementFile(Format.OFX, tuple(_statement(part) for part in found))


def _parsed(data: bytes) -> Element:
    """Let ofxtools make a tree of it; its own stricter model would refuse what banks send."""
    from ofxtools.Parser import OFXTree

    if re.search(rb"<!(DOCTYPE|ENTITY)", data[:4096], re.IGNORECASE):
        raise StatementUnreadable("The file declares a document type, which no statement does.")
    tree = OFXTree()
    try:
        tree.parse(BytesIO(data))
    except Exception as wrong:  # noqa: BLE001 - whatever it stumbles over, the file is at fault
        raise StatementUnreadable(f"The file is not readable as OFX: {wrong}.") from None
    return tree.getroot()


def _statement(found: Element) -> Statement:
    closing, day = _text(found, "LEDGERBAL/BALAMT"), _text(found, "LEDGERBAL/DTASOF")
    currency = _text(found, "CURDEF").upper()
    lines = tuple(_line(part, currency) for part in found.iter("STMTTRN"))
    opens = _text(found, "BANKTRANLIST/DTSTART")
    account = _text(found, "BANKACCTFROM/ACCTID") or _text(found, "CCACCTFROM/ACCTID")
    if not account or not re.fullmatch(r"[A-Z]{3}", currency):
        raise StatementUnreadable("A statement of the OFX file names no account or no currency.")
    bank = _text(found, "BANKACCTFROM/BANKID")
    return Statement(
        account=f"{bank}/{account}" if bank else account,
        currency=currency,
        lines=lines,
        opened=_day(opens) if opens else None,
        closing=plain_amount(closing) if closing else None,
        closed=_day(day) if day else None,
    )


def _line(found: Element, currency: str) -> StatementLine:
    """Make a line of a movement; TRNAMT is signed, and in the account's currency."""
    amount = plain_amount(_text(found, "TRNAMT").replace(" ", ""))
    origin = _text(found, "CURRENCY/CURSYM")
    if origin and origin != currency:
        amount *= plain_amount(_text(found, "CURRENCY/CURRATE"))
    name = _text(found, "NAME") or _text(found, "PAYEE/NAME")
    memo = " ".join(part for part in (_text(found, "EXTDNAME"), _text(found, "MEMO")) if part)
    paid = _text(found, "BANKACCTTO/ACCTID") or _text(found, "CCACCTTO/ACCTID")
    user = _text(found, "DTUSER") or _text(found, "DTAVAIL")
    return StatementLine(
        dated=_day(_text(found, "DTPOSTED")),
        value_date=_day(user) if user else None,
        amount=round(amount, 4),
        text=memo or name,
        party=name,
        party_account=compact(paid),
        reference=_text(found, "REFNUM") or _text(found, "CHECKNUM"),
        bank_reference=_text(found, "FITID"),
        code=_text(found, "TRNTYPE"),
        is_reversal=bool(_text(found, "CORRECTFITID")),
    )


def _day(said: str) -> date:
    """Read the day of YYYYMMDDHHMMSS[zone]: the bank's own, whatever its zone."""
    if not re.match(r"\d{8}", said):
        raise StatementUnreadable(f"{said!r} is not a date.")
    return compact_date(said[:8])


def _text(found: Element, path: str) -> str:
    return clean(unescape(found.findtext(path) or ""))
