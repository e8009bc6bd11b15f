"""Ask whether a content is known to be harmful: ClamAV where there is one, the test virus always."""

import os
from struct import pack

import anyio

from functions.documents.rules.archives import unfolded
from shared.errors import Refusal, Unavailable

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + b"$H+H*"
"""The test virus, which every scanner knows (https://www.eicar.org/download-anti-malware-testfile)."""

CHUNK = 128 * 1024
TIMEOUT = 30.0


class FileHarmful(Refusal):
    """The file carries something known to be harmful."""

    status = 422


def check_for_test_virus(content: bytes) -> None:
    """Refuse the test virus, in the open or in an archive's part. Raises FileHarmful."""
    parts = unfolded(content) if content[:4] == b"PK\x03\x04" else ()
    if EICAR in content or any(EICAR in part for part in parts):
        raise FileHarmful("The scanner found: EICAR test virus.", pointer="/body/file")


async def scan(content: bytes) -> None:
    """Ask ClamAV, where ERP_CLAMD names one as host:port.

    Raises FileHarmful, and Unavailable where the scanner is configured but does not answer: an
    unchecked file is not taken.
    """
    where = os.environ.get("ERP_CLAMD", "")
    if not where:
        return
    host, _, port = where.rpartition(":")
    try:
        with anyio.fail_after(TIMEOUT):
            verdict = await _ask(host, int(port), content)
    except (OSError, TimeoutError, anyio.EndOfStream, anyio.BrokenResourceError) as error:
        raise Unavailable("Files cannot be checked at the moment.") from error
    if verdict.endswith(" FOUND"):
        name = verdict.removeprefix("stream: ").removesuffix(" FOUND")
        raise FileHarmful(f"The scanner found: {name}.", pointer="/body/file")
    if not verdict.endswith(" OK"):
        raise Unavailable("Files cannot be checked at the moment.")


async def _ask(host: str, port: int, content: bytes) -> str:
    """Send a content as clamd's INSTREAM wants it, and return its verdict."""
    async with await anyio.connect_tcp(host, port) as clamd:
        await clamd.send(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            await clamd.send(pack("!L", len(chunk)) + chunk)
        await clamd.send(pack("!L", 0))
        said = bytearray()
        while b"\0" not in said:
            said += await clamd.receive(1_024)
    return said.split(b"\0")[0].decode("ascii", "replace")
