"""Refusals: every way the business says no, as one small class each."""

import re
from typing import Any, ClassVar


class Refusal(Exception):
    """A rule said no. The class is the problem type, its docstring the title.

    The detail says in plain words what is wrong and what to do; keyword facts travel as
    members of the problem. The fact `pointer` (or a list of `errors`) names the field; where the
    database refuses, which knows no request, it is the first of `fields` that the body has.
    """

    status: ClassVar[int] = 409
    fields: tuple[str, ...] = ()
    problem: ClassVar[str]
    known: ClassVar[dict[str, type["Refusal"]]] = {}

    def __init_subclass__(cls) -> None:
        """Name the problem after the class: PeriodClosed is period-closed."""
        cls.problem = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        Refusal.known[cls.problem] = cls

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts

    @property
    def title(self) -> str:
        """The first line of the docstring."""
        return (self.__doc__ or "").splitlines()[0]

    def as_problem(self) -> dict[str, Any]:
        """Give the members of the problem details (RFC 9457)."""
        return {
            "type": f"/problems/{self.problem}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.facts,
        }


class Malformed(Refusal):
    """Some values are missing, or do not fit."""

    status = 422


class NotSignedIn(Refusal):
    """A valid session or API key is needed."""

    status = 401


class NotAllowed(Refusal):
    """The actor lacks the permission this operation needs."""

    status = 403


class NotFound(Refusal):
    """There is no such record here."""

    status = 404


class ReferenceUnknown(Refusal):
    """The request names a record that does not exist here."""

    status = 422


class AlreadyThere(Refusal):
    """Another record already has this code, name or number."""


class StillInUse(Refusal):
    """Other records still lean on this one."""


class ValueRefused(Refusal):
    """A value is outside what can be kept."""

    status = 422


class KeyReused(Refusal):
    """The idempotency key was already used for a different request."""

    status = 422


class UnknownParameter(Refusal):
    """The query string has a parameter this operation does not know."""

    status = 422


class VersionMissing(Refusal):
    """An edit must say which version it was made from."""

    status = 428


class VersionStale(Refusal):
    """Somebody changed this record after it was read."""

    status = 412


class TooLarge(Refusal):
    """The request is larger than is accepted."""

    status = 413


class TooManyRequests(Refusal):
    """There were too many requests in a short time."""

    status = 429


class Unavailable(Refusal):
    """The service is busy or being restarted; try again shortly."""

    status = 503
