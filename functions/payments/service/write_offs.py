"""What little is left of documents, given up without a payment."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from functions.ledger import service as ledger
from functions.ledger.model import Journal
from functions.payments.model import Claim
from functions.payments.rules import payments as rules
from functions.payments.rules.allocation import Take
from functions.payments.rules.booking import Money, Movement, Settled, posting
from functions.payments.service import facts as asking
from functions.payments.store import payments as store
from layers.database.transactions import Read, Tx
from shared.ids import new_id


async def write_off(tx: Tx, claims: Sequence[Claim], dated: date, memo: str) -> Read:
    """Give up what is left of documents, of each at most the limit; one entry for all."""
    entries = {claim.entry_id for claim in claims}
    found = await asking.load(tx, asking.Wanted(entries))
    days = {(item.currency, dated) for item in found.items}
    facts = await asking.load(tx, asking.Wanted(entries, days))
    takes = [
        Take(item, *[_given_up(item.open, amount)] * 2)
        for item, amount, _ in rules.items_claimed(claims, facts)
    ]
    money = facts.money[dated]
    rules.check_write_off(takes, facts, money)
    movement = _movement(takes, dated, memo or "Written off", money)
    entry_id = movement.entry_id
    posted = posting(movement, money, facts.booking_defaults())
    tx.about("journal_entry", entry_id)
    await ledger.post(tx, posted.entry, posted.pairs)
    return store.written_off(entry_id, dated, len(takes))


def _given_up(still: Decimal, amount: Decimal | None) -> Decimal:
    if amount is None:
        return still
    return amount if still > 0 else -amount


def _movement(takes: Sequence[Take], dated: date, memo: str, money: Money) -> Movement:
    """Make the movement of no money at all that settles what is given up."""
    entry_id = new_id()
    return Movement(
        source=f"write_off:{entry_id}",
        dated=dated,
        memo=memo,
        journal=Journal.GENERAL,
        account="",
        currency=money.currency,
        settled=_settled(takes),
        entry_id=entry_id,
    )


def _settled(takes: Sequence[Take]) -> tuple[Settled, ...]:
    """Group what is given up by party and currency; no money moves."""
    groups: dict[tuple[UUID, str], list[Take]] = {}
    for take in takes:
        groups.setdefault((take.item.party_id, take.item.currency), []).append(take)
    return tuple(
        Settled(new_id(), party, currency, Decimal(), Decimal(), "", tuple(mine))
        for (party, currency), mine in groups.items()
    )
