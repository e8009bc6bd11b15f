"""What the law gives a person: to see what is kept of them, and to have it forgotten."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response

from functions.parties.api.shapes import PartyReply
from functions.parties.service import parties as service
from functions.parties.service import personal
from layers.http.commands import Command, permit
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter(prefix="/v1/parties", tags=["parties"])


class PastField(Shape):
    """One field that was changed: what it was, and what it became."""

    path: str
    before: Any
    after: Any


class PastChange(Shape):
    """One thing that was done to the record, and when."""

    at: datetime
    command: str
    changes: list[PastField]


class PersonalData(Shape):
    """All that is kept of a party here: as it is, and as the audit remembers it, newest first."""

    party: PartyReply
    history: list[PastChange]


@router.get("/parties/{party_id}/personal-data")
async def export_personal_data(
    party_id: UUID, query: Annotated[Query, may(Permission.PARTIES_ERASE)], response: Response
) -> PersonalData:
    """Give all that is kept of a party, to save as a file (GDPR, article 15)."""
    party, history = await query.within(lambda tx: personal.everything(tx, party_id))
    response.headers["Content-Disposition"] = f'attachment; filename="{party_id}.json"'
    return PersonalData(
        party=PartyReply.model_validate(party),
        history=[
            PastChange(
                at=row["at"],
                command=row["command"],
                changes=[
                    PastField(path=each.path, before=each.before, after=each.after)
                    for each in changes
                ],
            )
            for row, changes in history
        ],
    )


@router.post("/parties/{party_id}/erase")
async def erase_party(
    party_id: UUID,
    expected: Expected,
    command: Annotated[Command, permit(Permission.PARTIES_ERASE)],
) -> PartyReply:
    """Forget a person's data for good (GDPR, article 17); documents keep id and code."""
    return await command.run(PartyReply, lambda tx: service.erase_party(tx, party_id, expected))
