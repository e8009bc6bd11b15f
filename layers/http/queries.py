"""Run a read: begin, company, SELECT and commit in one round trip."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from fastapi import Depends, Request, Response

from layers.database.transactions import READ_ONLY, Cursor, Read, RightsChanged, Tx, transaction
from layers.http.identity import (
    CurrentActor,
    check_known_parameters,
    check_permission,
    permitted,
    renewed_actor,
)
from layers.http.shapes import Shape
from layers.http.versions import tag
from shared.actor import Actor, Permission
from shared.errors import NotFound, Unavailable
from shared.nouns import dataclass

Reply = TypeVar("Reply", bound=Shape)
Answer = TypeVar("Answer")
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Query:
    """An actor who may read this."""

    request: Request
    response: Response
    actor: Actor
    permission: Permission

    async def raw(self, read: Read) -> list[dict[str, Any]]:
        """Return the rows by column name, in one trip."""

        async def ask(tx: Tx) -> Cursor:
            return await tx.queue(read.sql, read.values)

        found = await self.within(ask)
        names = [column.name for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in await found.fetchall()]

    async def within(self, work: Callable[[Tx], Awaitable[Answer]]) -> Answer:
        """Read several things in one read-only transaction."""
        actor = self.actor
        for _ in range(ATTEMPTS):
            try:
                async with transaction(actor, READ_ONLY) as tx:
                    answer = await work(tx)
            except RightsChanged:
                actor = await renewed_actor(self.request)
                check_permission(actor, self.permission)
            else:
                return answer
        raise Unavailable("Rights are being changed. Try again in a few seconds.")

    async def rows(self, shape: type[Reply], read: Read) -> list[Reply]:
        """Return every row in its shape."""
        return [shape.model_validate(row) for row in await self.raw(read)]

    async def one(self, shape: type[Reply], read: Read, missing: str) -> Reply:
        """Return the only row, or refuse with what is missing; gives an ETag with a version."""
        rows = await self.raw(read)
        if not rows:
            raise NotFound(missing)
        reply = shape.model_validate(rows[0])
        tag(self.response, reply)
        return reply


def may(permission: Permission) -> Any:
    """Depend on a query that only actors with the permission can run."""

    async def resolve(request: Request, response: Response, actor: CurrentActor) -> Query:
        actor = await permitted(request, actor, permission)
        check_known_parameters(request)
        return Query(request, response, actor, permission)

    resolve.permission = permission  # type: ignore[attr-defined]
    return Depends(resolve)
