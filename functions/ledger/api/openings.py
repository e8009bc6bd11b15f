"""The endpoint that takes opening balances from a file."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form
from pydantic import Field

from functions.ledger.rules.openings import OpeningRow
from functions.ledger.service import openings as service
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.imports import (
    ImportReport,
    Sent,
    SentDryRun,
    SentFile,
    SentMapping,
    Written,
    import_file,
)
from layers.http.shapes import Amount, Code, CurrencyCode, Day, Line, Shape
from shared.actor import Permission

router = APIRouter()


class Difference(StrEnum):
    """What becomes of the difference between debits and credits."""

    REFUSE = "refuse"
    POST = "post"


class OpeningImport(Shape):
    """A row of a trial balance or of open items: debit and credit, or a signed amount.

    Rows of nothing are passed over. A party is named by code, name, tax number or id.
    """

    account: Code = Field(json_schema_extra={"aliases": ["account code", "konto", "code"]})
    debit: Amount | None = Field(None, json_schema_extra={"aliases": ["soll", "dr"]})
    credit: Amount | None = Field(None, json_schema_extra={"aliases": ["haben", "cr"]})
    amount: Amount | None = Field(
        None, json_schema_extra={"aliases": ["balance", "saldo", "betrag"]}
    )
    currency: CurrencyCode | None = Field(None, json_schema_extra={"aliases": ["w\u00e4hrung"]})
    foreign_amount: Amount | None = Field(
        None, json_schema_extra={"aliases": ["amount in currency", "fremdbetrag"]}
    )
    party: Line = Field(
        "",
        json_schema_extra={"aliases": ["party code", "customer", "supplier", "kunde", "lieferant"]},
    )
    due: date | None = Field(None, json_schema_extra={"aliases": ["due date", "f\u00e4llig"]})
    label: Line = Field(
        "", json_schema_extra={"aliases": ["document", "invoice", "text", "beleg", "name"]}
    )


class OpeningReport(ImportReport):
    """What opening the books from a file did, or would do in a dry run."""

    difference: Amount = Field(
        Decimal(), description="Debits less credits: what the opening account was credited with."
    )
    entry_id: UUID | None = None
    number: str | None = None


@router.post("/opening-balances/import")
async def import_opening_balances(  # noqa: PLR0913  # house: a form has as many fields
    command: Annotated[Command, permit(Permission.ENTRIES_IMPORT)],
    *,
    file: SentFile,
    dated: Annotated[Day, Form(description="The day from which the balances stand.")],
    difference: Annotated[
        Difference, Form(description="Refuse a difference, or post it to the opening account.")
    ] = Difference.REFUSE,
    memo: Annotated[Line, Form()] = "Opening balances",
    mapping: SentMapping = None,
    dry_run: SentDryRun = False,
) -> OpeningReport:
    """Post opening balances from CSV or XLSX as one entry, open items by their party.

    All of them, or none where a row is wrong. The same file is posted once for a day, and again
    only after its entry was reversed.
    """
    opening = service.Opening(dated, memo, difference is Difference.POST)

    async def work(tx: Tx, rows: list[OpeningImport]) -> Written:
        done = await service.open_from(tx, opening, [_row(row) for row in rows])
        facts = {"difference": done.difference}
        return Written(done.rows, facts, lambda report: _read(report, done.entry_id))

    sent = Sent(file, mapping, dry_run)
    return await import_file(command, sent, OpeningImport, OpeningReport, work)


def _row(row: OpeningImport) -> OpeningRow:
    return OpeningRow(**{name: getattr(row, name) for name in OpeningImport.model_fields})


def _read(report: ImportReport, entry_id: UUID) -> Read:
    return service.read_back(report.model_dump(mode="json"), entry_id)
