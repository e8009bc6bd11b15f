"""Run what needs no actor: signing up, signing in, and what a link in a letter is good for.

Such an operation finds out by itself whom it is about, and then runs a command as that person,
audited in their tenant. Whom it is about may be nobody: then the same work is done for the
tenant zero, so that neither the answer nor its time tells whether somebody is there.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from uuid import UUID

from fastapi import Depends, Request, Response
from psycopg.errors import DeadlockDetected, SerializationFailure

from layers.database.transactions import Tx, transaction
from layers.http.commands import ATTEMPTS, Command
from layers.http.identity import (
    ForgedRequest,
    address_of,
    check_no_parameters,
    command_name,
    from_other_site,
)
from shared.actor import NOBODY, Actor, Permission
from shared.errors import Unavailable
from shared.nouns import dataclass

Answer = TypeVar("Answer")
NOWHERE = UUID(int=0)
"""The tenant and company of what is not yet anybody's."""
VISITOR = "visitor"
LONGEST_AGENT = 300
ANYBODY: dict[str, Any] = {"security": []}
"""Says of an operation, in its OpenAPI description, that it needs neither session nor key."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody unknown, at an address, with a browser or program of some name."""

    request: Request
    response: Response
    name: str
    address: str
    agent: str

    def actor(self, tenant: UUID = NOWHERE, company: UUID = NOWHERE, user: UUID = NOBODY) -> Actor:
        """Make the actor under which the work is done: with no rights, for no other endpoint."""
        return Actor(
            tenant,
            company,
            user,
            frozenset(),
            via=VISITOR,
            address=self.address,
            request_id=getattr(self.request.state, "request_id", ""),
        )

    def command(self, actor: Actor, key: str | None = None, digest: bytes = b"") -> Command:
        """Make the command to run as them: its work, audit row and reply commit together."""
        return Command(
            self.request, self.response, actor, Permission.SELF_READ, self.name, key, digest
        )

    async def beforehand(
        self, work: Callable[[Tx], Awaitable[Answer]], actor: Actor | None = None
    ) -> Answer:
        """Do what must stay done whatever comes next, such as counting attempts."""
        for _ in range(ATTEMPTS):
            try:
                async with transaction(actor or self.actor()) as tx:
                    return await work(tx)
            except (DeadlockDetected, SerializationFailure):
                continue
        raise Unavailable("Many are asking for the same. Try again in a few seconds.")


def visitor_of(request: Request, response: Response) -> Visitor:
    """Say who is there, as far as the request tells."""
    agent = request.headers.get("user-agent", "")[:LONGEST_AGENT]
    return Visitor(request, response, command_name(request), address_of(request), agent)


def for_anybody() -> Any:
    """Depend on a visitor; a browser must not have been sent here by another site's page."""

    async def resolve(request: Request, response: Response) -> Visitor:
        check_no_parameters(request)
        if from_other_site(request):
            raise ForgedRequest("Another site's page asked for this.")
        return visitor_of(request, response)

    resolve.is_public = True  # type: ignore[attr-defined]
    return Depends(resolve)
