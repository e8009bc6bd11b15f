"""What a newcomer does through the public API, in the words of the business."""

import csv
import io
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ERP_SHARED", ROOT.parent / "shared"))
"""Real files, where there are some; they belong to their projects and are not copied."""


def done(answer: Response) -> Any:
    """Give what was answered; a refusal fails the story with its own words."""
    assert answer.is_success, f"{answer.request.method} {answer.request.url.path}: {answer.text}"
    return answer.json() if answer.content else None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody signed in to a company of their own."""

    client: AsyncClient

    async def get(self, path: str, **asked: Any) -> Any:
        """Read."""
        return done(await self.client.get(f"/v1/{path}", params=asked))

    async def post(self, path: str, **body: Any) -> Any:
        """Do something, under a key of its own."""
        headers = {"Idempotency-Key": str(uuid4())}
        return done(await self.client.post(f"/v1/{path}", json=body, headers=headers))

    async def upload(self, path: str, name: str, content: bytes, **more: str) -> Any:
        """Send a file."""
        files = {"file": (name, content)}
        return done(await self.client.post(f"/v1/{path}", files=files, data=more))

    async def balance(self, account: str, on: str) -> Decimal:
        """Read an account's balance at the end of a day."""
        rows = await self.get("ledger/trial-balance", on=on)
        found = {row["account"]: Decimal(row["balance"]) for row in rows}
        return found.get(account, Decimal())


@asynccontextmanager
async def newcomer(app: FastAPI, currency: str = "EUR") -> AsyncIterator[Newcomer]:
    """Sign up and sign in, as anybody does."""
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://erp") as client:
        person = {"email": f"{uuid4().hex}@example.com", "password": "one of my better secrets"}
        place = {"country": "DE", "currency": currency, "time_zone": "Europe/Berlin"}
        about = {"company": "Newcomer GmbH", "name": "Nora Newcomer", **place, **person}
        done(await client.post("/v1/identity/sign-up", json=about))
        asked = {**person, "transport": "token"}
        token = done(await client.post("/v1/identity/sign-in", json=asked))["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield Newcomer(client)


def customers_csv(count: int) -> bytes:
    """Write a file of customers, as another program would have exported it."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerow(["Kundennummer", "Company", "E-Mail", "Street", "PLZ", "Ort", "Country", "VAT"])
    for n in range(1, count + 1):
        rows.writerow(
            [
                *(f"K{n:03}", f"Customer {n} GmbH", f"post{n}@example.com", f"Weg {n}"),
                *(f"{10000 + n}", "Berlin", "DE", "DE136695976" if n == 1 else ""),
            ]
        )
    return out.getvalue().encode()
