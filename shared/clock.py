"""The time, asked for in one place so that tests can set it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Give this instant in UTC."""
    return datetime.now(UTC)


def today(zone: str = "UTC") -> date:
    """Give the calendar day it is in a time zone, by its IANA name."""
    return now().astimezone(ZoneInfo(zone)).date()
