"""CSV as banks export it: any delimiter, decimal sign, date order and language of header.

What the caller gives is taken as it is; the rest is guessed from the header and from all rows
together, and where the rows allow two readings the file is refused rather than misread.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

from functions.payments.model import Columns, Format, Statement, StatementFile, StatementLine
from functions.payments.readers.csv_guesses import (
    date_pattern,
    decimal_sign,
    delimiter,
    find_header,
    parse_amount,
    parse_date,
)
from functions.payments.readers.text import clean, decoded
from functions.payments.rules.accounts import compact
from functions.payments.rules.statements import StatementUnreadable, StatementUntied
from shared.nouns import dataclass

_OUT = ("D", "DR", "DBIT", "DEBIT", "AF", "S", "SOLL", "OUT", "-", "DÉBIT", "UIT", "H-", "CARGO")
_IN = ("C", "CR", "CRDT", "CREDIT", "BIJ", "H", "HABEN", "IN", "+", "CRÉDIT", "ABONO")
MOST_CELL = 4_000


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its number in the file, its cells by what they hold."""

    at: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Signs:
    """How the file writes amounts and dates."""

    decimal: str
    dates: str


def read(data: bytes, columns: Columns | None = None) -> StatementFile:
    """Read one statement for each account and currency of the file.

    Raises StatementUnreadable, naming the row and what could be given to read it, and
    StatementUntied where a column of balances does not follow the amounts.
    """
    given = columns or Columns()
    rows = _rows(decoded(data, given.encoding), given)
    if not rows:
        raise StatementUnreadable("The file has a header but no rows.")
    signs = _signs(rows, given)
    grouped: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        key = (row.cells.get("account", ""), row.cells.get("currency", "").upper())
        grouped.setdefault(key, []).append(row)
    statements = tuple(_statement(key, part, signs) for key, part in grouped.items())
    return StatementFile(Format.CSV, statements)


def _rows(text: str, given: Columns) -> list[_Row]:
    """Split into rows below the header; preambles above it and totals below them are no rows."""
    table = _table(text, given.delimiter or delimiter(text))
    top, places = find_header(table, given.names)
    rows = []
    for at, cells in enumerate(table[top + 1 :], top + 2):
        held = {name: clean(cells[n]) for name, n in places.items() if n < len(cells)}
        if held.get("date"):
            rows.append(_Row(at, held))
        elif any(held.get(name) for name in ("amount", "debit", "credit")):
            raise StatementUnreadable(f"Row {at} has an amount but no date.", row=at)
    return rows


def _table(text: str, sign: str) -> list[list[str]]:
    if len(sign) != 1:
        raise StatementUnreadable(f"{sign!r} is not a delimiter: give one character.")
    try:
        table = list(csv.reader(StringIO(text, newline=""), delimiter=sign))
    except csv.Error as wrong:
        raise StatementUnreadable(f"The file is not readable as CSV: {wrong}.") from None
    if any(len(cell) > MOST_CELL for cells in table for cell in cells):
        raise StatementUnreadable(f"A cell holds more than {MOST_CELL} characters.")
    return table


def _signs(rows: list[_Row], given: Columns) -> _Signs:
    names = ("amount", "debit", "credit", "balance")
    amounts = [row.cells[name] for row in rows for name in names if row.cells.get(name)]
    sign = given.decimal or decimal_sign(amounts)
    days = [row.cells[n] for row in rows for n in ("date", "value_date") if row.cells.get(n)]
    return _Signs(sign, given.dates or date_pattern(days, is_continental=sign == ","))


def _statement(key: tuple[str, str], rows: list[_Row], signs: _Signs) -> Statement:
    lines = [_line(row, signs) for row in rows]
    balances = [_balance(row, signs) for row in rows]
    if len(rows) > 1 and _is_backwards(lines, balances):
        rows, lines, balances = rows[::-1], lines[::-1], balances[::-1]
    stated = [balance for balance in balances if balance is not None]
    opening = closing = None
    if len(stated) == len(lines):
        _check_running(rows, lines, stated)
        opening, closing = stated[0] - lines[0].amount, stated[-1]
    return Statement(
        account=compact(key[0]),
        currency=key[1],
        lines=tuple(lines),
        opening=opening,
        opened=lines[0].dated,
        closing=closing,
        closed=lines[-1].dated,
    )


def _is_backwards(lines: list[StatementLine], balances: list[Decimal | None]) -> bool:
    """Tell whether the newest row stands first: by its dates, or else by its balances."""
    if lines[0].dated != lines[-1].dated:
        return lines[0].dated > lines[-1].dated
    first, second = balances[:2]
    if first is None or second is None:
        return False
    return first + lines[1].amount != second and second + lines[0].amount == first


def _check_running(rows: list[_Row], lines: list[StatementLine], stated: list[Decimal]) -> None:
    for n in range(1, len(lines)):
        if stated[n - 1] + lines[n].amount != stated[n]:
            raise StatementUntied(
                f"Row {rows[n].at}: the balance before it is {stated[n - 1]} and the row moves "
                f"{lines[n].amount}, but it says {stated[n]}.",
                row=rows[n].at,
                difference=str(stated[n] - stated[n - 1] - lines[n].amount),
            )


def _line(row: _Row, signs: _Signs) -> StatementLine:
    cells = row.cells
    try:
        value = cells.get("value_date")
        return StatementLine(
            dated=_day(cells["date"], signs),
            value_date=_day(value, signs) if value else None,
            amount=_amount(cells, signs.decimal),
            text=cells.get("text", ""),
            party=cells.get("party", ""),
            party_account=compact(cells.get("party_account", "")),
            reference=cells.get("reference", ""),
            structured=compact(cells.get("structured", "")),
            end_to_end=cells.get("end_to_end", ""),
            bank_reference=cells.get("bank_reference", ""),
        )
    except StatementUnreadable as wrong:
        raise StatementUnreadable(f"Row {row.at}: {wrong.detail}", row=row.at) from None


def _amount(cells: dict[str, str], sign: str) -> Decimal:
    """Give the signed amount, from one column, one with its side beside it, or two."""
    if cells.get("amount"):
        amount = parse_amount(cells["amount"], sign)
        side = cells.get("direction", "").upper().strip(". ")
        if not side:
            return amount
        if side not in _OUT + _IN:
            raise StatementUnreadable(f"{side!r} does not say whether money came in or went out.")
        return -abs(amount) if side in _OUT else abs(amount)
    sides = [cells.get("credit", ""), cells.get("debit", "")]
    if not any(sides):
        raise StatementUnreadable("It has no amount.")
    came, went = (abs(parse_amount(side, sign)) if side else Decimal() for side in sides)
    return came - went


def _balance(row: _Row, signs: _Signs) -> Decimal | None:
    said = row.cells.get("balance")
    return parse_amount(said, signs.decimal) if said else None


def _day(said: str, signs: _Signs) -> date:
    return parse_date(said, signs.dates)


def headers(data: bytes, columns: Columns | None = None) -> Iterator[str]:
    """Give the header of the file as read, so that a person can map its columns."""
    given = columns or Columns()
    text = decoded(data, given.encoding)
    table = _table(text, given.delimiter or delimiter(text))
    widest = max(table[:30], key=len, default=[])
    return (clean(cell) for cell in widest)
