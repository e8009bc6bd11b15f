"""The journal entry of money that moved: Dr bank, Cr the documents settled, or the reverse.

Amounts are signed as the bank account sees them. The entry balances by construction: the value
of the money in the company's currency is found once, part by part, and the bank's line is their
sum. So the rate that a payment was really exchanged at is the bank's, and the ledger realises
the gain or loss against the rate that each document was booked at.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Item, JournalEntry, Line, Pair
from functions.payments.rules.allocation import Take, pairs
from shared.errors import Refusal
from shared.ids import new_id
from shared.money import rounded, split
from shared.nouns import dataclass, field


class ExchangeRateUnknown(Refusal):
    """A rate is needed that nobody has typed in or imported."""

    fields = ("currency", "parts", "allocations")


@dataclass(frozen=True, slots=True)
class Money:
    """How the company reckons: its currency, and units of others for one of its own."""

    currency: str
    rates: Mapping[str, Decimal] = field(default_factory=dict)

    def company(self, amount: Decimal, currency: str) -> Decimal:
        """Turn an amount into the company's currency, to the coin."""
        if currency == self.currency:
            return amount
        return rounded(amount / self.rate(currency), self.currency)

    def rate(self, currency: str) -> Decimal:
        """Give the day's rate. Raises ExchangeRateUnknown."""
        if currency not in self.rates:
            raise ExchangeRateUnknown(
                f"No rate of {currency} is known on or before this day: type one in, or import a "
                "file of rates.",
                currency=currency,
            )
        return self.rates[currency]

    def exchanged(self, amount: Decimal, currency: str, into: str) -> Decimal:
        """Turn an amount of one currency into another by the day's rates, to the coin."""
        if currency == into:
            return amount
        ours = amount if currency == self.currency else amount / self.rate(currency)
        return rounded(ours if into == self.currency else ours * self.rate(into), into)

    def said(self, currency: str, amount: Decimal) -> tuple[str | None, Decimal | None]:
        """Give what a line says of another currency; of the company's own, nothing."""
        return (None, None) if currency == self.currency else (currency, amount)


@dataclass(frozen=True, slots=True)
class Settled:
    """One party's share of the money: in its documents' currency and in the account's.

    What the takes leave of the cash stays as the party's credit on `control`.
    """

    payment_id: UUID
    party_id: UUID
    currency: str
    cash: Decimal
    bank: Decimal
    control: str
    takes: tuple[Take, ...] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """A share of the money that goes straight to an account, in the bank account's currency."""

    account: str
    amount: Decimal
    label: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that came in (positive) or went out, before the fee that the bank kept of it."""

    source: str
    dated: date
    memo: str
    journal: str
    account: str
    currency: str
    settled: tuple[Settled, ...] = ()
    booked: tuple[Booked, ...] = ()
    fee: Decimal = Decimal()
    entry_id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Posting:
    """The entry of a movement, what it settles, and each payment's positions in it."""

    entry: JournalEntry
    pairs: tuple[Pair, ...]
    positions: Mapping[UUID, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Defaults:
    """The accounts for what is not said otherwise."""

    fee: str
    write_off: str


def posting(movement: Movement, money: Money, defaults: Defaults) -> Posting:
    """Make the entry of a movement. Its first line is the bank's, where the bank moved at all."""
    bank = sum((part.bank for part in movement.settled), Decimal()) - movement.fee
    bank += sum((part.amount for part in movement.booked), Decimal())
    lines: list[Line] = []
    made: list[Pair] = []
    positions: dict[UUID, tuple[int, ...]] = {}
    for part in movement.settled:
        own, given_up = _settling(part, movement, money, defaults)
        first = len(lines) + (2 if bank else 1)
        places = tuple(range(first, first + len(own)))
        positions[part.payment_id] = places
        made += _pairs(part, own, [Item(movement.entry_id, n) for n in places])
        lines += [*own, *given_up]
    lines += [_straight(booked, movement, money) for booked in movement.booked]
    if movement.fee:
        fee = money.company(movement.fee, movement.currency)
        said = money.said(movement.currency, movement.fee)
        lines.append(Line(defaults.fee, fee, *said, label="Bank fee"))
    if bank:
        value = -sum((line.amount for line in lines), Decimal())
        said = money.said(movement.currency, bank)
        lines.insert(0, Line(movement.account, value, *said, label=movement.memo))
    entry = JournalEntry(
        movement.dated, movement.journal, movement.source, movement.memo, tuple(lines),
        id=movement.entry_id,
    )  # fmt: skip
    return Posting(entry, tuple(made), positions)


def _settling(
    part: Settled, movement: Movement, money: Money, defaults: Defaults
) -> tuple[list[Line], list[Line]]:
    """Give a party's lines, one for each control account, and those of what is written off."""
    shares: dict[str, Decimal] = {}
    for take in part.takes:
        account = take.item.account
        shares[account] = shares.get(account, Decimal()) + take.amount
    given_up = sum((take.given_up for take in part.takes), Decimal())
    rest = part.cash + given_up - sum(shares.values(), Decimal())
    if rest:
        shares[part.control] = shares.get(part.control, Decimal()) + rest
    shares = {account: amount for account, amount in shares.items() if amount}
    value = _value(part, movement.currency, money)
    lost = _valued(given_up, part, value, money)
    values = _divided(value + lost, list(shares.values()), money)
    own = [
        Line(
            account, -worth, *money.said(part.currency, -amount), part.party_id, label=movement.memo
        )
        for (account, amount), worth in zip(shares.items(), values, strict=True)
    ]
    if not given_up:
        return own, []
    said = money.said(part.currency, given_up)
    return own, [Line(defaults.write_off, lost, *said, label="Written off")]


def _divided(value: Decimal, shares: Sequence[Decimal], money: Money) -> list[Decimal]:
    """Share a value out by amounts of any sign, so that the parts add up to it."""
    if len(shares) == 1:
        return [value]
    whole = sum(shares, Decimal())
    if all(share * whole > 0 for share in shares):
        return split(value, [abs(share) for share in shares], money.currency)
    parts = [rounded(value * share / whole, money.currency) for share in shares[1:]]
    return [value - sum(parts, Decimal()), *parts]


def _value(part: Settled, currency: str, money: Money) -> Decimal:
    """Value cash: exactly where it or the bank is in the company's currency, else by the bank's rate."""
    if part.currency == money.currency:
        return part.cash
    return money.company(part.bank, currency)


def _valued(given_up: Decimal, part: Settled, value: Decimal, money: Money) -> Decimal:
    if not given_up or part.currency == money.currency:
        return given_up
    if not part.cash:
        return money.company(given_up, part.currency)
    return rounded(given_up * value / part.cash, money.currency)


def _straight(booked: Booked, movement: Movement, money: Money) -> Line:
    value = money.company(booked.amount, movement.currency)
    said = money.said(movement.currency, -booked.amount)
    return Line(booked.account, -value, *said, label=booked.label)


def _pairs(part: Settled, own: Sequence[Line], items: Sequence[Item]) -> list[Pair]:
    """Pair a party's lines with the items they settle, account by account."""
    made: list[Pair] = []
    for line, item in zip(own, items, strict=True):
        amount = line.amount if line.foreign is None else line.foreign
        taken = [(t.item.item, t.amount) for t in part.takes if t.item.account == line.account]
        made += pairs([*taken, (item, amount)])
    return made
