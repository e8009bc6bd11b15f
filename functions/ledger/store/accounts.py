"""Settings, accounts, journals and default accounts."""

from collections.abc import Sequence
from uuid import UUID

from functions.ledger.model import Account, AccountKind, Subtype
from functions.ledger.rules.accounts import AccountInUse
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.errors import NotFound
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Setup:
    """What setting up a company's books writes."""

    currency: str
    decimals: int
    template: str
    accounts: Sequence[Account]
    roles: Sequence[tuple[str, str]]
    journals: Sequence[tuple[str, str]]


async def claim_setup(tx: Tx, setup: Setup) -> None:
    """Write a company's settings, once: whoever comes second is refused."""
    await tx.write(
        """
        WITH made AS (
            INSERT INTO ledger_settings (currency, decimals, template)
            VALUES (%(currency)s, %(decimals)s, %(template)s)
            ON CONFLICT DO NOTHING RETURNING 1
        )
        SELECT must(EXISTS (SELECT FROM made), 'already-set-up',
                    'This company has its chart of accounts. Add accounts to it instead.')
        """,
        {"currency": setup.currency, "decimals": setup.decimals, "template": setup.template},
        locks=Rung.DOCUMENT,
    )


async def fill(tx: Tx, setup: Setup) -> None:
    """Write accounts, default accounts and journals: three statements."""
    await add_accounts(tx, setup.accounts)
    await tx.write(
        """
        INSERT INTO ledger_defaults (role, account)
        SELECT * FROM unnest(%(roles)s::text[], %(accounts)s::text[])
        RETURNING role
        """,
        {"roles": [r for r, _ in setup.roles], "accounts": [a for _, a in setup.roles]},
    )
    await tx.write(
        """
        INSERT INTO ledger_journals (code, name)
        SELECT * FROM unnest(%(codes)s::text[], %(names)s::text[])
        RETURNING code
        """,
        {"codes": [c for c, _ in setup.journals], "names": [n for _, n in setup.journals]},
    )


async def add_accounts(tx: Tx, accounts: Sequence[Account]) -> None:
    """Write new accounts; a code that is taken is refused. Dimensions are added by edit."""
    await tx.write(
        """
        INSERT INTO ledger_accounts (code, name, kind, subtype, currency, note)
        SELECT * FROM unnest(%(codes)s::text[], %(names)s::text[], %(kinds)s::text[],
                             %(subtypes)s::text[], %(currencies)s::text[], %(notes)s::text[])
        RETURNING code
        """,
        {
            "codes": [a.code for a in accounts],
            "names": [a.name for a in accounts],
            "kinds": [a.kind for a in accounts],
            "subtypes": [a.subtype for a in accounts],
            "currencies": [a.currency for a in accounts],
            "notes": [a.note for a in accounts],
        },
    )


async def lock_account(tx: Tx, code: str) -> Account:
    """Hold an account, and read it. Raises NotFound."""
    rows = await tx.rows(
        """
        SELECT code, name, kind, subtype, active, currency, required_dimensions, note, version,
               EXISTS (SELECT FROM account_balances b
                        WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s
                          AND b.account = a.code)
          FROM ledger_accounts a
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = %(code)s
           FOR UPDATE
        """,
        {"code": code},
        locks=Rung.DOCUMENT,
    )
    if not rows:
        raise NotFound(f"There is no account {code}.")
    code, name, kind, subtype, active, currency, dimensions, note, version, used = rows[0]
    return Account(
        code, name, AccountKind(kind), Subtype(subtype), active, currency,
        tuple(dimensions), note, version, used,
    )  # fmt: skip


async def find_accounts(tx: Tx, codes: Sequence[str]) -> dict[str, Account]:
    """Read those of the codes that are accounts: one trip."""
    rows = await tx.rows(
        """
        SELECT code, name, kind, subtype, active, currency, required_dimensions, note, version
          FROM ledger_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = ANY (%(codes)s)
        """,
        {"codes": list(codes)},
    )
    return {
        code: Account(
            code, name, AccountKind(kind), Subtype(subtype), active, currency, tuple(dimensions),
            note, version,
        )
        for code, name, kind, subtype, active, currency, dimensions, note, version in rows
    }  # fmt: skip


async def save_account(tx: Tx, account: Account) -> None:
    """Write an account's new state, one version up."""
    await tx.write(
        """
        UPDATE ledger_accounts
           SET name = %(name)s, kind = %(kind)s, subtype = %(subtype)s, active = %(active)s,
               currency = %(currency)s, required_dimensions = %(dimensions)s::uuid[],
               note = %(note)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = %(code)s
        """,
        {
            "code": account.code,
            "name": account.name,
            "kind": account.kind,
            "subtype": account.subtype,
            "active": account.active,
            "currency": account.currency,
            "dimensions": list(account.required_dimensions),
            "note": account.note,
        },
    )


async def delete_account(tx: Tx, account: Account) -> None:
    """Delete an account that nothing was booked on."""
    if account.used:
        raise AccountInUse("It has entries. Take it out of use instead.")
    await tx.write(
        """
        DELETE FROM ledger_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = %(code)s
        """,
        {"code": account.code},
    )


async def save_defaults(tx: Tx, roles: Sequence[tuple[str, str]]) -> None:
    """Write which account plays which role. An account that is not there is refused."""
    await tx.write(
        """
        INSERT INTO ledger_defaults (role, account)
        SELECT * FROM unnest(%(roles)s::text[], %(accounts)s::text[])
        ON CONFLICT (tenant_id, company_id, role) DO UPDATE SET account = excluded.account
        RETURNING role
        """,
        {"roles": [r for r, _ in roles], "accounts": [a for _, a in roles]},
    )


async def save_journal(tx: Tx, code: str, name: str, *, active: bool) -> None:
    """Write a journal, new or known."""
    await tx.write(
        """
        INSERT INTO ledger_journals AS j (code, name, active)
        VALUES (%(code)s, %(name)s, %(active)s)
        ON CONFLICT (tenant_id, company_id, code) DO UPDATE
           SET name = excluded.name, active = excluded.active, version = j.version + 1
        """,
        {"code": code, "name": name, "active": active},
    )


def settings() -> Read:
    """Say how to read what a company's books are kept in, and up to where they are locked."""
    return Read(
        """
        SELECT currency, template, soft_lock, hard_lock, set_up_at, version FROM ledger_settings
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
        """
    )


def account(code: str) -> Read:
    """Say how to read an account."""
    return Read(
        """
        SELECT code, name, kind, subtype, active, currency, required_dimensions, note, version
          FROM ledger_accounts
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = %(code)s
        """,
        {"code": code},
    )


def defaults() -> Read:
    """Say how to read which account plays which role."""
    return Read(
        """
        SELECT role, account FROM ledger_defaults
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY role
        """
    )


def journal(code: str) -> Read:
    """Say how to read a journal."""
    return Read(
        """
        SELECT code, name, active FROM ledger_journals
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND code = %(code)s
        """,
        {"code": code},
    )


def journals() -> Read:
    """Say how to read every journal."""
    return Read(
        """
        SELECT code, name, active FROM ledger_journals
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s ORDER BY code
        """
    )


def deleted(code: str) -> Read:
    """Say what was deleted."""
    return Read("SELECT %(code)s::text AS code", {"code": code})


def dimensions_known(ids: Sequence[UUID]) -> Read:
    """Say how to count which of these dimensions there are."""
    return Read(
        """
        SELECT count(*) AS known FROM ledger_dimensions
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s::uuid[])
        """,
        {"ids": list(ids)},
    )


ACCOUNTS = Listing(
    name="accounts",
    source="FROM ledger_accounts WHERE tenant_id = %(tenant)s AND company_id = %(company)s",
    columns={
        "code": Column("code", nullable=False),
        "name": Column("name", nullable=False),
        "kind": Column("kind", Kind.CHOICE, choices=tuple(AccountKind), nullable=False),
        "subtype": Column("subtype", Kind.CHOICE, choices=tuple(Subtype), nullable=False),
        "active": Column("active", Kind.BOOLEAN, sorts=False, nullable=False),
        "currency": Column("currency::text"),
        "required_dimensions": Column("required_dimensions", Kind.OTHER, sorts=False),
        "note": Column("note", filters=False, sorts=False, nullable=False),
        "version": Column("version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="code",
    key_kind=Kind.TEXT,
    sort="code",
    search="code || ' ' || name ILIKE %(q_has)s",
)
