"""MT940, the customer statement message of SWIFT (Category 9, field formats of the handbook).

Read here rather than by a library: files hold several messages, whose pages must be kept apart
to be tied, and the reversal marks RC and RD carry a sign of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from functions.payments.model import Format, Reason, Statement, StatementFile, StatementLine
from functions.payments.readers.mt940_details import (
    Details,
    own_reference,
    read_details,
    read_subfields,
    read_supplement,
)
from functions.payments.readers.text import clean, compact_date, decoded, plain_amount
from functions.payments.rules.accounts import is_iban
from functions.payments.rules.notices import outside
from functions.payments.rules.statements import StatementUnreadable, joined_pages

_TAG = re.compile(r"^:(\d{2,3}[A-Z]?|NS):(.*)$")
_LINE = re.compile(
    r"(?P<value>\d{6})(?P<entry>\d{4}|\s{4})?(?P<mark>R?[CD])(?P<funds>[A-Z])?\s?"
    r"(?P<amount>\d[\d.,]*|,\d+)(?P<code>[A-Z][A-Z0-9]{3}| {4})?(?P<rest>[^\n]*)"
    r"(?:\n(?P<more>.*))?",
    re.DOTALL,
)
_BALANCE = re.compile(
    r"(?P<mark>[CD])(?P<dated>\d{6})(?P<currency>[A-Z]{3})?(?P<amount>[\d.,]+)\s*"
)


@dataclass(slots=True)
class _Field:
    """One field of a message, the number of its line in the file, and what follows it."""

    tag: str
    text: str
    at: int


@dataclass(slots=True)
class _Page:
    """A message being read: one page of a statement."""

    at: int
    account: str = ""
    number: str = ""
    currency: str = ""
    opening: tuple[Decimal, date] | None = None
    closing: tuple[Decimal, date] | None = None
    is_final: bool = True
    lines: list[StatementLine] = field(default_factory=list)
    narrating: bool = False


def read(data: bytes) -> StatementFile:
    """Read every message of a file; pages that follow one another become one statement.

    Raises StatementUnreadable, naming the line of the file.
    """
    pages: list[_Page] = []
    notices: list[Reason] = []
    for message in _messages(decoded(data)):
        page = _page(message)
        if page.account or page.opening or page.closing:
            pages.append(page)
        elif page.lines:
            notices.append(outside(page.at, [line.amount for line in page.lines]))
    if not pages:
        raise StatementUnreadable("No MT940 statement was found: no field :25: or :60F:.")
    statements = joined_pages(_statement(page) for page in pages)
    return StatementFile(Format.MT940, statements, tuple(notices))


def _messages(text: str) -> Iterator[list[_Field]]:
    """Cut a file into messages, at each :20: and at each closing hyphen."""
    message: list[_Field] = []
    is_open = False
    for at, line in enumerate(text.split("\n"), 1):
        tag = _TAG.match(line.rpartition("{4:")[2])
        ends = line.rstrip() == "-" or line.startswith(("-}", "-XXX"))
        if ends or (tag and tag[1] == "20"):
            if message:
                yield message
            message, is_open = [], False
        if tag:
            message.append(_Field(tag[1], tag[2], at))
            is_open = True
        elif is_open and line.strip():
            message[-1].text += "\n" + line
    if message:
        yield message


def _page(message: list[_Field]) -> _Page:
    page = _Page(message[0].at)
    for found in message:
        try:
            _take(page, found)
        except StatementUnreadable as wrong:
            raise StatementUnreadable(
                f"Line {found.at}, field :{found.tag}:: {wrong.detail}", line=found.at
            ) from None
    return page


def _take(page: _Page, found: _Field) -> None:
    """Take one field into the page; those that say nothing about money are passed over."""
    text = found.text.strip()
    if found.tag in ("25", "25P"):
        page.account = _account(text)
    elif found.tag in ("28", "28C"):
        page.number = clean(text)
    elif found.tag in ("60F", "60M"):
        page.opening = _balance(page, text)
    elif found.tag in ("62F", "62M"):
        page.closing = _balance(page, text)
        page.is_final = found.tag == "62F"
    elif found.tag == "61":
        page.lines.append(_line(text))
    elif found.tag in ("86", "NS") and page.narrating:
        known = read_subfields(text) if found.tag == "NS" else read_details(text)
        page.lines[-1] = _told(page.lines[-1], known)
    if found.tag not in ("86", "NS"):
        page.narrating = found.tag == "61"


def _account(text: str) -> str:
    """Read the account, without the currency that some banks put behind an IBAN."""
    first = clean(text.partition("\n")[0])
    return re.sub(r"^([A-Z]{2}\d{2}[A-Z0-9]{11,30}) ?[A-Z]{3}$", _without_currency, first)


def _bare(account: str, currency: str) -> str:
    """Take off the currency that some banks put behind a number."""
    bare = account.removesuffix(currency).rstrip()
    return bare if bare[-1:].isdigit() else account


def _without_currency(found: re.Match[str]) -> str:
    return found[1] if is_iban(found[1]) else found[0]


def _balance(page: _Page, text: str) -> tuple[Decimal, date]:
    found = _BALANCE.fullmatch(text)
    if not found:
        raise StatementUnreadable(f"{text[:40]!r} is not a balance.")
    currency = found["currency"] or page.currency
    if page.currency and currency != page.currency:
        raise StatementUnreadable(f"A balance in {currency} on an account in {page.currency}.")
    page.currency = currency
    amount = plain_amount(found["amount"])
    return (amount if found["mark"] == "C" else -amount), compact_date(found["dated"])


def _line(text: str) -> StatementLine:
    """Read a field 61. D and RC take money out, C and RD bring it in."""
    found = _LINE.fullmatch(text)
    if not found:
        raise StatementUnreadable(f"{text[:60]!r} is not a statement line.")
    value = compact_date(found["value"])
    amount = plain_amount(found["amount"])
    own, _, banks = found["rest"].partition("//")
    known = read_supplement(clean(found["more"] or ""))
    return StatementLine(
        dated=_booked(value, found["entry"] or ""),
        value_date=value,
        amount=amount if found["mark"] in ("C", "RD") else -amount,
        is_reversal=found["mark"].startswith("R"),
        code=(found["code"] or "").strip(),
        reference=own_reference(own),
        bank_reference=own_reference(banks),
        text=known.text,
        party_account=known.party_account,
        charges=known.charges,
    )


def _booked(value: date, entry: str) -> date:
    """Give the entry date's year, which the message leaves out: the one nearest to the value."""
    if not entry.strip():
        return value
    days = [compact_date(f"{value.year + off:04}{entry}") for off in (-1, 0, 1)]
    return min(days, key=lambda day: abs(day - value))


def _told(line: StatementLine, known: Details) -> StatementLine:
    """Add what a field 86 tells to the line before it."""
    return replace(
        line,
        text=clean(f"{line.text} {known.text}"),
        party=known.party or line.party,
        party_account=known.party_account or line.party_account,
        end_to_end=known.end_to_end or line.end_to_end,
        structured=known.structured or line.structured,
        reference=known.reference or line.reference,
        charges=known.charges or line.charges,
    )


def _statement(page: _Page) -> Statement:
    missing = [
        name
        for name, held in (
            (":25: (account)", page.account),
            (":60F: (opening balance)", page.opening),
            (":62F: (closing balance)", page.closing),
        )
        if not held
    ]
    if missing or page.opening is None or page.closing is None:
        raise StatementUnreadable(
            f"The statement at line {page.at} has no field {' and no field '.join(missing)}.",
            line=page.at,
        )
    if not page.currency:
        raise StatementUnreadable(f"The statement at line {page.at} names no currency.")
    return Statement(
        account=_bare(page.account, page.currency),
        currency=page.currency,
        number=page.number,
        lines=tuple(page.lines),
        opening=page.opening[0],
        opened=page.opening[1],
        closing=page.closing[0],
        closed=page.closing[1],
        is_final=page.is_final,
    )
