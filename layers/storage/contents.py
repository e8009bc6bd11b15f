"""What every place that keeps contents shares: keys, spans, and one face."""

import re
from collections.abc import AsyncIterator
from typing import BinaryIO, Protocol
from uuid import UUID

from shared.errors import NotFound
from shared.nouns import dataclass

CHUNK = 256 * 1024
"""Bytes read or written at a time."""

Source = bytes | BinaryIO
"""A content: in memory, or a file that is read from its beginning."""

KEY = re.compile(r"[0-9a-z][0-9a-z-]*(/[0-9a-z-]+)*")


class ContentMissing(NotFound):
    """The content of this file is not in storage."""


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes first to last, both included, as in an HTTP range."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Return the number of bytes."""
        return self.last - self.first + 1


class Objects(Protocol):
    """Somewhere contents are kept under keys. Putting one twice is harmless."""

    async def put(self, key: str, source: Source) -> None:
        """Keep a content: afterwards it is there whole, even if the power fails."""

    def get(self, key: str, span: Span | None = None) -> AsyncIterator[bytes]:
        """Give the content, or a span of it, in chunks. Raises ContentMissing."""

    async def size(self, key: str) -> int | None:
        """Return the number of bytes, or None where there is no such content."""

    async def delete(self, key: str) -> None:
        """Forget a content; one that is not there is no error."""

    async def presign(self, key: str, disposition: str, media_type: str) -> str | None:
        """Give an address that hands the content out for a minute, where there is such a thing."""


def key_for(tenant: UUID, company: UUID, area: str, sha256: bytes) -> str:
    """Name a content by who keeps it, which function for, and what it is."""
    digest = sha256.hex()
    return f"{tenant}/{company}/{area}/{digest[:2]}/{digest}"


def check_key(key: str) -> str:
    """Give back a key that cannot leave its folder; anything else is a bug of ours."""
    if not KEY.fullmatch(key):
        raise ValueError(f"not a storage key: {key!r}")
    return key
