"""What one row of a file of customers or suppliers means."""

from functions.parties.api.shapes import PartyImport
from functions.parties.model import Address, AddressKind, Bank, Party, TaxNumber
from functions.parties.service.imports import ImportedParty, import_parties
from layers.database.transactions import Tx
from shared.ids import new_id


async def import_customers(tx: Tx, rows: list[PartyImport]) -> int:
    """Keep the customers of a file."""
    return await import_parties(tx, [_imported(row, is_customer=True) for row in rows])


async def import_suppliers(tx: Tx, rows: list[PartyImport]) -> int:
    """Keep the suppliers of a file."""
    return await import_parties(tx, [_imported(row, is_customer=False) for row in rows])


def _imported(row: PartyImport, *, is_customer: bool) -> ImportedParty:
    """Make a party of a row; without a country, the one its VAT number begins with is taken."""
    country = row.country or {"EL": "GR"}.get(row.vat_number[:2], row.vat_number[:2]).upper()
    party = Party(
        id=new_id(),
        name=row.name,
        code=row.code or "",
        kind=row.kind,
        also_known_as=row.also_known_as,
        is_customer=is_customer,
        is_supplier=not is_customer,
        currency=row.currency,
        language=row.language,
        email=row.email,
        invoice_email=row.invoice_email,
        phone=row.phone,
        website=row.website,
        notes=row.notes,
        credit_limit=row.credit_limit,
        addresses=_addresses(row, country),
        tax_numbers=(TaxNumber(country, row.vat_number),) if row.vat_number else (),
        banks=(Bank(row.iban, row.bic),) if row.iban else (),
    )
    return ImportedParty(party, row.terms)


def _addresses(row: PartyImport, country: str) -> tuple[Address, ...]:
    lines = (row.recipient, row.line1, row.line2, row.postcode, row.city, row.region)
    if not any(lines) and not row.country:
        return ()
    return (Address(AddressKind.BILLING, country, *lines),)
