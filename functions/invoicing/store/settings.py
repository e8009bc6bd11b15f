"""The SQL of what a company prints on its documents."""

from dataclasses import fields, replace
from typing import Any, LiteralString
from uuid import UUID

from psycopg.sql import SQL, Identifier, Placeholder
from psycopg.types.json import Jsonb

from functions.invoicing.model import Settings
from layers.database.locks import Rung
from layers.database.transactions import Cursor, Read, Tx

NAMES = tuple(field.name for field in fields(Settings))
_COLUMNS = SQL(", ").join(Identifier(name) for name in NAMES)
_TYPED = SQL(", ").join(
    SQL("{} {}").format(Identifier(name), SQL("uuid" if name == "logo_file_id" else "text"))
    for name in NAMES
)


_KEPT: LiteralString = """
    SELECT legal_name, line1, line2, postcode, city, region, country, vat_id, tax_id, legal_id,
           contact, phone, email, website, iban, bic, bank, footer, paper, language, logo_file_id,
           invoice_series, credit_note_series, version
      FROM invoicing_settings
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s
"""
"""The columns in the order of the noun's fields: asked by every document that is posted."""
_STORED: LiteralString = _KEPT + " ORDER BY version DESC LIMIT 1"
_OF: LiteralString = (
    _KEPT
    + """
       AND version = (
           SELECT coalesce(i.settings_version, (
                      SELECT max(s.version) FROM invoicing_settings AS s
                       WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s))
             FROM invoices AS i
            WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.id = %(id)s)
    """
)


def current() -> Read:
    """Say how to read the settings; the defaults, at version 0, where there are none yet."""
    return Read(
        SQL(
            """
            SELECT s.* FROM ({stored}) AS s
             UNION ALL
            SELECT d.* FROM jsonb_to_record(%(_defaults)s) AS d ({typed}, version integer)
             WHERE NOT EXISTS ({stored})
            """
        ).format(stored=SQL(_STORED), typed=_TYPED),
        {"_defaults": Jsonb({**as_data(Settings()), "version": 0})},
    )


def as_data(settings: Settings) -> dict[str, Any]:
    """Give the settings by name."""
    return {name: getattr(settings, name) for name in NAMES}


async def latest(tx: Tx) -> tuple[Settings, int]:
    """Read the settings with their version, 0 where none are set: one trip."""
    rows = await tx.rows(_STORED)
    return (Settings(*rows[0][:-1]), rows[0][-1]) if rows else (Settings(), 0)


class AskedSettings:
    """The answer to ask_settings, there once the transaction's next trip is over."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor

    async def get(self) -> Settings:
        """Read the answer; a company that has set nothing has the defaults."""
        row = await self.cursor.fetchone()
        found = Settings(*row[:-1]) if row else Settings()
        if isinstance(found.logo_file_id, str):  # read together with others, as JSON
            return replace(found, logo_file_id=UUID(found.logo_file_id))
        return found


async def ask_settings(tx: Tx) -> AskedSettings:
    """Queue the question for the settings; it travels with the next trip."""
    return AskedSettings(await tx.queue(_STORED))


async def ask_settings_of(tx: Tx, invoice_id: UUID) -> AskedSettings:
    """Queue the question for the settings that a document was sent under, else the latest."""
    return AskedSettings(await tx.queue(_OF, {"id": invoice_id}))


async def save(tx: Tx, changed: Settings, version: int) -> None:
    """Keep the settings as a version; of two who write the same one, one is refused."""
    await tx.write(
        SQL("INSERT INTO invoicing_settings ({columns}, version) VALUES ({values})").format(
            columns=_COLUMNS,
            values=SQL(", ").join(Placeholder(name) for name in (*NAMES, "version")),
        ),
        {**as_data(changed), "version": version},
        locks=Rung.DOCUMENT,
    )
