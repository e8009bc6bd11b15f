"""Companies of the tenant that one is a member of."""

from dataclasses import fields
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.identity.api.words import Language, TimeZone
from functions.identity.model import Company, Legal
from functions.identity.service import companies
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import CountryCode, CurrencyCode, Email, Line, Name, Shape
from layers.http.versions import Expected
from shared.actor import Permission
from shared.ids import new_id

router = APIRouter()


class LegalShape(Shape):
    """What is printed on the company's documents."""

    legal_name: Line = ""
    street: Line = ""
    postcode: Line = ""
    city: Line = ""
    region: Line = ""
    tax_number: Line = ""
    registration: Line = ""
    email: Line = ""
    phone: Line = ""
    website: Line = ""


class EditLegal(LegalShape):
    """The same as it is to be: who writes to the company must be able to."""

    email: Email = ""


class EditCompany(Shape):
    """A company as it is to be; its currency stays what its books are kept in."""

    name: Name
    country: CountryCode
    time_zone: TimeZone
    language: Language = "en"
    legal: EditLegal = EditLegal()


class AddCompany(EditCompany):
    """A company to open."""

    currency: CurrencyCode


class CompanyShape(Shape):
    """A company."""

    id: UUID
    name: str
    country: str
    currency: str
    time_zone: str
    language: str
    legal: LegalShape
    is_active: bool
    version: int


class CompanyRow(Shape):
    """A company one is a member of, and one's role there."""

    id: UUID
    name: str
    country: str
    currency: str
    time_zone: str
    is_active: bool
    role: str
    opened_at: datetime


class Entered(Shape):
    """The session, and the company it stands in from now on."""

    tenant_id: UUID
    session_id: UUID
    user_id: UUID
    company_id: UUID
    ends_at: datetime


add_list(router, "/companies", companies.LISTING, CompanyRow, Permission.COMPANIES_READ)


@router.get("/companies/{company_id}")
async def get_company(
    company_id: UUID, query: Annotated[Query, may(Permission.COMPANIES_READ)]
) -> CompanyShape:
    """Give a company one is a member of."""
    missing = f"You are a member of no company {company_id}."
    return await query.one(CompanyShape, companies.company(company_id), missing)


@router.post("/companies", status_code=201)
async def add_company(
    body: AddCompany, command: Annotated[Command, permit(Permission.COMPANIES_WRITE)]
) -> CompanyShape:
    """Open another company of the tenant, as its owner. Only owners can."""
    company = _company(new_id(), body, body.currency)
    return await command.run(CompanyShape, lambda tx: companies.add_company(tx, company))


@router.put("/companies/{company_id}")
async def edit_company(
    company_id: UUID,
    body: EditCompany,
    version: Expected,
    command: Annotated[Command, permit(Permission.COMPANIES_WRITE)],
) -> CompanyShape:
    """Change the company one is in."""
    wanted = _company(company_id, body, "")
    return await command.run(CompanyShape, lambda tx: companies.edit_company(tx, wanted, version))


@router.post("/companies/{company_id}/close")
async def close_company(
    company_id: UUID,
    version: Expected,
    command: Annotated[Command, permit(Permission.COMPANIES_WRITE)],
) -> CompanyShape:
    """Close the company one is in: nobody enters it any more, and what it holds stays."""
    return await command.run(
        CompanyShape, lambda tx: companies.close_company(tx, company_id, version)
    )


@router.post("/companies/{company_id}/reopen")
async def reopen_company(
    company_id: UUID, command: Annotated[Command, permit(Permission.COMPANIES_WRITE)]
) -> CompanyShape:
    """Open a closed company again, as one of its owners, from another company."""
    return await command.run(CompanyShape, lambda tx: companies.reopen_company(tx, company_id))


@router.post("/companies/{company_id}/enter")
async def enter_company(
    company_id: UUID, command: Annotated[Command, permit(Permission.SELF_WRITE)]
) -> Entered:
    """Let this session stand in another company of one's own from now on.

    For a single request, name the company in the header ERP-Company instead.
    """
    return await command.run(Entered, lambda tx: companies.enter_company(tx, company_id))


def _company(company_id: UUID, body: EditCompany, currency: str) -> Company:
    legal = Legal(**{field.name: getattr(body.legal, field.name) for field in fields(Legal)})
    return Company(
        company_id, body.name, body.country, currency, body.time_zone, body.language, legal
    )
