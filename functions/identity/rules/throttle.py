"""How often one may try, per account and per address, before having to wait."""

import ipaddress
from collections.abc import Sequence

from functions.identity.model import Limit, Try
from shared.errors import TooManyRequests

QUARTER, HOUR = 900, 3600


SIGN_IN_ACCOUNT = Limit("sign-in account", 10, QUARTER)
SIGN_IN_ADDRESS = Limit("sign-in address", 100, QUARTER)
SECOND_STEP = Limit("second step", 5, QUARTER)
SECOND_STEP_ACCOUNT = Limit("second step account", 20, HOUR)
SECOND_STEP_ADDRESS = Limit("second step address", 100, QUARTER)
PASSWORD = Limit("password", 10, QUARTER)
LETTER_ACCOUNT = Limit("letter account", 5, HOUR)
LETTER_ADDRESS = Limit("letter address", 30, HOUR)
LINK_ADDRESS = Limit("link address", 60, HOUR)
SIGN_UP_ADDRESS = Limit("sign-up address", 200, HOUR)


def network(address: str) -> str:
    """Give what one visitor holds: an IPv4 address, or the first half of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return address


def check_tries(tries: Sequence[Try], counted: Sequence[tuple[int, int]]) -> None:
    """Refuse what was tried too often, and say how many seconds to wait."""
    waits = [
        wait for one, (tried, wait) in zip(tries, counted, strict=True) if tried > one.limit.tries
    ]
    if waits:
        wait = max(1, *waits)
        minutes = -(-wait // 60)
        raise TooManyRequests(f"Try again in {minutes} minutes.", retry_after=wait)
