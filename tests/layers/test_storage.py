"""Contents on disk and in S3: the same promises."""

import io
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from layers.storage.contents import ContentMissing, Objects, Span, check_key, key_for
from layers.storage.disk import Disk
from layers.storage.s3 import S3

KEY = key_for(uuid4(), uuid4(), "files", b"\x01" * 32)


@pytest.fixture(params=["disk", "s3"])
async def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Objects]:
    """Make an empty place of each kind."""
    if request.param == "disk":
        yield Disk(tmp_path)
        return
    import boto3
    from moto import mock_aws

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_aws():
        boto3.client("s3").create_bucket(Bucket="erp")
        yield S3("erp", "kept")


async def whole(place: Objects, key: str, span: Span | None = None) -> bytes:
    return b"".join([chunk async for chunk in place.get(key, span)])


async def test_what_is_put_comes_back(place: Objects) -> None:
    content = bytes(range(256)) * 4_000
    await place.put(KEY, content)
    await place.put(KEY, io.BytesIO(content))

    assert await whole(place, KEY) == content
    assert await whole(place, KEY, Span(10, 600_000)) == content[10:600_001]
    assert await place.size(KEY) == len(content)
    await place.delete(KEY)
    await place.delete(KEY)
    assert await place.size(KEY) is None
    with pytest.raises(ContentMissing):
        await whole(place, KEY)


@pytest.mark.parametrize("key", ["../x", "/x", "a//b", "a/../b", "A", "", "a/b.c"])
async def test_a_key_stays_in_its_folder(place: Objects, key: str) -> None:
    with pytest.raises(ValueError, match="not a storage key"):
        check_key(key)
    with pytest.raises(ValueError, match="not a storage key"):
        await place.put(key, b"x")


async def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    class Breaks(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError("the cable was pulled")

    place = Disk(tmp_path)
    with pytest.raises(OSError, match="cable"):
        await place.put(KEY, Breaks(b"x"))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


async def test_presigned_addresses(place: Objects) -> None:
    await place.put(KEY, b"x")
    address = await place.presign(KEY, "attachment", "application/pdf")
    if isinstance(place, Disk):
        assert address is None
    else:
        assert address is not None
        assert "response-content-disposition=attachment" in address
        assert "Signature" in address
