"""Endpoints of exchange rates and revaluation."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, UploadFile
from pydantic import Field

from functions.ledger.model import LAST_DAY
from functions.ledger.service import rates as service
from layers.database.transactions import Tx
from layers.http.commands import Command, permit
from layers.http.imports import add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Amount, CurrencyCode, Day, Rate, Shape
from shared.actor import Permission
from shared.currencies import CODES, exponent

router = APIRouter()
Positive = Annotated[Rate, Field(gt=Decimal())]


class SetRate(Shape):
    """Units of the currency for one of the company's."""

    rate: Positive


class RateRow(Shape):
    """A row of an import of rates."""

    currency: CurrencyCode
    dated: date = Field(json_schema_extra={"aliases": ["date", "datum"]})
    rate: Positive = Field(json_schema_extra={"aliases": ["kurs"]})


class RateReply(Shape):
    """The rate of a day, and where it came from."""

    currency: str
    dated: date
    rate: Rate
    source: str


class RatesKept(Shape):
    """How many rates were written, and of which days."""

    rates: int
    first: date | None
    last: date | None


class CurrencyReply(Shape):
    """A currency and its decimal places."""

    code: str
    decimals: int


class Revalue(Shape):
    """The day at whose rates balances are to stand."""

    on: date = Field(le=LAST_DAY)


class RevaluationReply(Shape):
    """A run: its entry, the reversal a day later, and what it gained and lost."""

    id: UUID
    dated: date
    entry_id: UUID
    reversal_id: UUID
    gain: Amount
    loss: Amount


add_list(router, "/rates", service.RATES, RateReply, Permission.RATES_READ)
add_list(router, "/revaluations", service.REVALUATIONS, RevaluationReply, Permission.RATES_READ)


async def _import(tx: Tx, rows: list[RateRow]) -> int:
    return await service.import_rates(tx, [(r.currency, r.dated, r.rate) for r in rows])


add_import(router, "/rates/import", RateRow, Permission.RATES_WRITE, _import)


@router.get("/currencies")
async def list_currencies(
    _: Annotated[Query, may(Permission.RATES_READ)],
) -> list[CurrencyReply]:
    """List the currencies there are."""
    return [CurrencyReply(code=code, decimals=exponent(code)) for code in sorted(CODES)]


@router.put("/rates/{currency}/{dated}")
async def set_rate(
    currency: CurrencyCode,
    dated: Day,
    body: SetRate,
    command: Annotated[Command, permit(Permission.RATES_WRITE)],
) -> RateReply:
    """Type in the rate of a day; it counts until the next one."""
    return await command.run(RateReply, lambda tx: service.set_rate(tx, currency, dated, body.rate))


@router.delete("/rates/{currency}/{dated}")
async def delete_rate(
    currency: CurrencyCode,
    dated: Day,
    command: Annotated[Command, permit(Permission.RATES_WRITE)],
) -> RatesKept:
    """Delete a rate; what was booked with it stays booked."""
    return await command.run(RatesKept, lambda tx: service.drop_rate(tx, currency, dated))


@router.post("/rates/ecb")
async def import_ecb_rates(
    command: Annotated[Command, permit(Permission.RATES_WRITE)],
    file: Annotated[UploadFile, File(description="eurofxref, XML or CSV, zipped or not.")],
) -> RatesKept:
    """Import a file of reference rates of the European Central Bank."""
    content = await file.read()
    return await command.run(RatesKept, lambda tx: service.import_ecb(tx, content))


@router.post("/revaluations", status_code=201)
async def revalue(
    body: Revalue, command: Annotated[Command, permit(Permission.ENTRIES_POST)]
) -> RevaluationReply:
    """Bring balances in other currencies to the day's rates; taken back the day after."""
    return await command.run(RevaluationReply, lambda tx: service.revalue(tx, body.on))
