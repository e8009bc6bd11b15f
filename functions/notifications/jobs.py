"""What runs by itself: relay, react, deliver, send, forget."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import SystemRandom
from typing import Any

from anyio import CapacityLimiter, create_task_group

from functions.notifications.model import Delivery
from functions.notifications.rules.retries import STEPS, wait_after
from functions.notifications.service import delivering, sending
from functions.notifications.service import relay as relaying
from functions.notifications.store import deliveries, emails, relay
from layers.database.transactions import transaction
from layers.schedule import handler_for
from shared.actor import Actor
from shared.clock import now

LOG = logging.getLogger("erp.notifications")
COMPANIES = 32
"""Companies served at the same time: they mostly wait for receivers, and one that is slow should
hold up few others."""
AT_ONCE = 8
"""Webhooks of one company called, and letters of one company taken, at the same time."""
LEASE = timedelta(seconds=60)
"""For how long a worker has what it took; longer than any call may last."""
MAIL_LEASE = timedelta(seconds=180)
KEYS_KEPT = timedelta(days=7)
EVENTS_KEPT = timedelta(days=30)
CHANCE = SystemRandom()


async def _for_each(queue: str, work: Callable[[Actor], Awaitable[int]]) -> int:
    """Work for every company that has something in a queue, several at a time.

    One that fails, or waits for a slow receiver, stops no other.
    """
    done: list[int] = []
    failures: list[Exception] = []
    places = CapacityLimiter(COMPANIES)

    async def serve(actor: Actor) -> None:
        async with places:
            try:
                done.append(await work(actor))
            except Exception as failure:  # noqa: BLE001 - raised below, when all had their turn
                failures.append(failure)

    async with create_task_group() as tasks:
        for actor in await relay.companies_with(queue):
            tasks.start_soon(serve, actor)
    if failures:
        raise ExceptionGroup(f"{queue} failed for {len(failures)} companies", failures)
    return sum(done)


async def relay_outbox() -> int:
    """Pass events on to everybody they concern; return how many."""
    return await _for_each("outbox", _relay)


async def _relay(actor: Actor) -> int:
    async with transaction(actor) as tx:
        return await relaying.relay_events(tx)


async def react() -> int:
    """Let functions and people hear of events, one at a time; return how many."""
    return await _for_each("inbox", _react)


async def _react(actor: Actor) -> int:
    done = 0
    while done < relaying.BATCH:
        reaction = None
        try:
            async with transaction(actor) as tx:
                reaction = await relay.take_reaction(tx)
                if reaction is None:
                    return done
                await relaying.react(tx, reaction)
        except Exception as failure:
            if reaction is None:
                raise
            LOG.warning("%s failed at %s", reaction.receiver, reaction.event, exc_info=failure)
            wait = wait_after(reaction.attempts + 1, CHANCE, STEPS)
            async with transaction(actor) as tx:
                await relay.postpone_reaction(tx, reaction, type(failure).__name__, wait)
        done += 1
    return done


async def deliver() -> int:
    """Call the webhooks that are due; return how many."""
    return await _for_each("deliveries", _deliver)


async def _deliver(actor: Actor) -> int:
    async with transaction(actor) as tx:
        due = await deliveries.claim(tx, AT_ONCE, LEASE)
    async with create_task_group() as tasks:
        for one in due:
            tasks.start_soon(_deliver_one, actor, one)
    return len(due)


async def _deliver_one(actor: Actor, due: Delivery) -> None:
    made = await delivering.attempt(actor, due)
    async with transaction(actor) as tx:
        await delivering.settle(tx, due, made)


async def send_mail() -> int:
    """Send the e-mails that are due; return how many."""
    return await _for_each("emails", _send_mail)


async def _send_mail(actor: Actor) -> int:
    async with transaction(actor) as tx:
        due = await emails.claim(tx, AT_ONCE, MAIL_LEASE)
    for one in due:
        await sending.deliver(actor, one)
    return len(due)


async def forget() -> int:
    """Forget idempotency keys and events told long ago; return how many."""
    return await relay.forget(now() - KEYS_KEPT, now() - EVENTS_KEPT)


handler: Any = handler_for("notifications")
