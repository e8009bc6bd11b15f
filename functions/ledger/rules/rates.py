"""Exchange rates: reading the European Central Bank's files, cross rates, and revaluation."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from functions.ledger.model import Journal, JournalEntry, Line, Role, default_account
from functions.ledger.rules.posting import RateMissing
from shared.currencies import CODES
from shared.errors import Refusal
from shared.ids import new_id
from shared.money import rounded, rounded_to
from shared.nouns import dataclass

EURO = "EUR"
LARGEST_RATE = Decimal(10) ** 10
RATE_UNIT = Decimal(10) ** -10
LARGEST = 16_000_000
MOST_RATES = 500_000
"""Since 1999 there were not half as many."""
"""Bytes of an unpacked file of rates; the whole history since 1999 is a tenth of it."""


class RatesUnreadable(Refusal):
    """The file is not one of reference rates of the European Central Bank."""

    status = 422

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail, **{"pointer": "/body/file", **facts})


class RatesWithoutOwn(Refusal):
    """The file has no rate of the company's own currency."""

    status = 422
    fields = ("file",)


class NothingToRevalue(Refusal):
    """No balance in another currency differs from its value at this day's rates."""

    fields = ("on",)


Day = tuple[date, dict[str, Decimal]]
"""A day, and what one euro was worth on it."""


@dataclass(frozen=True, slots=True)
class Monetary:
    """An account's balance in another currency, in the company's, and the day's rate."""

    account: str
    currency: str
    foreign: Decimal
    amount: Decimal
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Revaluation:
    """The entry of the day, its reversal on the next, and what they gain and lose."""

    id: UUID
    entry: JournalEntry
    reversal: JournalEntry
    gain: Decimal
    loss: Decimal


def read_ecb(content: bytes) -> list[Day]:
    """Read eurofxref XML or CSV, of a day or of history, zipped or not. Raises RatesUnreadable."""
    if content.startswith(b"PK\x03\x04"):
        content = _unzipped(content)
    if len(content) > LARGEST:
        raise RatesUnreadable("The file is larger than is allowed.")
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    try:
        found = _xml(content) if start == b"<" else _csv(content.decode("utf-8-sig"))
        days = list(_bounded(found))
    except RatesUnreadable:
        raise
    except Exception as error:
        raise RatesUnreadable("The file is neither eurofxref XML nor eurofxref CSV.") from error
    if not any(rates for _, rates in days):
        raise RatesUnreadable("The file has no rates.")
    return days


def _unzipped(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = archive.infolist()[0]
            if part.file_size > LARGEST:
                raise RatesUnreadable("The file unpacks to more than is allowed.")
            return archive.read(part)
    except (zipfile.BadZipFile, IndexError, NotImplementedError, RuntimeError) as error:
        raise RatesUnreadable("The archive is damaged.") from error


def _xml(content: bytes) -> Iterator[Day]:
    """Walk the Cube elements; entities and external references are refused by the reader."""
    from defusedxml.ElementTree import iterparse

    for _, cube in iterparse(io.BytesIO(content)):
        if cube.tag.endswith("Cube") and "time" in cube.attrib:
            rates = {
                inner.attrib["currency"]: _rate(inner.attrib["rate"])
                for inner in cube
                if "currency" in inner.attrib
            }
            yield date.fromisoformat(cube.attrib["time"]), _known(rates)
            cube.clear()  # what was read is not held


def _bounded(days: Iterator[Day]) -> Iterator[Day]:
    """Give up on a file with more rates than there can have been."""
    many = 0
    for day, rates in days:
        many += len(rates) + 1
        if many > MOST_RATES:
            raise RatesUnreadable("The file has more rates than there were.")
        yield day, rates


def _csv(text: str) -> Iterator[Day]:
    rows = csv.reader(io.StringIO(text))
    headings = [cell.strip() for cell in next(rows)]
    if headings[0] != "Date":
        raise RatesUnreadable("The first column of the file must be headed Date.")
    for row in rows:
        if not row or not row[0].strip():
            continue
        rates = {
            heading: _rate(cell)
            for heading, cell in zip(headings[1:], row[1:], strict=False)
            if heading and cell.strip() not in ("", "N/A")
        }
        yield _day(row[0].strip()), _known(rates)


def _day(text: str) -> date:
    """Read 2026-03-31 as in the history, or 31 March 2026 as in the daily file."""
    if text[:4].isdigit():
        return date.fromisoformat(text)
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone


def _rate(text: str) -> Decimal:
    try:
        rate = Decimal(text.strip())
    except InvalidOperation as error:
        raise RatesUnreadable(f"{text[:20]} is not a rate.") from error
    if not rate.is_finite() or rate <= 0:
        raise RatesUnreadable(f"{text[:20]} is not a rate.")
    return rate


def _held(rate: Decimal) -> Decimal:
    """Give a rate that can be kept: ten places on either side of the point."""
    if not RATE_UNIT <= rate < LARGEST_RATE:
        raise RatesUnreadable("A rate of the file is too large or too small to be one.")
    return rate


def _known(rates: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {currency: rate for currency, rate in rates.items() if currency in CODES}


def cross_rates(days: Sequence[Day], home: str) -> list[tuple[str, date, Decimal]]:
    """Turn units for one euro into units for one of the company's currency, ten places.

    A day without the company's own currency is left out. Raises RatesWithoutOwn if all are.
    """
    found = []
    for dated, rates in days:
        in_euro = {EURO: Decimal(1), **rates}
        own = in_euro.get(home)
        if own is None:
            continue
        found += [
            (currency, dated, rounded_to(_held(rate / own), 10))
            for currency, rate in sorted(in_euro.items())
            if currency != home
        ]
    if not found:
        raise RatesWithoutOwn(f"The file has no rate of {home}, in which your books are kept.")
    return found


def revaluation(
    balances: Sequence[Monetary], home: str, defaults: Mapping[Role, str], on: date
) -> Revaluation:
    """Book every foreign balance at the day's rate, and take it back on the next day.

    Raises RateMissing, NothingToRevalue, DefaultAccountMissing.
    """
    lines, gain, loss = [], Decimal(), Decimal()
    for held in balances:
        if held.rate is None:
            raise RateMissing(
                f"Type in a rate of {held.currency} for {on}.", currency=held.currency
            )
        change = rounded(held.foreign / held.rate, home) - held.amount
        if change:
            lines.append(Line(held.account, change, held.currency, Decimal()))
            gain, loss = gain + max(change, Decimal()), loss + max(-change, Decimal())
    if not lines:
        raise NothingToRevalue(f"Nothing differs from its value on {on}.")
    if gain:
        lines.append(Line(default_account(defaults, Role.UNREALISED_GAIN), -gain))
    if loss:
        lines.append(Line(default_account(defaults, Role.UNREALISED_LOSS), loss))
    made = new_id()
    entry = JournalEntry(
        on, Journal.EXCHANGE, f"revaluation:{made}", f"Revaluation on {on}", tuple(lines)
    )
    back = JournalEntry(
        on + timedelta(days=1),
        Journal.EXCHANGE,
        f"reversal:{entry.id}",
        f"Reversal of the revaluation on {on}",
        tuple(Line(x.account, -x.amount, x.currency, x.foreign) for x in lines),
        reverses=entry.id,
    )
    return Revaluation(made, entry, back, gain, loss)
