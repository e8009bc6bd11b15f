"""Counting tries, before anything else is looked at: in a transaction that stays whatever follows."""

from collections.abc import Sequence
from uuid import UUID

from functions.identity.model import Try
from functions.identity.rules import people
from functions.identity.rules import throttle as rules
from functions.identity.store import throttle as store
from layers.database.transactions import Tx


async def count(tx: Tx, tries: Sequence[Try]) -> list[tuple[int, int]]:
    """Count one more of each; gives how many in its window, and the seconds it still runs."""
    return await store.count_tries(tx, tries)


def check(tries: Sequence[Try], counted: Sequence[tuple[int, int]]) -> None:
    """Refuse what was tried too often, with the seconds to wait."""
    rules.check_tries(tries, counted)


async def forgive(tx: Tx, tries: Sequence[Try]) -> None:
    """After a success: forget the failures of the account, and this one try of the address."""
    account, address = tries
    await store.forgive(tx, [account], [address])


def signing_in(email: str, address: str) -> list[Try]:
    """Count a sign-in for the account, whichever workspace it names, and for the address."""
    return [
        Try(rules.SIGN_IN_ACCOUNT, people.login_of(email)),
        Try(rules.SIGN_IN_ADDRESS, rules.network(address)),
    ]


def second_step(ticket_id: UUID, user_id: UUID) -> list[Try]:
    """Count a code for its ticket and for its account."""
    return [
        Try(rules.SECOND_STEP, str(ticket_id)),
        Try(rules.SECOND_STEP_ACCOUNT, str(user_id)),
    ]


def ticket(address: str) -> list[Try]:
    """Count a second step for the address it comes from."""
    return [Try(rules.SECOND_STEP_ADDRESS, rules.network(address))]


def code(user_id: UUID) -> list[Try]:
    """Count a code of somebody signed in."""
    return [Try(rules.SECOND_STEP_ACCOUNT, str(user_id))]


def password(user_id: UUID) -> list[Try]:
    """Count a password of somebody signed in."""
    return [Try(rules.PASSWORD, str(user_id))]


def letter(email: str, address: str) -> list[Try]:
    """Count a letter asked for."""
    return [
        Try(rules.LETTER_ACCOUNT, people.login_of(email)),
        Try(rules.LETTER_ADDRESS, rules.network(address)),
    ]


def link(address: str) -> list[Try]:
    """Count a link followed."""
    return [Try(rules.LINK_ADDRESS, rules.network(address))]


def sign_up(address: str) -> list[Try]:
    """Count a sign-up."""
    return [Try(rules.SIGN_UP_ADDRESS, rules.network(address))]
