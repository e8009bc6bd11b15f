"""Why a line is thought to settle what is proposed: a code, its facts, and the words.

The code and the facts are for programs, which say them in the reader's language; the English words
are made of the same two, so that they cannot say anything else.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from functions.payments.model import Reason

_EXACT = "open for exactly this amount"
_BY_ACCOUNT = "The account is that of {party}"
_BY_NAME = "The name is that of {party}"
_OF_PARTY = {
    "amount": f", and {{number}} is {_EXACT}.",
    "twins": f", and {{number}} is {_EXACT}, the oldest of {{count}} such.",
    "sum": ", and {numbers} together come to exactly this amount.",
    "oldest": "; no documents come to this amount, so the oldest are settled first.",
    "oldest-credit": "; no documents come to this amount, so the oldest are settled first and "
    "{amount} stays as credit.",
}
WORDS: Mapping[str, str] = {
    "payment-reference": "Payment {number}, recorded on {dated}, has its reference and amount.",
    "payment-party": "Payment {number}, recorded on {dated}, has its party and amount.",
    "payment-date": "Payment {number}, recorded on {dated}, has its amount, {days} day(s) apart.",
    "habit": "The text has “{contains}”, which goes to account {account}.",
    "named": f"The text names {{numbers}}, which is {_EXACT}.",
    "named-together": f"The text names {{numbers}}, which together are {_EXACT}.",
    "named-some": "The text names {numbers}; {chosen} come(s) to exactly this amount, "
    "without {left}.",
    "named-charges": "The text names {number}; the bank kept {amount} of it as charges.",
    "named-short": "The text names {number}; {amount} is missing, little enough to give up.",
    "named-partial": "The text names {numbers}; {amount} stays open.",
    "named-others": "The text names {numbers}; with {others} of the same party it is exactly "
    "this amount.",
    "named-over": "The text names {numbers}; {amount} more stays as the party's credit.",
    "other-currency": "The text names {number} of {open} {open_currency}, worth {worth} "
    "{currency} at the day's rate; {difference} is the bank's exchange.",
    "running-number": f"The text has the running number of {{number}}, {_EXACT}.",
    "amount-alone": f"{{number}} is the only document {_EXACT}.",
    "several-lines": "With {others} other line(s) it pays {number} in full.",
    **{f"account-{kind}": _BY_ACCOUNT + rest for kind, rest in _OF_PARTY.items()},
    **{f"name-{kind}": _BY_NAME + rest for kind, rest in _OF_PARTY.items()},
}
"""What is said for each code; the braces are its facts."""


def because(code: str, **facts: str | Sequence[str]) -> Reason:
    """Give a reason by its code and facts, put in words."""
    return worded(WORDS, code, facts)


def worded(words: Mapping[str, str], code: str, facts: Mapping[str, str | Sequence[str]]) -> Reason:
    """Put a code and its facts in the words that are kept for it."""
    kept = {name: fact if isinstance(fact, str) else tuple(fact) for name, fact in facts.items()}
    return Reason(code, kept, words[code].format_map({n: _said(f) for n, f in kept.items()}))


def stored(reason: Reason) -> dict[str, Any]:
    """Write a reason down, as proposals, matches and notices say it."""
    return {
        "reason": reason.said,
        "reason_code": reason.code,
        "reason_facts": dict(reason.facts),
    }


def _said(fact: str | Sequence[str]) -> str:
    if isinstance(fact, str):
        return fact
    return " and ".join([", ".join(fact[:-1]), fact[-1]] if len(fact) > 1 else fact)
