"""Check a company's books past the API, for an auditor: python -m functions.ledger.verify.

Needs only the address of the database in DATABASE_URL, and the ids of tenant and company. Ends
with 0 where the chain holds and all that is kept agrees, with 1 where it does not.
"""

import argparse
import asyncio
import sys
from uuid import UUID

from functions.ledger.service import balances, seals
from layers.database.transactions import READ_ONLY, pool, transaction
from shared.actor import system


async def verify(tenant: UUID, company: UUID) -> list[str]:
    """Give a line for each break of the chain and each difference, the first break first."""
    async with transaction(system(tenant, company), READ_ONLY) as tx:
        verdict = await seals.verify(tx)
        differences = await tx.read(balances.checks())
    await pool().close()
    said = [
        f"place {b['place']}: {b['problem']} ({b['number'] or b['entry_id'] or ''})"
        for b in verdict.breaks
    ]
    said += [f"{d['check']}: {d['subject']} {d['kept']} {d['found']}" for d in differences]
    head = f"{verdict.sealed} entries sealed, {verdict.unsealed} not yet, head {verdict.hash}"
    return [head, *said]


def main() -> int:
    """Read the arguments, check, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tenant", type=UUID)
    parser.add_argument("company", type=UUID)
    asked = parser.parse_args()
    found = asyncio.run(verify(asked.tenant, asked.company))
    sys.stdout.write("\n".join(found) + "\n")
    return 1 if found[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
