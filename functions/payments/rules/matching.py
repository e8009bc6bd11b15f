"""What a statement line may settle: proposals, each with its reason and a measured confidence.

Pure and deterministic: the same line among the same documents gives the same proposals. The
confidence of each kind of evidence is the share of such proposals that were right on generated
cases (tests/functions/payments/generated.py), not an opinion.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from uuid import UUID

from functions.payments.model import (
    Candidate,
    Due,
    Evidence,
    Habit,
    Outstanding,
    Part,
    Proposal,
    Reason,
    StatementLine,
)
from functions.payments.rules.names import NumberIndex, PartyIndex, spoken, words
from functions.payments.rules.reasons import because
from functions.payments.rules.sums import subsets
from shared.money import plain, rounded
from shared.nouns import dataclass

CONFIDENCE: Mapping[Evidence, Decimal] = {
    Evidence.REFERENCE_EXACT: Decimal("0.99"),
    Evidence.PAYMENT_REFERENCE: Decimal("0.99"),
    Evidence.REFERENCE_TOGETHER: Decimal("0.99"),
    Evidence.REFERENCE_CHARGES: Decimal("0.98"),
    Evidence.REFERENCE_CURRENCY: Decimal("0.97"),
    Evidence.REFERENCE_CREDITED: Decimal("0.95"),
    Evidence.REFERENCE_SHORT: Decimal("0.96"),
    Evidence.REFERENCE_PARTIAL: Decimal("0.96"),
    Evidence.REFERENCE_OVER: Decimal("0.94"),
    Evidence.SERIAL_AND_AMOUNT: Decimal("0.97"),
    Evidence.ACCOUNT_AND_AMOUNT: Decimal("0.97"),
    Evidence.NAME_AND_AMOUNT: Decimal("0.95"),
    Evidence.PAYMENT_AND_PARTY: Decimal("0.97"),
    Evidence.HABIT: Decimal("0.97"),
    Evidence.ACCOUNT_AND_SUM: Decimal("0.95"),
    Evidence.NAME_AND_SUM: Decimal("0.93"),
    Evidence.ACCOUNT_TWINS: Decimal("0.70"),
    Evidence.NAME_TWINS: Decimal("0.55"),
    Evidence.PAYMENT_AND_DATE: Decimal("0.90"),
    Evidence.AMOUNT_ALONE: Decimal("0.80"),
    Evidence.ACCOUNT_OLDEST: Decimal("0.15"),
    Evidence.NAME_OLDEST: Decimal("0.10"),
}
CURRENCY_SLACK = Decimal("0.03")
PAYMENT_DAYS = 14
MOST_PROPOSALS = 3


@dataclasses.dataclass(slots=True)
class Ledger:
    """What lines are matched against, looked up by number, party, account and amount.

    `rates` are units of a currency for one of the company's; `write_off` is how much may be
    given up of a document that is paid short, `fee_account` where the bank's charges go.
    """

    dues: Sequence[Due]
    parties: PartyIndex
    habits: Sequence[Habit] = ()
    outstanding: Sequence[Outstanding] = ()
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    write_off: Decimal = Decimal()
    fee_account: str = ""
    numbers: NumberIndex = field(init=False)
    by_party: dict[UUID, list[Due]] = field(init=False)
    by_amount: dict[tuple[str, Decimal], list[Due]] = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = NumberIndex.of(self.dues)
        self.by_party, self.by_amount = {}, {}
        for due in sorted(self.dues, key=lambda due: (due.due, due.number, due.item)):
            self.by_party.setdefault(due.party_id, []).append(due)
            self.by_amount.setdefault((due.currency, due.open), []).append(due)


def propose(candidate: Candidate, ledger: Ledger) -> list[Proposal]:
    """Give the best ways to settle a line, the surest first; never more than is open.

    The parts of each proposal add up to the line.
    """
    line, currency = candidate.line, candidate.currency
    if not line.amount:
        return []
    found = [
        *_payments(candidate, ledger),
        *_referenced(line, currency, ledger),
        *_habits(line, ledger),
        *_of_party(line, currency, ledger),
        *_by_amount(line, currency, ledger),
    ]
    ranked = sorted(enumerate(found), key=lambda pair: (-pair[1].confidence, pair[0]))
    best: list[Proposal] = []
    for _, proposal in ranked:
        if all(kept.parts != proposal.parts or proposal.payment_id for kept in best):
            best.append(proposal)
    return best[:MOST_PROPOSALS]


def _made(
    evidence: Evidence, reason: Reason, parts: Sequence[Part], lowered: Decimal = Decimal(1)
) -> Proposal:
    confidence = (CONFIDENCE[evidence] * lowered).quantize(Decimal("0.01"))
    return Proposal(evidence, confidence, reason, tuple(parts))


def _whole(due: Due) -> Part:
    return Part(due.open, due.item, due.number, due.party_id, "", due.currency, due.open)


def _rest(amount: Decimal, party_id: UUID) -> Part:
    """Keep what is left as the party's credit."""
    return Part(amount, party_id=party_id)


def _numbers(dues: Iterable[Due]) -> list[str]:
    return [due.number for due in dues]


def _payments(candidate: Candidate, ledger: Ledger) -> list[Proposal]:
    """Find a payment recorded by hand that this line confirms."""
    line, account = candidate.line, candidate.bank_account_id
    same = [
        paid
        for paid in ledger.outstanding
        if paid.amount == line.amount and paid.bank_account_id == account
    ]
    said = set(words(spoken(line)))
    party = ledger.parties.by_iban(line) or ledger.parties.by_name(line)
    found = []
    for paid in same:
        days = abs((line.dated - paid.dated).days)
        known = [paid.number, paid.reference]
        if any(
            part and set(words(part)) <= said and any(c.isdigit() for c in part) for part in known
        ):
            evidence, why = Evidence.PAYMENT_REFERENCE, "payment-reference"
        elif party is not None and paid.party_id == party and days <= PAYMENT_DAYS:
            evidence, why = Evidence.PAYMENT_AND_PARTY, "payment-party"
        elif days <= PAYMENT_DAYS and len(same) == 1:
            evidence, why = Evidence.PAYMENT_AND_DATE, "payment-date"
        else:
            continue
        reason = because(why, number=paid.number, dated=str(paid.dated), days=str(days))
        made = _made(evidence, reason, [Part(line.amount, party_id=paid.party_id)])
        found.append(replace(made, payment_id=paid.payment_id))
    return found[:1]


def _habits(line: StatementLine, ledger: Ledger) -> list[Proposal]:
    """Follow the rules learned: the longest text found in the line decides."""
    said = f" {' '.join(words(f'{line.party} {spoken(line)}'))} "
    fitting = [
        habit
        for habit in ledger.habits
        if habit.money_in in (None, line.amount > 0)
        and words(habit.contains)
        and f" {' '.join(words(habit.contains))} " in said
    ]
    if not fitting:
        return []
    habit = max(fitting, key=lambda habit: (len(habit.contains), habit.used, str(habit.habit_id)))
    reason = because("habit", contains=habit.contains, account=habit.account)
    made = _made(Evidence.HABIT, reason, [Part(line.amount, account=habit.account)])
    return [replace(made, habit_id=habit.habit_id)]


def _referenced(line: StatementLine, currency: str, ledger: Ledger) -> list[Proposal]:
    """Settle the documents whose numbers the line says."""
    named = ledger.numbers.named(line)
    if not named:
        return _hinted(line, currency, ledger)
    payer = ledger.parties.by_iban(line)
    lowered = (
        Decimal("0.9") if payer and all(due.party_id != payer for due in named) else Decimal(1)
    )
    if any(due.currency != currency for due in named):
        return _other_currency(line, currency, named, ledger)
    found = _exactly(line, named, lowered)
    if found or len({due.party_id for due in named}) > 1:
        return found
    forward = [due for due in named if due.open * line.amount > 0]
    return _not_exactly(line, forward, ledger, lowered) if forward else []


def _exactly(line: StatementLine, named: list[Due], lowered: Decimal) -> list[Proposal]:
    """All the documents named, or the one set of them, that come to the amount."""
    if sum(due.open for due in named) == line.amount:
        evidence = Evidence.REFERENCE_EXACT if len(named) == 1 else Evidence.REFERENCE_TOGETHER
        reason = because("named" if len(named) == 1 else "named-together", numbers=_numbers(named))
        return [_made(evidence, reason, [_whole(due) for due in named], lowered)]
    sets = subsets([due.open for due in named], line.amount)
    if len(sets) != 1:
        return []
    chosen = [named[n] for n in sets[0]]
    left = [due for due in named if due not in chosen]
    reason = because(
        "named-some", numbers=_numbers(named), chosen=_numbers(chosen), left=_numbers(left)
    )
    return [_made(Evidence.REFERENCE_TOGETHER, reason, [_whole(d) for d in chosen], lowered)]


def _not_exactly(
    line: StatementLine, named: list[Due], ledger: Ledger, lowered: Decimal
) -> list[Proposal]:
    """Documents of one party are named, and the amount is not what they come to."""
    total = sum((due.open for due in named), Decimal())
    missing = abs(total) - abs(line.amount)
    if missing < 0:
        return [_over(line, named, ledger, total, lowered)]
    sign = 1 if line.amount > 0 else -1
    last = named[-1]
    if line.charges and missing == line.charges and len(named) == 1:
        reason = because("named-charges", number=last.number, amount=plain(missing, 2))
        charges = Part(-sign * missing, account=ledger.fee_account)
        return [_made(Evidence.REFERENCE_CHARGES, reason, [_whole(last), charges], lowered)]
    found = []
    if missing <= ledger.write_off and len(named) == 1:
        reason = because("named-short", number=last.number, amount=plain(missing, 2))
        part = replace(_whole(last), amount=line.amount, writes_off=sign * missing)
        found.append(_made(Evidence.REFERENCE_SHORT, reason, [part], lowered))
    reason = because("named-partial", numbers=_numbers(named), amount=plain(missing, 2))
    parts = _in_turn(line.amount, named)
    return [*found, _made(Evidence.REFERENCE_PARTIAL, reason, parts, lowered)]


def _over(
    line: StatementLine, named: list[Due], ledger: Ledger, total: Decimal, lowered: Decimal
) -> Proposal:
    """More came than is open of what is named: other documents of the party, or its credit."""
    party = named[0].party_id
    others = [
        due
        for due in ledger.by_party[party]
        if due not in named and due.currency == named[0].currency
    ]
    sets = subsets([due.open for due in others], line.amount - total)
    if len(sets) == 1 and sets[0]:
        chosen = [*named, *(others[n] for n in sets[0])]
        with_them = _numbers(others[n] for n in sets[0])
        reason = because("named-others", numbers=_numbers(named), others=with_them)
        parts = [_whole(due) for due in chosen]
        return _made(Evidence.REFERENCE_CREDITED, reason, parts, lowered)
    left = line.amount - total
    reason = because("named-over", numbers=_numbers(named), amount=plain(abs(left), 2))
    parts = [*(_whole(due) for due in named), _rest(left, party)]
    return _made(Evidence.REFERENCE_OVER, reason, parts, lowered)


def _in_turn(amount: Decimal, dues: Iterable[Due]) -> list[Part]:
    """Settle documents one after another until the amount is used up."""
    parts, left = [], amount
    for due in dues:
        if not left:
            break
        taken = due.open if abs(due.open) <= abs(left) else left
        parts.append(replace(_whole(due), amount=taken, settles=taken))
        left -= taken
    return parts


def _other_currency(
    line: StatementLine, currency: str, named: list[Due], ledger: Ledger
) -> list[Proposal]:
    """Settle the one document named, in another currency and worth about this amount."""
    due = named[0]
    worth = _worth(due, currency, ledger)
    if len(named) > 1 or worth is None or worth * line.amount <= 0:
        return []
    off = abs(abs(worth) - abs(line.amount))
    if off > abs(worth) * CURRENCY_SLACK:
        return []
    reason = because(
        "other-currency", number=due.number, open=plain(abs(due.open), 2),
        open_currency=due.currency, worth=plain(abs(worth), 2), currency=currency,
        difference=plain(off, 2),
    )  # fmt: skip
    return [_made(Evidence.REFERENCE_CURRENCY, reason, [replace(_whole(due), amount=line.amount)])]


def _worth(due: Due, currency: str, ledger: Ledger) -> Decimal | None:
    ours, theirs = ledger.rates.get(currency), ledger.rates.get(due.currency)
    if ours is None or theirs is None:
        return None
    return rounded(due.open / theirs * ours, currency)


def _hinted(line: StatementLine, currency: str, ledger: Ledger) -> list[Proposal]:
    """Settle the document whose running number the text has, open for just this amount."""
    fits = [
        due
        for due in ledger.numbers.hinted(line)
        if due.open == line.amount and due.currency == currency
    ]
    if len(fits) != 1:
        return []
    reason = because("running-number", number=fits[0].number)
    return [_made(Evidence.SERIAL_AND_AMOUNT, reason, [_whole(fits[0])])]


@dataclass(frozen=True, slots=True)
class _Known:
    """Who a line is from, and the evidence that this makes with an amount, a sum, or alone."""

    party_id: UUID
    by: str
    name: str
    amount: Evidence
    twins: Evidence
    sum: Evidence
    oldest: Evidence


def _known(line: StatementLine, ledger: Ledger) -> _Known | None:
    party, name = ledger.parties.by_iban(line), ledger.parties.by_name(line)
    if party is not None:
        return _Known(
            party, "account", ledger.parties.shown[party], Evidence.ACCOUNT_AND_AMOUNT,
            Evidence.ACCOUNT_TWINS, Evidence.ACCOUNT_AND_SUM, Evidence.ACCOUNT_OLDEST,
        )  # fmt: skip
    if name is not None:
        return _Known(
            name, "name", ledger.parties.shown[name], Evidence.NAME_AND_AMOUNT,
            Evidence.NAME_TWINS, Evidence.NAME_AND_SUM, Evidence.NAME_OLDEST,
        )  # fmt: skip
    return None


def _of_party(line: StatementLine, currency: str, ledger: Ledger) -> list[Proposal]:
    """Settle documents of the party that the line is from, by their amounts."""
    known = _known(line, ledger)
    if known is None:
        return []
    dues = [due for due in ledger.by_party.get(known.party_id, ()) if due.currency == currency]
    same = [due for due in dues if due.open == line.amount]
    if same:
        evidence = known.amount if len(same) == 1 else known.twins
        kind = f"{known.by}-{'amount' if len(same) == 1 else 'twins'}"
        number, count = same[0].number, str(len(same))
        reason = because(kind, party=known.name, number=number, count=count)
        return [_made(evidence, reason, [_whole(same[0])])]
    sets = subsets([due.open for due in dues], line.amount)
    if sets:
        chosen = [dues[n] for n in sets[0]]
        evidence = known.sum if len(sets) == 1 else known.twins
        reason = because(f"{known.by}-sum", party=known.name, numbers=_numbers(chosen))
        return [_made(evidence, reason, [_whole(due) for due in chosen])]
    return _oldest(line, known, [due for due in dues if due.open * line.amount > 0])


def _oldest(line: StatementLine, known: _Known, dues: list[Due]) -> list[Proposal]:
    """Settle the oldest documents first; what is more than all of them stays as credit."""
    parts = _in_turn(line.amount, dues)
    left = line.amount - sum(part.amount for part in parts)
    if left:
        parts.append(_rest(left, known.party_id))
    kind = f"{known.by}-oldest{'-credit' if left else ''}"
    reason = because(kind, party=known.name, amount=plain(abs(left), 2))
    return [_made(known.oldest, reason, parts)]


def _by_amount(line: StatementLine, currency: str, ledger: Ledger) -> list[Proposal]:
    """Settle the only document, whosever, that is open for just this amount."""
    same = ledger.by_amount.get((currency, line.amount), [])
    if len(same) != 1:
        return []
    reason = because("amount-alone", number=same[0].number)
    return [_made(Evidence.AMOUNT_ALONE, reason, [_whole(same[0])])]
