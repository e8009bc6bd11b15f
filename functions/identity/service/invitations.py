"""Invitations: a letter with a link, which makes somebody a member of a company."""

from uuid import UUID

from functions.identity.model import Ticket, User
from functions.identity.rules import passwords, people, roles, tickets
from functions.identity.service.signing_in import Verdict
from functions.identity.store import tickets as store
from functions.identity.store import users
from functions.identity.store.roles import find_role
from functions.identity.store.tenants import change_rights
from functions.identity.store.tickets import NewTicket
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.clock import now
from shared.errors import AlreadyThere, NotFound, ReferenceUnknown
from shared.events import UserInvited
from shared.ids import new_id
from shared.nouns import dataclass

LISTING = store.INVITATIONS


LASTS = tickets.LASTS[tickets.INVITATION]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What somebody invited says: their name, their password, and its hash for a new account."""

    name: str
    password: str
    kept: str
    verdict: Verdict


async def invite(tx: Tx, email: str, name: str, role_id: UUID) -> Read:
    """Invite somebody to this company in a role that grants no more than its giver holds."""
    found = await find_role(tx, role_id)
    if found is None:
        raise ReferenceUnknown("There is no such role.", pointer="/body/role_id")
    roles.check_grant(tx.actor, found[0].permissions, "/body/role_id")
    login = people.login_of(email)
    user = await users.find_by_login(tx, login)
    if user is None:
        user = User(new_id(), email, name, "invited")
        await users.add_user(tx, user, login)
    elif tx.actor.company_id in await users.rights_of(tx, user.id):
        raise AlreadyThere("They are a member of this company already.", pointer="/body/email")
    elif user.status not in {"invited", "active"}:
        raise AlreadyThere(
            f"Their account is {user.status}. Ask an owner of their company to open it again.",
            pointer="/body/email",
        )
    ticket_id = new_id()
    tx.about("invitation", ticket_id)
    await store.add_ticket(tx, NewTicket(ticket_id, tickets.INVITATION, user.id, LASTS, role_id))
    await emit(tx, UserInvited(ticket_id))
    return store.invitation(ticket_id)


async def send_again(tx: Tx, ticket_id: UUID) -> Read:
    """Send an open invitation's letter again, and let it be good for a week from now."""
    held = await _open(tx, ticket_id)
    await _check_role(tx, held)
    tx.about("invitation", ticket_id)
    await store.prolong(tx, ticket_id, LASTS)
    await emit(tx, UserInvited(ticket_id))
    return store.invitation(ticket_id)


async def withdraw(tx: Tx, ticket_id: UUID) -> Read:
    """Take an open invitation back; its link is no good any more."""
    await _open(tx, ticket_id)
    tx.about("invitation", ticket_id)
    await store.use_ticket(tx, ticket_id)
    return store.invitation(ticket_id)


async def accept(tx: Tx, ticket_id: UUID, said: Acceptance) -> Read:
    """Become a member of the company one is invited to.

    A new account gets the name and the password given. One that is there already keeps its own,
    which must be the one given: a letter alone does not open it.
    """
    await change_rights(tx)
    held = tickets.check_good(await store.lock_ticket(tx, ticket_id), (tickets.INVITATION,), now())
    user = await users.find_user(tx, held.user_id)
    if user is None or held.role_id is None or user.status not in {"invited", "active"}:
        raise tickets.expired()
    if user.status == "invited":
        passwords.check_password(said.password, user.email, said.name)
        await users.welcome(tx, user.id, said.name, said.kept)
    elif not said.verdict.is_right:
        raise passwords.PasswordWrong(
            "You have an account already: type its password.", pointer="/body/password"
        )
    tx.about("user", user.id)
    await users.verify_address(tx, user.id)
    await users.add_membership(tx, held.company_id, user.id, held.role_id)
    await store.use_ticket(tx, ticket_id)
    return users.standing(user.id)


async def _open(tx: Tx, ticket_id: UUID) -> Ticket:
    held = await store.lock_invitation(tx, ticket_id)
    if held is None:
        raise NotFound("There is no such open invitation to this company.")
    return held


async def _check_role(tx: Tx, held: Ticket) -> None:
    found = None if held.role_id is None else await find_role(tx, held.role_id)
    if found is None:
        raise NotFound("There is no such open invitation to this company.")
    roles.check_grant(tx.actor, found[0].permissions, "")
