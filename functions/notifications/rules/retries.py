"""When to try again, when to give up, and when to switch a receiver off."""

from datetime import datetime, timedelta
from random import Random

STEPS = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000)
)
"""Waits after each failed attempt: 11 attempts over about two days, then a dead letter."""

LETTER_STEPS = STEPS[2:8]
"""Waits of e-mail: a mail server's grey-listing wants minutes, a person wants it today."""

JITTER = 0.2
"""Waits differ by up to a fifth, so that what failed together does not come back together."""

GIVE_UP_AFTER = timedelta(days=5)
"""A receiver that has failed for this long without one success is switched off."""

LONGEST_WISH = timedelta(hours=1)


def wait_after(
    attempts: int, chance: Random, steps: tuple[timedelta, ...] = STEPS
) -> timedelta | None:
    """Return how long to wait after so many failed attempts; None where enough were made."""
    if attempts > len(steps):
        return None
    return steps[max(attempts, 1) - 1] * (1 + JITTER * (2 * chance.random() - 1))


def wish(retry_after: str) -> timedelta:
    """Return what a receiver asks for in Retry-After seconds, up to an hour."""
    if not (retry_after.isascii() and retry_after.isdigit()):
        return timedelta()
    return min(timedelta(seconds=int(retry_after[:6])), LONGEST_WISH)


def succeeded(status: int) -> bool:
    """Say whether an answer means taken: 2xx and nothing else, redirects are failures."""
    return 200 <= status < 300


def is_gone(status: int) -> bool:
    """Say whether the receiver wants no more of them (410)."""
    return status == 410


def is_beyond_hope(failing_since: datetime | None, at: datetime) -> bool:
    """Say whether a receiver has failed for so long that it is switched off."""
    return failing_since is not None and at - failing_since >= GIVE_UP_AFTER
