"""When a statement can be believed, and when one of its lines was seen before."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from functions.payments.model import Statement, StatementLine
from functions.payments.rules.accounts import compact
from shared.errors import Refusal

MOST_BYTES = 20_000_000
MOST_LINES = 100_000
MOST_TEXT = 10_000
LARGEST = Decimal(10) ** 15


class StatementUnreadable(Refusal):
    """The file is not a bank statement that can be read."""

    status = 422

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail, **{"pointer": "/body/file", **facts})


class StatementUntied(Refusal):
    """The statement's lines do not lead from its opening to its closing balance."""

    status = 422
    fields = ("file",)


class StatementTooLarge(Refusal):
    """The statement file is larger than is accepted."""

    status = 413
    fields = ("file",)


def check_size(data: bytes) -> None:
    """Refuse a file that is empty or larger than any statement need be."""
    if not data.strip():
        raise StatementUnreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise StatementTooLarge(
            f"The file has {len(data)} bytes; at most {MOST_BYTES} are accepted. "
            "Export a shorter period.",
            most=MOST_BYTES,
        )


def check_statements(statements: Iterable[Statement]) -> None:
    """Refuse statements with too many lines, or with amounts that no account can hold."""
    lines = [line for statement in statements for line in statement.lines]
    if len(lines) > MOST_LINES:
        raise StatementTooLarge(
            f"The file has {len(lines)} lines; at most {MOST_LINES} are accepted. "
            "Export a shorter period.",
            most=MOST_LINES,
        )
    for line in lines:
        if max(len(said) for said in (line.text, line.party, line.reference)) > MOST_TEXT:
            raise StatementUnreadable(
                f"The line of {line.dated} says more than {MOST_TEXT} characters."
            )
        if abs(line.amount) >= LARGEST or line.amount != round(line.amount, 4):
            raise StatementUnreadable(f"{line.amount} on {line.dated} is not an amount of money.")


def check_ties(statement: Statement) -> None:
    """Refuse a statement whose opening balance and lines do not give its closing balance."""
    if statement.difference:
        raise StatementUntied(
            f"{title(statement)} opens at {statement.opening}, its {len(statement.lines)} lines "
            f"come to {statement.moved}, which makes "
            f"{(statement.opening or Decimal()) + statement.moved}, but it closes at "
            f"{statement.closing}: {statement.difference} is missing. Ask the bank for the "
            "whole statement, or import it with its difference accepted.",
            account=statement.account,
            statement=statement.number,
            opening=str(statement.opening),
            lines=str(statement.moved),
            closing=str(statement.closing),
            difference=str(statement.difference),
        )


def title(statement: Statement) -> str:
    """Name a statement the way a person would."""
    number = f"Statement {statement.number}" if statement.number else "The statement"
    ends = f" of {statement.closed}" if statement.closed else ""
    return f"{number}{ends} for account {statement.account or '(none)'}"


def joined_pages(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Join the pages of a statement: one that ends on an intermediate balance, and the next.

    A page follows when it is the same account's, opens at the balance and not before the day
    that the page before it ended on. `is_final` is False on a page that others may follow.
    """
    whole: list[Statement] = []
    for page in statements:
        before = whole[-1] if whole else None
        if before is not None and _follows(before, page):
            whole[-1] = replace(
                page,
                number=before.number,
                opening=before.opening,
                opened=before.opened,
                lines=before.lines + page.lines,
            )
        else:
            whole.append(page)
    return tuple(whole)


def _follows(before: Statement, page: Statement) -> bool:
    return (
        not before.is_final
        and (before.account, before.currency) == (page.account, page.currency)
        and before.closing is not None
        and before.closing == page.opening
        and (before.closed or date.min) <= (page.opened or date.max)
    )


def fingerprints(lines: Iterable[StatementLine]) -> list[tuple[bytes, int]]:
    """Name each line so that the same movement is known again in another file.

    The bank's own reference is not always there, so the name is a digest of all that the bank
    says, spaces apart, with how many like it have come so far: two equal coffees on one day are
    two lines, and are two again when the day is exported again.
    """
    seen: Counter[bytes] = Counter()
    names = []
    for line in lines:
        said = hashlib.sha256("|".join(_spelled(line)).encode()).digest()[:16]
        seen[said] += 1
        names.append((said, seen[said]))
    return names


def digest(statement: Statement) -> bytes:
    """Name a statement by all that it says, so that it is known again in any file."""
    said = hashlib.sha256(
        f"{statement.number}|{statement.opening}|{statement.closing}|{statement.opened}|"
        f"{statement.closed}".encode()
    )
    for line in statement.lines:
        said.update("|".join(_spelled(line)).encode())
    return said.digest()


def _spelled(line: StatementLine) -> Iterable[str]:
    yield line.dated.isoformat()
    yield f"{line.amount:.4f}"
    for said in (line.text, line.party, line.bank_reference, line.reference, line.end_to_end):
        yield re.sub(r"\W+", "", said).casefold()
    yield compact(line.party_account)
