"""Run a command once: its work, audit row, reply and key commit together."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request, Response
from psycopg.errors import DeadlockDetected, SerializationFailure
from starlette.datastructures import UploadFile

from layers.database.replies import Replay, answer, claiming
from layers.database.transactions import PLAIN, Read, RightsChanged, Tx, transaction
from layers.http.identity import (
    CurrentActor,
    check_known_fields,
    check_no_parameters,
    check_permission,
    command_name,
    permitted,
    record,
    renewed_actor,
)
from layers.http.pointers import point_out
from layers.http.shapes import BulkReply, RowResult, Shape
from layers.http.versions import tag
from shared.actor import Actor, Permission
from shared.errors import NotSignedIn, Refusal, Unavailable
from shared.nouns import dataclass

Reply = TypeVar("Reply", bound=Shape)
Item = TypeVar("Item")
Work = Callable[[Tx], Awaitable[Read]]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=128,
        pattern=r"^[\x21-\x7e]+$",
        description="Repeat a request under the same key and it is done once.",
    ),
]
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Command:
    """A permitted actor, what they asked, and the key they asked it under, if any."""

    request: Request
    response: Response
    actor: Actor
    permission: Permission
    name: str
    key: str | None
    digest: bytes

    async def run(self, reply: type[Reply], work: Work) -> Reply:
        """Do the work in one transaction, or give back what this key gave before.

        Deadlocks and serialization failures are tried again, unseen. A refusal is audited.
        """
        try:
            answered = reply.model_validate(await self._attempts(work))
        except Refusal as refusal:
            await self._record(refusal)
            raise
        tag(self.response, answered)
        return answered

    async def run_many(
        self, reply: type[Reply], items: Sequence[Item], work: Callable[[Tx, Item], Awaitable[Read]]
    ) -> BulkReply[Reply]:
        """Do each item in a transaction of its own, under a key of its own; report on each."""
        rows: list[RowResult[Reply]] = []
        for number, item in enumerate(items):
            one = replace(
                self,
                key=self.key and f"{self.key}#{number}",
                digest=hashlib.sha256(self.digest + str(number).encode()).digest(),
            )

            async def work_on(tx: Tx, item: Item = item) -> Read:
                return await work(tx, item)

            try:
                result = reply.model_validate(await one._attempts(work_on))  # noqa: SLF001
                rows.append(RowResult[Reply](row=number, status=200, result=result))
            except Refusal as refusal:
                sent = item.model_dump(mode="json") if isinstance(item, Shape) else None
                point_out(refusal, self.request.scope["route"], row=True, body=sent)
                await one._record(refusal)  # noqa: SLF001
                rows.append(
                    RowResult[Reply](
                        row=number, status=refusal.status, problem=refusal.as_problem()
                    )
                )
        done = sum(row.problem is None for row in rows)
        return BulkReply[Reply](done=done, refused=len(rows) - done, rows=rows)

    async def _attempts(self, work: Work) -> Any:
        actor = self.actor
        for _ in range(ATTEMPTS):
            try:
                return await self._once(actor, work)
            except Replay as earlier:
                return earlier.reply
            except RightsChanged:
                actor = await renewed_actor(self.request)
                check_permission(actor, self.permission)
            except (DeadlockDetected, SerializationFailure):
                continue
        raise Unavailable("Many are changing the same records. Try again in a few seconds.")

    async def _once(self, actor: Actor, work: Work) -> Any:
        opening = claiming(self.key, self.digest) if self.key else PLAIN
        async with transaction(actor, opening=opening) as tx:
            outcome = await answer(tx, await work(tx), self.name, self.key)
        (reply,) = await outcome.fetchone() or (None,)
        return reply

    async def _record(self, refusal: Refusal) -> None:
        """Audit a refusal in a transaction of its own; a database that is away is not asked."""
        if isinstance(refusal, (Unavailable, NotSignedIn)):
            return
        await record(self.actor, refusal, self.name)


def permit(permission: Permission) -> Any:
    """Depend on a command that only actors with the permission can run."""

    async def resolve(
        request: Request, response: Response, actor: CurrentActor, key: Key = None
    ) -> Command:
        actor = await permitted(request, actor, permission)
        check_no_parameters(request)
        await check_known_fields(request)
        digest = await _digest(request, actor) if key else b""
        return Command(request, response, actor, permission, command_name(request), key, digest)

    resolve.permission = permission  # type: ignore[attr-defined]
    return Depends(resolve)


async def _digest(request: Request, actor: Actor) -> bytes:
    """Hash who asks what: the same key for anything else is refused."""
    asked = hashlib.sha256(f"{actor.user_id} {request.method} {request.scope['path']}\n".encode())
    if request.headers.get("content-type", "").startswith("multipart/"):
        for name, value in (await request.form()).multi_items():
            asked.update(f"\n{name}=".encode())
            if isinstance(value, UploadFile):
                asked.update(await value.read())
                await value.seek(0)
            else:
                asked.update(value.encode())
    else:
        asked.update(request.headers.get("if-match", "").encode())
        asked.update(await request.body())
    return asked.digest()
