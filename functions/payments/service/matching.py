"""Statement lines settled, put aside, and taken back."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from functions.ledger import service as ledger
from functions.payments.model import Habit, KeptLine, Method
from functions.payments.rules import lines as rules
from functions.payments.rules.booking import Movement, Posting, Settled, posting
from functions.payments.rules.habits import check as check_habit
from functions.payments.rules.lines import Share
from functions.payments.rules.payments import Facts
from functions.payments.service import facts as asking
from functions.payments.service.payments import series
from functions.payments.store import habits as habits_store
from functions.payments.store import lines as store
from functions.payments.store import payments as payments_store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.events import PaymentCancelled, PaymentRecorded
from shared.ids import new_id
from shared.nouns import dataclass

LISTING = store.LISTING


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How a line is to be settled: by parts, by a payment recorded before, or as proposed.

    `learn` keeps a rule: lines with these words go to the account of the only part.
    """

    line_id: UUID
    parts: tuple[Share, ...] = ()
    payment_id: UUID | None = None
    learn: str = ""


async def accept_line(tx: Tx, asked: Acceptance) -> Read:
    """Settle a line: book what it moved, settle its documents, number its payments."""
    kept = await store.lock(tx, asked.line_id)
    rules.check_open(kept)
    tx.about("statement_line", kept.id, {"status": kept.status, "version": kept.version})
    said = _said(kept, asked)
    payment_id = asked.payment_id or (UUID(said["payment_id"]) if said["payment_id"] else None)
    if payment_id is not None:
        return await _confirm(tx, kept, payment_id, said)
    shares = asked.parts or rules.shares_of(said)
    await _book(tx, kept, shares, said)
    if asked.learn:
        await _learn(tx, kept, shares, asked.learn)
    elif said["rule_id"] and not asked.parts:
        await habits_store.count_use(tx, UUID(said["rule_id"]))
    return store.read(kept.id)


def _said(kept: KeptLine, asked: Acceptance) -> dict[str, Any]:
    """Give what is accepted: the proposal kept with the line, or what somebody decided."""
    if asked.parts or asked.payment_id:
        return {"evidence": "by_hand", "reason": "", "confidence": None, "rule_id": None,
                "payment_id": None}  # fmt: skip
    if kept.proposal is None:
        raise rules.NoProposal(
            f"Nothing is proposed for the line of {kept.line.dated}: say what it settles."
        )
    return dict(kept.proposal)


async def _confirm(tx: Tx, kept: KeptLine, payment_id: UUID, said: dict[str, Any]) -> Read:
    """Tie a payment recorded by hand to the line that confirms it: nothing is booked."""
    payment = await payments_store.lock(tx, payment_id)
    (row,) = await tx.read(payments_store.read(payment_id))
    moved = payment.direction.sign * row["bank_amount"] - row["fee"]
    rules.check_confirms(payment, kept, moved, row["bank_account_id"])
    match = _match(kept, None, said, [{"payment_id": str(payment_id), "number": payment.number}])
    await store.insert_match(tx, match)
    await payments_store.confirm(tx, payment_id, match.id)
    return store.read(kept.id)


async def _book(tx: Tx, kept: KeptLine, shares: Sequence[Share], said: dict[str, Any]) -> None:
    """Post a line's one entry, and keep its match and its payments."""
    days = {(kept.currency, kept.line.dated)}
    facts = await asking.load(tx, asking.Wanted(rules.entries_of(shares), days, [kept.bank.id]))
    match_id = new_id()
    settled = rules.settled_by(kept, shares, facts)
    movement = rules.movement_of(kept, shares, settled, f"match:{match_id}")
    posted = posting(movement, facts.money[kept.line.dated], facts.booking_defaults())
    await ledger.post(tx, posted.entry, posted.pairs)
    parts = [_part(share) for share in shares]
    await store.insert_match(tx, _match(kept, posted.entry.id, said, parts, match_id))
    if movement.settled:
        await emit(tx, *(PaymentRecorded(part.payment_id) for part in movement.settled))
        await payments_store.insert(tx, _records(kept, movement, posted, facts, match_id))


def _match(
    kept: KeptLine,
    entry_id: UUID | None,
    said: dict[str, Any],
    parts: Sequence[dict[str, Any]],
    match_id: UUID | None = None,
) -> store.Match:
    return store.Match(
        id=match_id or new_id(),
        line_id=kept.id,
        entry_id=entry_id,
        evidence=said["evidence"],
        reason=said["reason"],
        reason_code=said.get("reason_code", ""),
        reason_facts=said.get("reason_facts", {}),
        confidence=said["confidence"] and Decimal(said["confidence"]),
        parts=parts,
    )


def _part(share: Share) -> dict[str, Any]:
    """Write a part down as it was accepted."""
    claim = share.claim
    return {
        "amount": f"{share.amount:f}",
        "entry_id": str(claim.entry_id) if claim else None,
        "position": claim.position if claim else None,
        "write_off": f"{claim.write_off:f}" if claim else "0",
        "party_id": str(share.party_id) if share.party_id else None,
        "account": share.account,
        "label": share.label,
    }


def _records(
    kept: KeptLine, movement: Movement, posted: Posting, facts: Facts, match_id: UUID
) -> list[payments_store.Record]:
    return [_record(kept, part, posted, facts, match_id) for part in movement.settled]


def _record(
    kept: KeptLine, part: Settled, posted: Posting, facts: Facts, match_id: UUID
) -> payments_store.Record:
    direction = rules.direction_of(part)
    return payments_store.Record(
        id=part.payment_id,
        series=series(direction, kept.line.dated),
        direction=direction,
        side=rules.side_of(part, facts),
        method=Method.TRANSFER,
        party_id=part.party_id,
        dated=kept.line.dated,
        currency=part.currency,
        amount=abs(part.cash),
        written_off=rules.given_up(part),
        bank_account_id=kept.bank.id,
        bank_amount=abs(part.bank),
        fee=Decimal(),
        reference=(kept.line.end_to_end or kept.line.reference)[:200],
        memo=kept.line.text[:500],
        entry_id=posted.entry.id,
        positions=posted.positions[part.payment_id],
        match_id=match_id,
        is_by_hand=False,
    )


async def _learn(tx: Tx, kept: KeptLine, shares: Sequence[Share], words: str) -> None:
    """Keep the rule that a line to one account teaches."""
    if len(shares) != 1 or not shares[0].account:
        raise rules.PartsUnfit(
            "A rule is learned from a line that goes to one account.", pointer="/body/learn"
        )
    share = shares[0]
    habit = Habit(new_id(), words, share.account, share.label, money_in=kept.line.amount > 0)
    check_habit(habit)
    await habits_store.learn(tx, habit)


async def undo_line(tx: Tx, line_id: UUID, dated: date | None) -> Read:
    """Take a line's match back: its entry is reversed, its documents are open again."""
    kept = await store.lock(tx, line_id)
    match_id, entry_id, payments = await store.lock_match(tx, line_id)
    tx.about("statement_line", line_id, {"status": kept.status, "match_id": str(match_id)})
    on = dated or kept.line.dated
    back = None
    if entry_id is not None:
        back = await ledger.reverse(tx, entry_id, on, f"Match of {kept.line.dated} undone")
        if payments:
            await emit(tx, *(PaymentCancelled(payment) for payment in payments))
    await store.undo_match(tx, match_id, back, on)
    return store.read(line_id)


async def ignore_line(tx: Tx, line_id: UUID, note: str) -> Read:
    """Put a line aside, with the reason: it is not proposed for again."""
    kept = await store.lock(tx, line_id)
    rules.check_open(kept)
    tx.about("statement_line", line_id, {"status": kept.status})
    await store.set_ignored(tx, line_id, note, ignored=True)
    return store.read(line_id)


async def reopen_line(tx: Tx, line_id: UUID) -> Read:
    """Take a line that was put aside up again."""
    kept = await store.lock(tx, line_id)
    if kept.status != "ignored":
        raise rules.LineSettled(
            f"The line is {kept.status}, not put aside.", status_now=kept.status
        )
    tx.about("statement_line", line_id, {"status": kept.status})
    await store.set_ignored(tx, line_id, "", ignored=False)
    return store.read(line_id)


def line(line_id: UUID) -> Read:
    """Say how to read one line."""
    return store.read(line_id)


def match(match_id: UUID) -> Read:
    """Say how to read what a line was settled with."""
    return store.match(match_id)
