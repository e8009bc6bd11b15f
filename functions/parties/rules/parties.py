"""When a party can be kept, traded with, merged and erased."""

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from functions.parties.model import (
    Address,
    AddressKind,
    Bank,
    Contact,
    Kind,
    Party,
    Status,
    TaxNumber,
    TaxNumberKind,
)
from functions.parties.rules.numbers import checked_bank, checked_tax_number
from shared.countries import CODES
from shared.errors import Refusal


class PartyWithoutRole(Refusal):
    """A party is a customer, a supplier, or both."""

    status = 422


class CountryUnknown(Refusal):
    """The country is not one of ISO 3166-1."""

    status = 422


class PartyNotActive(Refusal):
    """There is no new business with a blocked or archived party."""


class PartyGone(Refusal):
    """The party was merged into another, or its data were erased."""


class MergeImpossible(Refusal):
    """These two parties cannot become one."""


def checked(party: Party, pointer: str = "/body") -> Party:
    """Return a party as it is kept: numbers checked and compact, countries known.

    Raises PartyWithoutRole, CountryUnknown, TaxNumberWrong, BankAccountWrong.
    """
    if not party.is_customer and not party.is_supplier:
        raise PartyWithoutRole("Say is_customer or is_supplier.", pointer=f"{pointer}/is_customer")
    for place, country in enumerate(each.country for each in party.addresses):
        _check_country(country, f"{pointer}/addresses/{place}/country")
    for place, country in enumerate(each.country for each in party.tax_numbers):
        _check_country(country, f"{pointer}/tax_numbers/{place}/country")
    return replace(
        party,
        tax_numbers=tuple(
            checked_tax_number(each, f"{pointer}/tax_numbers/{place}/number")
            for place, each in enumerate(party.tax_numbers)
        ),
        banks=tuple(
            checked_bank(each, f"{pointer}/banks/{place}") for place, each in enumerate(party.banks)
        ),
    )


def check_active(party: Party, pointer: str) -> None:
    """Refuse new business with a party that is blocked or archived."""
    if party.status is not Status.ACTIVE:
        raise PartyNotActive(f"{party.name} is {party.status}.", pointer=pointer)


def check_not_gone(row: Mapping[str, Any]) -> None:
    """Refuse to change what is left of a party that was merged or erased. Raises PartyGone."""
    if row["merged_into"] is not None:
        raise PartyGone("This party was merged.", merged_into=str(row["merged_into"]))
    if row["erased_at"] is not None:
        raise PartyGone("The data of this party were erased.")


def merged(survivor: Party, other: Party) -> Party:
    """Give the survivor what only the other has: roles, lists, and single facts left blank.

    Raises MergeImpossible.
    """
    if survivor.id == other.id:
        raise MergeImpossible("A party cannot be merged into itself.", pointer="/body/into")
    if Status.ARCHIVED in (survivor.status, other.status):
        raise MergeImpossible("An archived party cannot be merged.", pointer="/body/into")
    return replace(
        survivor,
        is_customer=survivor.is_customer or other.is_customer,
        is_supplier=survivor.is_supplier or other.is_supplier,
        also_known_as=survivor.also_known_as or _other_name(survivor, other),
        email=survivor.email or other.email,
        invoice_email=survivor.invoice_email or other.invoice_email,
        phone=survivor.phone or other.phone,
        website=survivor.website or other.website,
        terms_id=survivor.terms_id or other.terms_id,
        price_list_id=survivor.price_list_id or other.price_list_id,
        addresses=tuple(dict.fromkeys(survivor.addresses + other.addresses)),
        contacts=tuple(dict.fromkeys(survivor.contacts + other.contacts)),
        tax_numbers=tuple(dict.fromkeys(survivor.tax_numbers + other.tax_numbers)),
        banks=tuple(dict.fromkeys(survivor.banks + other.banks)),
    )


def erased(party: Party) -> Party:
    """Return what may stay of a person: the code that documents point at, and the money facts."""
    return Party(
        id=party.id,
        name=f"Erased {party.code}",
        code=party.code,
        kind=party.kind,
        is_customer=party.is_customer,
        is_supplier=party.is_supplier,
        currency=party.currency,
        credit_limit=party.credit_limit,
        terms_id=party.terms_id,
        status=Status.ARCHIVED,
        version=party.version,
    )


def _other_name(survivor: Party, other: Party) -> str:
    return other.name if other.name != survivor.name else other.also_known_as


def _check_country(country: str, pointer: str) -> None:
    if country not in CODES:
        raise CountryUnknown(
            f"{country} is not a country code such as DE, FR or US.", pointer=pointer
        )


def party_from(row: Mapping[str, Any]) -> Party:
    """Make a party of what is kept of it: its columns, and its lists as plain JSON."""
    facts = {each.name: row[each.name] for each in fields(Party)}
    limit = row["credit_limit"]
    return Party(
        **{
            **facts,
            "id": _uuid(row["id"]),
            "kind": Kind(row["kind"]),
            "status": Status(row["status"]),
            "credit_limit": None if limit is None else Decimal(limit),
            "terms_id": _uuid(row["terms_id"]),
            "price_list_id": _uuid(row["price_list_id"]),
            "addresses": tuple(
                Address(**{**each, "kind": AddressKind(each["kind"])}) for each in row["addresses"]
            ),
            "contacts": tuple(Contact(**each) for each in row["contacts"]),
            "tax_numbers": tuple(
                TaxNumber(**{**each, "kind": TaxNumberKind(each["kind"])})
                for each in row["tax_numbers"]
            ),
            "banks": tuple(Bank(**each) for each in row["banks"]),
        }
    )


def _uuid(value: UUID | str | None) -> UUID | None:
    return UUID(value) if isinstance(value, str) else value
