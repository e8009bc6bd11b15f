"""Files over HTTP."""

import asyncio
import io
import struct
import zipfile
import zlib
from asyncio import gather
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest
from httpx import AsyncClient, Response

from functions.documents import service
from functions.documents.scanner import EICAR
from layers.database.transactions import Tx, transaction
from layers.storage.contents import key_for
from layers.storage.objects import objects
from shared.actor import Actor, Permission

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def png(extra: bytes = b"") -> bytes:
    """Make the smallest picture, and something after it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack("!L", len(data)) + kind + data + struct.pack("!L", zlib.crc32(kind + data))
        )

    head = struct.pack("!LLBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
        + extra
    )


def archive(**parts: bytes) -> bytes:
    """Make an archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in parts.items():
            into.writestr(name, content)
    return made.getvalue()


def book(**parts: bytes) -> bytes:
    """Make a workbook with more parts than it needs."""
    return archive(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>", **parts})


async def send(client: AsyncClient, name: str, content: bytes, **form: str) -> Response:
    return await client.post("/v1/documents/files", files={"file": (name, content)}, data=form)


async def test_a_file_comes_back_as_it_was(client: AsyncClient) -> None:
    kept = await send(client, "Müller & Söhne.pdf", PDF)
    assert kept.status_code == 201, kept.text
    file = kept.json()
    assert (file["media_type"], file["size"], file["number"]) == ("application/pdf", len(PDF), 1)

    back = await client.get(f"/v1/documents/files/{file['id']}/content")

    assert (back.status_code, back.content) == (200, PDF)
    assert back.headers["content-type"] == "application/pdf"
    assert back.headers["content-disposition"].startswith("attachment;")
    assert (
        "filename*=UTF-8''M%C3%BCller%20%26%20S%C3%B6hne.pdf" in back.headers["content-disposition"]
    )
    assert back.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in back.headers["content-security-policy"]


async def test_parts_and_tags(client: AsyncClient) -> None:
    file = (await send(client, "a.pdf", PDF)).json()
    where = f"/v1/documents/files/{file['id']}/content"

    part = await client.get(where, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")
    assert part.headers["content-range"] == f"bytes 0-3/{len(PDF)}"
    assert (await client.get(where, headers={"Range": "bytes=-4"})).content == PDF[-4:]
    assert (await client.get(where, headers={"Range": "bytes=9999-"})).status_code == 416
    tag = part.headers["etag"]
    assert (await client.get(where, headers={"If-None-Match": tag})).status_code == 304
    stale = await client.get(where, headers={"Range": "bytes=0-3", "If-Range": '"other"'})
    assert (stale.status_code, stale.content) == (200, PDF)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.exe", b"MZ\x90\x00", "file-type-refused"),
        ("a.pdf", b"MZ\x90\x00\x01\x02", "file-type-refused"),
        ("a.png", PDF, "file-misleads"),
        ("a.csv", b"<html><script>alert(1)</script>", "file-misleads"),
        ("a.txt", b"  \n<!-- x --><svg onload=alert(1)>", "file-misleads"),
        ("a.pdf", b"<script>alert(1)</script>" + PDF, "file-misleads"),
        ("a.pdf", PDF + archive(x=b"y"), "file-misleads"),
        ("a.png", png(b"<script>alert(1)</script>"), "file-misleads"),
        ("a.png", png(archive(x=b"y")), "file-misleads"),
        ("a.gif", b"GIF89a" + b"%PDF-1.7" + b"\0" * 20 + b";", "file-misleads"),
        ("a.pdf", PDF[:-7], "file-misleads"),
        ("../../etc/passwd.txt", b"x", "file-name-refused"),
        ("..\\evil.txt", b"x", "file-name-refused"),
        ("con.txt", b"x", "file-name-refused"),
        ("a.txt", EICAR, "file-harmful"),
        ("a.xlsx", book(eicar=EICAR), "file-harmful"),
        ("a.xlsx", book(**{"../../x": b"y"}), "archive-refused"),
        ("a.xlsx", book(**{"xl/vbaProject.bin": b"y"}), "archive-refused"),
        ("a.xlsx", book(bomb=b"\0" * 20_000_000), "archive-refused"),
        ("a.xlsx", archive(x=b"y"), "file-type-refused"),
        ("a.xlsx", b"PK\x03\x04 broken", "archive-refused"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "file-misleads"),
        ("a.txt", b"", "file-empty"),
    ],
)
async def test_what_is_refused(
    client: AsyncClient, name: str, content: bytes, problem: str
) -> None:
    answer = await send(client, name, content)

    assert answer.json()["type"] == f"/problems/{problem}", answer.text
    assert (await client.get("/v1/documents/files")).json()["items"] == []
    audited = (await client.get("/v1/audit/entries")).json()["items"]
    assert [(e["command"], e["refused"]) for e in audited] == [("documents.upload_file", problem)]


async def test_oversize_is_refused(client: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERP_LARGEST_FILE", "100")

    assert (await send(client, "a.txt", b"x" * 101)).status_code == 413
    assert (await send(client, "a.txt", b"x" * 100)).status_code == 201


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        ("a.html", b"<!doctype html><script>alert(1)</script>"),
    ],
)
async def test_pages_are_never_shown(client: AsyncClient, name: str, content: bytes) -> None:
    file = (await send(client, name, content)).json()

    back = await client.get(f"/v1/documents/files/{file['id']}/content?inline=true")

    assert back.content == content
    assert back.headers["content-type"] == "application/octet-stream"
    assert back.headers["content-disposition"].startswith("attachment")
    assert back.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in back.headers["content-security-policy"]


async def test_a_picture_is_shown_in_place(client: AsyncClient) -> None:
    file = (await send(client, "a.png", png())).json()

    back = await client.get(f"/v1/documents/files/{file['id']}/content?inline=true")

    assert back.headers["content-disposition"].startswith("inline")
    assert (await client.get(f"/v1/documents/files/{file['id']}/content?x=1")).status_code == 422


async def test_versions(client: AsyncClient) -> None:
    first = (await send(client, "plan.txt", b"one")).json()

    second = await client.post(
        f"/v1/documents/files/{first['id']}/versions", files={"file": ("plan.txt", b"two")}
    )

    assert second.json()["number"] == 2
    assert second.json()["series"] == first["series"]
    seen = (await client.get(f"/v1/documents/files/{first['id']}/versions")).json()
    assert [v["number"] for v in seen] == [2, 1]
    listed = (await client.get("/v1/documents/files?name_has=LAN")).json()["items"]
    assert [f["id"] for f in listed] == [second.json()["id"]]
    old = await client.get(f"/v1/documents/files/{first['id']}/content")
    assert old.content == b"one"


async def test_a_file_that_was_made_stays(client: AsyncClient, clerk: Actor) -> None:
    async with transaction(clerk) as tx:
        made = await service.store_file(tx, "INV/2026.pdf", "application/pdf", PDF)
    async with transaction(clerk) as tx:
        file, content = await service.read_file(tx, made)
    assert (file.name, content) == ("2026.pdf", PDF)

    for answer in (
        await client.delete(f"/v1/documents/files/{made}"),
        await client.post(f"/v1/documents/files/{made}/versions", files={"file": ("a.pdf", PDF)}),
    ):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/file-is-record")


async def test_neighbours_see_nothing(
    client: AsyncClient,
    clerk: Actor,
    as_actor: Callable[[Actor | None], AsyncClient],
    open_tenant: Callable[[], Actor],
) -> None:
    file = (await send(client, "a.pdf", PDF)).json()
    sibling = replace(clerk, company_id=uuid4())
    for stranger in (open_tenant(), sibling):
        other = as_actor(stranger)
        assert (await send(other, "mine.pdf", PDF)).status_code == 201  # the same content
        for path in (f"files/{file['id']}", f"files/{file['id']}/content"):
            assert (await other.get(f"/v1/documents/{path}")).status_code == 404
        assert (await other.get(f"/v1/documents/files/{file['id']}/versions")).json() == []
        assert (await other.delete(f"/v1/documents/files/{file['id']}")).status_code == 404
        mine = (await other.get("/v1/documents/files")).json()["items"]
        assert [f["name"] for f in mine] == ["mine.pdf"]
        assert (await other.delete(f"/v1/documents/files/{mine[0]['id']}")).status_code == 200
    assert (await client.get(f"/v1/documents/files/{file['id']}/content")).content == PDF


async def test_rights(clerk: Actor, as_actor: Callable[[Actor | None], AsyncClient]) -> None:
    reader = as_actor(replace(clerk, permissions=frozenset({Permission.FILES_READ})))
    assert (await send(reader, "a.pdf", PDF)).status_code == 403
    nobody = as_actor(replace(clerk, permissions=frozenset()))
    assert (await nobody.get("/v1/documents/files")).status_code == 403


async def test_one_press_keeps_once(client: AsyncClient) -> None:
    client.headers["Idempotency-Key"] = "one-press-1"
    first = await send(client, "a.pdf", PDF)
    again = await send(client, "a.pdf", PDF)
    assert first.json() == again.json()
    other = await send(client, "a.pdf", PDF + b"\n")
    assert other.json()["type"] == "/problems/key-reused"


async def test_sweeping_spares_what_is_used(
    client: AsyncClient, clerk: Actor, owner: psycopg.Connection
) -> None:
    from functions.documents.jobs import sweep

    gone = (await send(client, "a.txt", b"only here")).json()
    twice = (await send(client, "b.txt", b"twice")).json()
    await send(client, "c.txt", b"twice")
    for file in (gone, twice):
        assert (await client.delete(f"/v1/documents/files/{file['id']}")).status_code == 200
        assert (await client.get(f"/v1/documents/files/{file['id']}")).status_code == 404
    owner.execute(
        "UPDATE documents_files SET discarded_at = now() - interval '31 days'"
        " WHERE tenant_id = %s AND discarded_at IS NOT NULL",
        [clerk.tenant_id],
    )

    assert await sweep() >= 2

    async def there(file: dict[str, str]) -> bool:
        sha = bytes.fromhex(file["sha256"])
        return (
            await objects().size(key_for(clerk.tenant_id, clerk.company_id, "files", sha))
            is not None
        )

    assert (await there(gone), await there(twice)) == (False, True)


async def test_the_budget_of_an_upload(client: AsyncClient, committed: list[Tx]) -> None:
    await send(client, "a.pdf", PDF)

    (tx,) = committed
    assert (tx.statements, tx.trips) == (8, 2)


@pytest.fixture
def _files_are_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be attached to files: a kind of record that is always there."""
    from functions.documents import api
    from layers.manifests import Record

    kinds = {"documents.file": Record("documents.file", "documents_files", "documents.files.read")}
    monkeypatch.setattr(api, "records", lambda: kinds)
    monkeypatch.setattr(service, "records", lambda: kinds)


@pytest.mark.usefixtures("_files_are_records")
async def test_attaching(
    client: AsyncClient,
    as_actor: Callable[[Actor | None], AsyncClient],
    open_tenant: Callable[[], Actor],
) -> None:
    record = (await send(client, "record.txt", b"record")).json()["id"]
    where = f"/v1/documents/records/documents.file/{record}/files"
    kept = (await send(client, "a.txt", b"a", kind="documents.file", subject=record)).json()
    loose = (await send(client, "b.txt", b"b")).json()

    assert (await client.post(where, json={"file_id": loose["id"]})).status_code == 201
    again = await client.post(where, json={"file_id": loose["id"]})

    assert again.status_code == 201
    attached = (await client.get(where)).json()
    assert [f["name"] for f in attached] == ["a.txt", "b.txt"]
    first = attached[0]["attachment_id"]
    assert (await client.delete(f"/v1/documents/attachments/{first}")).status_code == 200
    assert [f["name"] for f in (await client.get(where)).json()] == ["b.txt"]
    assert (await client.get(f"/v1/documents/files/{kept['id']}")).status_code == 200
    missing = f"/v1/documents/records/documents.file/{uuid4()}/files"
    assert (await client.post(missing, json={"file_id": loose["id"]})).status_code == 404
    unknown = f"/v1/documents/records/nothing.at_all/{record}/files"
    assert (await client.get(unknown)).json()["type"] == "/problems/record-kind-unknown"
    stranger = as_actor(open_tenant())
    theirs = (await send(stranger, "c.txt", b"c")).json()["id"]
    assert (await stranger.post(where, json={"file_id": theirs})).status_code == 404
    assert (await client.post(where, json={"file_id": theirs})).status_code == 404
    assert (await stranger.get(where)).json() == []


async def test_many_at_once(client: AsyncClient) -> None:
    first = (await send(client, "a.txt", b"the same")).json()
    where = f"/v1/documents/files/{first['id']}/versions"

    answers = await gather(
        *(send(client, f"{n}.txt", b"the same") for n in range(4)),
        *(client.post(where, files={"file": ("a.txt", f"{n}".encode())}) for n in range(4)),
    )

    assert [a.status_code for a in answers] == [201] * 8
    versions = (await client.get(where)).json()
    assert [v["number"] for v in versions] == [5, 4, 3, 2, 1]
    latest = (await client.get("/v1/documents/files?name=a.txt")).json()["items"]
    assert [f["number"] for f in latest] == [5]


async def test_clamav_is_asked(client: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak clamd's protocol to a stand-in; without an answer nothing is taken."""
    got: list[bytes] = []

    async def clamd(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            content += await reader.readexactly(size)
        got.append(content)
        found = b"stream: Win.Test-1 FOUND" if b"evil" in content else b"stream: OK"
        writer.write(found + b"\0")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(clamd, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    monkeypatch.setenv("ERP_CLAMD", f"127.0.0.1:{port}")
    async with server:
        assert (await send(client, "a.txt", b"x" * 300_000)).status_code == 201
        refused = await send(client, "b.txt", b"something evil")
    assert refused.json()["detail"] == "The scanner found: Win.Test-1."
    assert got == [b"x" * 300_000, b"something evil"]
    assert (await send(client, "c.txt", b"fine")).status_code == 503
