"""The words of identity on the wire: what several endpoints take or give."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from functions.identity.service.people import is_zone
from layers.http.shapes import Shape, as_email
from layers.http.wording import Misfit


def _known_zone(name: str) -> str:
    if not is_zone(name):
        raise Misfit("is not the name of a time zone, such as Europe/Berlin", "not-a-time-zone")
    return name


_EMAIL = r"^[^\s@\x00-\x1f<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+\.[^\s@<>\"(),:;\\.]+$"
Email = Annotated[
    str,
    StringConstraints(max_length=254, pattern=_EMAIL),
    as_email(_EMAIL),
    Field(examples=["ada@example.com"]),
]
"""An e-mail address; whether it is somebody's is shown by a letter."""
Password = Annotated[str, StringConstraints(min_length=1, max_length=1_000, strip_whitespace=False)]
"""A password as typed; what is asked of a new one is said when it is refused."""
TimeZone = Annotated[str, AfterValidator(_known_zone), Field(examples=["Europe/Berlin"])]
"""The IANA name of a time zone."""
Language = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$"), Field(examples=["de-AT"])
]
"""A language, perhaps as a country speaks it (BCP 47)."""
Token = Annotated[str, StringConstraints(min_length=10, max_length=200)]
"""A token out of a letter's link."""
Scopes = Annotated[list[Annotated[str, StringConstraints(max_length=100)]], Field(max_length=300)]
"""Permissions by name."""
Digits = Annotated[str, StringConstraints(min_length=6, max_length=40)]
"""Six digits from a phone, or a recovery code."""


class Gone(Shape):
    """The id of what is no longer there."""

    id: UUID


class Standing(Shape):
    """How a user stands."""

    id: UUID
    name: str
    email: str
    status: str
