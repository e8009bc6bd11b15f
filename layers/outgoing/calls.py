"""Call an address once: its name resolved once, its answer cut short, redirects not followed."""

import os
import socket
import ssl
from contextlib import suppress
from functools import cache
from ipaddress import ip_address
from time import perf_counter

import anyio

from layers.outgoing.addresses import Address, AddressRefused, Target, check_address, target_of
from shared.nouns import dataclass

TIMEOUT = 10.0
"""Seconds for the whole call, the slow drip of a hostile receiver included."""

LOOK_UP = 3.0
"""Seconds for finding the address of a name."""

LONGEST_ANSWER = 4_096
"""Bytes of an answer that are read; the rest is left on the wire."""


class CallFailed(Exception):
    """No answer came; the message says why, in words that may be shown to the caller."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    body: bytes
    milliseconds: int
    retry_after: str = ""


def private_allowed() -> bool:
    """Say whether a test has opened the private network (ERP_ALLOW_PRIVATE_CALLS=1)."""
    return os.environ.get("ERP_ALLOW_PRIVATE_CALLS") == "1"


async def check(url: str) -> None:
    """Refuse a URL that could not be called now. Raises AddressRefused."""
    target = target_of(url, plain=private_allowed())
    await checked_address(target)


async def checked_address(target: Target) -> Address:
    """Resolve the host and refuse it if any of its addresses is not public."""
    found = await resolve(target.host, target.port)
    if not found:
        raise AddressRefused("The address names a host that does not exist.")
    if not private_allowed():
        for address in found:
            check_address(address)
    return found[0]


async def resolve(host: str, port: int) -> list[Address]:
    """Return the host's addresses, in the resolver's order."""
    with suppress(ValueError):
        return [ip_address(host)]
    try:
        with anyio.fail_after(LOOK_UP):
            rows = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError):
        return []
    return [ip_address(str(row[4][0]).partition("%")[0]) for row in rows]


async def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """POST a body. Raises AddressRefused before any packet leaves, CallFailed where it broke.

    The connection goes to the very address that was checked, under the host's own name for
    Host, SNI and certificate: a name that resolves differently a moment later (DNS rebinding)
    changes nothing. Redirects are answers like any other.
    """
    target = target_of(url, plain=private_allowed())
    address = await checked_address(target)
    started = perf_counter()
    try:
        with anyio.fail_after(TIMEOUT):
            return await _post(target, address, body, headers, started)
    except TimeoutError:
        raise CallFailed(f"No answer within {TIMEOUT:.0f} seconds.") from None


@cache
def _trusted() -> ssl.SSLContext:
    """Load the authorities once: it takes longer than a call."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


async def _post(
    target: Target, address: Address, body: bytes, headers: dict[str, str], started: float
) -> Answer:
    import httpx

    place = f"[{address}]" if address.version == 6 else str(address)
    url = f"{target.scheme}://{place}:{target.port}{target.path}"
    try:
        async with (
            httpx.AsyncClient(
                verify=_trusted(), trust_env=False, follow_redirects=False, timeout=TIMEOUT
            ) as client,
            client.stream(
                "POST",
                url,
                content=body,
                headers={**headers, "Host": target.authority, "Accept-Encoding": "identity"},
                extensions={"sni_hostname": target.host},
            ) as answer,
        ):
            read = bytearray()
            async for chunk in answer.aiter_raw(1_024):
                read += chunk
                if len(read) >= LONGEST_ANSWER:
                    break
            spent = int((perf_counter() - started) * 1_000)
            again = answer.headers.get("Retry-After", "")
            return Answer(answer.status_code, bytes(read[:LONGEST_ANSWER]), spent, again)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise CallFailed(_reason(error)) from error


def _reason(error: Exception) -> str:
    """Say in one line why no answer came, without the address that was connected to."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "No answer in time."
    if isinstance(error, httpx.ConnectError):
        told = "certificate" if "CERTIFICATE" in str(error).upper() else "connection"
        return f"The {told} was refused."
    return f"The connection broke ({type(error).__name__})."
