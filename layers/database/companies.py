"""Find the companies that a job has to serve: the only read made as nobody's company."""

from typing import LiteralString

from layers.database.transactions import Values, pool
from shared.actor import Actor, system


async def served(door: LiteralString, values: Values | None = None) -> list[Actor]:
    """Ask a door, which gives tenant and company ids; return the system's actor in each.

    The doors are owned by erp_door and show nothing but ids.
    """
    await pool().open()
    async with pool().connection() as connection:
        cursor = await connection.execute(door, values or {})
        return [system(tenant, company) for tenant, company in await cursor.fetchall()]


async def swept(door: LiteralString, values: Values | None = None) -> int:
    """Call a door that forgets what is old in every company; return how many rows went."""
    await pool().open()
    async with pool().connection() as connection:
        cursor = await connection.execute(door, values or {})
        (gone,) = await cursor.fetchone() or (0,)
        return int(gone)
