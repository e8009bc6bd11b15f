"""Signing in: find whose address it is, compare, ask for the second step, begin a session.

Every step does the same work whether or not somebody is there. A session always gets a new
token, made here: one that a visitor brings along is never taken up.
"""

from uuid import UUID

from anyio import CapacityLimiter, to_thread

from functions.identity.model import Login, Visit
from functions.identity.rules import passwords, people, tickets
from functions.identity.service.second_step import check_code
from functions.identity.store import sessions as store
from functions.identity.store import users
from functions.identity.store.sessions import Start
from functions.identity.store.tickets import NewTicket, add_ticket, lock_ticket, ticket, use_ticket
from layers.database.transactions import Read, Tx
from shared.clock import now
from shared.ids import new_id
from shared.nouns import dataclass
from shared.tokens import SESSION, new_token

HASHED_AT_ONCE = 2
_limiter: dict[str, CapacityLimiter] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of comparing a password: nothing secret, but for a hash to keep instead."""

    is_right: bool
    renewed: str | None = None


def threads() -> CapacityLimiter:
    """Let only so many passwords be hashed at once: each takes 19 MiB and a core."""
    return _limiter.setdefault("passwords", CapacityLimiter(HASHED_AT_ONCE))


async def keep(password: str) -> str:
    """Hash a password, off the event loop."""
    return await to_thread.run_sync(passwords.hashed, password, limiter=threads())


async def compare(kept: str | None, password: str) -> Verdict:
    """Compare a password with its hash, or with nobody's in the same time."""
    is_right = await to_thread.run_sync(passwords.matches, kept, password, limiter=threads())
    if is_right and kept is not None and passwords.is_outdated(kept):
        return Verdict(is_right, await keep(password))
    return Verdict(is_right)


async def find(tx: Tx, email: str, workspace: str | None) -> Login | None:
    """Find who signs in with this address."""
    return await store.find_login(tx, people.login_of(email), workspace)


def new_session(tenant_id: UUID, visit: Visit, *, two_steps: bool) -> tuple[str, Start]:
    """Make a session's token, for its holder alone, and what is kept of it."""
    token, digest = new_token(SESSION, tenant_id)
    return token, Start(new_id(), digest, visit, two_steps)


async def sign_in(tx: Tx, login: Login | None, verdict: Verdict, start: Start) -> Read:
    """Begin a session for whoever gave the right password, and has no second step."""
    known = people.check_sign_in(login, verdict.is_right)
    await _renew(tx, known.user_id, verdict)
    return await _begin(tx, start)


async def ask_second_step(tx: Tx, login: Login | None, verdict: Verdict, ticket_id: UUID) -> Read:
    """Give whoever has a second step a ticket for it; it is no session and opens nothing else."""
    known = people.check_sign_in(login, verdict.is_right)
    await _renew(tx, known.user_id, verdict)
    tx.about("user", known.user_id)
    kind = tickets.SECOND_STEP
    await add_ticket(tx, NewTicket(ticket_id, kind, known.user_id, tickets.LASTS[kind]))
    return ticket(ticket_id)


async def second_step(tx: Tx, ticket_id: UUID, code: str, start: Start) -> Read:
    """Begin a session for whoever brings the ticket of the first step, and the right code."""
    held = tickets.check_good(await lock_ticket(tx, ticket_id), (tickets.SECOND_STEP,), now())
    user = await users.find_user(tx, held.user_id)
    if user is None or user.status != "active":
        raise tickets.expired()
    await check_code(tx, held.user_id, code)
    await use_ticket(tx, ticket_id)
    return await _begin(tx, start)


async def _begin(tx: Tx, start: Start) -> Read:
    tx.about("session", start.id)
    await store.add_session(tx, start)
    await users.note_sign_in(tx, tx.actor.user_id)
    return store.session(start.id)


async def _renew(tx: Tx, user_id: UUID, verdict: Verdict) -> None:
    """Keep a hash made with today's parameters."""
    if verdict.renewed is not None:
        await users.set_password(tx, user_id, verdict.renewed)
