"""Quotes and orders as files."""

from uuid import UUID

from anyio import to_thread
from fastapi import Response

from functions.sales.model import Kind
from functions.sales.service import printing
from layers.http.queries import Query

PDF = "application/pdf"


def as_file(media_type: str) -> dict[int | str, dict[str, object]]:
    """Describe a file as a reply."""
    return {200: {"content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}


async def printed(query: Query, kind: Kind, sale_id: UUID) -> Response:
    """Read a quote or order, print it in a thread, and hand it out."""
    found = await query.within(lambda tx: printing.load_printable(tx, kind, sale_id))
    content = await to_thread.run_sync(printing.pdf, found)
    headers = {
        "Content-Disposition": f'inline; filename="{found.name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
    }
    return Response(content, media_type=PDF, headers=headers)
