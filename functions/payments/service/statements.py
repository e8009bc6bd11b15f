"""Bank statements coming in: every line once, whatever file it comes in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.payments.model import BankAccount, Statement, StatementFile, StatementLine
from functions.payments.rules import bank_accounts, notices, reasons
from functions.payments.rules import statements as rules
from functions.payments.store import accounts as accounts_store
from functions.payments.store import statements as store
from layers.database.outbox import emit
from layers.database.transactions import Read, Tx
from shared.events import StatementImported
from shared.ids import new_id
from shared.nouns import dataclass

LISTING = store.LISTING


@dataclass(frozen=True, slots=True)
class Known:
    """A statement with its digest, and with what its lines are known by in any other file."""

    statement: Statement
    digest: bytes
    names: Sequence[tuple[bytes, int]]


def known_by(file: StatementFile) -> tuple[Known, ...]:
    """Name all of a file's statements and lines; of large files it takes a while."""
    lines: dict[tuple[str, str], list[StatementLine]] = {}
    for said in file.statements:
        lines.setdefault((said.account, said.currency), []).extend(said.lines)
    names = {account: iter(rules.fingerprints(found)) for account, found in lines.items()}
    return tuple(
        Known(
            said,
            rules.digest(said),
            [next(names[said.account, said.currency]) for _ in said.lines],
        )
        for said in file.statements
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: what it held, its name, and what its sender chose."""

    file: StatementFile
    known: tuple[Known, ...]
    file_name: str
    bank_account_id: UUID | None = None
    accepts_difference: bool = False
    dry_run: bool = False


class DryRun(Exception):  # noqa: N818 - nothing went wrong
    """Roll back, and report this."""

    def __init__(self, report: dict[str, Any]) -> None:
        super().__init__()
        self.report = report


async def import_statements(tx: Tx, upload: Upload) -> Read:
    """Keep the statements of a file, and of their lines those that are not known.

    Statements of one account come in one after another. Raises StatementUntied, AccountNotOurs,
    StatementMisfit; DryRun where nothing is to be kept.
    """
    if not upload.accepts_difference:
        for statement in upload.file.statements:
            rules.check_ties(statement)
    banks = await accounts_store.lock_all(tx)
    arrivals = _arrivals(upload, banks)
    known = await store.known(tx, arrivals)
    new = [one for one in arrivals if (one.bank_account_id, one.digest) not in known]
    added: dict[UUID, int] = {}
    if new:
        await store.insert(tx, new, upload.file.format, upload.file_name)
        added = await store.insert_lines(tx, new)
        await store.count_new(tx, added)
        await emit(tx, *(StatementImported(arrival.id) for arrival in new))
    report = _report(upload, arrivals, {one.id for one in new}, added)
    if upload.dry_run:
        raise DryRun(report)
    tx.about("statement", arrivals[0].id)
    return store.imported(Jsonb(report))


def _arrivals(upload: Upload, banks: Sequence[BankAccount]) -> list[store.Arrival]:
    """Give each statement its account."""
    alone = len({known.statement.account for known in upload.known}) == 1
    return [_arrival(known, upload.bank_account_id, banks, alone) for known in upload.known]


def _arrival(
    known: Known,
    chosen: UUID | None,
    banks: Sequence[BankAccount],
    alone: bool,  # noqa: FBT001
) -> store.Arrival:
    bank = bank_accounts.account_for(known.statement, banks, chosen, alone=alone)
    statement = replace(known.statement, currency=bank.currency)
    return store.Arrival(new_id(), bank.id, statement, known.digest, known.names)


def _report(
    upload: Upload, arrivals: Sequence[store.Arrival], new: set[UUID], added: dict[UUID, int]
) -> dict[str, Any]:
    """Say of each statement what came of it."""
    statements = [_told(arrival, arrival.id in new, added) for arrival in arrivals]
    of_statements = [notice for one in statements for notice in one.pop("notices")]
    return {
        "format": upload.file.format,
        "dry_run": upload.dry_run,
        "statements": statements,
        "lines": sum(one["lines"] for one in statements),
        "new": sum(one["new"] for one in statements),
        "notices": [reasons.stored(n) for n in (*upload.file.notices, *of_statements)],
    }


def _told(arrival: store.Arrival, is_new: bool, added: dict[UUID, int]) -> dict[str, Any]:  # noqa: FBT001
    said, lines = arrival.statement, len(arrival.statement.lines)
    new = added.get(arrival.id, 0)
    return {
        "id": str(arrival.id) if is_new else None,
        "bank_account_id": str(arrival.bank_account_id),
        "account": said.account,
        "number": said.number,
        "opened": said.opened and said.opened.isoformat(),
        "closed": said.closed and said.closed.isoformat(),
        "opening": _amount(said.opening),
        "closing": _amount(said.closing),
        "difference": _amount(said.difference),
        "lines": lines,
        "new": new,
        "notices": notices.of_statement(said, new, is_new=is_new),
    }


def _amount(amount: Any) -> str | None:
    return None if amount is None else f"{amount:f}"


def statement(statement_id: UUID) -> Read:
    """Say how to read one statement."""
    return store.read(statement_id)
