"""Answers come smaller to whoever can read them so, and are the same answers."""

import gzip
import json
from collections.abc import AsyncIterator

import brotli
import pytest
from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse
from httpx import ASGITransport, AsyncClient
from hypothesis import given
from hypothesis import strategies as st

from layers.http.application import create_app
from layers.http.compression import LARGE, SMALLEST, _packer, chosen

router = APIRouter(prefix="/v1/sample")
secretive = APIRouter(prefix="/v1/identity")
KIND = "application/json"


@router.get("/text/{many}")
async def get_text(many: int) -> Response:
    """Give so many bytes of text."""
    return Response(b"a" * many, media_type=KIND, headers={"ETag": '"7"'})


@router.get("/picture")
async def get_picture() -> Response:
    """Give what is compressed already."""
    return Response(b"a" * 9_999, media_type="image/png")


@router.get("/packed")
async def get_packed() -> Response:
    """Give what compressed itself."""
    packed = gzip.compress(b"a" * 99_999)
    return Response(packed, media_type=KIND, headers={"Content-Encoding": "gzip"})


@router.get("/stream")
async def get_stream() -> StreamingResponse:
    """Give pieces."""

    async def pieces() -> AsyncIterator[bytes]:
        for number in range(200):
            yield f"{number},".encode()

    return StreamingResponse(pieces(), media_type="text/csv")


@secretive.get("/me")
async def get_me() -> Response:
    """Give a secret."""
    return Response(b"a" * 9_999, media_type=KIND)


@pytest.fixture
def plain() -> AsyncClient:
    """Serve the samples."""
    transport = ASGITransport(create_app("sample", router, secretive))
    return AsyncClient(transport=transport, base_url="http://erp")


async def asked(client: AsyncClient, path: str, accepted: str) -> tuple[str, bytes, str]:
    """Give the encoding, the bytes as they travelled and the length that was said."""
    async with client.stream("GET", path, headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    headers = answer.headers
    return headers.get("content-encoding", ""), raw, headers.get("content-length", "")


@pytest.mark.parametrize("many", [SMALLEST, 50_000, LARGE + 1])
async def test_text_comes_as_the_client_prefers(plain: AsyncClient, many: int) -> None:
    path = f"/v1/sample/text/{many}"
    way, raw, length = await asked(plain, path, "gzip, br")
    assert (way, brotli.decompress(raw), int(length)) == ("br", b"a" * many, len(raw))
    way, raw, length = await asked(plain, path, "gzip;q=1, br;q=0.5")
    assert (way, gzip.decompress(raw), int(length)) == ("gzip", b"a" * many, len(raw))
    assert len(raw) < many / 10
    assert await asked(plain, path, "identity") == ("", b"a" * many, str(many))


@pytest.mark.parametrize(
    "path", [f"/v1/sample/text/{SMALLEST - 1}", "/v1/sample/picture", "/v1/identity/me"]
)
async def test_what_gains_nothing_or_holds_secrets_comes_as_it_is(
    plain: AsyncClient, path: str
) -> None:
    way, raw, length = await asked(plain, path, "br, gzip")
    assert (way, set(raw), int(length)) == ("", set(b"a"), len(raw))


async def test_what_is_compressed_already_is_not_again(plain: AsyncClient) -> None:
    way, raw, _ = await asked(plain, "/v1/sample/packed", "br, gzip")
    assert (way, gzip.decompress(raw)) == ("gzip", b"a" * 99_999)


async def test_pieces_are_compressed_as_they_come(plain: AsyncClient) -> None:
    way, raw, length = await asked(plain, "/v1/sample/stream", "br")
    wanted = "".join(f"{number}," for number in range(200)).encode()
    assert (way, brotli.decompress(raw), length) == ("br", wanted, "")


async def test_caches_hear_of_it_and_tags_stay(plain: AsyncClient) -> None:
    answer = await plain.get("/v1/sample/text/5000", headers={"Accept-Encoding": "gzip"})
    assert (answer.headers["vary"], answer.headers["etag"]) == ("Accept-Encoding", '"7"')
    assert answer.content == b"a" * 5000


async def test_it_can_be_left_to_nginx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERP_COMPRESSION", "off")
    app = create_app("sample", router)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        assert (await asked(client, "/v1/sample/text/5000", "br"))[0] == ""


async def test_problems_have_their_shape(plain: AsyncClient) -> None:
    answer = await plain.get(f"/v1/sample/text/{'x' * 3000}")
    assert answer.status_code == 422
    assert json.loads(answer.content)["status"] == 422


@pytest.mark.parametrize(
    ("accepted", "way"),
    [
        ("", ""), ("identity", ""), ("gzip", "gzip"), ("GZIP", "gzip"), ("br;q=0, gzip", "gzip"),
        ("*", "br"), ("*;q=0", ""), ("gzip;q=0", ""), ("br;q=oops", ""), ("deflate, gzip;q=0.1", "gzip"),
    ],
)  # fmt: skip
def test_the_client_chooses(accepted: str, way: str) -> None:
    assert chosen(accepted) == way


@given(st.text())
def test_any_header_can_be_read(accepted: str) -> None:
    assert chosen(accepted) in {"", "br", "gzip"}


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=8), st.sampled_from(["br", "gzip"]))
def test_what_is_packed_in_pieces_is_unpacked_whole(pieces: list[bytes], way: str) -> None:
    pack = _packer(way)
    packed = b"".join(pack(piece, number == len(pieces) - 1) for number, piece in enumerate(pieces))
    unpack = brotli.decompress if way == "br" else gzip.decompress
    assert unpack(packed) == b"".join(pieces)
