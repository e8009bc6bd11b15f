"""Optimistic locking: an edit says which version it was made from."""

import re
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response

from layers.http.identity import CurrentActor, check_no_parameters
from shared.errors import VersionMissing, VersionStale

_TAG = re.compile(r'^(?:W/)?"?(\d{1,9})"?$')


async def _expected(
    request: Request, _: CurrentActor, if_match: Annotated[str | None, Header()] = None
) -> int:
    """Read the version out of If-Match, of a caller who is known and asks for nothing odd."""
    if if_match is None:
        check_no_parameters(request)
        raise VersionMissing(
            "Send the ETag you were given in an If-Match header, so that nobody's change is lost.",
            pointer="/header/If-Match",
        )
    found = _TAG.match(if_match.strip())
    if found is None:
        raise VersionStale("If-Match must be the ETag of this record.", pointer="/header/If-Match")
    return int(found[1])


Expected = Annotated[int, Depends(_expected)]
"""The version an edit was made from, out of If-Match; 428 without it."""


def check_version(found: int, expected: int) -> None:
    """Refuse an edit made from another version than the one that is there."""
    if found != expected:
        raise VersionStale(
            f"You edited version {expected}, but it is at version {found} now. "
            "Read it again and repeat your change.",
            version=found,
        )


def tag(response: Response, reply: Any) -> None:
    """Give the reply an ETag where it has a version."""
    version = getattr(reply, "version", None)
    if isinstance(version, int):
        response.headers["ETag"] = f'"{version}"'
