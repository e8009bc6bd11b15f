"""The endpoint that imports journal entries."""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, File, Form, UploadFile
from pydantic import Field

from functions.ledger.rules.imports import kind_of
from functions.ledger.service import imports as service
from layers.columns import read_columns
from layers.database.transactions import Read, Tx
from layers.http.commands import Command, permit
from layers.http.imports import ImportReport, RowError, plan_columns
from layers.http.shapes import Shape
from shared.actor import Permission

router = APIRouter()


def _also(*aliases: str) -> str:
    return Field("", json_schema_extra={"aliases": list(aliases)})


class LineRow(Shape):
    """A line of a file: an entry is all lines of the same name. Amount, or debit and credit."""

    entry: str = _also("entry number", "voucher", "beleg", "belegnummer", "reference", "number")
    dated: str = _also("date", "datum", "belegdatum", "buchungsdatum", "posting date")
    journal: str = _also("journal code", "buchungskreis")
    memo: str = _also("description", "text", "buchungstext", "narration")
    account: str = _also("account code", "konto")
    debit: str = _also("soll", "dr")
    credit: str = _also("haben", "cr")
    amount: str = _also("betrag", "value")
    currency: str = _also("waehrung", "währung")
    foreign_amount: str = _also("amount in currency", "fremdbetrag")
    party_id: str = _also(
        "party", "customer", "supplier", "party code", "kunde", "lieferant", "debitor", "kreditor"
    )
    due: str = _also("due date", "fällig")
    label: str = _also("line memo", "line text")


class _DryRun(Exception):
    """Roll back, and report this."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


@router.post("/entries/import")
async def import_entries(
    command: Annotated[Command, permit(Permission.ENTRIES_IMPORT)],
    file: Annotated[UploadFile, File(description="CSV, XLSX, or a JSON array of flat objects.")],
    mapping: Annotated[
        str | None, Form(description='JSON object: {"our_field": "their heading"}.')
    ] = None,
    dry_run: Annotated[bool, Form(description="Check everything, write nothing.")] = False,  # noqa: FBT002
) -> ImportReport:
    """Import journal entries: all of them, or none where a line is wrong.

    The same file is imported once.
    """
    content = await file.read()
    table = await to_thread.run_sync(read_columns, content, file.filename or "", service.LIMITS)
    plan = plan_columns(LineRow, table.headers, mapping)
    wanted = service.File(service.name_of(content), table, plan)

    async def work(tx: Tx) -> Read:
        errors, entries = await service.post_file(tx, wanted)
        report = ImportReport(
            dry_run=dry_run,
            rows=len(table.rows),
            imported=0 if errors else entries,
            error_count=len(errors),
            errors=[_error(plan, error) for error in errors],
            columns=list(table.headers),
            mapping=plan,
            unmapped=[h for h in table.headers if h not in plan.values()],
        )
        if errors or dry_run:
            raise _DryRun(report)
        return service.read_back(report.model_dump(mode="json"))

    try:
        return await command.run(ImportReport, work)
    except _DryRun as undone:
        return undone.report


def _error(plan: dict[str, str], error: tuple[int, str, str]) -> RowError:
    row, field, detail = error
    kind, limit = kind_of(detail)
    column = plan.get(field)
    return RowError(row=row, column=column, field=field, detail=detail, kind=kind, limit=limit)
