"""One pool per process, one transaction per command, one company per transaction.

Statements queue, and travel with the next answer waited for or with the commit.
"""

import dataclasses
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import field
from functools import cache, partial
from time import perf_counter
from typing import Any, LiteralString, cast
from uuid import UUID

from psycopg import AsyncConnection, AsyncCursor, Error
from psycopg.sql import Composed
from psycopg_pool import AsyncConnectionPool

from layers.database.locks import Rung, climb
from layers.database.patience import EagerPool
from layers.database.pipelines import pipelined, queue, queue_bare
from layers.database.problems import refusal_for
from layers.database.together import Together
from layers.database.types import prepare_connection
from shared.actor import Actor
from shared.nouns import dataclass

Row = tuple[Any, ...]
Cursor = AsyncCursor[Row]
Values = Mapping[str, Any]
Check = Callable[[Row], None]


READ_ONLY: LiteralString = "BEGIN READ ONLY"
"""Begin a read: one trip, and its rights are checked when everything is back."""


class RightsChanged(Exception):
    """Somebody's rights changed after this actor's were read: read them again."""


@dataclass(frozen=True, slots=True)
class Read:
    """A SELECT and its values, run later by whoever holds the transaction."""

    sql: LiteralString | Composed
    values: Values = field(default_factory=dict)


@dataclasses.dataclass(slots=True)
class Tx:
    """A company's transaction; a command's budget counts its statements and round trips.

    Every statement may say %(tenant)s, %(company)s and %(user)s, and gets the actor's.
    """

    connection: AsyncConnection[Row]
    actor: Actor
    statements: int = 0
    trips: int = 0
    held: Rung = Rung.NOTHING
    checks: list[tuple[Cursor, Check]] = field(default_factory=list)
    kind: str | None = None
    subject: UUID | None = None
    before: Any = None
    gathering: Together | None = None
    began: float = field(default_factory=perf_counter)

    def about(self, kind: str, subject: UUID, before: Any = None) -> None:
        """Name the record this command is about, and how it looked before, for the audit."""
        self.kind, self.subject, self.before = kind, subject, before

    async def queue(
        self,
        sql: LiteralString | Composed,
        values: Values | None = None,
        *,
        locks: Rung = Rung.NOTHING,
    ) -> Cursor:
        """Add a statement to the next trip; its cursor is read after that trip."""
        if self.gathering is not None and isinstance(sql, str) and locks is Rung.NOTHING:
            return cast("Cursor", self.gathering.add(sql, values or {}))
        self.held = climb(self.held, locks)
        self.statements += 1
        who = {
            "tenant": self.actor.tenant_id,
            "company": self.actor.company_id,
            "user": self.actor.user_id,
        }
        return queue(self.connection, sql, {**(values or {}), **who})

    def order(self, sql: LiteralString) -> None:
        """Add a statement that gives no answer to the next trip, such as COMMIT."""
        self.statements += 1
        queue_bare(self.connection, sql)

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        """Send the reads that are queued inside as one statement; they are read after the trip.

        Only for reads in literal SQL whose columns have names; ids and dates come as text.
        """
        self.gathering = gathered = Together()
        try:
            yield
        finally:
            self.gathering = None
        gathered.cursor = await self.queue(*gathered.statement())

    async def rows(
        self,
        sql: LiteralString | Composed,
        values: Values | None = None,
        *,
        locks: Rung = Rung.NOTHING,
    ) -> list[Row]:
        """Send what is queued and wait for this answer: one round trip."""
        cursor = await self.queue(sql, values, locks=locks)
        await self.arrive()
        return await cursor.fetchall()

    async def read(self, read: Read) -> list[dict[str, Any]]:
        """Run a Read in this transaction, and give its rows by column name: one round trip."""
        cursor = await self.queue(read.sql, read.values)
        await self.arrive()
        rows = await cursor.fetchall()  # only now have the names arrived, too
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    async def write(
        self,
        sql: LiteralString | Composed,
        values: Values | None = None,
        *,
        locks: Rung = Rung.NOTHING,
    ) -> Cursor:
        """Queue a change, after every queued check has passed."""
        if self.checks:
            await self.arrive()
        return await self.queue(sql, values, locks=locks)

    async def expect(self, sql: LiteralString, values: Values, check: Check) -> None:
        """Queue a statement whose row is checked before any later answer is given out."""
        self.checks.append((await self.queue(sql, values), check))

    async def arrive(self) -> None:
        """Count a trip and check what came with it."""
        self.trips += 1
        checks, self.checks = self.checks, []
        for cursor, check in checks:
            check(await cursor.fetchone() or ())


watchers: list[Callable[[Tx], None]] = []
"""Told of every committed transaction: metrics in production, budgets under test."""


@cache
def pool() -> AsyncConnectionPool[AsyncConnection[Row]]:
    """Make the pool on first use. BEGIN and COMMIT are ours, so that they can be queued."""
    size = int(os.environ.get("POOL_SIZE", "6"))
    return EagerPool(
        os.environ["DATABASE_URL"],
        min_size=0,
        max_size=size,
        timeout=float(os.environ.get("POOL_TIMEOUT", "10")),
        reconnect_timeout=20,
        open=False,
        kwargs={"autocommit": True},
        configure=prepare_connection,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Opening:
    """How a transaction becomes its actor's: a call that gives the rights version now in force.

    What else it gives is checked with it.
    """

    sql: LiteralString = "SELECT begin_as(%(tenant)s, %(company)s, %(user)s)"
    values: Values = field(default_factory=dict)
    check: Check | None = None


PLAIN = Opening()


def _check_opening(actor: Actor, opening: Opening, row: Row) -> None:
    """Refuse rights that were read before somebody changed them; the system has none to change."""
    if actor.rights_version is not None and row[0] != actor.rights_version:
        raise RightsChanged
    if opening.check is not None:
        opening.check(row[1:])


@asynccontextmanager
async def transaction(
    actor: Actor, begin: LiteralString = "BEGIN", opening: Opening = PLAIN
) -> AsyncIterator[Tx]:
    """Begin as the actor; commit on success, roll back on any error.

    Raises the Refusal a statement named with must(), or the one its SQLSTATE stands for.
    """
    await pool().open()
    try:
        async with pool().connection() as connection, pipelined(connection):
            tx = Tx(connection, actor)
            tx.order(begin)
            await tx.expect(opening.sql, opening.values, partial(_check_opening, actor, opening))
            yield tx
            if tx.checks and begin != READ_ONLY:
                await tx.arrive()
            tx.order("COMMIT")
            tx.trips += 1
    except Error as error:
        refusal = refusal_for(error)
        if refusal is None:
            raise
        raise refusal from error
    for cursor, check in tx.checks:  # a read is checked after its one trip: nothing was given out
        check(await cursor.fetchone() or ())
    for watch in watchers:
        watch(tx)
