"""What a webhook is sent: thin facts, as Standard Webhooks wants them."""

import json
from collections.abc import Mapping
from datetime import datetime

from functions.notifications.model import Happening


def body_of(event: str, at: datetime, data: Mapping[str, str]) -> str:
    """Write a body: what happened, when, and to which record."""
    facts = {"type": event, "timestamp": at.isoformat(), "data": dict(data)}
    return json.dumps(facts, separators=(",", ":"))


def body_for(happening: Happening, company: str) -> str:
    """Write the body of an event: the receiver reads what else it needs through the API."""
    data = {
        "id": str(happening.subject),
        "company_id": company,
        "user_id": str(happening.user_id),
        "event_id": str(happening.id),
    }
    return body_of(happening.name, happening.at, data)
