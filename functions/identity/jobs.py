"""What identity does by itself, now and then."""

from layers.database.companies import swept


async def sweep() -> int:
    """Forget sessions, tickets and counted tries that are over; says how many."""
    return await swept("SELECT identity_sweep()")
