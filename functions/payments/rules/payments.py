"""When a payment may be recorded, changed or undone, and what movement of money it is."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Item, OpenItem, Role, default_account
from functions.payments.model import BankAccount, Claim, Draft, Payment, Settings, Side
from functions.payments.rules.allocation import (
    MoreThanOpen,
    NothingOpen,
    Take,
    check_takes,
    signed_takes,
)
from functions.payments.rules.booking import Defaults, Money, Movement, Settled
from shared.errors import NotAllowed, ReferenceUnknown, Refusal
from shared.money import plain
from shared.nouns import dataclass, field


class BankAccountInactive(Refusal):
    """The bank account is not in use any more."""

    fields = ("bank_account_id",)


class BankAmountUnfit(Refusal):
    """What moved on the bank account does not fit the payment."""

    status = 422
    fields = ("bank_amount", "parts")


class WriteOffTooLarge(Refusal):
    """More would be written off than one person may give up."""

    fields = ("allocations", "parts")


class PaymentGone(Refusal):
    """The payment was cancelled."""


class PaymentMatched(Refusal):
    """The payment belongs to a statement line."""


class NothingAllocated(Refusal):
    """The payment settles nothing that could be taken back."""

    fields = ("allocations",)


class NothingLeft(Refusal):
    """The payment has nothing left to allocate."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What recording payments needs to know of the company, read once for all of them."""

    banks: Mapping[UUID, BankAccount]
    settings: Settings
    money: Mapping[object, Money]
    defaults: Mapping[Role, str]
    items: Sequence[OpenItem] = ()
    may_write_off: bool = False
    survivors: Mapping[UUID, UUID] = field(default_factory=dict)
    by_entry: Mapping[UUID, list[OpenItem]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[UUID, list[OpenItem]] = {}
        for item in self.items:
            found.setdefault(item.item.entry_id, []).append(item)
        object.__setattr__(self, "by_entry", found)

    def bank(self, account_id: UUID) -> BankAccount:
        """Give an account that is in use. Raises ReferenceUnknown, BankAccountInactive."""
        bank = self.banks.get(account_id)
        if bank is None:
            raise ReferenceUnknown(
                f"There is no bank account {account_id}.", pointer="/body/bank_account_id"
            )
        if not bank.is_active:
            raise BankAccountInactive(f"{bank.name} is not in use any more.")
        return bank

    def survivor(self, party_id: UUID) -> UUID:
        """Give the party that one became: documents say it is that one's."""
        return self.survivors.get(party_id, party_id)

    def default(self, role: Role) -> str:
        """Give the company's account for a role. Raises DefaultAccountMissing."""
        return default_account(self.defaults, role)

    def control(self, side: Side) -> str:
        """Give the account on which customers or suppliers stand."""
        return self.default(Role.RECEIVABLE if side is Side.CUSTOMER else Role.PAYABLE)

    def booking_defaults(self) -> Defaults:
        """Give the accounts for fees and for what is written off, empty where there is none."""
        fee = self.settings.fee_account or self.defaults.get(Role.BANK_FEES, "")
        return Defaults(fee, self.defaults.get(Role.WRITE_OFF, ""))


def items_claimed(
    claims: Sequence[Claim], facts: Facts
) -> list[tuple[OpenItem, Decimal | None, Decimal]]:
    """Find the items that claims mean; one of a whole entry is spread over it, oldest due first.

    Raises ReferenceUnknown, NothingOpen, MoreThanOpen.
    """
    found: list[tuple[OpenItem, Decimal | None, Decimal]] = []
    for at, claim in enumerate(claims):
        items = _claimed(claim, facts, at)
        found += _spread(claim, items, at)
    return found


def _claimed(claim: Claim, facts: Facts, at: int) -> list[OpenItem]:
    items = facts.by_entry.get(claim.entry_id, [])
    if claim.position is not None:
        items = [item for item in items if item.item == Item(claim.entry_id, claim.position)]
    if not items:
        raise ReferenceUnknown(
            f"Entry {claim.entry_id} has no open item there.", pointer=f"/body/allocations/{at}"
        )
    still = [item for item in items if item.open]
    if not still:
        raise NothingOpen(
            f"{items[0].number} is settled already.", pointer=f"/body/allocations/{at}"
        )
    return still


def _spread(
    claim: Claim, items: list[OpenItem], at: int
) -> list[tuple[OpenItem, Decimal | None, Decimal]]:
    if claim.amount is None:
        last = len(items) - 1
        return [(i, None, claim.write_off if n == last else Decimal()) for n, i in enumerate(items)]
    left, spread = claim.amount, list[tuple[OpenItem, Decimal | None, Decimal]]()
    for item in items:
        amount = min(left, abs(item.open))
        if amount:
            spread.append((item, amount, Decimal()))
            left -= amount
    if left:
        raise MoreThanOpen(
            f"Only {plain(claim.amount - left, 2)} {items[0].currency} of {items[0].number} is open, "
            f"not {plain(claim.amount, 2)}.",
            open=str(claim.amount - left),
            pointer=f"/body/allocations/{at}/amount",
        )
    item, amount_last, _ = spread[-1]
    return [*spread[:-1], (item, amount_last, claim.write_off)]


def check_write_off(takes: Sequence[Take], facts: Facts, money: Money) -> None:
    """Refuse to give up more of a document than the limit, or without the permission.

    Raises NotAllowed, WriteOffTooLarge.
    """
    for take in takes:
        if not take.given_up:
            continue
        if not facts.may_write_off:
            raise NotAllowed("You may not write off what a payment leaves open.")
        facts.default(Role.WRITE_OFF)
        given_up = abs(money.company(take.given_up, take.item.currency))
        if given_up > facts.settings.write_off_limit:
            raise WriteOffTooLarge(
                f"{plain(given_up, 2)} {money.currency} of {take.item.number} would be written off; the "
                f"limit is {plain(facts.settings.write_off_limit, 2)}. Leave the rest open, or raise "
                "the limit in the payment settings.",
                limit=str(facts.settings.write_off_limit),
            )


def movement_of(draft: Draft, facts: Facts) -> Movement:
    """Say what money a payment moves and what it settles. Raises what its parts raise."""
    bank, money = facts.bank(draft.bank_account_id), facts.money[draft.dated]
    sign = draft.direction.sign
    cash = sign * draft.amount
    gross = sign * _gross(draft, bank, money)
    takes = signed_takes(items_claimed(draft.claims, facts), cash)
    check_takes(takes, facts.survivor(draft.party_id), draft.currency, cash)
    check_write_off(takes, facts, money)
    if draft.fee:
        _check_fee(draft, abs(gross), facts)
    settled = Settled(
        draft.id, draft.party_id, draft.currency, cash, gross, facts.control(draft.side), takes
    )
    return Movement(
        source=f"payment:{draft.id}",
        dated=draft.dated,
        memo=draft.memo or draft.reference,
        journal=bank.journal,
        account=bank.account,
        currency=bank.currency,
        settled=(settled,),
        fee=draft.fee,
    )


def _gross(draft: Draft, bank: BankAccount, money: Money) -> Decimal:
    """Say what moves on the bank account before the fee. Raises BankAmountUnfit."""
    if draft.bank_amount is None:
        return money.exchanged(draft.amount, draft.currency, bank.currency)
    if draft.currency == bank.currency and draft.bank_amount != draft.amount:
        raise BankAmountUnfit(
            f"{bank.name} is in {bank.currency} as the payment is, so {draft.amount} moves on it; "
            "give what the bank kept as the fee.",
            pointer="/body/bank_amount",
        )
    return draft.bank_amount


def _check_fee(draft: Draft, gross: Decimal, facts: Facts) -> None:
    if draft.direction.sign > 0 and draft.fee >= gross:
        raise BankAmountUnfit(
            f"A fee of {draft.fee} leaves nothing of {gross}.", pointer="/body/fee"
        )
    if not facts.booking_defaults().fee:
        facts.default(Role.BANK_FEES)


def check_posted(payment: Payment) -> None:
    """Refuse to work on a payment that was cancelled."""
    if payment.status != "posted":
        raise PaymentGone(f"{payment.number} was cancelled.")


def check_cancellable(payment: Payment) -> None:
    """Refuse to cancel what a statement line stands for. Raises PaymentGone, PaymentMatched."""
    check_posted(payment)
    if payment.match_id is not None:
        raise PaymentMatched(
            f"{payment.number} is on a bank statement: undo the match of its line instead.",
            match_id=str(payment.match_id),
        )
