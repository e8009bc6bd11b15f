"""The endpoints of e-mail: what became of it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.notifications.service import emails as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()


class Email(Shape):
    """An e-mail and what became of it; what was in it is forgotten once it is sent."""

    id: UUID
    receiver: str
    subject: str
    about_kind: str | None
    about_id: UUID | None
    status: str
    attempts: int
    last_error: str | None
    taken_by: str | None
    created_by: UUID
    created_at: datetime
    sent_at: datetime | None


add_list(router, "/emails", service.EMAILS, Email, Permission.EMAILS_READ)


@router.get("/emails/{email_id}")
async def get_email(email_id: UUID, query: Annotated[Query, may(Permission.EMAILS_READ)]) -> Email:
    """Describe an e-mail."""
    return await query.one(Email, service.email(email_id), f"No e-mail {email_id}.")


@router.post("/emails/{email_id}/send")
async def send_email_again(
    email_id: UUID, command: Annotated[Command, permit(Permission.EMAILS_WRITE)]
) -> Email:
    """Send an e-mail that was given up once more."""
    return await command.run(Email, lambda tx: service.send_again(tx, email_id))
