"""Webhook secrets and signatures, as Standard Webhooks 1.0 has them.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import new

PREFIX = "whsec_"
OVERLAP = timedelta(hours=24)
"""For how long an old secret signs beside the new one after a rotation."""


def written(key: bytes) -> str:
    """Write a secret as it is shown, once, to whoever runs the receiver."""
    return PREFIX + b64encode(key).decode()


def signature(secret: str, message_id: str, at: datetime, body: bytes) -> str:
    """Sign id, time in seconds and body, so that none of them can be changed or replayed."""
    key = b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + b64encode(new(key, signed, sha256).digest()).decode()


def headers_for(held: Sequence[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers of a delivery: one signature per secret in force.

    The id stays the same over retries, so the receiver can drop what it has; the time is that
    of the attempt, so the receiver can refuse what is old.
    """
    return {
        "Content-Type": "application/json",
        "User-Agent": "ERP-Webhooks/1",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signature(s, message_id, at, body) for s in held),
    }
