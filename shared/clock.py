"""The time, asked for in one place so that tests can set it."""

from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

zone_here: ContextVar[str] = ContextVar("zone_here", default="UTC")
"""The time zone of the company that a request acts in, by its IANA name."""


def now() -> datetime:
    """Give this instant in UTC."""
    return datetime.now(UTC)


def today(zone: str | None = None) -> date:
    """Give the calendar day it is in a time zone, in the company's where none is named."""
    return now().astimezone(ZoneInfo(zone or zone_here.get())).date()
