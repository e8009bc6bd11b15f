"""Reads sent together give what they give alone."""

from decimal import Decimal
from uuid import uuid4

from layers.database.transactions import Tx, transaction
from shared.actor import Actor

NUMBERS = """
    SELECT n AS number, n / 4.0 AS quarter, %(word)s::text AS word
      FROM generate_series(1, %(most)s::int) AS n
     WHERE %(tenant)s::uuid IS NOT NULL AND 'a%%' LIKE 'a%%'
"""


async def test_each_read_keeps_its_values_and_the_order_of_its_columns(
    clerk: Actor, committed: list[Tx]
) -> None:
    async with transaction(clerk) as tx:
        async with tx.together():
            few = await tx.queue(NUMBERS, {"most": 2, "word": "few"})
            none = await tx.queue(NUMBERS, {"most": 0, "word": "none"})
            other = await tx.queue("SELECT %(word)s::text AS b, 1.10 AS a", {"word": str(uuid4())})
        await tx.arrive()
        rows = await few.fetchall()
        assert [row[0] for row in rows] == [1, 2]
        assert rows[0][1:] == (Decimal("0.25000000000000000000"), "few")
        assert await none.fetchone() is None
        assert (await other.fetchone() or ())[1] == Decimal("1.10")
    assert committed[-1].statements == 4
