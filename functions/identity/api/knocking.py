"""Before the door opens: count the try, compare the password, and go on in somebody's name."""

from collections.abc import Sequence
from dataclasses import replace

from functions.identity.model import Ticket, Try, User
from functions.identity.service import letters, passwords, signing_in, tries
from functions.identity.service.signing_in import Verdict
from layers.http.commands import Command
from layers.http.public import Visitor, visitor_of
from shared.actor import Actor


async def knock(visitor: Visitor, counted: Sequence[Try]) -> None:
    """Count a try, and refuse it where there were too many; the count stays either way."""
    so_far = await visitor.beforehand(lambda tx: tries.count(tx, counted))
    tries.check(counted, so_far)


async def ticket_holder(visitor: Visitor, token: str) -> tuple[Actor, Ticket, User]:
    """Find out who holds a token from a letter, or of a first step; refuse one that is no good."""
    stub = letters.opened(token)
    found = await visitor.beforehand(
        lambda tx: passwords.read_ticket(tx, stub.ticket_id), visitor.actor(stub.tenant_id)
    )
    ticket, user = passwords.check_found(found)
    return visitor.actor(stub.tenant_id, ticket.company_id, user.id), ticket, user


async def proven(command: Command, password: str) -> Verdict:
    """Compare a password with that of whoever is signed in; the command refuses a wrong one."""
    visitor = visitor_of(command.request, command.response)
    await knock(visitor, tries.password(command.actor.user_id))
    anyway = replace(command.actor, rights_version=None)
    kept = await visitor.beforehand(passwords.own_hash, anyway)
    return await signing_in.compare(kept, password)


def unkeyed(command: Command) -> Command:
    """Take the idempotency key off a command that hands out, or takes, a secret."""
    return replace(command, key=None, digest=b"")
