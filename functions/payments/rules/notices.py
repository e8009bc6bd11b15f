"""What is noticed of a file of statements: a code, its facts, and the words, as of proposals."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from functions.payments.model import Reason, Statement
from functions.payments.rules.reasons import worded
from shared.money import plain

WORDS: Mapping[str, str] = {
    "imported-before": "Statement {statement} of account {account} was imported before; "
    "nothing was added.",
    "lines-known": "Statement {statement} of account {account}: {known} of {lines} lines were "
    "known already.",
    "with-difference": "Statement {statement} of account {account} was taken with a difference "
    "of {amount}.",
    "not-booked": "Statement {statement}: {count} entries not booked yet were left out.",
    "outside": "Line {line}: {count} movement(s) ({amounts}) stand outside any statement, "
    "without account or balance, and were left out.",
}
"""What is said for each code; the braces are its facts."""


def notice(code: str, **facts: str | Sequence[str]) -> Reason:
    """Give a notice by its code and facts, put in words."""
    return worded(WORDS, code, facts)


def of_statement(said: Statement, new: int, *, is_new: bool) -> list[Reason]:
    """Say what is worth knowing of a statement of which `new` lines were not known."""
    names = {"statement": _name(said), "account": said.account or "-"}
    lines = len(said.lines)
    notices = []
    if not is_new:
        notices.append(notice("imported-before", **names))
    elif new < lines:
        known = str(lines - new)
        notices.append(notice("lines-known", **names, known=known, lines=str(lines)))
    if said.difference:
        amount = plain(said.difference, 2)
        notices.append(notice("with-difference", **names, amount=amount))
    return notices


def outside(line: int, amounts: Sequence[Decimal]) -> Reason:
    """Say that movements stand outside any statement, and name the first of them."""
    first = [plain(amount, 2) for amount in amounts[:5]]
    return notice("outside", line=str(line), count=str(len(amounts)), amounts=first)


def _name(said: Statement) -> str:
    return said.number or (said.closed.isoformat() if said.closed else "-")
