"""One's own sessions."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.identity.service import sessions
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()


class Session(Shape):
    """Where one is signed in."""

    id: UUID
    address: str
    agent: str
    two_steps: bool
    started_at: datetime
    used_at: datetime
    ends_at: datetime


class Left(Shape):
    """How many sessions one has now."""

    sessions: int


add_list(router, "/sessions", sessions.LISTING, Session, Permission.SELF_READ)


@router.post("/sessions/end-others")
async def end_other_sessions(command: Annotated[Command, permit(Permission.SELF_WRITE)]) -> Left:
    """End all of one's sessions but this one."""
    return await command.run(Left, sessions.end_others)


@router.delete("/sessions/{session_id}")
async def end_session(
    session_id: UUID, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Left:
    """End one of one's sessions, at once and everywhere."""
    return await command.run(Left, lambda tx: sessions.end_session(tx, session_id))
