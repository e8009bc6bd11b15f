"""Suspend or reopen a tenant, for the operator: python -m functions.identity.operating suspend ID.

Needs only the address of the database in DATABASE_URL. From the next request on nobody of a
suspended tenant is let in, nor are their keys; nothing is lost, and its jobs go on.
"""

import argparse
import asyncio
import json
import sys
from uuid import UUID

from functions.identity.service import tenants
from layers.database.replies import answer
from layers.database.transactions import pool, transaction
from layers.http.public import NOWHERE
from shared.actor import system
from shared.errors import Refusal

COMMANDS = {"suspend": tenants.suspend_tenant, "reopen": tenants.reopen_tenant}


async def operate(tenant: UUID, command: str) -> str:
    """Run a command on a tenant, audited as any other; gives its name and how it stands, as JSON.

    Raises LookupError where there is no such tenant.
    """
    async with transaction(system(tenant, NOWHERE)) as tx:
        read = await COMMANDS[command](tx)
        row = await (await answer(tx, read, f"{command}_tenant", None)).fetchone()
    if row is None:
        raise LookupError(f"There is no tenant {tenant}.")
    return json.dumps(row[0], ensure_ascii=False)


async def _operate(tenant: UUID, command: str) -> str:
    try:
        return await operate(tenant, command)
    finally:
        await pool().close()


def main() -> int:
    """Read the arguments, do it, and say how the tenant stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("tenant", type=UUID, help="`tenant_id` of GET /v1/identity/me")
    asked = parser.parse_args()
    try:
        said = asyncio.run(_operate(asked.tenant, asked.command))
    except (LookupError, Refusal) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
