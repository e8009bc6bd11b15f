"""The place that keeps contents: a folder or a bucket, opened once."""

import os
from functools import cache
from pathlib import Path

from layers.storage.contents import Objects


@cache
def objects() -> Objects:
    """Open the place that ERP_STORAGE names: a folder, or s3://bucket/prefix."""
    where = os.environ.get("ERP_STORAGE", ".local/files")
    if where.startswith("s3://"):
        from layers.storage.s3 import S3

        bucket, _, prefix = where.removeprefix("s3://").partition("/")
        return S3(bucket, prefix.strip("/"))
    from layers.storage.disk import Disk

    return Disk(Path(where).absolute())


async def read_all(key: str) -> bytes:
    """Give a whole content: for what is known to be small. Raises ContentMissing."""
    return b"".join([chunk async for chunk in objects().get(key)])
