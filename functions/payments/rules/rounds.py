"""Proposals for many lines at once, which together never settle more than is open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Item
from functions.payments.model import Candidate, Evidence, Proposal
from functions.payments.rules.matching import CONFIDENCE, Ledger, propose
from functions.payments.rules.reasons import because

ROUNDS = 4
_SEVERAL = frozenset({Evidence.REFERENCE_PARTIAL, Evidence.ACCOUNT_OLDEST, Evidence.NAME_OLDEST})


def propose_all(candidates: Sequence[Candidate], ledger: Ledger) -> dict[UUID, Proposal]:
    """Give each line its best proposal, the surest lines first.

    What one line takes is not open for the next: lines that lose theirs are looked at again
    among what is left, a few times over.
    """
    opens = {due.item: due.open for due in ledger.dues}
    chosen: dict[UUID, Proposal] = {}
    waiting = list(candidates)
    for _ in range(ROUNDS):
        left = {due.item: due.open for due in ledger.dues}
        paid = {payment.payment_id for payment in ledger.outstanding}
        again: list[Candidate] = []
        for candidate, proposal in _ranked(waiting, ledger):
            if _fits(proposal, left, paid):
                _take(proposal, left, paid)
                chosen[candidate.id] = proposal
            else:
                again.append(candidate)
        if not again or len(again) == len(waiting):
            break
        waiting, ledger = again, _remaining(ledger, left, paid)
    return _joined(chosen, opens)


def _ranked(candidates: Sequence[Candidate], ledger: Ledger) -> list[tuple[Candidate, Proposal]]:
    """Give each line's first proposal, the surest first, the earlier line before the later."""
    found = []
    for place, candidate in enumerate(candidates):
        proposals = propose(candidate, ledger)
        if proposals:
            found.append((-proposals[0].confidence, candidate.line.dated, place, proposals[0]))
    return [
        (candidates[place], proposal) for *_, place, proposal in sorted(found, key=lambda f: f[:3])
    ]


def _fits(proposal: Proposal, left: Mapping[Item, Decimal], paid: set[UUID]) -> bool:
    if proposal.payment_id is not None:
        return proposal.payment_id in paid
    return all(
        abs(part.settles) <= abs(left.get(part.item, Decimal()))
        for part in proposal.parts
        if part.item is not None
    )


def _take(proposal: Proposal, left: dict[Item, Decimal], paid: set[UUID]) -> None:
    if proposal.payment_id is not None:
        paid.discard(proposal.payment_id)
        return
    for part in proposal.parts:
        if part.item is not None:
            left[part.item] -= part.settles


def _remaining(ledger: Ledger, left: Mapping[Item, Decimal], paid: set[UUID]) -> Ledger:
    """Make the ledger of what is still open."""
    dues = [replace(due, open=left[due.item]) for due in ledger.dues if left[due.item]]
    outstanding = [payment for payment in ledger.outstanding if payment.payment_id in paid]
    return replace(ledger, dues=dues, outstanding=outstanding)


def _joined(chosen: Mapping[UUID, Proposal], opens: Mapping[Item, Decimal]) -> dict[UUID, Proposal]:
    """Notice lines that together pay one document in full: each is surer than it was alone."""
    payers: dict[Item, list[UUID]] = defaultdict(list)
    for key, proposal in chosen.items():
        if proposal.evidence in _SEVERAL and len(proposal.parts) == 1 and proposal.parts[0].item:
            payers[proposal.parts[0].item].append(key)
    joined = dict(chosen)
    for item, keys in payers.items():
        whole = sum((chosen[key].parts[0].settles for key in keys), Decimal())
        if len(keys) > 1 and whole == opens[item]:
            joined |= {key: _raised(chosen[key], len(keys) - 1) for key in keys}
    return joined


def _raised(proposal: Proposal, others: int) -> Proposal:
    number = proposal.parts[0].number
    return replace(
        proposal,
        evidence=Evidence.REFERENCE_TOGETHER,
        confidence=CONFIDENCE[Evidence.REFERENCE_TOGETHER],
        reason=because("several-lines", others=str(others), number=number),
    )
