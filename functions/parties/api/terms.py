"""Payment terms: lists, one of them, its edits, and what they make of a total."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi import Query as InQuery

from functions.parties import service as parties
from functions.parties.api.shapes import InstalmentShape, TermsBody, TermsList, TermsReply
from functions.parties.model import Move, Share, Step, TermPart, Terms
from functions.parties.service import finding
from functions.parties.service import terms as service
from functions.parties.service.terms import TermsFacts
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Amount, CurrencyCode, Shape
from layers.http.versions import Expected
from shared.actor import Permission
from shared.money import rounded

router = APIRouter(prefix="/v1/parties", tags=["parties"])
Writing = Annotated[Command, permit(Permission.TERMS_WRITE)]
Reading = Annotated[Query, may(Permission.TERMS_READ)]

add_list(router, "/terms", finding.TERMS, TermsReply, Permission.TERMS_READ)


class AskInstalments(Shape):
    """A document's total, its currency and its date."""

    total: Amount
    currency: CurrencyCode
    dated: date


@router.post("/terms", status_code=201)
async def add_terms(body: TermsBody, command: Writing) -> TermsReply:
    """Add payment terms."""
    return await command.run(
        TermsReply, lambda tx: service.add_terms(tx, _terms(body), _facts(body))
    )


@router.post("/terms/ready-made")
async def load_ready_made_terms(command: Writing) -> TermsList:
    """Add the ready-made payment terms that the company has not yet."""
    return await command.run(TermsList, service.load_ready_made)


@router.get("/terms/{terms_id}")
async def get_terms(terms_id: UUID, query: Reading) -> TermsReply:
    """Show payment terms."""
    return await query.one(TermsReply, finding.one_terms(terms_id), f"No payment terms {terms_id}.")


@router.put("/terms/{terms_id}")
async def change_terms(
    terms_id: UUID, body: TermsBody, expected: Expected, command: Writing
) -> TermsReply:
    """Change payment terms; documents already made keep their due dates."""
    return await command.run(
        TermsReply,
        lambda tx: service.change_terms(tx, terms_id, expected, _terms(body), _facts(body)),
    )


@router.get("/terms/{terms_id}/instalments")
async def show_instalments(
    terms_id: UUID, ask: Annotated[AskInstalments, InQuery()], query: Reading
) -> list[InstalmentShape]:
    """Show what payment terms make of a total."""
    terms = await query.within(lambda tx: parties.get_terms(tx, terms_id))
    total = rounded(ask.total, ask.currency)
    return [
        InstalmentShape(due=each.due, amount=each.amount)
        for each in parties.instalments(total, ask.currency, ask.dated, terms)
    ]


def _terms(body: TermsBody) -> Terms:
    """Make the noun of a body."""
    parts = tuple(
        TermPart(
            Share(part.share),
            part.value,
            tuple(Step(Move(step.move), step.count) for step in part.steps),
        )
        for part in body.parts
    )
    return Terms(body.code, body.name, parts)


def _facts(body: TermsBody) -> TermsFacts:
    return TermsFacts(body.note, body.is_active)
