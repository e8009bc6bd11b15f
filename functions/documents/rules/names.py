"""File names: what a user called it, without what could lead anywhere or deceive anyone."""

import re
import unicodedata
from urllib.parse import quote

from shared.errors import Refusal

LONGEST = 150
DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
FORBIDDEN = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]')


class FileNameRefused(Refusal):
    """The file's name cannot be used."""

    status = 422


class FileEmpty(Refusal):
    """There is nothing in the file."""

    status = 422


def safe_name(given: str) -> str:
    """Return the name without folders, controls and direction marks. Raises FileNameRefused.

    A name that climbs (../) is refused, not mended: nobody sends one by accident.
    """
    name = unicodedata.normalize("NFC", given)
    parts = re.split(r"[\\/]", name)
    if ".." in parts or "\x00" in name:
        raise FileNameRefused("The file's name leads out of its folder.", pointer="/body/file")
    name = "".join(c for c in parts[-1] if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    name = FORBIDDEN.sub("_", name).strip(" .")
    if not name or name.split(".")[0].lower() in DEVICES:
        raise FileNameRefused("Give the file a name.", pointer="/body/file")
    stem, dot, extension = name.rpartition(".")
    if len(name) > LONGEST and dot:
        name = f"{stem[: LONGEST - len(extension) - 1]}.{extension}"
    return name[:LONGEST]


def extension_of(name: str) -> str:
    """Return the last extension in lower case, without its dot; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def disposition(name: str, *, inline: bool) -> str:
    """Write Content-Disposition (RFC 6266): a plain name for old readers, the true one beside."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r'["\\%;]', "_", plain) or "file"
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
