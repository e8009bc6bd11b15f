"""How often something was tried, counted where every process sees it."""

from collections.abc import Sequence

from functions.identity.model import Try
from layers.database.transactions import Tx


async def count_tries(tx: Tx, tries: Sequence[Try]) -> list[tuple[int, int]]:
    """Count one more of each, and give how many there are now and the seconds still to wait."""
    rows = await tx.rows(
        """
        SELECT tries, wait
          FROM identity_count(%(tenant)s, %(buckets)s::bytea[], %(seconds)s::integer[])
         ORDER BY place
        """,
        {
            "buckets": [one.bucket for one in tries],
            "seconds": [one.limit.seconds for one in tries],
        },
    )
    return [(tried, wait) for tried, wait in rows]


async def forgive(tx: Tx, forgotten: Sequence[Try], taken_back: Sequence[Try]) -> None:
    """Forget what was counted under the first, and take one back under the second."""
    await tx.write(
        """
        DELETE FROM identity_attempts
         WHERE tenant_id = %(tenant)s AND bucket = ANY (%(buckets)s::bytea[])
        """,
        {"buckets": [one.bucket for one in forgotten]},
    )
    await tx.write(
        """
        UPDATE identity_attempts SET tries = greatest(tries - 1, 0)
         WHERE tenant_id = %(tenant)s AND bucket = ANY (%(buckets)s::bytea[])
        """,
        {"buckets": [one.bucket for one in taken_back]},
    )
