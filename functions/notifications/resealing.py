"""Seal anew what was derived from the secret before: python -m functions.notifications.resealing.

Changing the server's secret takes three steps. Start every process with the new one in ERP_SECRET
and the old one in ERP_SECRET_PREVIOUS: links, TOTP and webhooks of both are good. Run this, which
needs both and DATABASE_URL, until it says that nothing is left. A week later, when the last link
made before has ended, start without ERP_SECRET_PREVIOUS.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable

from functions.identity.service import second_step
from functions.notifications.service import resealing
from layers.database.transactions import Tx, pool, transaction
from layers.settings import take_secrets
from shared.actor import Actor

Kind = tuple[Callable[[], Awaitable[list[Actor]]], Callable[[Tx], Awaitable[tuple[int, int]]]]
KINDS: dict[str, Kind] = {
    "totp": (second_step.unsealed, second_step.reseal),
    "webhooks": (resealing.unsealed, resealing.reseal),
}


async def reseal() -> dict[str, dict[str, int]]:
    """Seal everything anew; gives how many of each kind were, and how many are lost."""
    done: dict[str, dict[str, int]] = {}
    for name, (unsealed, seal) in KINDS.items():
        done[name] = {"sealed": 0, "lost": 0}
        for actor in await unsealed():
            async with transaction(actor) as tx:
                sealed, lost = await seal(tx)
            done[name]["sealed"] += sealed
            done[name]["lost"] += lost
    return done


async def _reseal() -> dict[str, dict[str, int]]:
    try:
        return await reseal()
    finally:
        await pool().close()


def main() -> int:
    """Do it, and say what was done as JSON; fails where something is lost."""
    take_secrets()
    done = asyncio.run(_reseal())
    sys.stdout.write(f"{json.dumps(done)}\n")
    return 1 if any(kind["lost"] for kind in done.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
