"""The endpoints of statement lines: proposals, and what is made of them."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.payments.api.line_shapes import (
    AcceptBody,
    AcceptLine,
    AcceptMany,
    IgnoreBody,
    LineReply,
    LineRow,
    MatchReply,
    PartBody,
    ProposalReply,
    ProposeBody,
    Proposed,
    UndoBody,
)
from functions.payments.model import Claim
from functions.payments.rules.lines import Share
from functions.payments.service import matching, proposing
from functions.payments.service.payments import named_entries
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import BulkReply
from shared.actor import Permission

router = APIRouter(prefix="/v1/payments", tags=["payments"])
Matching = Annotated[Command, permit(Permission.STATEMENTS_MATCH)]
Reading = Annotated[Query, may(Permission.STATEMENTS_READ)]

add_list(router, "/lines", matching.LISTING, LineRow, Permission.STATEMENTS_READ)


@router.post("/lines/propose")
async def propose_lines(body: ProposeBody, command: Matching) -> Proposed:
    """Propose what unsettled lines settle, and keep the proposals with them.

    Together they never settle more than is open. Of all that are unsettled, the oldest 2,000.
    """
    return await command.run(
        Proposed, lambda tx: proposing.propose_lines(tx, body.lines, body.bank_account_id)
    )


@router.post("/lines/accept")
async def accept_lines(body: AcceptMany, command: Matching) -> BulkReply[LineReply]:
    """Settle many lines, each on its own: those refused do not hold up the others."""

    async def one(tx: Tx, asked: AcceptLine) -> Read:
        return await _accept(tx, asked.line_id, asked)

    return await command.run_many(LineReply, body.lines, one)


@router.get("/lines/{line_id}")
async def get_line(line_id: UUID, query: Reading) -> LineReply:
    """Read a line with its proposal, or with what it was matched with."""
    return await query.one(LineReply, matching.line(line_id), f"No statement line {line_id}.")


@router.get("/lines/{line_id}/proposals")
async def get_proposals(line_id: UUID, query: Reading) -> list[ProposalReply]:
    """Propose up to three ways to settle a line, as things stand now, the surest first."""
    found = await query.within(lambda tx: proposing.proposals_of(tx, line_id))
    return [ProposalReply.model_validate(said) for said in found]


@router.post("/lines/{line_id}/accept")
async def accept_line(line_id: UUID, body: AcceptBody, command: Matching) -> LineReply:
    """Settle a line: as proposed, by parts, or by a payment recorded before."""
    return await command.run(LineReply, lambda tx: _accept(tx, line_id, body))


@router.post("/lines/{line_id}/undo")
async def undo_line(line_id: UUID, body: UndoBody, command: Matching) -> LineReply:
    """Take a line's match back: its entry is reversed, what it settled is open again."""
    return await command.run(LineReply, lambda tx: matching.undo_line(tx, line_id, body.dated))


@router.post("/lines/{line_id}/ignore")
async def ignore_line(line_id: UUID, body: IgnoreBody, command: Matching) -> LineReply:
    """Put a line aside, with the reason."""
    return await command.run(LineReply, lambda tx: matching.ignore_line(tx, line_id, body.note))


@router.post("/lines/{line_id}/reopen")
async def reopen_line(line_id: UUID, command: Matching) -> LineReply:
    """Take a line that was put aside up again."""
    return await command.run(LineReply, lambda tx: matching.reopen_line(tx, line_id))


@router.get("/matches/{match_id}")
async def get_match(match_id: UUID, query: Reading) -> MatchReply:
    """Read what a line was settled with, in force or taken back; entries name it as their source."""
    return await query.one(MatchReply, matching.match(match_id), f"No match {match_id}.")


async def _accept(tx: Tx, line_id: UUID, body: AcceptBody) -> Read:
    named = [part.invoice_id for part in body.parts if part.invoice_id]
    parts = _shares(body.parts, await named_entries(tx, named))
    asked = matching.Acceptance(line_id, parts, body.payment_id, body.learn)
    return await matching.accept_line(tx, asked)


def _shares(parts: Sequence[PartBody], entries: dict[UUID, UUID]) -> tuple[Share, ...]:
    return tuple(
        Share(
            part.amount,
            _claim(part, entries),
            part.party_id,
            part.account,
            part.label,
            part.settles,
        )
        for part in parts
    )


def _claim(part: PartBody, entries: dict[UUID, UUID]) -> Claim | None:
    entry = entries[part.invoice_id] if part.invoice_id else part.entry_id
    return Claim(entry, part.position, None, part.write_off) if entry else None
