"""When a total is due, and in which parts."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from functions.parties.model import Instalment, Move, Share, Step, TermPart, Terms
from shared.errors import Refusal
from shared.money import rounded

WHOLE = Decimal(100)


class TermsUnusable(Refusal):
    """The payment terms do not divide a total."""

    status = 422
    fields = ("dated",)


def instalments(total: Decimal, currency: str, dated: date, terms: Terms) -> tuple[Instalment, ...]:
    """Divide a total of whole coins into instalments that add up to it, whatever its sign.

    Parts are taken in order and never exceed what is left, so none has the other sign; those
    that come to nothing are left out, except the last where there is no other. The order is
    that of the parts, which need not be that of the dates.
    """
    left, parts = total, []
    for part in terms.parts:
        amount = _amount(part, total, left, currency)
        left -= amount
        parts.append(Instalment(due_after(dated, part.steps), amount))
    asked = tuple(part for part in parts if part.amount)
    return asked or (parts[-1],)


def due_after(dated: date, steps: tuple[Step, ...]) -> date:
    """Move a date step by step. Raises TermsUnusable where that leaves the calendar."""
    try:
        for step in steps:
            dated = _moved(dated, step)
    except (OverflowError, ValueError):
        raise TermsUnusable(f"These terms lead past the calendar from {dated}.") from None
    return dated


def check_terms(terms: Terms) -> None:
    """Refuse terms that could leave part of a total undue, or ask for more than it.

    Raises TermsUnusable.
    """
    shares = [part.share for part in terms.parts]
    if shares.count(Share.REMAINDER) != 1 or shares[-1] is not Share.REMAINDER:
        raise TermsUnusable(
            "The last part, and only the last, must be the remainder.", pointer="/body/parts"
        )
    for place, part in enumerate(terms.parts):
        _check_part(part, f"/body/parts/{place}")


def _check_part(part: TermPart, pointer: str) -> None:
    percent = part.share in (Share.PERCENT_OF_TOTAL, Share.PERCENT_OF_REMAINDER)
    if part.share is not Share.REMAINDER and part.value <= 0:
        raise TermsUnusable("A part must ask for more than nothing.", pointer=f"{pointer}/value")
    if percent and part.value > WHOLE:
        raise TermsUnusable("A part cannot be more than 100 per cent.", pointer=f"{pointer}/value")
    if part.share is Share.REMAINDER and part.value:
        raise TermsUnusable("The remainder has no value of its own.", pointer=f"{pointer}/value")
    for place, step in enumerate(part.steps):
        if not _is_sound(step):
            raise TermsUnusable(
                f"A step of {step.count} {step.move.replace('_', ' ')} has no meaning.",
                pointer=f"{pointer}/steps/{place}",
            )


def _is_sound(step: Step) -> bool:
    most = {Move.END_OF_MONTH: 0, Move.DAY_OF_MONTH: 31, Move.WEEKDAY: 7}.get(step.move, 3660)
    least = {Move.DAY_OF_MONTH: 1, Move.WEEKDAY: 1}.get(step.move, 0)
    return least <= step.count <= most


def _amount(part: TermPart, total: Decimal, left: Decimal, currency: str) -> Decimal:
    match part.share:
        case Share.REMAINDER:
            return left
        case Share.PERCENT_OF_TOTAL:
            wanted = rounded(total * part.value / WHOLE, currency)
        case Share.PERCENT_OF_REMAINDER:
            wanted = rounded(left * part.value / WHOLE, currency)
        case Share.FIXED:
            wanted = rounded(part.value, currency).copy_sign(total)
    return wanted if abs(wanted) <= abs(left) else left


def _moved(dated: date, step: Step) -> date:
    match step.move:
        case Move.DAYS:
            return dated + timedelta(days=step.count)
        case Move.WEEKS:
            return dated + timedelta(weeks=step.count)
        case Move.MONTHS:
            return _months_on(dated, step.count, dated.day)
        case Move.END_OF_MONTH:
            return _months_on(dated, 0, 31)
        case Move.DAY_OF_MONTH:
            here = _months_on(dated, 0, step.count)
            return here if here >= dated else _months_on(dated, 1, step.count)
        case Move.WEEKDAY:
            return dated + timedelta(days=(step.count - dated.isoweekday()) % 7)


def _months_on(dated: date, months: int, day: int) -> date:
    """Go months ahead to a day of that month, or to its last where it is shorter."""
    years, month = divmod(dated.year * 12 + dated.month - 1 + months, 12)
    return date(years, month + 1, min(day, monthrange(years, month + 1)[1]))


def terms_from(row: Mapping[str, Any]) -> Terms:
    """Make payment terms of what is kept of them: code, name, and parts as plain JSON."""
    parts = tuple(
        TermPart(
            Share(part["share"]),
            Decimal(part["value"]),
            tuple(Step(Move(step["move"]), int(step["count"])) for step in part["steps"]),
        )
        for part in row["parts"]
    )
    return Terms(row["code"], row["name"], parts)


IMMEDIATE = Terms("IMMEDIATE", "Due immediately", (TermPart(Share.REMAINDER),))
"""What is meant where neither the document nor its party has terms."""

READY_MADE = (
    IMMEDIATE,
    Terms("NET14", "14 days net", (TermPart(Share.REMAINDER, steps=(Step(Move.DAYS, 14),)),)),
    Terms("NET30", "30 days net", (TermPart(Share.REMAINDER, steps=(Step(Move.DAYS, 30),)),)),
    Terms(
        "NET30EOM",
        "30 days, end of month",
        (TermPart(Share.REMAINDER, steps=(Step(Move.DAYS, 30), Step(Move.END_OF_MONTH))),),
    ),
    Terms(
        "TWO",
        "Half now, half in 30 days",
        (
            TermPart(Share.PERCENT_OF_TOTAL, Decimal(50)),
            TermPart(Share.REMAINDER, steps=(Step(Move.DAYS, 30),)),
        ),
    ),
)
"""The terms a company begins with."""
