"""The endpoints of files."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, File, Form, Path, UploadFile
from pydantic import Field

from functions.documents import service
from functions.documents.handout import add_content
from functions.documents.model import NewFile
from functions.documents.rules.records import known_kind
from functions.documents.scanner import scan
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.identity import check_permission
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from layers.manifests import records
from shared.actor import Actor, Permission
from shared.errors import Refusal

router = APIRouter(prefix="/v1/documents", tags=["documents"])
INSPECTIONS = 2
"""How many files are looked into at once; each is held in memory while it is."""

Kind = Annotated[str, Path(max_length=60, examples=["invoice"])]


class StoredFile(Shape):
    """One version of a file."""

    id: UUID
    series: UUID = Field(description="What all versions of a file share.")
    number: int = Field(description="The version, from 1.")
    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str = Field(description="Of the content, in hexadecimal.")
    origin: str = Field(description="`uploaded` by somebody, or `made` by the application.")
    kept_by: UUID
    kept_at: datetime


class AttachedFile(StoredFile):
    """A file on a record: its latest version."""

    attachment_id: UUID
    attached_by: UUID
    attached_at: datetime


class AttachFile(Shape):
    """Which file to attach."""

    file_id: UUID


class Gone(Shape):
    """What was taken away."""

    id: UUID


class RecordKinds(Shape):
    """The kinds of records that files can be attached to."""

    kinds: list[str]


add_list(router, "/files", service.FILES, StoredFile, Permission.FILES_READ)
add_content(router)


@router.post("/files", status_code=201)
async def upload_file(
    command: Annotated[Command, permit(Permission.FILES_WRITE)],
    file: Annotated[UploadFile, File(description="The file, with its name.")],
    kind: Annotated[str | None, Form(max_length=60)] = None,
    subject: Annotated[UUID | None, Form()] = None,
) -> StoredFile:
    """Keep a file, and attach it to a record where kind and subject name one.

    The content decides what it is; the name must agree with it.
    """
    record = (kind, subject) if kind is not None and subject is not None else None
    found = await _inspect(file)

    async def work(tx: Tx) -> Read:
        if record is not None:
            check_visible(tx.actor, record[0])
        return await service.upload(tx, *taken(found), record)

    return await command.run(StoredFile, work)


@router.post("/files/{file_id}/versions", status_code=201)
async def add_version(
    file_id: UUID,
    command: Annotated[Command, permit(Permission.FILES_WRITE)],
    file: Annotated[UploadFile, File(description="The file, with its name.")],
) -> StoredFile:
    """Keep a file as the next version of another; whatever it is attached to shows this one."""
    found = await _inspect(file)

    async def work(tx: Tx) -> Read:
        return await service.add_version(tx, file_id, *taken(found))

    return await command.run(StoredFile, work)


@router.get("/files/{file_id}")
async def get_file(
    file_id: UUID, query: Annotated[Query, may(Permission.FILES_READ)]
) -> StoredFile:
    """Describe a file."""
    return await query.one(StoredFile, service.file(file_id), f"No file {file_id}.")


@router.get("/files/{file_id}/versions")
async def list_versions(
    file_id: UUID, query: Annotated[Query, may(Permission.FILES_READ)]
) -> list[StoredFile]:
    """List a file's versions, newest first."""
    return await query.rows(StoredFile, service.versions(file_id))


@router.delete("/files/{file_id}")
async def discard_file(
    file_id: UUID, command: Annotated[Command, permit(Permission.FILES_WRITE)]
) -> Gone:
    """Throw a file away, with its versions and attachments; not one the application made."""
    return await command.run(Gone, lambda tx: service.discard_file(tx, file_id))


@router.get("/kinds")
async def list_kinds(query: Annotated[Query, may(Permission.FILES_READ)]) -> RecordKinds:
    """List the kinds of records that files can be attached to."""
    seen = [k for k, r in records().items() if r.read in query.actor.permissions]
    return RecordKinds(kinds=sorted(seen))


@router.get("/records/{kind}/{subject}/files")
async def list_attached(
    kind: Kind, subject: UUID, query: Annotated[Query, may(Permission.FILES_READ)]
) -> list[AttachedFile]:
    """List what is attached to a record; needs the right to see such records, too."""
    check_visible(query.actor, kind)
    return await query.rows(AttachedFile, service.attached(kind, subject))


@router.post("/records/{kind}/{subject}/files", status_code=201)
async def attach_file(
    kind: Kind,
    subject: UUID,
    body: AttachFile,
    command: Annotated[Command, permit(Permission.FILES_WRITE)],
) -> StoredFile:
    """Attach a file to a record; needs the right to see such records, too."""

    async def work(tx: Tx) -> Read:
        check_visible(tx.actor, kind)
        return await service.attach_file(tx, kind, subject, body.file_id)

    return await command.run(StoredFile, work)


@router.delete("/attachments/{attachment_id}")
async def detach_file(
    attachment_id: UUID, command: Annotated[Command, permit(Permission.FILES_WRITE)]
) -> Gone:
    """Take a file off a record; the file stays."""
    return await command.run(Gone, lambda tx: service.detach_file(tx, attachment_id))


def check_visible(actor: Actor, kind: str) -> None:
    """Refuse a kind that is not known, or that the actor may not see."""
    check_permission(actor, Permission(known_kind(kind, records()).read))


Found = tuple[NewFile, bytes] | Refusal
"""A file that was looked into, or what is wrong with it."""


async def _inspect(file: UploadFile) -> Found:
    """Look into an upload, a few at a time, before the transaction that keeps it begins.

    What is wrong with it is refused inside the command, where refusals are audited.
    """
    try:
        service.check_size(file.size or 0)
        new, content = await to_thread.run_sync(
            service.inspected, file.filename or "", file.file, limiter=_limiter()
        )
        await scan(content)
    except Refusal as refusal:
        return refusal
    return new, content


def taken(found: Found) -> tuple[NewFile, bytes]:
    """Return a file that was found good, or refuse it."""
    if isinstance(found, Refusal):
        raise found
    return found


_limiters: list[CapacityLimiter] = []


def _limiter() -> CapacityLimiter:
    """Make the limiter on first use: it belongs to the event loop."""
    if not _limiters:
        _limiters.append(CapacityLimiter(INSPECTIONS))
    return _limiters[0]
