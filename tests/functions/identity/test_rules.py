"""What identity decides, without a database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.identity.model import Login, Role, Ticket, Try, User
from functions.identity.rules import passwords, people, roles, second_step, throttle, tickets
from shared.actor import Actor, Permission, system
from shared.errors import Malformed, TooManyRequests
from shared.roles import GRANTABLE, NEVER_IN_KEYS, OWN, READY_MADE, granted
from shared.tokens import KEY, SESSION, csrf_of, is_csrf_of, new_token, read_token

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
HERE, THERE = uuid4(), uuid4()
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no counter-example."""


def actor(*permissions: Permission, via: str = "session") -> Actor:
    """Make somebody with these rights."""
    return Actor(uuid4(), HERE, uuid4(), frozenset(permissions), via=via)


@pytest.mark.parametrize(
    "password",
    [
        "too short",
        "x" * 201,
        "aaaaaaaaaaaaaa",
        "abababababab",
        "abcdefghijklmnop",
        "0987654321",
        "1234567890",
        "Password1234!",
        "passwort2026",
        "20260331201",
        "ada@example.com",
        "Ada Lovelace 1815",
        "ADA LOVELACE",
    ],
)
def test_passwords_that_would_be_guessed_are_refused(password: str) -> None:
    with pytest.raises(passwords.PasswordTooWeak) as refused:
        passwords.check_password(password, "ada@example.com", "Ada Lovelace")
    assert refused.value.facts["pointer"] == "/body/password"
    assert refused.value.facts["kind"] in {
        "too-short",
        "too-long",
        "repeats-itself",
        "tried-first",
        "own-name",
    }


def test_how_long_a_password_has_to_be_is_said_for_those_who_read_no_english() -> None:
    with pytest.raises(passwords.PasswordTooWeak) as refused:
        passwords.check_password("kurz")
    assert refused.value.facts == {"pointer": "/body/password", "kind": "too-short", "limit": "10"}


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "Grüße an Oma 7", "🪑🪑🛋chairs4all"]
)
def test_sentences_in_any_script_are_taken(password: str) -> None:
    passwords.check_password(password, "ada@example.com", "Ada Lovelace")


def test_a_password_is_kept_as_argon2id_and_found_again_however_it_is_composed() -> None:
    kept = passwords.hashed("Grüße an Oma 7")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches(kept, "Gru\u0308ße an Oma 7")
    assert not passwords.matches(kept, "Grüße an Opa 7")
    assert not passwords.is_outdated(kept)
    assert passwords.is_outdated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")


def test_nobodys_password_costs_the_same_and_is_never_right() -> None:
    assert not passwords.is_outdated(passwords.NOBODYS)
    assert not passwords.matches(None, "correct horse battery staple")
    assert not passwords.matches("no hash at all", "correct horse battery staple")


def test_nobody_gives_more_than_they_hold() -> None:
    clerk = actor(Permission.PARTIES_READ, Permission.USERS_WRITE)

    roles.check_grant(clerk, frozenset({Permission.PARTIES_READ}))
    with pytest.raises(roles.MoreThanYouHold, match=r"parties\.parties\.write"):
        roles.check_grant(clerk, frozenset({Permission.PARTIES_READ, Permission.PARTIES_WRITE}))


@UNHURRIED
@given(
    st.frozensets(st.sampled_from(sorted(GRANTABLE))),
    st.frozensets(st.sampled_from(sorted(GRANTABLE))),
)
def test_a_grant_passes_exactly_where_it_is_a_part_of_what_is_held(
    held: frozenset[Permission], wanted: frozenset[Permission]
) -> None:
    passes = True
    try:
        roles.check_grant(actor(*held), wanted)
    except roles.MoreThanYouHold:
        passes = False
    assert passes == (wanted <= held)


def test_a_key_never_makes_keys_or_users() -> None:
    owner = actor(*Permission)
    for permission in NEVER_IN_KEYS & GRANTABLE:
        with pytest.raises(Malformed, match=permission.value):
            roles.check_scopes(owner, frozenset({permission}))
    with pytest.raises(Malformed, match="good for nothing"):
        roles.check_scopes(owner, frozenset())


def test_somebody_with_rights_elsewhere_is_not_touched_from_here() -> None:
    admin = actor(Permission.USERS_WRITE, Permission.PARTIES_READ)
    held = roles.held_by(admin, {})
    theirs = {
        HERE: frozenset({Permission.PARTIES_READ}),
        THERE: frozenset({Permission.PARTIES_READ}),
    }

    roles.check_outranks(admin, held, {HERE: theirs[HERE]}, Permission.USERS_WRITE)
    with pytest.raises(roles.MoreThanYouHold):
        roles.check_outranks(admin, held, theirs, Permission.USERS_WRITE)
    roles.check_outranks(system(uuid4(), HERE), {}, theirs, Permission.USERS_WRITE)


def test_a_key_holds_nothing_outside_its_company() -> None:
    key = actor(Permission.USERS_READ, via="key")
    assert roles.held_by(key, {THERE: GRANTABLE}) == {HERE: key.permissions}


def test_the_last_owner_stays() -> None:
    ada, ben = uuid4(), uuid4()
    roles.check_owner_stays({HERE: [ada, ben]}, ada)
    roles.check_owner_stays({HERE: [ben]}, ada)
    with pytest.raises(roles.LastOwner):
        roles.check_owner_stays({HERE: [ada, ben], THERE: [ada]}, ada)


def test_ready_made_roles_are_not_edited() -> None:
    with pytest.raises(roles.RoleReadyMade):
        roles.check_custom(Role(uuid4(), "Owner", "owner", GRANTABLE))


def test_ready_made_roles_say_what_their_names_promise() -> None:
    assert READY_MADE["owner"] == GRANTABLE
    assert all(permission.endswith(".read") for permission in READY_MADE["viewer"])
    assert Permission.ENTRIES_POST in READY_MADE["accountant"]
    assert not any(
        p.startswith("identity.") and p.endswith(".write") for p in READY_MADE["accountant"]
    )
    assert not any(p.startswith(("ledger.entries", "payments.")) for p in READY_MADE["sales"])
    assert all(not held & OWN for held in READY_MADE.values())


def test_a_permission_that_is_gone_is_nothing() -> None:
    assert granted(None, ["parties.parties.read", "parties.parties.levitate"]) == {
        Permission.PARTIES_READ
    }
    with pytest.raises(Malformed, match="levitate"):
        roles.parsed(["parties.parties.levitate"])
    with pytest.raises(Malformed, match=r"identity\.self\.write"):
        roles.parsed(["identity.self.write"])


def login(**more: object) -> Login:
    """Make somebody who may come in."""
    made = {
        "tenant_id": uuid4(),
        "tenant_status": "active",
        "user_id": uuid4(),
        "status": "active",
        "password": "hash",
        "company_id": HERE,
        "two_steps": False,
    }
    return Login(**{**made, **more})  # type: ignore[arg-type]


def test_who_is_let_in() -> None:
    assert people.check_sign_in(login(), is_right=True)
    words = set()
    for unknown, right in ((None, False), (login(), False), (login(status="suspended"), False)):
        with pytest.raises(people.SignInRefused) as refused:
            people.check_sign_in(unknown, is_right=right)
        words.add(refused.value.detail)
    assert len(words) == 1
    for closed in ({"status": "suspended"}, {"tenant_status": "suspended"}, {"company_id": None}):
        with pytest.raises(people.AccountClosed):
            people.check_sign_in(login(**closed), is_right=True)


@pytest.mark.parametrize(
    ("status", "wanted", "fits"),
    [
        ("active", "suspended", True),
        ("suspended", "active", True),
        ("deactivated", "active", True),
        ("active", "active", False),
        ("deactivated", "suspended", False),
        ("invited", "suspended", False),
    ],
)
def test_standings_change_where_it_makes_sense(status: str, wanted: str, fits: bool) -> None:
    user = User(uuid4(), "a@example.com", "A", status, "hash")
    if fits:
        people.check_standing(user, wanted)
    else:
        with pytest.raises(people.StandingUnchanged):
            people.check_standing(user, wanted)


def test_addresses_that_read_the_same_are_the_same() -> None:
    assert people.login_of(" Ada@Example.COM ") == people.login_of("ada@example.com")
    assert people.login_of("\uff21\uff24\uff21@example.com") == "ada@example.com"


@UNHURRIED
@given(st.text(max_size=60))
def test_a_workspace_can_be_typed(name: str) -> None:
    workspace = people.workspace_for(name)
    assert workspace.isascii()
    assert 6 <= len(workspace) <= 32
    assert workspace == workspace.lower()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"])
def test_zones_there_are(zone: str) -> None:
    assert people.is_zone(zone)


@pytest.mark.parametrize("zone", ["Europe", "Mars/Olympus", "../etc/passwd", "", "/etc/localtime"])
def test_zones_there_are_not(zone: str) -> None:
    assert not people.is_zone(zone)


def test_a_token_is_of_one_kind_and_covers_its_tenant() -> None:
    tenant = uuid4()
    token, digest = new_token(SESSION, tenant)
    proof = read_token(token)
    assert proof is not None
    assert (proof.kind, proof.tenant_id, proof.digest) == (SESSION, tenant, digest)
    other = read_token(token.replace("erps_", "erpk_"))
    assert other is not None
    assert (other.kind, other.digest == digest) == (KEY, False)
    assert is_csrf_of(token, csrf_of(token))
    assert not is_csrf_of(token, "")
    assert token not in csrf_of(token)


@UNHURRIED
@given(st.text(max_size=120))
def test_what_is_no_token_is_none(text: str) -> None:
    assert read_token(text) is None


@UNHURRIED
@given(st.uuids(), st.uuids(), st.binary(min_size=32, max_size=32))
def test_a_ticket_reads_back(tenant: UUID, ticket: UUID, seal: bytes) -> None:
    stub = tickets.read_ticket(tickets.token_for(tenant, ticket, seal))
    assert (stub.tenant_id, stub.ticket_id, stub.seal) == (tenant, ticket, seal)


@UNHURRIED
@given(st.text(max_size=120))
def test_what_is_no_ticket_is_refused(text: str) -> None:
    with pytest.raises(tickets.LinkExpired):
        tickets.read_ticket(text)


def ticket(**more: object) -> Ticket:
    """Make a good ticket."""
    made = {
        "id": uuid4(),
        "kind": "reset",
        "user_id": uuid4(),
        "company_id": HERE,
        "role_id": None,
        "ends_at": NOW + timedelta(hours=1),
        "is_used": False,
    }
    return Ticket(**{**made, **more})  # type: ignore[arg-type]


def test_a_ticket_is_good_once_in_time_and_for_what_it_is() -> None:
    assert tickets.check_good(ticket(), ("reset",), NOW)
    for bad in (ticket(is_used=True), ticket(ends_at=NOW), ticket(kind="invitation"), None):
        with pytest.raises(tickets.LinkExpired):
            tickets.check_good(bad, ("reset",), NOW)


def test_six_digits_are_good_once_and_only_around_their_time() -> None:
    from pyotp import TOTP

    secret = second_step.secret_from(b"x" * 32)
    step = int(NOW.timestamp()) // 30
    code = TOTP(secret).generate_otp(step)

    assert second_step.step_of(secret, code, NOW, 0) == step
    assert (
        second_step.step_of(secret, f"{code[:3]} {code[3:]}", NOW + timedelta(seconds=30), 0)
        == step
    )
    for late in (timedelta(seconds=75), timedelta(seconds=-75)):
        with pytest.raises(second_step.CodeWrong):
            second_step.step_of(secret, code, NOW + late, 0)
    with pytest.raises(second_step.CodeWrong):
        second_step.step_of(secret, code, NOW, step)
    with pytest.raises(second_step.CodeWrong):
        second_step.step_of(secret, "\u0660" * 6, NOW, 0)


def test_recovery_codes_are_many_different_and_typed_as_one_likes() -> None:
    codes = second_step.new_recovery_codes()
    assert len(set(codes)) == second_step.RECOVERY_CODES
    assert second_step.recovery_digest(codes[0]) == second_step.recovery_digest(
        codes[0].lower().replace("-", " ")
    )
    assert not any(second_step.is_digits(code) for code in codes)


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", ""),
    ],
)
def test_an_ipv6_visitor_is_counted_by_their_network(address: str, held: str) -> None:
    assert throttle.network(address) == held


def test_too_many_tries_wait_for_the_longest_window() -> None:
    tries = [Try(throttle.SIGN_IN_ACCOUNT, "a"), Try(throttle.SIGN_IN_ADDRESS, "b")]
    throttle.check_tries(tries, [(10, 900), (100, 30)])
    with pytest.raises(TooManyRequests) as refused:
        throttle.check_tries(tries, [(11, 61), (101, 30)])
    assert refused.value.facts == {"retry_after": 61}
    assert tries[0].bucket != Try(throttle.SIGN_IN_ADDRESS, "a").bucket
