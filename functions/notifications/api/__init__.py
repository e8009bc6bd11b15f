"""The endpoints of telling others."""

from fastapi import APIRouter

from functions.notifications.api import deliveries, emails, messages, reactions, webhooks

router = APIRouter(prefix="/v1/notifications", tags=["notifications"])
for part in (webhooks, deliveries, reactions, emails, messages):
    router.include_router(part.router)
