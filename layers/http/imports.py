"""Import a table: map its columns, check every row, and write all of it or nothing.

A file is read and checked row by row against the shape that the API takes, so a row is refused
for the same reasons and in the same words as a request would be.
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_args

from anyio import to_thread
from fastapi import APIRouter, File, Form, UploadFile
from psycopg.types.json import Jsonb
from pydantic import Field, TypeAdapter, ValidationError

from layers import spreadsheets
from layers.database.transactions import Read, Tx
from layers.figures import exact
from layers.http.commands import Command, permit
from layers.http.shapes import Shape
from layers.http.wording import misfit
from shared.actor import Permission
from shared.errors import Refusal
from shared.nouns import dataclass, field

Row = TypeVar("Row", bound=Shape)
REPORTED = 200
"""Errors that one report lists; it always counts all of them."""
READ_AS = {"rows", "columns", "mapping", "unmapped"}
"""What a refusal says of the file, so that the mapping can be mended though a rule said no."""


class MappingUnfit(Refusal):
    """The column mapping does not fit the file."""

    status = 422


class RowError(Shape):
    """What is wrong with one cell: row as the file numbers it, the file's column, our field."""

    row: int
    column: str | None = None
    field: str | None = None
    detail: str
    kind: str | None = Field(None, description="What kind of misfit, where it is a usual one.")
    limit: str | None = Field(None, description="What the cell went past, if there is a limit.")


class ImportReport(Shape):
    """What an import did, or would do in a dry run; with errors, nothing was written."""

    dry_run: bool
    rows: int
    imported: int
    error_count: int
    errors: list[RowError] = Field(default_factory=list)
    columns: list[str] = Field(description="The headings found in the file.")
    mapping: dict[str, str] = Field(description="Field of ours to heading of the file.")
    unmapped: list[str] = Field(description="Headings that no field takes.")


Report = TypeVar("Report", bound=ImportReport)


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows an import wrote; for a report that says more, what, and how it is read."""

    rows: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    read: Callable[[ImportReport], Read] | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: how its columns are mapped, and whether it is only tried."""

    file: UploadFile
    mapping: str | None
    dry_run: bool


class RowsRefused(Exception):
    """Raised by an import's work: (place among the rows, field or None, what is wrong)."""

    def __init__(self, errors: Sequence[tuple[int, str | None, str]]) -> None:
        super().__init__()
        self.errors = errors


class _Undone(Exception):
    """Roll back, and report this."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


SentFile = Annotated[UploadFile, File(description="CSV or XLSX, with a row of headings.")]
SentMapping = Annotated[
    str | None, Form(description='JSON object: {"our_field": "their heading"}.')
]
SentDryRun = Annotated[bool, Form(description="Check everything, write nothing.")]


def add_import(
    router: APIRouter,
    path: str,
    row: type[Row],
    permission: Permission,
    work: Callable[[Tx, list[Row]], Awaitable[int | Written]],
) -> None:
    """Add POST path: a CSV or XLSX file, an optional mapping, and whether it is a dry run.

    `work` writes every row with a constant number of statements and says how many it wrote; it
    raises RowsRefused for what only the database knows.
    """

    async def imported(
        command: Annotated[Command, permit(permission)],
        file: SentFile,
        mapping: SentMapping = None,
        dry_run: SentDryRun = False,  # noqa: FBT002
    ) -> ImportReport:
        return await import_file(command, Sent(file, mapping, dry_run), row, ImportReport, work)

    noun = path.strip("/").split("/")[0].replace("-", "_")
    router.post(path, name=f"import_{noun}", summary=f"Import {noun} from CSV or XLSX.")(imported)


async def import_file(
    command: Command,
    sent: Sent,
    row: type[Row],
    reply: type[Report],
    work: Callable[[Tx, list[Row]], Awaitable[int | Written]],
) -> Report:
    """Import a file for an endpoint of its own; the report may say more than the usual one."""
    content = await sent.file.read()
    name = sent.file.filename or ""
    table = await to_thread.run_sync(spreadsheets.read_table, content, name)
    if not table.rows:
        raise spreadsheets.TableUnreadable.without_rows()
    plan = plan_columns(row, table.headers, sent.mapping)
    rows, errors = await to_thread.run_sync(_checked, row, table, plan)
    report = reply.model_validate(_report(table, plan, errors, dry_run=sent.dry_run))
    if errors:
        return report
    numbers = [r.number for r in table.rows]
    try:
        return await command.run(
            reply, lambda tx: _written(tx, rows, numbers, (report, plan), work)
        )
    except _Undone as undone:
        return reply.model_validate(undone.report)
    except Refusal as refusal:
        refusal.facts["report"] = report.model_dump(include=READ_AS)
        raise


def _report(
    table: spreadsheets.Table, plan: dict[str, str], errors: list[RowError], *, dry_run: bool
) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "rows": len(table.rows),
        "imported": 0,
        "error_count": len(errors),
        "errors": errors[:REPORTED],
        "columns": list(table.headers),
        "mapping": plan,
        "unmapped": [h for h in table.headers if h not in plan.values()],
    }


async def _written(
    tx: Tx,
    rows: list[Row],
    numbers: list[int],
    plan: tuple[ImportReport, dict[str, str]],
    work: Callable[[Tx, list[Row]], Awaitable[int | Written]],
) -> Read:
    """Write the rows; a dry run and rows that are refused are rolled back."""
    report, mapping = plan
    try:
        done = await work(tx, rows)
        await tx.rows("SELECT 1")  # everything queued has run, and refused where it had to
    except RowsRefused as refused:
        errors = [
            RowError(row=numbers[at], column=mapping.get(field or ""), field=field, detail=detail)
            for at, field, detail in refused.errors
        ]
        raise _Undone(
            report.model_copy(
                update={"errors": errors[:REPORTED], "error_count": len(refused.errors)}
            )
        ) from None
    written = done if isinstance(done, Written) else Written(done)
    whole = report.model_copy(update={"imported": written.rows, **written.facts})
    if report.dry_run:
        raise _Undone(whole)
    if written.read is not None:
        return written.read(whole)
    return Read(
        "SELECT r.* FROM jsonb_to_record(%(report)s) AS r (dry_run boolean, rows int,"
        " imported int, error_count int, errors jsonb, columns jsonb, mapping jsonb,"
        " unmapped jsonb)",
        {"report": Jsonb(whole.model_dump(mode="json"))},
    )


def _key(text: str) -> str:
    """Reduce a heading to what counts in it."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def plan_columns(row: type[Shape], headers: tuple[str, ...], mapping: str | None) -> dict[str, str]:
    """Say which heading each field is read from: as told, or guessed by name, title and aliases."""
    if mapping:
        return _told(row, headers, mapping)
    by_key = {_key(h): h for h in headers}
    plan: dict[str, str] = {}
    for name, one in row.model_fields.items():
        extra = one.json_schema_extra if isinstance(one.json_schema_extra, dict) else {}
        also = extra.get("aliases", [])
        names = [name, one.title or name, *(also if isinstance(also, list) else [])]
        found = next((by_key[_key(str(n))] for n in names if _key(str(n)) in by_key), None)
        if found is not None and found not in plan.values():
            plan[name] = found
    return plan


def _told(row: type[Shape], headers: tuple[str, ...], mapping: str) -> dict[str, str]:
    """Check the mapping that came with the file."""
    try:
        told = TypeAdapter(dict[str, str]).validate_python(json.loads(mapping))
    except (ValueError, RecursionError):
        raise MappingUnfit(
            'Give the mapping as a JSON object such as {"name": "Customer"}.',
            pointer="/body/mapping",
        ) from None
    for name, heading in told.items():
        if name not in row.model_fields:
            able = ", ".join(row.model_fields)
            raise MappingUnfit(
                f"There is no field {name}. The fields are: {able}.", pointer="/body/mapping"
            )
        if heading not in headers:
            raise MappingUnfit(
                f"The file has no column {heading}. It has: {', '.join(headers)}.",
                pointer="/body/mapping",
            )
    return told


def _checked(
    row: type[Row], table: spreadsheets.Table, plan: dict[str, str]
) -> tuple[list[Row], list[RowError]]:
    """Check every row against the shape; empty cells count as not given.

    Numbers may be written as people write them, as far as they can be read one way only.
    """
    places = {name: table.headers.index(heading) for name, heading in plan.items()}
    numbers = [name for name in places if _is_number(row.model_fields[name].annotation)]
    rows: list[Row] = []
    errors: list[RowError] = []
    for line in table.rows:
        given = {n: line.cells[at] for n, at in places.items() if line.cells[at] != ""}
        given |= {n: exact(given[n]) for n in numbers if n in given}
        try:
            rows.append(row.model_validate(given))
        except ValidationError as error:
            for e in error.errors(include_url=False):
                name = str(e["loc"][0]) if e["loc"] else None
                errors.append(
                    RowError(
                        row=line.number,
                        column=plan.get(name or ""),
                        field=name,
                        **misfit(e),
                    )
                )
    return rows, errors


def _is_number(annotation: Any) -> bool:
    return annotation is Decimal or any(_is_number(part) for part in get_args(annotation))
