"""Endpoints of the chart: setting it up, accounts, journals, default accounts."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from functions.ledger.charts import TEMPLATES, chart
from functions.ledger.model import Account, AccountKind, Role, Subtype
from functions.ledger.service import accounts as service
from layers.database.transactions import Tx
from layers.http.commands import Command, permit
from layers.http.imports import add_import
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Code, CurrencyCode, Name, Shape, Text
from layers.http.versions import Expected
from shared.actor import Permission

router = APIRouter()
Template = Literal["generic", "skr04", "us"]


class SetUp(Shape):
    """The template to begin with; the fiscal year begins on the first day of a month."""

    template: Template
    year_starts: date
    currency: CurrencyCode | None = Field(None, description="Left out: the company's.")
    language: Literal["en", "de"] = "en"


class Settings(Shape):
    """What the books are kept in, and up to which days they are locked."""

    currency: str
    template: str
    soft_lock: date | None
    hard_lock: date | None
    set_up_at: datetime
    version: int


class TemplateReply(Shape):
    """A chart to begin with."""

    template: str
    name: str
    accounts: int


class EditAccount(Shape):
    """An account as it shall be; its code stays."""

    name: Name
    kind: AccountKind
    subtype: Subtype = Subtype.GENERAL
    active: bool = True
    currency: CurrencyCode | None = Field(None, description="The only one its lines may be in.")
    required_dimensions: list[UUID] = Field(default_factory=list, max_length=20)
    note: Text = ""


class AddAccount(EditAccount):
    """A new account under a code of its own."""

    code: Code


class AccountRow(Shape):
    """A row of an import of accounts."""

    code: Code = Field(json_schema_extra={"aliases": ["account", "konto", "number", "nummer"]})
    name: Name = Field(json_schema_extra={"aliases": ["bezeichnung", "description"]})
    kind: AccountKind = Field(json_schema_extra={"aliases": ["type", "art"]})
    subtype: Subtype = Subtype.GENERAL
    currency: CurrencyCode | None = None
    note: Text = ""


class AccountReply(Shape):
    """An account of the chart."""

    code: str
    name: str
    kind: AccountKind
    subtype: Subtype
    active: bool
    currency: str | None
    required_dimensions: list[UUID]
    note: str
    version: int


class Deleted(Shape):
    """What was deleted."""

    code: str


class SetDefaults(Shape):
    """Which account plays which role; roles left out stay as they are."""

    accounts: dict[Role, Code] = Field(min_length=1)


class Default(Shape):
    """The account that plays a role."""

    role: Role
    account: str


class DefaultsSet(Shape):
    """How many roles were given an account."""

    roles: int


class SetJournal(Shape):
    """A journal as it shall be."""

    name: Name
    active: bool = True


class JournalReply(Shape):
    """A journal; it numbers its entries by year."""

    code: str
    name: str
    active: bool


JournalCode = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,7}$", examples=["MSC"])]


@router.get("/templates")
async def list_templates(
    _: Annotated[Query, may(Permission.ACCOUNTS_READ)],
) -> list[TemplateReply]:
    """List the charts there are to begin with."""
    return [
        TemplateReply(template=key, name=name, accounts=len(chart(key)))
        for key, name in TEMPLATES.items()
    ]


@router.post("/setup", status_code=201)
async def set_up(
    body: SetUp, command: Annotated[Command, permit(Permission.LEDGER_SETUP)]
) -> Settings:
    """Give the company its chart, journals, default accounts and first fiscal year; once only."""
    wanted = service.Wanted(body.template, body.language, body.currency, body.year_starts)
    return await command.run(Settings, lambda tx: service.set_up(tx, wanted))


@router.get("/settings")
async def get_settings(query: Annotated[Query, may(Permission.ACCOUNTS_READ)]) -> Settings:
    """Give the currency of the books and their locks; 404 before they are set up."""
    missing = "This company has no chart of accounts yet. Choose one at /v1/ledger/setup."
    return await query.one(Settings, service.settings(), missing)


add_list(router, "/accounts", service.LISTING, AccountReply, Permission.ACCOUNTS_READ)


async def _import(tx: Tx, rows: list[AccountRow]) -> int:
    accounts = [
        Account(r.code, r.name, r.kind, r.subtype, currency=r.currency, note=r.note) for r in rows
    ]
    return await service.import_accounts(tx, accounts)


add_import(router, "/accounts/import", AccountRow, Permission.ACCOUNTS_WRITE, _import)


@router.get("/accounts/{code}")
async def get_account(
    code: Code, query: Annotated[Query, may(Permission.ACCOUNTS_READ)]
) -> AccountReply:
    """Give an account."""
    return await query.one(AccountReply, service.account(code), f"There is no account {code}.")


@router.post("/accounts", status_code=201)
async def add_account(
    body: AddAccount, command: Annotated[Command, permit(Permission.ACCOUNTS_WRITE)]
) -> AccountReply:
    """Add an account to the chart."""
    account = _account(body.code, body)
    return await command.run(AccountReply, lambda tx: service.add_account(tx, account))


@router.put("/accounts/{code}")
async def edit_account(
    code: Code,
    body: EditAccount,
    expected: Expected,
    command: Annotated[Command, permit(Permission.ACCOUNTS_WRITE)],
) -> AccountReply:
    """Change an account; one that has entries keeps its kind, subtype and currency."""
    account = _account(code, body)
    return await command.run(AccountReply, lambda tx: service.edit_account(tx, account, expected))


@router.delete("/accounts/{code}")
async def delete_account(
    code: Code, expected: Expected, command: Annotated[Command, permit(Permission.ACCOUNTS_WRITE)]
) -> Deleted:
    """Delete an account without entries."""
    return await command.run(Deleted, lambda tx: service.drop_account(tx, code, expected))


def _account(code: str, body: EditAccount) -> Account:
    return Account(
        code, body.name, body.kind, body.subtype, body.active, body.currency,
        tuple(body.required_dimensions), body.note,
    )  # fmt: skip


@router.get("/defaults")
async def list_defaults(query: Annotated[Query, may(Permission.ACCOUNTS_READ)]) -> list[Default]:
    """List which account plays which role."""
    return await query.rows(Default, service.defaults())


@router.put("/defaults")
async def set_defaults(
    body: SetDefaults, command: Annotated[Command, permit(Permission.ACCOUNTS_WRITE)]
) -> DefaultsSet:
    """Say which account plays which role."""
    return await command.run(DefaultsSet, lambda tx: service.set_defaults(tx, body.accounts))


@router.get("/journals")
async def list_journals(
    query: Annotated[Query, may(Permission.ACCOUNTS_READ)],
) -> list[JournalReply]:
    """List the journals."""
    return await query.rows(JournalReply, service.journals())


@router.put("/journals/{code}")
async def set_journal(
    code: JournalCode,
    body: SetJournal,
    command: Annotated[Command, permit(Permission.ACCOUNTS_WRITE)],
) -> JournalReply:
    """Add a journal, rename it, or take it out of use."""
    return await command.run(
        JournalReply, lambda tx: service.set_journal(tx, code, body.name, active=body.active)
    )
