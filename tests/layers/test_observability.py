"""Logs without secrets, headers on every answer, meters with bounded labels."""

import json
import logging
from collections.abc import AsyncIterator

import pytest
from fastapi import APIRouter, Request, UploadFile
from httpx import ASGITransport, AsyncClient
from hypothesis import given
from hypothesis import strategies as st

from layers.http.application import create_app
from layers.observability.logs import JsonLines, Seen, scrubbed, seen

router = APIRouter(prefix="/v1/sample", tags=["sample"])


@router.get("/things/{name}")
async def get_thing(name: str, request: Request) -> dict[str, str]:
    """Say which request this is."""
    if name == "broken":
        raise RuntimeError("secret detail")
    return {"name": name, "request_id": request.state.request_id}


@router.post("/things")
async def add_thing(request: Request) -> dict[str, int]:
    """Count the bytes."""
    return {"bytes": len(await request.body())}


@router.post("/files")
async def add_file(file: UploadFile) -> dict[str, int | None]:
    """Tell the size of an upload."""
    return {"bytes": file.size}


@router.post("/rows")
async def add_rows(rows: list[int]) -> dict[str, int]:
    """Count what was parsed."""
    return {"rows": len(rows)}


@pytest.fixture
def plain() -> AsyncClient:
    """Serve the sample."""
    app = create_app("sample", router)
    transport = ASGITransport(app, raise_app_exceptions=False)
    return AsyncClient(transport=transport, base_url="http://erp")


@pytest.mark.parametrize(("path", "status"), [("a", 200), ("broken", 500), ("a/b", 404)])
async def test_every_answer_is_safe_and_has_an_id(
    plain: AsyncClient, path: str, status: int
) -> None:
    answer = await plain.get(f"/v1/sample/things/{path}", headers={"X-Request-ID": "request-77"})

    assert answer.status_code == status
    assert answer.headers["x-request-id"] == "request-77"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "secret detail" not in answer.text
    if status == 200:
        assert answer.json()["request_id"] == "request-77"


@pytest.mark.parametrize("given_id", ["x", "a" * 65, "has space in it", "new\tline-77"])
async def test_an_odd_request_id_is_replaced(plain: AsyncClient, given_id: str) -> None:
    answer = await plain.get("/v1/sample/things/a", headers={"X-Request-ID": given_id})
    assert answer.headers["x-request-id"] != given_id
    assert len(answer.headers["x-request-id"]) == 32


async def test_a_body_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERP_LARGEST_REQUEST", "1000")
    app = create_app("sample", router)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:

        async def drip() -> AsyncIterator[bytes]:  # no Content-Length
            for _ in range(20):
                yield b"x" * 100

        assert (await client.post("/v1/sample/things", content=b"x" * 1_000)).json() == {
            "bytes": 1_000
        }
        told = await client.post("/v1/sample/things", content=b"x" * 1_001)
        untold = await client.post("/v1/sample/things", content=drip())
    assert (told.status_code, untold.status_code) == (413, 413)
    assert told.headers["content-type"] == "application/problem+json"


async def test_what_is_parsed_has_a_lower_limit_than_an_upload(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ERP_LARGEST_JSON", "1000")
    app = create_app("sample", router)
    body = b"x" * 1_001
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        statuses = [
            (await client.post("/v1/sample/things", content=body, headers=headers)).status_code
            for headers in (
                {},
                {"content-type": "application/json"},
                {"content-type": "Multipart/form-data; boundary=of"},
            )
        ]
        uploaded = await client.post("/v1/sample/files", files={"file": ("a.txt", body)})
    assert statuses == [413, 413, 413]
    assert (uploaded.status_code, uploaded.json()) == (200, {"bytes": 1_001})


async def test_the_label_of_an_upload_lifts_no_limit_where_none_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ERP_LARGEST_JSON", "1000")
    app = create_app("sample", router)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://erp") as client:
        for sent in (
            {"files": {"file": ("a.txt", b"x" * 1_001)}},
            {"content": b"[" + b"1," * 1_000 + b"1]",
             "headers": {"content-type": "multipart/form-data; boundary=of"}},
        ):  # fmt: skip
            answer = await client.post("/v1/sample/rows", **sent)
            assert answer.status_code == answer.json()["status"] == 413


@pytest.mark.parametrize(
    "secret",
    [
        "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "Authorization: Bearer erpk_abcdefghijklmnop",
        "postgresql://erp_app:hunter2hunter2@db/erp",
        "ada@customer.example",
        "password=correcthorse",
        "DE89 3704 0044 0532 0130 00",
        "\n  DETAIL:  Key (login)=(ada.lovelace) already exists.",
    ],
)
def test_secrets_and_people_stay_out_of_logs(secret: str) -> None:
    text = scrubbed(f"before {secret} after")
    for part in ("C2FVs", "erpk_abc", "hunter2", "ada", "correcthorse", "3704"):
        assert part not in text
    assert text.startswith("before")


@given(st.text())
def test_scrubbing_takes_any_text(text: str) -> None:
    assert isinstance(scrubbed(text), str)


def test_a_line_is_one_object() -> None:
    token = seen.set(Seen("request-77", tenant="t", company="c", user="u"))
    with pytest.raises(ValueError, match="from") as broken:
        int("from ada@customer.example")
    record = logging.getLogger("x").makeRecord(
        "x",
        logging.ERROR,
        "f",
        1,
        "it broke\nfor %s",
        ("bob@b.example",),
        (broken.type, broken.value, broken.tb),
        extra={"facts": {"route": "/v1/x/{id}"}},
    )
    line = JsonLines().format(record)
    seen.reset(token)
    written = json.loads(line)
    assert "\n" not in line
    assert (written["request_id"], written["tenant"]) == ("request-77", "t")
    assert written["route"] == "/v1/x/{id}"
    assert "example" not in line


async def test_the_access_line_names_the_route_and_not_the_record(
    client: AsyncClient, caplog: pytest.LogCaptureFixture, clerk: object
) -> None:
    with caplog.at_level(logging.INFO, "erp.access"):
        await client.get("/v1/audit/history/x/00000000-0000-0000-0000-000000000001?limit=3")

    (line,) = [r for r in caplog.records if r.name == "erp.access"]
    assert line.getMessage() == "GET /v1/audit/history/{kind}/{subject} 200"
