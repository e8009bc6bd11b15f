"""What a body may be, and how much of bodies is at hand at once: known before anybody parses it.

A body is read before anybody knows who sent it, and JSON takes many times its length once it is
parsed. So each is weighed as it comes: one too heavy is refused (413), and one for which there is
no room beside the others, too (503, with Retry-After). Light ones always find room. A large upload
waits on the disk for as long as it is read, and is refused where its turn does not come: they are
taken one at a time, among all processes that were forked of one.
"""

import asyncio
import ctypes
import gc
import os
import tempfile
from contextlib import suppress
from functools import cached_property
from typing import IO

from fastapi.params import Form
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.http import misfits
from shared.errors import Refusal, TooLarge, Unavailable

LIGHT = 64 * 1024
"""What weighs no more always finds room; an upload no longer than that waits for no turn."""
HEAVY = 2 * 1024 * 1024
"""From here on what was taken is given back at once, not when the collector comes by."""
PER_BYTE = 6
"""A body as it comes, put together, and as text of four bytes a character."""
PER_VALUE = 256
"""A value in a parsed body, and its part of the shape that is made of it."""
PATIENCE = 20.0
"""Seconds that an upload waits for its turn: less than Nginx waits for us to read on."""
PAUSE = 0.02


def largest_request() -> int:
    """Return how many bytes a request's body may have (ERP_LARGEST_REQUEST)."""
    return int(os.environ.get("ERP_LARGEST_REQUEST", str(64 * 1024 * 1024)))


def largest_json() -> int:
    """Return how many bytes a body may have that is no upload (ERP_LARGEST_JSON)."""
    return int(os.environ.get("ERP_LARGEST_JSON", str(4 * 1024 * 1024)))


def heaviest() -> int:
    """Return what the bodies at hand in one process may weigh together (ERP_BODIES_AT_HAND)."""
    return int(os.environ.get("ERP_BODIES_AT_HAND", str(64 * 1024 * 1024)))


class Bodies:
    """Weighs what is sent to an application, and has large uploads wait for their turn."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.largest = largest_request()
        self.largest_json = min(self.largest, largest_json())
        self.heaviest, self.weight = heaviest(), 0
        self.turn = Turn()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its body as far as it may come."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        misfits.begin(are_counted=False)  # whoever sends no body has no misfits of one
        body = _Body(self, scope, receive)
        try:
            await self.app(scope, body, send)
        finally:
            body.let_go()


class _Body:
    """A receive that weighs what comes."""

    def __init__(self, bodies: Bodies, scope: Scope, receive: Receive) -> None:
        self.bodies, self.scope, self.receive = bodies, scope, receive
        self.read, self.weight = 0, 0
        self.is_begun, self.has_turn = False, False

    async def __call__(self) -> Message:
        if not self.is_begun:
            self.is_begun = True
            await self.begin()
        message = await self.receive()
        if part := message.get("body"):
            self.take(part)
        return message

    async def begin(self) -> None:
        """Refuse what says itself that it is too long; let an upload wait. Its route is known."""
        told = dict(self.scope["headers"]).get(b"content-length", b"")
        length = int(told) if told.isdigit() else None
        self.check_length(length or 0)
        misfits.begin(are_counted=not self.is_upload)
        if self.is_upload and (length is None or length > LIGHT):
            self.has_turn = await self.bodies.turn.take()
            if not self.has_turn:
                detail = "Other files are being taken in. Send it again in a few seconds."
                raise refused(Unavailable(detail))

    @cached_property
    def is_upload(self) -> bool:
        """Say whether this is a form for a route that takes one; any other is held whole."""
        headers = dict(self.scope["headers"])
        kind = headers.get(b"content-type", b"").lower()
        return kind.startswith(b"multipart/form-data") and takes_forms(self.scope)

    def check_length(self, length: int) -> None:
        """Refuse a body that is longer than its kind may be."""
        limit = self.bodies.largest if self.is_upload else self.bodies.largest_json
        if length > limit:
            raise HTTPException(413, f"A request may have {limit} bytes at most")

    def take(self, part: bytes) -> None:
        """Weigh a part of the body, and refuse it where there is no room."""
        self.read += len(part)
        self.check_length(self.read)
        if self.has_turn:
            return
        weight = len(part) * PER_BYTE
        if not self.is_upload:
            weight += PER_VALUE * sum(part.count(mark) for mark in (b",", b"{", b"["))
        self.weight += weight
        self.bodies.weight += weight
        if self.weight > self.bodies.heaviest:
            raise refused(
                TooLarge("This has more values than are taken at once. Send it in parts.")
            )
        if self.bodies.weight > self.bodies.heaviest and self.weight > LIGHT:
            detail = "Much is being taken in just now. Send it again in a few seconds."
            raise refused(Unavailable(detail, retry_after=1))

    def let_go(self) -> None:
        """Make room for others."""
        if self.has_turn or self.weight > HEAVY:
            tidy()
        self.bodies.weight -= self.weight
        if self.has_turn:
            self.bodies.turn.give_back()


class Turn:
    """What one upload has at a time, here and in the processes forked with this one."""

    def __init__(self) -> None:
        self.here = asyncio.Lock()

    async def take(self) -> bool:
        """Wait for it; says whether it came."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.here.acquire()
                try:
                    await self._among_all()
                except BaseException:
                    self.here.release()
                    raise
        except TimeoutError:
            return False
        return True

    async def _among_all(self) -> None:
        while not locked():  # noqa: ASYNC110 - no event comes from another process
            await asyncio.sleep(PAUSE)

    def give_back(self) -> None:
        """Let the next one have it."""
        if _shared:
            import fcntl

            fcntl.lockf(_shared[0], fcntl.LOCK_UN)
        self.here.release()


def share_turn() -> None:
    """Prepare to fork: those who are forked will take their turns together."""
    if not _shared:
        _shared.append(tempfile.TemporaryFile())  # noqa: SIM115 - as long as the process


def locked() -> bool:
    """Take the lock, if no other process has it; it falls to the next one with whoever dies."""
    if not _shared:
        return True
    import fcntl

    with suppress(OSError):
        fcntl.lockf(_shared[0], fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


_shared: list[IO[bytes]] = []
"""The file that those who were forked lock, where there are such."""


def tidy() -> None:
    """Give back what a large body took: a refusal's traceback would hold it for long, in a circle."""
    gc.collect()
    with suppress(AttributeError, OSError, TypeError):  # not the C library that has it
        ctypes.CDLL(None).malloc_trim(0)


def refused(refusal: Refusal) -> HTTPException:
    """Wrap a refusal, so that whoever reads the body does not take it for a fault of the body's."""
    wrapped = HTTPException(refusal.status, refusal.detail)
    wrapped.__cause__ = refusal
    return wrapped


def takes_forms(scope: Scope) -> bool:
    """Say whether the route of a request reads its body as a form."""
    body = getattr(scope.get("route"), "body_field", None)
    return body is not None and isinstance(body.field_info, Form)
