"""Hand contents out: in parts where asked, and so that no browser runs what is in them."""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi import Query as InQuery
from fastapi.responses import RedirectResponse, StreamingResponse
from pydantic import ConfigDict

from functions.documents import service
from functions.documents.rules.names import disposition
from functions.documents.rules.ranges import asked, is_same
from functions.documents.rules.types import TYPES
from layers.http.queries import Query, may
from layers.http.shapes import Shape
from layers.storage.contents import Span, key_for
from layers.storage.objects import objects
from shared.actor import Permission

SAFE: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
    "Accept-Ranges": "bytes",
}
"""Whatever a file holds, it is shown alone: no script, no neighbour, no shared cache."""


class HandOut(Shape):
    """How to hand a file out."""

    inline: bool = False
    """Show it in the browser, where its type cannot carry a script."""


class Described(Shape):
    """What is needed of a file to hand it out."""

    model_config = ConfigDict(extra="ignore")

    name: str
    media_type: str
    size: int
    sha256: str


def add_content(router: APIRouter) -> None:
    """Add the endpoint that hands contents out."""
    router.get(
        "/files/{file_id}/content",
        response_class=Response,
        responses={200: {"content": {"application/octet-stream": {}}}, 206: {}, 304: {}, 416: {}},
    )(get_content)


async def get_content(
    file_id: UUID,
    how: Annotated[HandOut, InQuery()],
    query: Annotated[Query, may(Permission.FILES_READ)],
) -> Response:
    """Download a file, or the part of it that a Range header names."""
    file = await query.one(Described, service.file(file_id), f"No file {file_id}.")
    tag = f'"{file.sha256}"'
    headers = {**SAFE, "ETag": tag}
    if is_same(query.request.headers.get("If-None-Match"), tag):
        return Response(status_code=304, headers=headers)
    inline = how.inline and TYPES[file.media_type].inline
    headers["Content-Disposition"] = disposition(file.name, inline=inline)
    if inline and file.media_type == "application/pdf":
        # Chromium's viewer does not start in a sandbox, and runs no script of the page.
        headers["Content-Security-Policy"] = "default-src 'none'; object-src 'self'"
    actor = query.actor
    key = key_for(actor.tenant_id, actor.company_id, service.AREA, bytes.fromhex(file.sha256))
    where = await objects().presign(key, headers["Content-Disposition"], file.media_type)
    if where is not None:
        return RedirectResponse(where, 307, {"Cache-Control": "no-store"})
    return _streamed(file, key, headers, _range(query.request, tag))


def _range(request: Request, tag: str) -> str | None:
    """Return the Range asked for, unless If-Range says it was of another content."""
    same = request.headers.get("If-Range", tag) == tag
    return request.headers.get("Range") if same else None


def _streamed(
    file: Described, key: str, headers: dict[str, str], wanted: str | None
) -> StreamingResponse:
    part = asked(wanted, file.size)
    length = file.size
    span = None
    if part is not None:
        span = Span(part.first, part.last)
        length = span.length
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{file.size}"
    headers["Content-Length"] = str(length)
    return StreamingResponse(
        _content(key, span), 206 if span else 200, headers, _type_of(file.media_type)
    )


def _content(key: str, span: Span | None) -> AsyncIterator[bytes]:
    return objects().get(key, span)


def _type_of(media_type: str) -> str:
    """Return the type said to the browser: markup is only ever plain bytes to it."""
    if media_type in {"image/svg+xml", "text/html", "application/xml"}:
        return "application/octet-stream"
    return media_type
