"""Parties as banks name them: by name and account."""

from collections.abc import Sequence
from uuid import UUID

from layers.database.transactions import Cursor, Tx


async def ask_payers(tx: Tx, ids: Sequence[UUID], codes: Sequence[str]) -> Cursor:
    """Queue the question for parties' names and accounts, by their ids or codes."""
    return await tx.queue(
        """
        SELECT p.id, p.code, p.name, p.is_supplier AND NOT p.is_customer,
               coalesce((SELECT array_agg(CASE WHEN b.iban <> '' THEN b.iban
                                               ELSE b.account_number END ORDER BY b.position)
                           FROM parties_banks b
                          WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
                            AND b.party_id = p.id), '{}')
          FROM parties p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
           AND (p.id = ANY (%(ids)s) OR p.code = ANY (%(codes)s))
        """,
        {"ids": list(ids), "codes": list(codes)},
    )
