"""What health does by itself: read the business's totals into the meters, where there are any.

Counters are told what was posted since the last run, up to a minute ago: a document is dated by
the beginning of its transaction, and one that takes longer than that minute is not counted.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from functions.health import store
from functions.health.model import Stretch
from layers.observability import meters
from layers.observability.counting import Metrics
from layers.observability.metrics import metrics
from layers.schedule import handler_for
from shared.clock import now

LOG = logging.getLogger("erp.health")
LAG = timedelta(minutes=1)
LONGEST_STRETCH = timedelta(hours=1)
"""How far back a run looks after an outage; what is older was never counted."""
STANDING = {
    "tenants": meters.TENANTS,
    "webhooks_disabled": meters.WEBHOOKS_OFF,
    "lines_unmatched": meters.UNMATCHED,
}
KINDS = ("invoice", "credit_note", "payment_received", "payment_sent", "order", "entry")


Money = tuple[str, str]
"""A kind of document, and a currency."""


@dataclass(slots=True)
class Counted:
    """Up to when each counter has been told of everything, and what money is yet to be told.

    A counter that is born with an amount looks as if nothing had been added to it. So each is
    shown as zero first, and told the amount at the next run.
    """

    until: dict[str, datetime]
    shown: set[Money] = field(default_factory=set)
    owed: dict[Money, Decimal] = field(default_factory=dict)

    def owe(self, money: Money, amount: Decimal) -> None:
        """Keep an amount for whoever tells it."""
        self.owed[money] = self.owed.get(money, Decimal(0)) + max(amount, Decimal(0))

    def tell(self, here: Metrics) -> None:
        """Tell what is owed of what was shown before, and show the rest."""
        for money in list(self.owed):
            amount = self.owed.pop(money) if money in self.shown else Decimal(0)
            here.add(meters.MONEY, float(amount), *money)  # house: a meter's
            self.shown.add(money)

    def next(self, name: str) -> Stretch:
        """Give the stretch of time that comes next; the first has no length."""
        end = now() - LAG
        since = max(self.until.get(name, end), end - LONGEST_STRETCH)
        return Stretch(since, max(since, end))


counted = Counted({})


async def measure() -> int:
    """Run every collector; one that fails says so, and stops no other. Return how many ran."""
    here = metrics()
    if here is None:
        return 0
    done = 0
    for name, collect in COLLECTORS.items():
        done += await _collect(here, name, collect)
    return 0 if done == len(COLLECTORS) else -1


async def _collect(here: Metrics, name: str, collect: "Collect") -> bool:
    began = time.monotonic()
    try:
        await collect(here)
        succeeded = True
    except Exception:
        LOG.exception("the collector %s failed", name)
        succeeded = False
    here.set(meters.COLLECTED, succeeded, name)
    here.set(meters.COLLECTOR_SECONDS, time.monotonic() - began, name)
    return succeeded


async def _queues(here: Metrics) -> None:
    for queue in await store.queues():
        here.set(meters.QUEUE_WAITING, queue.waiting, queue.name)
        here.set(meters.QUEUE_DEAD, queue.dead, queue.name)
        here.set(meters.QUEUE_OLDEST, float(queue.oldest), queue.name)  # house: seconds


async def _posted(here: Metrics) -> None:
    stretch = counted.next("posted")
    for kind in KINDS:
        here.add(meters.POSTED, 0, kind)
    for posted in await store.posted(stretch):
        here.add(meters.POSTED, posted.documents, posted.kind)
        if posted.currency:
            counted.owe((posted.kind, posted.currency), posted.amount)
    counted.tell(here)
    counted.until["posted"] = stretch.until


async def _standing(here: Metrics) -> None:
    for one in await store.standing():
        labels = (one.label,) if one.label else ()
        here.set(STANDING[one.name], one.value, *labels)


Collect = Callable[[Metrics], Awaitable[None]]
COLLECTORS: dict[str, Collect] = {
    "queues": _queues,
    "posted": _posted,
    "standing": _standing,
}

handler: Any = handler_for("health")
