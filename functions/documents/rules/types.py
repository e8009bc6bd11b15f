"""What a file is, told by its content; and whether it is only that."""

import re
from collections.abc import Mapping

from functions.documents.model import FileType
from functions.documents.rules.names import extension_of
from shared.errors import Refusal

TYPES: Mapping[str, FileType] = {
    kind.media_type: kind
    for kind in (
        FileType("application/pdf", ("pdf",), inline=True),
        FileType("image/png", ("png",), inline=True),
        FileType("image/jpeg", ("jpg", "jpeg"), inline=True),
        FileType("image/gif", ("gif",), inline=True),
        FileType("image/webp", ("webp",), inline=True),
        FileType("image/tiff", ("tif", "tiff")),
        FileType("image/svg+xml", ("svg",)),
        FileType("text/html", ("html", "htm")),
        FileType("text/plain", ("txt", "sta", "mt940", "940", "log", "md")),
        FileType("text/csv", ("csv", "tsv")),
        FileType("application/xml", ("xml", "ubl", "cii", "camt")),
        FileType("application/x-ofx", ("ofx", "qfx")),
        FileType("application/json", ("json",)),
        FileType("message/rfc822", ("eml",)),
        FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)),
        FileType(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)
        ),
        FileType(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx",)
        ),
        FileType("application/vnd.oasis.opendocument.text", ("odt",)),
        FileType("application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
    )
}
BY_EXTENSION = {ext: kind for kind in TYPES.values() for ext in kind.extensions}
PLAIN = ("text/plain", "text/csv", "application/x-ofx", "application/json", "message/rfc822")
"""Types that only their extension tells apart: all of them are text."""

EDGE = 1_024
"""Bytes at either end in which readers look for a beginning or an end."""

SCRIPT = re.compile(
    rb"<\s*(script|html|svg|iframe|object|embed|\?php|!doctype\s+html)\b", re.IGNORECASE
)
ROOT = re.compile(
    r"(?:<\?xml.*?\?>|<!--.*?-->|<!doctype\s[^>\[]*(?:\[.*?\]\s*)?>|\s)*<\s*([a-z_][\w.:-]*)",
    re.IGNORECASE | re.DOTALL,
)
HTML = {
    "html",
    "head",
    "body",
    "script",
    "iframe",
    "img",
    "table",
    "div",
    "p",
    "a",
    "style",
    "form",
}


class FileTypeRefused(Refusal):
    """Files of this type are not taken."""

    status = 422


class FileMisleads(Refusal):
    """The file is not what it says it is."""

    status = 422


def type_of(name: str, content: bytes) -> FileType:
    """Return what a file is, by its content, if it is taken and its name says so too.

    Raises FileTypeRefused, or FileMisleads where name and content disagree or the content
    would be something else to another reader (a polyglot).
    """
    claimed = BY_EXTENSION.get(extension_of(name))
    if claimed is None:
        raise FileTypeRefused(
            "Files of this type are not taken. Send one of: "
            + ", ".join(sorted(BY_EXTENSION))
            + ".",
            pointer="/body/file",
        )
    found = sniffed(content, claimed)
    if found is None:
        raise FileTypeRefused(
            "The file's content is of no type that is taken.", pointer="/body/file"
        )
    if found != claimed.media_type:
        raise FileMisleads(
            f"The file is called .{extension_of(name)}, but its content is {found}.",
            pointer="/body/file",
        )
    check_ends(found, content)
    return claimed


def sniffed(content: bytes, claimed: FileType) -> str | None:
    """Tell a media type by the content alone; the claim only tells kinds of text apart."""
    for media_type, start in (
        ("application/pdf", b"%PDF-"),
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("image/jpeg", b"\xff\xd8\xff"),
        ("image/gif", b"GIF87a"),
        ("image/gif", b"GIF89a"),
        ("image/tiff", b"II*\x00"),
        ("image/tiff", b"MM\x00*"),
    ):
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[:4] == b"PK\x03\x04":
        from functions.documents.rules.archives import office_type

        return office_type(content)
    return _text_type(content, claimed)


def _text_type(content: bytes, claimed: FileType) -> str | None:
    """Tell kinds of text apart: markup by its root, the others by what they are called."""
    text = as_text(content)
    if text is None:
        return None
    root = ROOT.match(text.lstrip("\ufeff"))
    if root is None:
        return claimed.media_type if claimed.media_type in PLAIN else "text/plain"
    tag = root[1].lower().rpartition(":")[2]
    if tag == "svg":
        return "image/svg+xml"
    if tag in HTML or text.lstrip("\ufeff \r\n\t").lower().startswith("<!doctype html"):
        return "text/html"
    if tag == "ofx":
        return "application/x-ofx"
    if "<!entity" in text.lower():
        raise FileMisleads("The XML declares entities, which are not taken.", pointer="/body/file")
    return "application/xml"


def as_text(content: bytes) -> str | None:
    """Read content as text; None where it has bytes that no text has."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in content:
        return None
    else:
        encoding = "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            return None
        text = content.decode("latin-1")
    controls = sum(
        ord(sign) < 32 and sign not in "\t\r\n\f\x1a\x1b\x01\x03" for sign in text[:65_536]
    )
    return None if controls else text


def check_ends(media_type: str, content: bytes) -> None:
    """Refuse a content that another reader would take for something else.

    Archives are read from their end, PDFs from anywhere in their first kilobyte, pages from
    the first tag: what is one of them must not also be another.
    """
    head, tail = content[:EDGE], content[-EDGE:]
    binary = media_type.startswith("image/") and media_type != "image/svg+xml"
    archive = content[:4] == b"PK\x03\x04"
    other = (
        (not archive and b"PK\x05\x06" in content[-65_557:])
        or (media_type != "application/pdf" and b"%PDF-" in head)
        or (binary and bool(SCRIPT.search(head) or SCRIPT.search(tail)))
        or (media_type == "application/pdf" and b"%%EOF" not in tail)
        or (media_type == "image/png" and not content.endswith(b"IEND\xaeB`\x82"))
        or (media_type == "image/jpeg" and b"\xff\xd9" not in tail)
        or (media_type == "image/gif" and not content.rstrip(b"\x00").endswith(b";"))
    )
    if other:
        raise FileMisleads(
            "The file is incomplete, or is something else besides what it says it is.",
            pointer="/body/file",
        )
