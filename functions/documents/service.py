"""What is done with files: keep, read, attach, detach, discard."""

import os
from hashlib import sha256
from typing import BinaryIO
from uuid import UUID

from functions.documents import store
from functions.documents.model import NewFile, StoredFile
from functions.documents.rules.names import FileEmpty, safe_name
from functions.documents.rules.records import check_discardable, known_kind
from functions.documents.rules.types import TYPES, type_of
from functions.documents.scanner import check_for_test_virus
from layers.database.transactions import Read, Tx
from layers.manifests import records
from layers.storage.contents import key_for
from layers.storage.objects import objects, read_all
from shared.errors import NotFound, TooLarge
from shared.ids import new_id

AREA = "files"
FILES = store.FILES


def largest() -> int:
    """Return the size in bytes of the largest file taken (ERP_LARGEST_FILE)."""
    return int(os.environ.get("ERP_LARGEST_FILE", str(25 * 1024 * 1024)))


def check_size(size: int) -> None:
    """Refuse a file that is too large, or none at all."""
    if size > largest():
        raise TooLarge(
            f"A file may have {largest()} bytes, this one has more.", pointer="/body/file"
        )
    if size == 0:
        raise FileEmpty("The file has no bytes: choose another.", pointer="/body/file")


def inspected(name: str, source: BinaryIO) -> tuple[NewFile, bytes]:
    """Check a stranger's file by its content, before anything of it is kept: blocking.

    Raises FileEmpty, FileNameRefused, FileTypeRefused, FileMisleads, ArchiveRefused, FileHarmful,
    TooLarge.
    """
    source.seek(0)
    content = source.read(largest() + 1)
    check_size(len(content))
    name = safe_name(name)
    kind = type_of(name, content)
    check_for_test_virus(content)
    file_id = new_id()
    digest = sha256(content).digest()
    made = NewFile(file_id, file_id, name, kind.media_type, len(content), digest, "uploaded")
    return made, content


async def upload(
    tx: Tx, new: NewFile, content: bytes, record: tuple[str, UUID] | None = None
) -> Read:
    """Keep a file that was inspected, and attach it to a record where one is named."""
    await _keep(tx, new, content)
    if record is not None:
        await _attach(tx, *record, new.series)
    tx.about("file", new.id)
    return store.file(new.id)


async def add_version(tx: Tx, file_id: UUID, new: NewFile, content: bytes) -> Read:
    """Keep a file as the next version of another. Raises NotFound."""
    (old, origin) = await store.get_file(tx, file_id)
    check_discardable(origin)
    next_one = NewFile(
        new.id, old.series, new.name, new.media_type, new.size, new.sha256, "uploaded"
    )
    await _keep(tx, next_one, content)
    tx.about("file", old.series, {"number": old.number, "name": old.name})
    return store.file(new.id)


async def store_file(tx: Tx, name: str, media_type: str, content: bytes) -> UUID:
    """Keep a file that the application made, as part of its records; return its id."""
    if media_type not in TYPES:
        raise ValueError(f"files of {media_type} cannot be handed out")
    file_id = new_id()
    digest = sha256(content).digest()
    new = NewFile(file_id, file_id, safe_name(name), media_type, len(content), digest, "made")
    await _keep(tx, new, content)
    return file_id


async def read_file(tx: Tx, file_id: UUID) -> tuple[StoredFile, bytes]:
    """Return a file and its content. Raises NotFound."""
    (found, _) = await store.get_file(tx, file_id)
    key = key_for(tx.actor.tenant_id, tx.actor.company_id, AREA, found.sha256)
    return found, await read_all(key)


async def find_file(tx: Tx, file_id: UUID) -> StoredFile:
    """Return a file without its content. Raises NotFound."""
    (found, _) = await store.get_file(tx, file_id)
    return found


async def attach_file(tx: Tx, kind: str, subject: UUID, file_id: UUID) -> Read:
    """Attach a file to a record of a kind that its owner's manifest names. Raises NotFound."""
    (found, _) = await store.get_file(tx, file_id)
    await _attach(tx, kind, subject, found.series)
    tx.about(kind, subject)
    return store.file(file_id)


async def detach_file(tx: Tx, attachment_id: UUID) -> Read:
    """Take a file off a record; the file stays. Raises NotFound."""
    found = await tx.read(store.attachment(attachment_id))
    if not found:
        raise NotFound(f"No attachment {attachment_id}.")
    await store.detach(tx, attachment_id)
    tx.about(found[0]["kind"], found[0]["subject"], {"file": found[0]["series"]})
    return store.gone(attachment_id)


async def discard_file(tx: Tx, file_id: UUID) -> Read:
    """Throw a file away with all its versions. Raises NotFound, FileIsRecord."""
    (found, origin) = await store.get_file(tx, file_id)
    check_discardable(origin)
    await store.discard(tx, found.series)
    tx.about("file", found.series, {"name": found.name, "size": found.size})
    return store.gone(file_id)


async def _keep(tx: Tx, new: NewFile, content: bytes) -> None:
    """Put the content in storage while its row is held, then write the file."""
    await store.hold_content(tx, new.sha256, new.size)
    key = key_for(tx.actor.tenant_id, tx.actor.company_id, AREA, new.sha256)
    if await objects().size(key) != new.size:
        await objects().put(key, content)
    await store.hold_series(tx, new.series)
    await store.add_file(tx, new)


async def _attach(tx: Tx, kind: str, subject: UUID, series: UUID) -> None:
    record = known_kind(kind, records())
    if not await store.exists(tx, record, subject):
        raise NotFound(f"No {kind} {subject}.")
    await store.attach(tx, kind, subject, series)


file = store.file
versions = store.versions
attached = store.attached
