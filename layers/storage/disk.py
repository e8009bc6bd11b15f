"""Contents in a folder: whole or not there, whatever happens."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copyfileobj
from uuid import uuid4

from anyio import open_file, to_thread

from layers.storage.contents import CHUNK, ContentMissing, Source, Span, check_key
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Disk:
    """A folder of contents; written beside, made durable, and renamed into place."""

    root: Path

    def _path(self, key: str) -> Path:
        return self.root / check_key(key)

    async def put(self, key: str, source: Source) -> None:
        """Keep a content under its key."""
        await to_thread.run_sync(self._put, self._path(key), source)

    def _put(self, path: Path, source: Source) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        incoming = path.with_name(f"{path.name}.{uuid4().hex}.part")
        try:
            handle = os.open(incoming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as to:
                if isinstance(source, bytes):
                    to.write(source)
                else:
                    source.seek(0)
                    copyfileobj(source, to, CHUNK)
                to.flush()
                os.fsync(to.fileno())
            incoming.replace(path)
        finally:
            incoming.unlink(missing_ok=True)
        _sync_folders(path.parent, self.root)

    async def get(self, key: str, span: Span | None = None) -> AsyncIterator[bytes]:
        """Give the content, or a span of it, in chunks."""
        try:
            content = await open_file(self._path(key), "rb")
        except FileNotFoundError:
            raise ContentMissing("The content of this file is not in storage.") from None
        async with content:
            left = span.length if span else None
            if span:
                await content.seek(span.first)
            while left is None or left > 0:
                chunk = await content.read(CHUNK if left is None else min(CHUNK, left))
                if not chunk:
                    return
                left = None if left is None else left - len(chunk)
                yield chunk

    async def size(self, key: str) -> int | None:
        """Return the number of bytes."""
        try:
            return (await to_thread.run_sync(self._path(key).stat)).st_size
        except FileNotFoundError:
            return None

    async def delete(self, key: str) -> None:
        """Forget a content."""
        path = self._path(key)
        await to_thread.run_sync(lambda: path.unlink(missing_ok=True))

    async def presign(self, key: str, disposition: str, media_type: str) -> str | None:
        """Give nothing: a folder has no address of its own, the API hands its contents out."""
        del disposition, media_type
        check_key(key)
        return None


def _sync_folders(folder: Path, root: Path) -> None:
    """Make the names durable too, up to the root: a rename lives in its folder."""
    if os.name == "nt":
        return
    for place in (folder, *folder.parents):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if place == root:
            return
