"""What files can be attached to."""

from collections.abc import Mapping
from typing import TypeVar

from shared.errors import Refusal

Known = TypeVar("Known")


class RecordKindUnknown(Refusal):
    """Files cannot be attached to records of this kind."""

    status = 422


class FileIsRecord(Refusal):
    """The file belongs to the books and stays."""


def known_kind(kind: str, kinds: Mapping[str, Known]) -> Known:
    """Return what is known of a kind. Raises RecordKindUnknown, naming those there are."""
    if kind not in kinds:
        raise RecordKindUnknown(
            f"Files are attached to: {', '.join(sorted(kinds)) or 'nothing yet'}.",
            pointer="/path/kind",
        )
    return kinds[kind]


def check_discardable(origin: str) -> None:
    """Refuse to throw away what the application made: invoices sent are kept by law."""
    if origin == "made":
        raise FileIsRecord("This file was made by the application and is part of the records.")
