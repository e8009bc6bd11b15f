"""The SQL of files."""

from datetime import datetime
from uuid import UUID

from psycopg.sql import SQL, Identifier

from functions.documents.model import NewFile, StoredFile
from layers.database.companies import served
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from layers.manifests import Record
from shared.actor import Actor
from shared.errors import NotFound
from shared.ids import new_id

FILES = Listing(
    name="files",
    source="""
        FROM documents_files AS f
       WHERE f.tenant_id = %(tenant)s AND f.company_id = %(company)s
         AND f.is_latest AND f.discarded_at IS NULL
    """,
    columns={
        "id": Column("f.id", Kind.ID, nullable=False),
        "series": Column("f.series", Kind.ID, sorts=False, nullable=False),
        "number": Column("f.number", Kind.INTEGER, nullable=False),
        "name": Column("f.name", order="lower(f.name)", nullable=False),
        "media_type": Column("f.media_type", nullable=False),
        "size": Column("f.size", Kind.INTEGER, nullable=False),
        "sha256": Column("encode(f.sha256, 'hex')", filters=False, sorts=False, nullable=False),
        "origin": Column("f.origin", Kind.CHOICE, ("uploaded", "made"), nullable=False),
        "kept_by": Column("f.kept_by", Kind.ID, sorts=False, nullable=False),
        "kept_at": Column("f.kept_at", Kind.INSTANT, nullable=False),
    },
    key="f.id",
    sort="-id",
    search="f.name ILIKE %(q_has)s",
)
"""The latest version of every file; ids are made in the order of time."""


def file(file_id: UUID) -> Read:
    """Say how to read one version of a file."""
    return Read(
        """
        SELECT id, series, number, name, media_type, size, encode(sha256, 'hex') AS sha256,
               origin, kept_by, kept_at
          FROM documents_files
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND discarded_at IS NULL
        """,
        {"id": file_id},
    )


def versions(file_id: UUID) -> Read:
    """Say how to read every version of the file that one of them is, newest first."""
    return Read(
        """
        SELECT v.id, v.series, v.number, v.name, v.media_type, v.size,
               encode(v.sha256, 'hex') AS sha256, v.origin, v.kept_by, v.kept_at
          FROM documents_files AS f JOIN documents_files AS v USING (tenant_id, company_id, series)
         WHERE f.tenant_id = %(tenant)s AND f.company_id = %(company)s AND f.id = %(id)s
           AND v.discarded_at IS NULL
         ORDER BY v.number DESC
        """,
        {"id": file_id},
    )


def attached(kind: str, subject: UUID) -> Read:
    """Say how to read what is attached to a record: the latest version of each file."""
    return Read(
        """
        SELECT a.id AS attachment_id, a.attached_by, a.attached_at, f.id, f.series, f.number,
               f.name, f.media_type, f.size, encode(f.sha256, 'hex') AS sha256, f.origin,
               f.kept_by, f.kept_at
          FROM documents_attachments AS a
          JOIN documents_files AS f USING (tenant_id, company_id, series)
         WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s
           AND a.kind = %(kind)s AND a.subject = %(subject)s
           AND f.is_latest AND f.discarded_at IS NULL
         ORDER BY a.id
        """,
        {"kind": kind, "subject": subject},
    )


def attachment(attachment_id: UUID) -> Read:
    """Say how to read one attachment."""
    return Read(
        """
        SELECT a.id, a.kind, a.subject, a.series FROM documents_attachments AS a
         WHERE a.tenant_id = %(tenant)s AND a.company_id = %(company)s AND a.id = %(id)s
        """,
        {"id": attachment_id},
    )


def gone(what: UUID) -> Read:
    """Say what was taken away."""
    return Read("SELECT %(id)s::uuid AS id", {"id": what})


async def find_file(tx: Tx, file_id: UUID) -> tuple[StoredFile, str] | None:
    """Return a file and its origin, or None."""
    rows = await tx.rows(
        """
        SELECT id, series, number, name, media_type, size, sha256, origin
          FROM documents_files
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND discarded_at IS NULL
        """,
        {"id": file_id},
    )
    if not rows:
        return None
    *facts, origin = rows[0]
    found = StoredFile(*facts)
    return found, origin


async def get_file(tx: Tx, file_id: UUID) -> tuple[StoredFile, str]:
    """Return a file and its origin. Raises NotFound."""
    found = await find_file(tx, file_id)
    if found is None:
        raise NotFound(f"No file {file_id}.")
    return found


async def hold_content(tx: Tx, sha256: bytes, size: int) -> None:
    """Make sure a content has its row, and hold it: whoever would sweep it away waits."""
    await tx.rows(
        """
        INSERT INTO documents_contents AS c (sha256, size) VALUES (%(sha256)s, %(size)s)
        ON CONFLICT (tenant_id, company_id, sha256) DO UPDATE SET size = c.size
        RETURNING kept_at
        """,
        {"sha256": sha256, "size": size},
        locks=Rung.DOCUMENT,
    )


async def hold_series(tx: Tx, series: UUID) -> None:
    """Hold a file's first version: of two who add the next one, the second sees the other's."""
    await tx.write(
        """
        SELECT 1 FROM documents_files
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND series = %(series)s
           AND number = 1 FOR UPDATE
        """,
        {"series": series},
        locks=Rung.DOCUMENT,
    )


async def add_file(tx: Tx, new: NewFile) -> None:
    """Write a file's next version, the series held: the first where the series is new."""
    await tx.write(
        """
        UPDATE documents_files SET is_latest = false
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND series = %(series)s
           AND is_latest
        """,
        {"series": new.series},
        locks=Rung.DOCUMENT,
    )
    await tx.write(
        """
        INSERT INTO documents_files (id, series, number, name, media_type, size, sha256, origin)
        SELECT %(id)s, %(series)s, 1 + coalesce(max(number), 0), %(name)s, %(media_type)s,
               %(size)s, %(sha256)s, %(origin)s
          FROM documents_files
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND series = %(series)s
        RETURNING id
        """,
        {
            "id": new.id,
            "series": new.series,
            "name": new.name,
            "media_type": new.media_type,
            "size": new.size,
            "sha256": new.sha256,
            "origin": new.origin,
        },
    )


async def attach(tx: Tx, kind: str, subject: UUID, series: UUID) -> None:
    """Attach a file to a record; once is enough."""
    await tx.write(
        """
        INSERT INTO documents_attachments (id, kind, subject, series)
        VALUES (%(id)s, %(kind)s, %(subject)s, %(series)s)
        ON CONFLICT (tenant_id, company_id, kind, subject, series) DO NOTHING
        """,
        {"id": new_id(), "kind": kind, "subject": subject, "series": series},
    )


async def detach(tx: Tx, attachment_id: UUID) -> None:
    """Take a file off a record."""
    await tx.write(
        """
        DELETE FROM documents_attachments
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": attachment_id},
    )


async def discard(tx: Tx, series: UUID) -> None:
    """Throw a file away: it is seen nowhere from now on, and swept later."""
    await tx.write(
        """
        UPDATE documents_files SET discarded_at = now()
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND series = %(series)s
           AND discarded_at IS NULL
        """,
        {"series": series},
        locks=Rung.DOCUMENT,
    )
    await tx.write(
        """
        DELETE FROM documents_attachments
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND series = %(series)s
        """,
        {"series": series},
    )


async def exists(tx: Tx, record: Record, subject: UUID) -> bool:
    """Say whether there is such a record here; its table comes out of a manifest."""
    rows = await tx.rows(
        SQL(
            """
            SELECT 1 FROM {}
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(subject)s
            """
        ).format(Identifier(record.table)),
        {"subject": subject},
    )
    return bool(rows)


async def companies_with_discarded(before: datetime) -> list[Actor]:
    """Return the companies that discarded files before an instant."""
    return await served(
        "SELECT tenant_id, company_id FROM documents_discarded(%(before)s)", {"before": before}
    )


async def forget_discarded(tx: Tx, before: datetime) -> list[bytes]:
    """Forget files discarded before an instant; return the contents that they had."""
    rows = await tx.rows(
        """
        DELETE FROM documents_files
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND discarded_at < %(before)s
        RETURNING sha256
        """,
        {"before": before},
        locks=Rung.DOCUMENT,
    )
    return list({sha256 for (sha256,) in rows})


async def hold_unused(tx: Tx, contents: list[bytes]) -> list[bytes]:
    """Hold those contents that no file has any more, and return them."""
    held = await tx.queue(
        """
        SELECT sha256 FROM documents_contents
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND sha256 = ANY (%(contents)s)
         ORDER BY sha256 FOR UPDATE
        """,
        {"contents": contents},
        locks=Rung.DOCUMENT,
    )
    used = await tx.rows(
        """
        SELECT DISTINCT sha256 FROM documents_files
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND sha256 = ANY (%(contents)s)
        """,
        {"contents": contents},
    )
    there = {sha256 for (sha256,) in await held.fetchall()}
    return sorted(there - {sha256 for (sha256,) in used})


async def forget_contents(tx: Tx, contents: list[bytes]) -> None:
    """Forget contents that are held, unused, and gone from storage."""
    await tx.write(
        """
        DELETE FROM documents_contents
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND sha256 = ANY (%(contents)s)
        """,
        {"contents": contents},
    )
