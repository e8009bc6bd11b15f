"""The endpoints of bank statements."""

import json
from functools import cache
from typing import Annotated
from uuid import UUID

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, File, Form, UploadFile
from pydantic import TypeAdapter, ValidationError

from functions.payments.api.line_shapes import StatementReply, StatementsImported
from functions.payments.model import Columns, Format, StatementFile
from functions.payments.rules.statements import MOST_BYTES, StatementTooLarge, StatementUnreadable
from functions.payments.service import statements as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.spreadsheets import LIMITS
from shared.actor import Permission
from shared.nouns import dataclass

router = APIRouter(prefix="/v1/payments", tags=["payments"])
Reading = Annotated[Query, may(Permission.STATEMENTS_READ)]
MARKS = (b"<", b",", b";", b"\t", b"\n")
"""What parts values in a file, whatever its format is."""
READ_AT_ONCE = 2
"""How many files are read at once; each is held in memory while it is."""


@dataclass(frozen=True, slots=True)
class _Choices:
    """What the sender of a file chose."""

    bank_account_id: UUID | None
    format: Format | None
    columns: Columns | None
    accepts_difference: bool
    dry_run: bool


add_list(router, "/statements", service.LISTING, StatementReply, Permission.STATEMENTS_READ)


async def _asked(
    bank_account_id: Annotated[
        UUID | None, Form(description="Where the file does not say, or not by IBAN.")
    ] = None,
    format: Annotated[Format | None, Form(description="Found out if left out.")] = None,  # noqa: A002
    columns: Annotated[
        str | None,
        Form(
            description="For CSV, a JSON object: names (what to column), delimiter, decimal, "
            "dates (such as DD.MM.YYYY), encoding. Guessed where left out."
        ),
    ] = None,
    accepts_difference: Annotated[
        bool, Form(description="Take statements that do not tie, and keep the difference.")
    ] = False,  # noqa: FBT002
    dry_run: Annotated[bool, Form(description="Say what would come of it.")] = False,  # noqa: FBT002
) -> _Choices:
    """Read what the sender of a file chose."""
    return _Choices(bank_account_id, format, _columns(columns), accepts_difference, dry_run)


@router.post("/statements/import")
async def import_statements(
    command: Annotated[Command, permit(Permission.STATEMENTS_IMPORT)],
    file: Annotated[UploadFile, File(description="CAMT.053, MT940, OFX or CSV.")],
    asked: Annotated[_Choices, Depends(_asked)],
) -> StatementsImported:
    """Import a file of bank statements: every line once, whatever file it comes in.

    A statement whose lines do not lead from its opening to its closing balance is refused.
    """
    limits = LIMITS.here()
    most = min(MOST_BYTES, limits.size)
    if (file.size or 0) > most:
        raise StatementTooLarge(f"At most {most} bytes are accepted.", most=most)
    content = await file.read()
    if sum(content.count(mark) for mark in MARKS) > limits.cells:
        raise StatementTooLarge(f"At most {limits.cells} values are accepted.", most=limits.cells)
    found, known = await to_thread.run_sync(_read, content, asked, limiter=_limiter())
    upload = service.Upload(
        found,
        known,
        (file.filename or "")[:200],
        asked.bank_account_id,
        asked.accepts_difference,
        asked.dry_run,
    )
    try:
        return await command.run(
            StatementsImported, lambda tx: service.import_statements(tx, upload)
        )
    except service.DryRun as undone:
        return StatementsImported.model_validate(undone.report)


@router.get("/statements/{statement_id}")
async def get_statement(statement_id: UUID, query: Reading) -> StatementReply:
    """Read a statement; its lines are in the list of lines."""
    missing = f"No statement {statement_id}."
    return await query.one(StatementReply, service.statement(statement_id), missing)


def _read(content: bytes, asked: _Choices) -> tuple[StatementFile, tuple[service.Known, ...]]:
    from functions.payments.readers.detection import read_statements

    found = read_statements(content, asked.format, asked.columns)
    return found, service.known_by(found)


def _columns(said: str | None) -> Columns | None:
    """Read what the caller says of a CSV file."""
    if not said:
        return None
    try:
        return TypeAdapter(Columns).validate_python(json.loads(said))
    except (ValueError, ValidationError, RecursionError):
        raise StatementUnreadable(
            'Give the columns as a JSON object such as {"names": {"date": "Buchungstag"}}.',
            pointer="/body/columns",
        ) from None


@cache
def _limiter() -> CapacityLimiter:
    """Make the limit on first use, when there is an event loop."""
    return CapacityLimiter(READ_AT_ONCE)
