"""The endpoints of webhooks."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.notifications.api.deliveries import Delivery
from functions.notifications.service import webhooks as service
from functions.notifications.service.webhooks import Wanted
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Name, Shape
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter()


class NewWebhook(Shape):
    """Where to tell of which events."""

    name: Name
    url: str = Field(max_length=2_000, examples=["https://example.com/hooks/erp"])
    events: list[str] = Field(
        min_length=1, max_length=50, examples=[["invoicing.*", "payments.payment.recorded"]]
    )


class WebhookEdit(NewWebhook):
    """A webhook as it is to be from now on."""

    is_enabled: bool


class Webhook(Shape):
    """Where a company is told of events."""

    id: UUID
    name: str
    url: str
    events: list[str]
    is_enabled: bool
    failing_since: datetime | None
    disabled_because: str | None
    generation: int = Field(description="How many secrets it has had.")
    old_until: datetime | None = Field(description="Until when the last secret signs, too.")
    created_at: datetime
    version: int


class WebhookWithSecret(Webhook):
    """A webhook and its secret, which is shown this once."""

    secret: str = Field(examples=["whsec_..."])


class WebhookGone(Shape):
    """Which webhook was forgotten."""

    id: UUID


class Events(Shape):
    """The events there are."""

    events: list[str]


add_list(router, "/webhooks", service.WEBHOOKS, Webhook, Permission.WEBHOOKS_READ)


@router.get("/events")
async def list_events(_: Annotated[Query, may(Permission.MESSAGES_READ)]) -> Events:
    """List the events that webhooks and people can be told of."""
    return Events(events=service.known_events())


@router.post("/webhooks", status_code=201)
async def add_webhook(
    body: NewWebhook, command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)]
) -> WebhookWithSecret:
    """Add a webhook. Its secret is in the answer, and nowhere else."""
    wanted = await service.checked(Wanted(body.name, body.url, tuple(body.events)))
    added = await command.run(Webhook, lambda tx: service.add_webhook(tx, wanted))
    return _with_secret(command, added)


@router.get("/webhooks/{webhook_id}")
async def get_webhook(
    webhook_id: UUID, query: Annotated[Query, may(Permission.WEBHOOKS_READ)]
) -> Webhook:
    """Describe a webhook."""
    return await query.one(Webhook, service.webhook(webhook_id), f"No webhook {webhook_id}.")


@router.put("/webhooks/{webhook_id}")
async def change_webhook(
    webhook_id: UUID,
    body: WebhookEdit,
    expected: Expected,
    command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)],
) -> Webhook:
    """Edit a webhook, or switch it on or off."""
    wanted = await service.checked(Wanted(body.name, body.url, tuple(body.events), body.is_enabled))
    return await command.run(
        Webhook, lambda tx: service.change_webhook(tx, webhook_id, wanted, expected)
    )


@router.post("/webhooks/{webhook_id}/rotate")
async def rotate_secret(
    webhook_id: UUID, command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)]
) -> WebhookWithSecret:
    """Give a webhook a new secret; the old one signs beside it for a day."""
    rotated = await command.run(Webhook, lambda tx: service.rotate_secret(tx, webhook_id))
    return _with_secret(command, rotated)


@router.delete("/webhooks/{webhook_id}")
async def delete_webhook(
    webhook_id: UUID, command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)]
) -> WebhookGone:
    """Forget a webhook, with its deliveries."""
    return await command.run(WebhookGone, lambda tx: service.delete_webhook(tx, webhook_id))


@router.post("/webhooks/{webhook_id}/ping", status_code=202)
async def ping_webhook(
    webhook_id: UUID, command: Annotated[Command, permit(Permission.WEBHOOKS_WRITE)]
) -> Delivery:
    """Send a webhook something harmless; look at the delivery to see what came of it."""
    return await command.run(Delivery, lambda tx: service.ping(tx, webhook_id))


def _with_secret(command: Command, shown: Webhook) -> WebhookWithSecret:
    """Add the secret after the commit: it is in no reply that is kept, and no audit row."""
    secret = service.new_secret_of(command.actor, shown.id, shown.generation)
    return WebhookWithSecret(**dict(shown), secret=secret)
