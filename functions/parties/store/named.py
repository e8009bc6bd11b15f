"""Parties as files and people name them: by id, code, tax number or name."""

from collections.abc import Collection
from typing import LiteralString
from uuid import UUID

from layers.database.transactions import Cursor, Tx

_NAMED: LiteralString = """
    WITH said AS (
        SELECT DISTINCT s.said, lower(btrim(s.said)) AS low,
               upper(regexp_replace(s.said, '[^[:alnum:]]', '', 'g')) AS number,
               CASE WHEN pg_input_is_valid(s.said, 'uuid') THEN s.said::uuid END AS id
          FROM unnest(%(said)s::text[]) AS s (said)
    ), numbers AS (
        SELECT t.party_id, upper(regexp_replace(t.number, '[^[:alnum:]]', '', 'g')) AS number
          FROM parties_tax_numbers AS t
         WHERE t.tenant_id = %(tenant)s AND t.company_id = %(company)s
    ), known AS (
        SELECT p.id, p.code, p.merged_into, p.status, lower(p.code) AS low_code,
               lower(btrim(p.name)) AS low_name
          FROM parties AS p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
    ), hits AS (
        SELECT s.said, 1 AS way, k.id, k.merged_into FROM said AS s JOIN known AS k USING (id)
         UNION ALL
        SELECT s.said, 2, k.id, k.merged_into FROM said AS s JOIN known AS k ON k.code = s.said
         UNION ALL
        SELECT s.said, 3, k.id, k.merged_into FROM said AS s JOIN known AS k ON k.low_code = s.low
         UNION ALL
        SELECT s.said, 4, k.id, k.merged_into
          FROM said AS s JOIN numbers AS n USING (number) JOIN known AS k ON k.id = n.party_id
         WHERE s.number <> ''
         UNION ALL
        SELECT s.said, CASE k.status WHEN 'archived' THEN 6 ELSE 5 END, k.id, k.merged_into
          FROM said AS s JOIN known AS k ON k.low_name = s.low
    ), best AS (
        SELECT DISTINCT h.said, coalesce(h.merged_into, h.id) AS id
          FROM (SELECT *, min(way) OVER (PARTITION BY said) AS surest FROM hits) AS h
         WHERE h.way = h.surest
    )
    SELECT b.said, p.id, p.code, p.name
      FROM best AS b
      JOIN parties AS p
        ON p.tenant_id = %(tenant)s AND p.company_id = %(company)s AND p.id = b.id
     ORDER BY b.said, p.code
"""


async def ask_survivors(tx: Tx, ids: Collection[UUID]) -> Cursor:
    """Queue the question which parties those of the ids that were merged became."""
    return await tx.queue(
        """
        SELECT id, merged_into FROM parties
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
           AND merged_into IS NOT NULL
        """,
        {"ids": list(ids)},
    )


async def ask_named(tx: Tx, said: Collection[str]) -> Cursor:
    """Queue the question whom texts name, each by the surest way in which it names anybody.

    Surest first: id, code, code in other letters, tax number, name of one in use, name of any.
    """
    return await tx.queue(
        _NAMED,
        {"said": list(said)},
    )
