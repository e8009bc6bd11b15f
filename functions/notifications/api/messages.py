"""The endpoints of messages in the application, and of what one wants to hear of."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.notifications.service import messages as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()
Channel = Literal["app", "email"]


class Message(Shape):
    """Something that happened, told to one person."""

    id: UUID
    event: str
    subject: UUID
    happened_at: datetime
    read_at: datetime | None
    is_read: bool


class Unread(Shape):
    """How many messages are unread."""

    unread: int


class Subscribe(Shape):
    """What one wants to hear of; an empty list ends it."""

    events: list[str] = Field(max_length=50, examples=[["invoicing.invoice.*"]])


class Subscription(Shape):
    """What one hears of by a channel."""

    channel: str
    events: list[str]


add_list(router, "/messages", service.MESSAGES, Message, Permission.MESSAGES_READ)


@router.get("/unread")
async def count_unread(query: Annotated[Query, may(Permission.MESSAGES_READ)]) -> Unread:
    """Count one's unread messages."""
    return await query.one(Unread, service.unread(), "No messages.")


@router.post("/messages/{message_id}/read")
async def mark_read(
    message_id: UUID, command: Annotated[Command, permit(Permission.MESSAGES_WRITE)]
) -> Message:
    """Mark one of one's own messages read."""
    return await command.run(Message, lambda tx: service.mark_read(tx, message_id))


@router.post("/messages/read")
async def mark_all_read(
    command: Annotated[Command, permit(Permission.MESSAGES_WRITE)],
) -> Unread:
    """Mark all of one's own messages read."""
    return await command.run(Unread, service.mark_all_read)


@router.get("/subscriptions")
async def list_subscriptions(
    query: Annotated[Query, may(Permission.MESSAGES_READ)],
) -> list[Subscription]:
    """List what one wants to hear of."""
    return await query.rows(Subscription, service.own_subscriptions())


@router.put("/subscriptions/{channel}")
async def subscribe(
    channel: Channel,
    body: Subscribe,
    command: Annotated[Command, permit(Permission.MESSAGES_WRITE)],
) -> Subscription:
    """Set what one wants to hear of by a channel, for oneself."""
    return await command.run(Subscription, lambda tx: service.subscribe(tx, channel, body.events))
