"""The seal: made by a job, checked by anybody who may read it."""

from layers.database.companies import served
from layers.database.transactions import Read, Tx
from shared.actor import Actor


async def seal(tx: Tx, most: int) -> int:
    """Seal up to so many entries; only sealing itself waits for sealing."""
    ((sealed,),) = await tx.rows(
        "SELECT ledger_seal(%(tenant)s, %(company)s, %(most)s)", {"most": most}
    )
    return int(sealed)


def sealed(now: int) -> Read:
    """Say how to read what is sealed by now."""
    return Read(
        """
        SELECT %(now)s::int AS sealed_now, coalesce(max(c.position), 0) AS sealed,
               encode(max(c.hash), 'hex') AS hash
          FROM ledger_chains c
         WHERE c.tenant_id = %(tenant)s AND c.company_id = %(company)s
        """,
        {"now": now},
    )


def summary() -> Read:
    """Say how to read how far the chain goes, and how many entries it does not hold yet."""
    return Read(
        """
        SELECT coalesce((SELECT c.position FROM ledger_chains c
                          WHERE c.tenant_id = %(tenant)s AND c.company_id = %(company)s), 0) AS sealed,
               (SELECT encode(c.hash, 'hex') FROM ledger_chains c
                 WHERE c.tenant_id = %(tenant)s AND c.company_id = %(company)s) AS hash,
               coalesce((SELECT sum(n.last - coalesce(s.serial, 0))
                           FROM ledger_numbers n
                           LEFT JOIN ledger_sealed s
                                  ON s.tenant_id = n.tenant_id AND s.company_id = n.company_id
                                 AND s.series = n.series
                          WHERE n.tenant_id = %(tenant)s AND n.company_id = %(company)s), 0)
               AS unsealed
        """
    )


def breaks(most: int) -> Read:
    """Say how to read where the chain does not hold, the first break first."""
    return Read(
        """
        SELECT place, entry_id, number, problem
          FROM ledger_breaks(%(tenant)s, %(company)s, %(most)s)
        """,
        {"most": most},
    )


async def companies_unsealed() -> list[Actor]:
    """Ask which companies have something to seal."""
    return await served("SELECT tenant_id, company_id FROM ledger_unsealed()")
