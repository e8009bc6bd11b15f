"""Which events a webhook or a person asked for."""

import re
from collections.abc import Iterable

from shared.errors import Refusal

MOST = 50
PATTERN = re.compile(r"\*|[a-z_]+\.\*|[a-z_]+\.[a-z_]+\.(\*|[a-z_]+)")

PRIVATE = frozenset(
    {"identity.password_reset.requested", "identity.address.verification_requested"}
)
"""Events between the system and one person: nobody else is told of them."""


class EventUnknown(Refusal):
    """No event has this name."""

    status = 422


def wants(patterns: Iterable[str], name: str) -> bool:
    """Say whether any of these patterns means an event."""
    return any(matches(pattern, name) for pattern in patterns)


def matches(pattern: str, name: str) -> bool:
    """Say whether an event's name is meant: exact, `invoicing.*`, `invoicing.invoice.*` or `*`."""
    if name in PRIVATE:
        return False
    if pattern.endswith("*"):
        return name.startswith(pattern[:-1])
    return name == pattern


def check_patterns(patterns: Iterable[str], known: Iterable[str], pointer: str) -> list[str]:
    """Return the patterns once each, in order. Raises EventUnknown for one that nothing fits."""
    names = list(known)
    wanted = list(dict.fromkeys(patterns))
    if not 0 < len(wanted) <= MOST:
        raise EventUnknown(f"Name 1 to {MOST} events, or * for all.", pointer=pointer)
    for position, pattern in enumerate(wanted):
        fits = PATTERN.fullmatch(pattern) and any(matches(pattern, name) for name in names)
        if not fits:
            raise EventUnknown(
                f"No event fits {pattern!r}. Look in the list of events.",
                pointer=f"{pointer}/{position}",
            )
    return wanted
