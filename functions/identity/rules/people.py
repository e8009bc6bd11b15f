"""Who is who: addresses compared, standings changed, workspaces named."""

import re
import secrets
import unicodedata
from zoneinfo import ZoneInfo

from functions.identity.model import Login, User
from shared.errors import Refusal

_ZONE = re.compile(r"[A-Za-z_]+(/[A-Za-z0-9_+\-]+){0,2}")
CHANGES = {
    "suspended": {"active"},
    "deactivated": {"active", "suspended", "invited"},
    "active": {"suspended", "deactivated"},
}
"""From which standings one comes into each."""


class SignInRefused(Refusal):
    """E-mail address and password do not belong together."""

    status = 401


class AccountClosed(Refusal):
    """The account cannot be used at present."""

    status = 403


class StandingUnchanged(Refusal):
    """The account cannot be brought from its present standing into this one."""


class NoPasswordYet(Refusal):
    """The invitation was not accepted yet."""


def login_of(email: str) -> str:
    """Write an address as it is compared: what reads the same is the same."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def workspace_for(name: str) -> str:
    """Make what a person types to say which tenant they mean: readable, and nobody else's."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-") or "company"
    return f"{slug}-{secrets.token_hex(3)}"


def is_zone(name: str) -> bool:
    """Say whether this is the IANA name of a time zone."""
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def check_sign_in(login: Login | None, is_right: bool) -> Login:
    """Give back who signs in, or refuse: in the same words for whatever is not right."""
    if login is None or not is_right:
        raise SignInRefused(
            "Check both. If your address is at home in several workspaces, name yours."
        )
    if login.tenant_status != "active" or login.status != "active":
        raise AccountClosed("It is suspended or closed. Ask an owner of your company.")
    if login.company_id is None:
        raise AccountClosed("You are not a member of any company. Ask an owner to invite you.")
    return login


def check_standing(user: User, wanted: str) -> None:
    """Refuse a change of standing that makes no sense."""
    if user.status not in CHANGES[wanted]:
        raise StandingUnchanged(f"It is {user.status}.", status_now=user.status)
    if wanted == "active" and user.password is None:
        raise NoPasswordYet("Invite them again instead.")
