"""Cursors: the place after which the next page begins, as text that only we make."""

import base64
import binascii
import json
from datetime import date
from uuid import UUID

from functions.reports.model import Place
from shared.errors import Refusal


class PlaceUnknown(Refusal):
    """The cursor is not one that this report gave."""

    status = 422


def cursor_of(place: Place) -> str:
    """Write a place down."""
    facts = [place.account, place.dated.isoformat(), str(place.entry_id), place.position]
    packed = json.dumps(facts, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def place_of(cursor: str | None) -> Place | None:
    """Read a place back. Raises PlaceUnknown."""
    if cursor is None:
        return None
    try:
        packed = base64.urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode())
        account, dated, entry_id, position = json.loads(packed)
        place = Place(date.fromisoformat(dated), UUID(entry_id), int(position), str(account))
    except (ValueError, TypeError, AttributeError, binascii.Error, RecursionError):
        raise PlaceUnknown("Begin again at the first page.", pointer="/query/after") from None
    if "\0" in place.account or not 0 <= place.position < 2**31:
        raise PlaceUnknown("Begin again at the first page.", pointer="/query/after")
    return place
