"""Payments recorded, allocated, taken back and undone."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.invoicing.service import booked
from functions.ledger import service as ledger
from functions.ledger.model import Item, Pair
from functions.ledger.service import entry_items
from functions.ledger.service.entry_items import Allocation
from functions.payments.model import Claim, Draft, Payment
from functions.payments.rules import payments as rules
from functions.payments.rules.allocation import check_takes, pairs, signed_takes
from functions.payments.rules.booking import Posting, posting
from functions.payments.service import facts as asking
from functions.payments.store import payments as store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.errors import ReferenceUnknown
from shared.events import PaymentCancelled, PaymentRecorded
from shared.nouns import dataclass

LISTING = store.LISTING


async def record_payment(tx: Tx, draft: Draft) -> Read:
    """Record money received or sent: book it, settle what it is for, number it."""
    tx.about("payment", draft.id)
    await record_payments(tx, [draft])
    return store.read(draft.id)


async def record_payments(tx: Tx, drafts: Sequence[Draft]) -> None:
    """Record several payments with as many statements as for one."""
    facts = await asking.load(tx, wanted(drafts))
    made = []
    for draft in drafts:
        movement = rules.movement_of(draft, facts)
        money = facts.money[draft.dated]
        made.append((draft, posting(movement, money, facts.booking_defaults()), movement))
    await ledger.post_all(
        tx,
        [posted.entry for _, posted, _ in made],
        [pair for _, posted, _ in made for pair in posted.pairs],
    )
    await emit(tx, *(PaymentRecorded(draft.id) for draft in drafts))
    await store.insert(
        tx, [_record(draft, posted, abs(m.settled[0].bank)) for draft, posted, m in made]
    )


def wanted(drafts: Sequence[Draft]) -> asking.Wanted:
    """Say what booking payments needs to know."""
    return asking.Wanted(
        {claim.entry_id for draft in drafts for claim in draft.claims},
        {(draft.currency, draft.dated) for draft in drafts},
        {draft.bank_account_id for draft in drafts},
        {draft.party_id for draft in drafts if draft.claims},
    )


def _record(draft: Draft, posted: Posting, bank_amount: Decimal) -> store.Record:
    return store.Record(
        id=draft.id,
        series=series(draft.direction, draft.dated),
        direction=draft.direction,
        side=draft.side,
        method=draft.method,
        party_id=draft.party_id,
        dated=draft.dated,
        currency=draft.currency,
        amount=draft.amount,
        written_off=sum((claim.write_off for claim in draft.claims), Decimal()),
        bank_account_id=draft.bank_account_id,
        bank_amount=bank_amount,
        fee=draft.fee,
        reference=draft.reference,
        memo=draft.memo,
        entry_id=posted.entry.id,
        positions=posted.positions[draft.id],
        match_id=None,
        is_by_hand=True,
    )


def series(direction: str, dated: date) -> str:
    """Name the series that numbers payments of a year: REC received, PAY sent."""
    return f"{'REC' if direction == 'received' else 'PAY'}-{dated:%Y}"


async def named_entries(tx: Tx, invoice_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Find the entries of posted documents by their ids: one trip. Raises ReferenceUnknown."""
    if not invoice_ids:
        return {}
    documents = await booked.find_booked(tx, invoice_ids)
    found = {document.id: document.entry_id for document in documents}
    missing = [wanted for wanted in invoice_ids if wanted not in found]
    if missing:
        raise ReferenceUnknown(
            f"There is no posted invoice {missing[0]}.", pointer="/body/allocations"
        )
    return found


async def allocate_payment(
    tx: Tx, payment_id: UUID, claims: Sequence[Claim], dated: date | None
) -> Read:
    """Settle documents with what is left of a payment."""
    payment = await store.lock(tx, payment_id)
    rules.check_posted(payment)
    tx.about("payment", payment_id)
    entries = {payment.entry_id, *(claim.entry_id for claim in claims)}
    facts = await asking.load(tx, asking.Wanted(entries))
    await ledger.allocate(tx, _pairs(payment, claims, facts), dated or payment.dated)
    return store.read(payment_id)


def _pairs(payment: Payment, claims: Sequence[Claim], facts: rules.Facts) -> list[Pair]:
    """Pair a payment's own items with those claimed, account by account."""
    own = [item for item in facts.items if item.item in payment.items and item.open]
    left = -sum((item.open for item in own), Decimal())
    if not left:
        raise rules.NothingLeft(f"{payment.number} has nothing left to allocate.")
    takes = signed_takes(rules.items_claimed(claims, facts), left)
    check_takes(takes, payment.party_id, payment.currency, left)
    made: list[Pair] = []
    for account in sorted({take.item.account for take in takes}):
        here = [(take.item.item, take.amount) for take in takes if take.item.account == account]
        mine = [(item.item, item.open) for item in own if item.account == account]
        made += pairs([*here, *mine])
    if not made:
        raise rules.NothingLeft(f"{payment.number} has nothing left on the documents' account.")
    return made


async def unallocate_payment(
    tx: Tx, payment_id: UUID, allocations: Sequence[UUID], dated: date | None
) -> Read:
    """Take allocations of a payment back, all where none is named: it is the party's credit again."""
    payment = await store.lock(tx, payment_id)
    rules.check_posted(payment)
    tx.about("payment", payment_id)
    found = await _allocations(tx, payment)
    if not found:
        raise rules.NothingAllocated(f"{payment.number} settles nothing: all of it is credit.")
    ids = [one.id for one in found if not allocations or one.id in allocations]
    if not ids or set(allocations) - set(ids):
        raise ReferenceUnknown("The payment has no such allocation.", pointer="/body/allocations")
    await ledger.unallocate(tx, ids, dated or max(one.dated for one in found))
    return store.read(payment_id)


async def cancel_payment(tx: Tx, payment_id: UUID, dated: date | None, reason: str) -> Read:
    """Undo a payment by its reversal: what it settled is open again."""
    payment = await store.lock(tx, payment_id)
    rules.check_cancellable(payment)
    tx.about("payment", payment_id)
    memo = f"{payment.number} cancelled{f': {reason}' if reason else ''}"
    on = dated or payment.dated
    entry = await ledger.reverse(tx, payment.entry_id, on, memo)
    await store.cancel(tx, payment_id, entry, on, reason)
    await emit(tx, PaymentCancelled(payment_id))
    return store.read(payment_id)


async def edit_payment(tx: Tx, payment_id: UUID, said: tuple[str, str], expected: int) -> Read:
    """Correct the reference and the memo of a payment, which the books do not lean on."""
    before = await store.lock(tx, payment_id)
    tx.about("payment", payment_id, {"number": before.number, "version": before.version})
    await store.edit(tx, payment_id, *said, expected)
    return store.read(payment_id)


@dataclass(frozen=True, slots=True)
class Detail:
    """A payment as it is kept, what is left of it, and what it settles."""

    row: dict[str, object]
    unallocated: object
    allocations: Sequence[tuple[Allocation, Item, str]]


async def find_payment(tx: Tx, payment_id: UUID) -> Detail | None:
    """Read a payment with what is left of it and what it settles."""
    rows = await tx.read(store.read(payment_id))
    if not rows:
        return None
    row = rows[0]
    own = {Item(row["entry_id"], position) for position in row["positions"]}
    items = await entry_items.ask_items_of(tx, [row["entry_id"]])
    asked = await entry_items.ask_allocations_of(tx, [row["entry_id"]])
    await tx.arrive()
    left = sum(abs(i.open) for i in await entry_items.items_given(items) if i.item in own)
    found = await entry_items.allocations_given(asked)
    others = [(one, one.credit if one.debit in own else one.debit) for one in found]
    named = await booked.numbers_of(tx, [item.entry_id for _, item in others])
    return Detail(row, left, [(one, item, named.get(item.entry_id, "")) for one, item in others])


async def _allocations(tx: Tx, payment: Payment) -> list[Allocation]:
    asked = await entry_items.ask_allocations_of(tx, [payment.entry_id])
    await tx.arrive()
    own = set(payment.items)
    found = await entry_items.allocations_given(asked)
    return [one for one in found if own & {one.debit, one.credit}]
