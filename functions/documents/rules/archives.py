"""Office files are archives: small ones that unfold to no more than they say."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from shared.errors import Refusal

MOST_PARTS = 10_000
MOST_UNFOLDED = 200 * 1024 * 1024
"""Bytes of all parts together."""
MOST_RATIO = 100
"""How many bytes one byte may unfold to, once a part is larger than a megabyte."""
LARGE = 1024 * 1024
ENCRYPTED = 0x1

MARKS = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ppt/presentation.xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
}
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
}


class ArchiveRefused(Refusal):
    """The archive is not one that can be unfolded safely."""

    status = 422


def office_type(content: bytes) -> str | None:
    """Return the media type of an office file, its parts checked; None for other archives."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            check_parts(parts, len(content))
            check_unfolded(archive, parts)
            return _kind(archive, {part.filename for part in parts})
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise ArchiveRefused("The archive is damaged.", pointer="/body/file") from error


def _kind(archive: ZipFile, names: set[str]) -> str | None:
    if "mimetype" in names:
        said = archive.read("mimetype").decode("ascii", "replace").strip()
        return said if said in OPEN_DOCUMENT else None
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for mark, kind in MARKS.items() if mark in names), None)


def check_parts(parts: list[ZipInfo], size: int) -> None:
    """Refuse macros, parts that climb out, and bombs, by what the archive says of itself."""
    folded = sum(part.compress_size for part in parts)
    unfolded = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unfolded > MOST_UNFOLDED or folded > size:
        raise ArchiveRefused("The archive unfolds to too much.", pointer="/body/file")
    for part in parts:
        names = part.filename.replace("\\", "/").split("/")
        if part.filename.startswith(("/", "\\")) or ".." in names or ":" in part.filename:
            raise ArchiveRefused("The archive leads out of its folder.", pointer="/body/file")
        if names[-1].lower() in {"vbaproject.bin", "vbadata.xml"}:
            raise ArchiveRefused("Files with macros are not taken.", pointer="/body/file")
        if part.flag_bits & ENCRYPTED:
            raise ArchiveRefused("Encrypted files cannot be checked.", pointer="/body/file")
        if part.file_size > LARGE and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise ArchiveRefused("The archive unfolds to too much.", pointer="/body/file")


def check_unfolded(archive: ZipFile, parts: list[ZipInfo]) -> None:
    """Unfold every part, without keeping it: an archive may say less than it holds."""
    for part in parts:
        left = part.file_size
        with archive.open(part) as content:
            while chunk := content.read(LARGE):
                left -= len(chunk)
                if left < 0:
                    raise ArchiveRefused("The archive unfolds to too much.", pointer="/body/file")


def unfolded(content: bytes) -> Iterator[bytes]:
    """Give the parts of an office file that was checked, one at a time, for the scanner."""
    with ZipFile(BytesIO(content)) as archive:
        for part in archive.infolist():
            yield archive.read(part)
