"""The endpoints of reactions: what the application itself does because of an event."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from functions.notifications.service import reactions as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.shapes import Name, Shape
from shared.actor import Permission

router = APIRouter()


class ReactionRow(Shape):
    """One event, and one that reacts to it: a function, or a person's e-mail."""

    event_id: int
    receiver: str
    event: str
    subject: UUID
    user_id: UUID
    status: str
    attempts: int
    next_at: datetime
    last_error: str | None
    at: datetime
    done_at: datetime | None


class Retry(Shape):
    """Who shall try again; everybody who gave up if left out."""

    receiver: Name | None = None


class Retried(Shape):
    """How many are tried again."""

    retried: int


add_list(router, "/reactions", service.REACTIONS, ReactionRow, Permission.REACTIONS_READ)


@router.post("/reactions/retry")
async def retry_all(
    body: Retry, command: Annotated[Command, permit(Permission.REACTIONS_WRITE)]
) -> Retried:
    """Try all reactions again that were given up."""
    return await command.run(Retried, lambda tx: service.retry_all(tx, body.receiver))


@router.post("/reactions/{event_id}/retry")
async def retry_event(
    event_id: Annotated[int, Path(ge=1, lt=2**63)],
    body: Retry,
    command: Annotated[Command, permit(Permission.REACTIONS_WRITE)],
) -> Retried:
    """Try the reactions to one event again that were given up."""
    return await command.run(Retried, lambda tx: service.retry(tx, event_id, body.receiver))
