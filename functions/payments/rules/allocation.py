"""Who pays what: debits and credits of one account paired until one side is used up."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from functions.ledger.model import Item, OpenItem, Pair
from shared.errors import Refusal
from shared.money import plain
from shared.nouns import dataclass


class NothingOpen(Refusal):
    """The document has nothing left to settle."""

    fields = ("allocations", "parts")


class MoreThanOpen(Refusal):
    """More would be allocated than is open."""

    fields = ("allocations", "parts")


class MoreThanPaid(Refusal):
    """More would be allocated than was paid."""

    fields = ("allocations", "parts")


class WrongParty(Refusal):
    """The document belongs to another party than the payment."""

    status = 422
    fields = ("allocations", "parts")


class WrongCurrency(Refusal):
    """The document is in another currency than the payment."""

    status = 422
    fields = ("allocations", "parts")


@dataclass(frozen=True, slots=True)
class Take:
    """So much of an open item, signed as the item; `given_up` of it is written off."""

    item: OpenItem
    amount: Decimal
    given_up: Decimal = Decimal()


def signed_takes(
    asked: Iterable[tuple[OpenItem, Decimal | None, Decimal]], cash: Decimal
) -> tuple[Take, ...]:
    """Say how much of each item is settled by so much cash, positive where it came in.

    An item without an amount is settled as far as it is open, and as far as the cash reaches;
    credit notes among invoices lend their weight first. Raises NothingOpen, MoreThanOpen.
    """
    wanted = list(asked)
    left = cash
    for item, amount, _ in wanted:
        if amount is not None or item.open * cash < 0:
            left -= _sized(item, amount)
    left += sum(_sign(item) * given_up for item, _, given_up in wanted)
    takes = []
    for item, amount, given_up in wanted:
        taken = _sized(item, amount)
        if amount is None and item.open * cash > 0:
            taken = _nearer(taken, left)
            left -= taken
        if taken:
            takes.append(Take(item, taken, _sign(item) * given_up))
    return tuple(takes)


def _sign(item: OpenItem) -> int:
    return 1 if item.open > 0 else -1


def _sized(item: OpenItem, amount: Decimal | None) -> Decimal:
    """Sign an amount asked for as its item, and hold it to what is open."""
    if not item.open:
        raise NothingOpen(f"{item.number} is settled already.", item=str(item.item.entry_id))
    if amount is not None and amount > abs(item.open):
        raise MoreThanOpen(
            f"Only {plain(abs(item.open), 2)} {item.currency} of {item.number} is open, "
            f"not {plain(amount, 2)}.",
            open=str(abs(item.open)),
        )
    return item.open if amount is None else _sign(item) * amount


def _nearer(taken: Decimal, left: Decimal) -> Decimal:
    """Give the smaller of two amounts of one sign; nothing where the signs differ."""
    if taken * left <= 0:
        return Decimal()
    return taken if abs(taken) <= abs(left) else left


def check_takes(takes: Sequence[Take], party_id: object, currency: str, cash: Decimal) -> None:
    """Refuse items of another party or currency, and more of them than the cash pays for.

    Raises WrongParty, WrongCurrency, MoreThanPaid.
    """
    for take in takes:
        if take.item.party_id != party_id:
            raise WrongParty(f"{take.item.number} belongs to another party.")
        if take.item.currency != currency:
            raise WrongCurrency(
                f"{take.item.number} is in {take.item.currency}: pay it in that currency, and give "
                "bank_amount for what moved on the bank account."
            )
    settled = sum((take.amount - take.given_up for take in takes), Decimal())
    if abs(settled) > abs(cash) or settled * cash < 0:
        raise MoreThanPaid(
            f"The documents come to {plain(abs(settled), 2)} {currency}, more than the "
            f"{plain(abs(cash), 2)} paid.",
            paid=str(abs(cash)),
        )


def pairs(items: Iterable[tuple[Item, Decimal]]) -> tuple[Pair, ...]:
    """Pair debits with credits in their order, each up to what is left of the other.

    What finds no counterpart stays open. The pairs never take more of an item than its amount.
    """
    sides: tuple[list[tuple[Item, Decimal]], list[tuple[Item, Decimal]]] = ([], [])
    for item, amount in items:
        if amount:
            sides[amount < 0].append((item, abs(amount)))
    debits, credits = sides
    made = []
    while debits and credits:
        (debit, owed), (credit, paid) = debits[0], credits[0]
        amount = min(owed, paid)
        made.append(Pair(debit, credit, amount))
        debits[0], credits[0] = (debit, owed - amount), (credit, paid - amount)
        debits = debits if debits[0][1] else debits[1:]
        credits = credits if credits[0][1] else credits[1:]
    return tuple(made)
