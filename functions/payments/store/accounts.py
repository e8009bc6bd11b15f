"""The SQL of bank and cash accounts, and of the settings of payments."""

from decimal import Decimal
from uuid import UUID

from functions.payments.model import BankAccount, Settings
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Cursor, Read, Tx
from shared.errors import NotFound

LISTING = Listing(
    name="bank_accounts",
    source="FROM payments_bank_accounts WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "id": Column("id", Kind.ID, nullable=False),
        "kind": Column("kind", Kind.CHOICE, choices=("bank", "cash"), nullable=False),
        "name": Column("name", order="lower(name)", nullable=False),
        "currency": Column("currency::text", nullable=False),
        "account": Column("account", nullable=False),
        "journal": Column("journal", nullable=False),
        "iban": Column("iban", nullable=False),
        "bic": Column("bic", sorts=False, nullable=False),
        "number": Column("number", nullable=False),
        "is_active": Column("is_active", Kind.BOOLEAN, sorts=False, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    sort="name",
)


async def insert(tx: Tx, account: BankAccount) -> None:
    """Add a bank or cash account."""
    await tx.write(
        """
        INSERT INTO payments_bank_accounts
               (id, kind, name, currency, account, journal, iban, bic, number, is_active)
        VALUES (%(id)s, %(kind)s, %(name)s, %(currency)s, %(account)s, %(journal)s, %(iban)s,
                %(bic)s, %(number)s, %(active)s)
        """,
        _values(account),
    )


async def lock(tx: Tx, account_id: UUID) -> tuple[BankAccount, int]:
    """Hold an account until the transaction ends; give it with its version."""
    rows = await tx.rows(
        """
        SELECT id, kind, name, currency, account, journal, iban, bic, number, is_active, version
          FROM payments_bank_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR NO KEY UPDATE
        """,
        {"id": account_id},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"No bank account {account_id}.")
    return BankAccount(*rows[0][:-1]), rows[0][-1]


async def update(tx: Tx, account: BankAccount) -> None:
    """Write an account's changes; its ledger account and currency stay where lines hang on them."""
    await tx.write(
        """
        UPDATE payments_bank_accounts
           SET kind = %(kind)s, name = %(name)s, currency = %(currency)s, account = %(account)s,
               journal = %(journal)s, iban = %(iban)s, bic = %(bic)s, number = %(number)s,
               is_active = %(active)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        _values(account),
    )


async def is_used(tx: Tx, account_id: UUID) -> bool:
    """Tell whether money moved on an account or a statement came in for it."""
    rows = await tx.rows(
        """
        SELECT EXISTS (SELECT FROM payments
                        WHERE tenant_id = %(tenant)s AND company_id = %(company)s
                          AND bank_account_id = %(id)s)
            OR EXISTS (SELECT FROM payments_statements
                        WHERE tenant_id = %(tenant)s AND company_id = %(company)s
                          AND bank_account_id = %(id)s)
        """,
        {"id": account_id},
    )
    return bool(rows[0][0])


async def delete(tx: Tx, account_id: UUID) -> None:
    """Delete an account on which nothing ever moved; foreign keys refuse any other."""
    await tx.write(
        """
        DELETE FROM payments_bank_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": account_id},
    )


async def ask_all(tx: Tx) -> Cursor:
    """Queue the question for every account of the company; read it with `given`."""
    return await tx.queue(
        """
        SELECT id, kind, name, currency, account, journal, iban, bic, number, is_active
          FROM payments_bank_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY name
        """
    )


async def given(cursor: Cursor) -> list[BankAccount]:
    """Read the answer to `ask_all`."""
    return [BankAccount(*row) for row in await cursor.fetchall()]


async def lock_all(tx: Tx) -> list[BankAccount]:
    """Hold every account, so that statements of one account come in one after another."""
    rows = await tx.rows(
        """
        SELECT id, kind, name, currency, account, journal, iban, bic, number, is_active
          FROM payments_bank_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY id
           FOR NO KEY UPDATE
        """,
        locks=Rung.DOCUMENT,
    )
    return [BankAccount(*row) for row in rows]


def read(account_id: UUID) -> Read:
    """Say how to read one account."""
    return Read(
        """
        SELECT id, kind, name, currency::text, account, journal, iban, bic, number, is_active,
               version
          FROM payments_bank_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": account_id},
    )


def deleted(account_id: UUID) -> Read:
    """Say what was deleted."""
    return Read("SELECT %(id)s::uuid AS id", {"id": account_id})


async def ask_settings(tx: Tx) -> Cursor:
    """Queue the question for the settings; read it with `settings_given`."""
    return await tx.queue(
        """
        SELECT write_off_limit, fee_account FROM payments_settings
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
        """
    )


async def settings_given(cursor: Cursor) -> Settings:
    """Read the answer to `ask_settings`; what was never set has its default."""
    row = await cursor.fetchone()
    return Settings(*row) if row else Settings()


async def keep_settings(tx: Tx, settings: Settings, expected: int) -> None:
    """Write the settings, made from the version expected; 0 where there were none yet."""
    await tx.write(
        """
        WITH kept AS (
            INSERT INTO payments_settings AS s (write_off_limit, fee_account)
            VALUES (%(limit)s, %(fee)s)
            ON CONFLICT (tenant_id, company_id) DO UPDATE
               SET write_off_limit = excluded.write_off_limit, fee_account = excluded.fee_account,
                   version = s.version + 1
             WHERE s.version = %(expected)s
            RETURNING version
        )
        SELECT must(EXISTS (SELECT FROM kept WHERE version = %(expected)s + 1), 'version-stale',
                    'Somebody changed the settings after you read them. Read them again.')
        """,
        {"limit": settings.write_off_limit, "fee": settings.fee_account, "expected": expected},
    )


def read_settings() -> Read:
    """Say how to read the settings; what was never set has its default, and version 0."""
    return Read(
        """
        SELECT coalesce(s.write_off_limit, %(limit)s::numeric) AS write_off_limit,
               coalesce(s.fee_account, '') AS fee_account, coalesce(s.version, 0) AS version
          FROM (SELECT 1) AS one
          LEFT JOIN payments_settings s ON s.tenant_id = %(tenant)s AND s.company_id = %(company)s
        """,
        {"limit": Decimal(1)},
    )


def _values(account: BankAccount) -> dict[str, object]:
    return {
        "id": account.id,
        "kind": account.kind,
        "name": account.name,
        "currency": account.currency,
        "account": account.account,
        "journal": account.journal,
        "iban": account.iban,
        "bic": account.bic,
        "number": account.number,
        "active": account.is_active,
    }
