"""The nouns of files."""

from uuid import UUID

from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that is taken: its media type, its usual extensions, and its manners.

    `inline` where a browser may show it in place: it cannot carry a script.
    """

    media_type: str
    extensions: tuple[str, ...]
    inline: bool = False


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One version of a file; series is what its versions share."""

    id: UUID
    series: UUID
    number: int
    name: str
    media_type: str
    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file about to be kept, its content already checked and its name made safe."""

    id: UUID
    series: UUID
    name: str
    media_type: str
    size: int
    sha256: bytes
    origin: str


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record that files can be attached to, as a function's manifest declares it."""

    kind: str
    table: str
    read: str
    """The permission that shows such a record."""
