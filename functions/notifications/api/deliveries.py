"""The endpoints of deliveries."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter

from functions.notifications.service import deliveries as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()


class DeliveryRow(Shape):
    """One event on its way to one webhook."""

    id: UUID
    webhook_id: UUID
    event: str
    subject: UUID | None
    status: str
    attempts: int
    next_at: datetime
    last_status: int | None
    last_error: str | None
    created_at: datetime
    delivered_at: datetime | None


class Delivery(DeliveryRow):
    """A delivery, and what is sent."""

    body: str


class Attempt(Shape):
    """What came of calling a webhook once; status 0 where no answer came."""

    at: datetime
    status: int
    error: str
    milliseconds: int
    answer: str


class ReplayMany(Shape):
    """What to send again: what was given up, or what was delivered."""

    status: Literal["dead", "delivered"] = "dead"


class Replayed(Shape):
    """How many are on their way again."""

    replayed: int


add_list(router, "/deliveries", service.DELIVERIES, DeliveryRow, Permission.WEBHOOKS_READ)


@router.get("/deliveries/{delivery_id}")
async def get_delivery(
    delivery_id: UUID, query: Annotated[Query, may(Permission.WEBHOOKS_READ)]
) -> Delivery:
    """Describe a delivery."""
    return await query.one(Delivery, service.delivery(delivery_id), f"No delivery {delivery_id}.")


@router.get("/deliveries/{delivery_id}/attempts")
async def list_attempts(
    delivery_id: UUID, query: Annotated[Query, may(Permission.WEBHOOKS_READ)]
) -> list[Attempt]:
    """List what came of each attempt."""
    return await query.rows(Attempt, service.attempts(delivery_id))


@router.post("/deliveries/{delivery_id}/replay")
async def replay_delivery(
    delivery_id: UUID, command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)]
) -> Delivery:
    """Send a delivery again, under the same id."""
    return await command.run(Delivery, lambda tx: service.replay(tx, delivery_id))


@router.post("/webhooks/{webhook_id}/replay")
async def replay_many(
    webhook_id: UUID,
    body: ReplayMany,
    command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)],
) -> Replayed:
    """Send again everything that was given up at a webhook, or was delivered to it."""
    return await command.run(Replayed, lambda tx: service.replay_many(tx, webhook_id, body.status))
