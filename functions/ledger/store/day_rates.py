"""Rates of several currencies on several days, in one statement."""

from collections.abc import Sequence
from datetime import date

from layers.database.transactions import Cursor, Tx


async def ask_rates(tx: Tx, wanted: Sequence[tuple[str, date]]) -> Cursor:
    """Queue the question for the latest rates on or before days; unknown ones are left out."""
    return await tx.queue(
        """
        SELECT asked.currency, asked.dated, found.rate
          FROM unnest(%(currencies)s::text[], %(dates)s::date[]) AS asked (currency, dated)
          JOIN LATERAL (
              SELECT r.rate FROM ledger_rates r
               WHERE r.tenant_id = %(tenant)s AND r.company_id = %(company)s
                 AND r.currency = asked.currency AND r.dated <= asked.dated
               ORDER BY r.dated DESC LIMIT 1) AS found ON true
        """,
        {"currencies": [c for c, _ in wanted], "dates": [dated for _, dated in wanted]},
    )
