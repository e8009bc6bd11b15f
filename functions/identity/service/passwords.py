"""Passwords and addresses: changed by whoever knows the password, or reads the owner's mail."""

from uuid import UUID

from functions.identity.model import Login, Ticket, User
from functions.identity.rules import passwords, people, tickets
from functions.identity.service.signing_in import Verdict
from functions.identity.store import sessions, tenants, users
from functions.identity.store import tickets as store
from functions.identity.store.tickets import NewTicket
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.clock import now
from shared.errors import NotFound
from shared.events import AddressVerificationRequested, PasswordResetRequested
from shared.ids import new_id


async def own_hash(tx: Tx) -> str | None:
    """Read the actor's user's hash, to compare outside of any transaction."""
    user = await users.find_user(tx, tx.actor.user_id)
    return None if user is None else user.password


def check_proven(verdict: Verdict) -> None:
    """Refuse what needs the password where it was not the right one."""
    if not verdict.is_right:
        detail = "This is not your present password."
        raise passwords.PasswordWrong(detail, pointer="/body/password")


async def change_password(tx: Tx, verdict: Verdict, wanted: str, kept: str) -> Read:
    """Keep another password, and end all other sessions."""
    check_proven(verdict)
    user = await users.find_user(tx, tx.actor.user_id)
    if user is None:
        raise NotFound("There is no such user.")
    passwords.check_password(wanted, user.email, user.name, pointer="/body/new_password")
    tx.about("user", user.id)
    await tenants.change_rights(tx)
    await users.set_password(tx, user.id, kept)
    await sessions.end_sessions(tx, user.id, but=tx.actor.proof)
    await store.use_up(tx, user.id, tickets.RESET)
    return users.standing(user.id)


async def change_address(tx: Tx, verdict: Verdict, email: str) -> Read:
    """Sign in with another address from now on; a letter to it asks whether it is one's own.

    Links sent to the old address are no good any more, and all other sessions end.
    """
    check_proven(verdict)
    user = await users.find_user(tx, tx.actor.user_id)
    if user is None:
        raise NotFound("There is no such user.")
    await tenants.change_rights(tx)
    await users.set_address(tx, user.id, email, people.login_of(email))
    await sessions.end_sessions(tx, user.id, but=tx.actor.proof)
    await store.use_up(tx, user.id, tickets.RESET)
    sent = await ask_verification(tx)
    tx.about("user", user.id, before={"email": user.email})
    return sent


async def ask_reset(tx: Tx, login: Login | None, ticket_id: UUID) -> Read:
    """Send a link to set a new password, where somebody is there who may use it.

    The answer is the same for everybody, and so is the work: for nobody the same statements
    run in the tenant zero and find nothing to do.
    """
    may = login is not None and login.status == "active" and login.company_id is not None
    ticket = NewTicket(ticket_id, tickets.RESET, tx.actor.user_id, tickets.LASTS[tickets.RESET])
    await store.add_ticket_if(tx, ticket, may)
    await store.announce_if_there(tx, ticket_id, PasswordResetRequested.name)
    return store.accepted()


async def read_ticket(tx: Tx, ticket_id: UUID) -> tuple[Ticket, User] | None:
    """Read a ticket and its user, to know in whose name to go on."""
    ticket = await store.peek(tx, ticket_id)
    user = None if ticket is None else await users.find_user(tx, ticket.user_id)
    return None if ticket is None or user is None else (ticket, user)


def check_found(found: tuple[Ticket, User] | None) -> tuple[Ticket, User]:
    """Give back whom a ticket is of. Raises LinkExpired where there is nobody."""
    if found is None:
        raise tickets.expired()
    return found


async def reset_password(tx: Tx, ticket_id: UUID, wanted: str, kept: str) -> Read:
    """Keep a new password against the link from the letter, and end all sessions."""
    held = tickets.check_good(await store.lock_ticket(tx, ticket_id), (tickets.RESET,), now())
    user = await users.find_user(tx, held.user_id)
    if user is None or user.status != "active":
        raise tickets.expired()
    passwords.check_password(wanted, user.email, user.name)
    tx.about("user", user.id)
    await tenants.change_rights(tx)
    await users.set_password(tx, user.id, kept)
    await users.verify_address(tx, user.id)
    await sessions.end_sessions(tx, user.id)
    await store.use_up(tx, user.id, tickets.RESET)
    await store.use_up(tx, user.id, tickets.SECOND_STEP)
    return users.standing(user.id)


async def verify_address(tx: Tx, ticket_id: UUID) -> Read:
    """Write down that somebody read the letter sent to their address."""
    kinds = (tickets.VERIFICATION,)
    held = tickets.check_good(await store.lock_ticket(tx, ticket_id), kinds, now())
    tx.about("user", held.user_id)
    await users.verify_address(tx, held.user_id)
    await store.use_ticket(tx, ticket_id)
    return users.standing(held.user_id)


async def ask_verification(tx: Tx) -> Read:
    """Send the letter that verifies the actor's user's address again."""
    user_id, ticket_id = tx.actor.user_id, new_id()
    kind = tickets.VERIFICATION
    tx.about("user", user_id)
    await store.add_ticket(tx, NewTicket(ticket_id, kind, user_id, tickets.LASTS[kind]))
    await emit(tx, AddressVerificationRequested(ticket_id))
    return users.standing(user_id)
