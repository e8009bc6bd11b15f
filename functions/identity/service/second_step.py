"""Setting up, checking and giving up the second step of signing in."""

from collections.abc import Sequence
from uuid import UUID

from functions.identity.rules import second_step as rules
from functions.identity.store import second_step as store
from functions.identity.store import sessions, tenants
from layers.database.transactions import Read, Tx
from layers.settings import Seal, SecretLost, seal_name
from shared.actor import Actor
from shared.clock import now
from shared.nouns import dataclass

state = store.state
ISSUER = "ERP"


def secret_of(tenant_id: UUID, user_id: UUID, salt: bytes, seal: Seal) -> str:
    """Derive a user's TOTP secret: it is stored nowhere. Raises CodeWrong where it is lost."""
    try:
        return rules.secret_from(seal.opened("totp", tenant_id.bytes, user_id.bytes, salt))
    except SecretLost:
        raise rules.wrong() from None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a phone takes in: the secret, the address of it, and its picture."""

    secret: str
    uri: str
    picture: str


def shown(tenant_id: UUID, user_id: UUID, email: str, salt: str) -> Shown:
    """Make what is shown to set up a phone."""
    secret = secret_of(tenant_id, user_id, bytes.fromhex(salt), Seal(seal_name()))
    uri = rules.uri_for(secret, email, ISSUER)
    return Shown(secret, uri, rules.picture_of(uri))


def recovery_codes() -> tuple[list[str], list[bytes]]:
    """Make codes to show once, and what is kept of them."""
    codes = rules.new_recovery_codes()
    return codes, [rules.recovery_digest(code) for code in codes]


async def start_totp(tx: Tx, salt: bytes) -> Read:
    """Begin to set up two steps; it changes nothing until a code confirms it."""
    held = await store.find_totp(tx, tx.actor.user_id)
    if held is not None and held.is_confirmed:
        raise rules.SecondStepNotReady("It is set up already. Turn it off first.")
    tx.about("user", tx.actor.user_id)
    await store.start_totp(tx, salt)
    return store.started(salt)


async def confirm_totp(tx: Tx, code: str, recovery: Sequence[bytes]) -> Read:
    """Turn two steps on with a first code, and end all other sessions."""
    held = await store.find_totp(tx, tx.actor.user_id)
    if held is None or held.is_confirmed:
        raise rules.SecondStepNotReady("Begin to set it up first.")
    await _take(tx, tx.actor.user_id, held, code)
    tx.about("user", tx.actor.user_id)
    await store.keep_recovery_codes(tx, recovery)
    await tenants.change_rights(tx)
    await sessions.end_sessions(tx, tx.actor.user_id, but=tx.actor.proof)
    return store.state()


async def renew_recovery_codes(tx: Tx, code: str, recovery: Sequence[bytes]) -> Read:
    """Replace the recovery codes, against a code."""
    await check_code(tx, tx.actor.user_id, code)
    tx.about("user", tx.actor.user_id)
    await store.keep_recovery_codes(tx, recovery)
    return store.state()


async def forget_totp(tx: Tx, code: str) -> Read:
    """Go back to one step, against a code."""
    await check_code(tx, tx.actor.user_id, code)
    tx.about("user", tx.actor.user_id)
    await store.forget_totp(tx)
    return store.state()


async def check_code(tx: Tx, user_id: UUID, code: str) -> None:
    """Take a code from a phone, or a recovery code; either is good once."""
    held = await store.find_totp(tx, user_id)
    if held is None or not held.is_confirmed:
        raise rules.SecondStepNotReady("It is not set up.")
    if rules.is_digits(code):
        await _take(tx, user_id, held, code)
    elif not await store.take_recovery_code(tx, user_id, rules.recovery_digest(code)):
        raise rules.wrong()


async def _take(tx: Tx, user_id: UUID, held: store.Totp, code: str) -> None:
    secret = secret_of(tx.actor.tenant_id, user_id, held.salt, held.seal)
    step = rules.step_of(secret, code, now(), held.last_step)
    await store.take_step(tx, user_id, step)


async def unsealed() -> list[Actor]:
    """Name the tenants that have something to seal anew."""
    return await store.tenants_unsealed(seal_name())


async def reseal(tx: Tx) -> tuple[int, int]:
    """Seal a tenant's TOTP secrets under the server's secret; gives how many, and how many are lost."""
    seals: dict[UUID, Seal] = {}
    held = await store.hold_unsealed(tx, seal_name())
    for user_id, salt, seal in held:
        try:
            seals[user_id] = seal.renewed("totp", tx.actor.tenant_id.bytes, user_id.bytes, salt)
        except SecretLost:
            continue
    await store.seal_anew(tx, seals)
    return len(seals), len(held) - len(seals)
