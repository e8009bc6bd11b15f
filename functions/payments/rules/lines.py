"""How a statement line is settled: its parts, whole and in its direction, as a movement."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from functions.ledger.model import OpenItem, Role
from functions.payments.model import Claim, Direction, KeptLine, Payment, Proposal, Side
from functions.payments.rules import reasons
from functions.payments.rules.allocation import Take, check_takes
from functions.payments.rules.booking import Booked, Movement, Settled
from functions.payments.rules.payments import Facts, check_write_off, items_claimed
from shared.errors import Refusal
from shared.ids import new_id
from shared.money import plain
from shared.nouns import dataclass


class LineSettled(Refusal):
    """The statement line is settled already, or was put aside."""


class NoProposal(Refusal):
    """The statement line has no proposal to accept."""


class PartsUnfit(Refusal):
    """The parts do not add up to the statement line."""

    status = 422
    fields = ("parts",)


class PaymentUnfit(Refusal):
    """The payment is not the one on the statement line."""

    fields = ("payment_id",)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a line, counted in the line's direction: positive is what the line does.

    A share names a document by its entry, a party whose credit it becomes, or an account.
    `settles` is the amount of a document in another currency, all that is open if None.
    """

    amount: Decimal
    claim: Claim | None = None
    party_id: UUID | None = None
    account: str = ""
    label: str = ""
    settles: Decimal | None = None


def check_open(kept: KeptLine) -> None:
    """Refuse a line that is settled or put aside. Raises LineSettled."""
    if kept.status not in ("open", "proposed"):
        raise LineSettled(
            f"The line of {kept.line.dated} is {kept.status}.", status_now=kept.status
        )


def check_confirms(payment: Payment, kept: KeptLine, moved: Decimal, account: UUID) -> None:
    """Refuse a payment by hand that is not what the line says. Raises PaymentUnfit."""
    if payment.status != "posted" or not payment.is_by_hand or payment.match_id is not None:
        raise PaymentUnfit(f"{payment.number} is cancelled, or on another line already.")
    if account != kept.bank.id or moved != kept.line.amount:
        raise PaymentUnfit(
            f"{payment.number} moved {plain(moved, 2)} on its account, the line {plain(kept.line.amount, 2)} on "
            f"{kept.bank.name}."
        )


def stored(proposal: Proposal, sign: int) -> dict[str, Any]:
    """Write a proposal down, its amounts in the line's direction, as accepting it takes them."""
    return {
        "evidence": str(proposal.evidence),
        "confidence": str(proposal.confidence),
        **reasons.stored(proposal.reason),
        "payment_id": _id(proposal.payment_id),
        "rule_id": _id(proposal.habit_id),
        "parts": [
            {
                "entry_id": _id(part.item.entry_id if part.item else None),
                "position": part.item.position if part.item else None,
                "number": part.number,
                "party_id": _id(part.party_id),
                "account": part.account,
                "amount": f"{sign * part.amount:f}",
                "currency": part.currency,
                "settles": f"{abs(part.settles):f}" if part.item else None,
                "write_off": f"{abs(part.writes_off):f}",
            }
            for part in proposal.parts
        ],
    }


def _id(found: UUID | None) -> str | None:
    return None if found is None else str(found)


def shares_of(said: Mapping[str, Any]) -> tuple[Share, ...]:
    """Read the parts of a proposal that was written down."""
    return tuple(
        Share(
            Decimal(part["amount"]),
            Claim(UUID(part["entry_id"]), part["position"], None, Decimal(part["write_off"]))
            if part["entry_id"]
            else None,
            UUID(part["party_id"]) if part["party_id"] and not part["entry_id"] else None,
            part["account"],
            settles=Decimal(part["settles"]) if part["settles"] else None,
        )
        for part in said["parts"]
    )


def settled_by(kept: KeptLine, shares: Sequence[Share], facts: Facts) -> tuple[Settled, ...]:
    """Say what each party's part of a line settles, one payment for each party and currency.

    Raises PartsUnfit, and what settling raises.
    """
    sign = 1 if kept.line.amount > 0 else -1
    total = sum((share.amount for share in shares), Decimal())
    if total != abs(kept.line.amount):
        raise PartsUnfit(
            f"The parts come to {plain(total, 2)}, the line is "
            f"{plain(abs(kept.line.amount), 2)} {kept.currency}.",
            difference=str(abs(kept.line.amount) - total),
            pointer="/body/parts",
        )
    groups: dict[tuple[UUID, str], Settled] = {}
    for share in shares:
        if not share.account:
            part = _settled(share, kept, facts, sign)
            key = (part.party_id, part.currency)
            groups[key] = _merged(groups[key], part) if key in groups else part
    money = facts.money[kept.line.dated]
    for group in groups.values():
        _check(group, kept)
        check_write_off(group.takes, facts, money)
    return tuple(replace(part, payment_id=new_id()) for part in groups.values())


def movement_of(
    kept: KeptLine, shares: Sequence[Share], settled: tuple[Settled, ...], source: str
) -> Movement:
    """Say what money a line moves: what it settles, and what goes straight to accounts."""
    sign = 1 if kept.line.amount > 0 else -1
    booked = [
        Booked(share.account, sign * share.amount, share.label or kept.line.text[:200])
        for share in shares
        if share.account
    ]
    return Movement(
        source=source,
        dated=kept.line.dated,
        memo=(kept.line.text or kept.line.party)[:200],
        journal=kept.bank.journal,
        account=kept.bank.account,
        currency=kept.currency,
        settled=settled,
        booked=tuple(booked),
    )


def _settled(share: Share, kept: KeptLine, facts: Facts, sign: int) -> Settled:
    """Make one share a party's part of the line: documents settled, or credit kept."""
    bank = sign * share.amount
    nobody = UUID(int=0)
    if share.claim is None:
        if share.party_id is None:
            raise PartsUnfit(
                "A part names a document, a party or an account.", pointer="/body/parts"
            )
        side = Side.CUSTOMER if sign > 0 else Side.SUPPLIER
        return Settled(nobody, share.party_id, kept.currency, bank, bank, facts.control(side))
    items = items_claimed([share.claim], facts)
    takes = tuple(_taken(items, share, kept))
    first = items[0][0]
    cash = sum((take.amount - take.given_up for take in takes), Decimal())
    return Settled(nobody, first.party_id, first.currency, cash, bank, first.account, takes)


def _taken(
    items: Sequence[tuple[OpenItem, Decimal | None, Decimal]], share: Share, kept: KeptLine
) -> list[Take]:
    """Settle a share's items in their order, as far as its amount and write-off reach."""
    is_ours = items[0][0].currency == kept.currency
    forgone = share.claim.write_off if share.claim else Decimal()
    left = abs(share.amount) + forgone if is_ours else share.settles
    takes = []
    for item, _, given_up in items:
        sign = 1 if item.open > 0 else -1
        taken = abs(item.open) if left is None else min(left, abs(item.open))
        if taken:
            takes.append(Take(item, sign * taken, sign * given_up))
        left = None if left is None else left - taken
    if left:
        raise PartsUnfit(
            f"{items[0][0].number} is open for less than its part: {plain(left, 2)} too much. Keep the "
            "rest as the party's credit.",
            pointer="/body/parts",
        )
    return takes


def _merged(one: Settled, other: Settled) -> Settled:
    return replace(
        one, cash=one.cash + other.cash, bank=one.bank + other.bank, takes=one.takes + other.takes
    )


def _check(group: Settled, kept: KeptLine) -> None:
    """Refuse money that goes nowhere, or both ways, for one party."""
    if group.cash * group.bank <= 0:
        raise PartsUnfit(
            "A party's parts come to nothing, or go the other way than its documents.",
            pointer="/body/parts",
        )
    if group.currency == kept.currency and group.cash != group.bank:
        raise PartsUnfit("A document's part is not what it settles.", pointer="/body/parts")
    check_takes(group.takes, group.party_id, group.currency, group.cash)


def direction_of(part: Settled) -> Direction:
    """Say which way a party's money went."""
    return Direction.RECEIVED if part.cash > 0 else Direction.SENT


def side_of(part: Settled, facts: Facts) -> Side:
    """Say whether a party was paid with as a supplier, by the account it stands on."""
    own = part.takes[0].item.account if part.takes else part.control
    return Side.SUPPLIER if own == facts.defaults.get(Role.PAYABLE) else Side.CUSTOMER


def given_up(part: Settled) -> Decimal:
    """Say how much of its documents a party is let off."""
    return abs(sum((take.given_up for take in part.takes), Decimal()))


def entries_of(shares: Sequence[Share]) -> set[UUID]:
    """Name the entries whose items shares settle."""
    return {share.claim.entry_id for share in shares if share.claim}
