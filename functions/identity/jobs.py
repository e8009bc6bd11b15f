"""What identity does by itself, now and then."""

from typing import Any

from functions.identity.store.sessions import SWEEP
from layers.database.companies import swept
from layers.schedule import handler_for


async def sweep() -> int:
    """Forget sessions, tickets and counted tries that are over; says how many."""
    return await swept(SWEEP)


handler: Any = handler_for("identity")
