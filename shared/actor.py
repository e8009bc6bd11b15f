"""Who is asking, for which company of which tenant, and what they may do."""

from enum import StrEnum
from uuid import UUID

from shared.nouns import dataclass


class Permission(StrEnum):
    """One entry per command or read that can be granted to a role: function.noun.verb."""

    COMPANIES_READ = "identity.companies.read"
    COMPANIES_WRITE = "identity.companies.write"
    USERS_READ = "identity.users.read"
    USERS_WRITE = "identity.users.write"
    ROLES_READ = "identity.roles.read"
    ROLES_WRITE = "identity.roles.write"
    KEYS_READ = "identity.keys.read"
    KEYS_WRITE = "identity.keys.write"
    SELF_READ = "identity.self.read"
    SELF_WRITE = "identity.self.write"

    AUDIT_READ = "audit.entries.read"
    FILES_READ = "documents.files.read"
    FILES_WRITE = "documents.files.write"

    MESSAGES_READ = "notifications.messages.read"
    MESSAGES_WRITE = "notifications.messages.write"
    EMAILS_READ = "notifications.emails.read"
    EMAILS_WRITE = "notifications.emails.write"
    WEBHOOKS_READ = "notifications.webhooks.read"
    WEBHOOKS_WRITE = "notifications.webhooks.write"
    REACTIONS_READ = "notifications.reactions.read"
    REACTIONS_WRITE = "notifications.reactions.write"

    PARTIES_READ = "parties.parties.read"
    PARTIES_WRITE = "parties.parties.write"
    PARTIES_ERASE = "parties.parties.erase"
    TERMS_READ = "parties.terms.read"
    TERMS_WRITE = "parties.terms.write"

    PRODUCTS_READ = "catalog.products.read"
    PRODUCTS_WRITE = "catalog.products.write"
    PRICES_READ = "catalog.prices.read"
    PRICES_WRITE = "catalog.prices.write"
    TAXES_READ = "catalog.taxes.read"
    TAXES_WRITE = "catalog.taxes.write"

    ACCOUNTS_READ = "ledger.accounts.read"
    ACCOUNTS_WRITE = "ledger.accounts.write"
    ENTRIES_READ = "ledger.entries.read"
    ENTRIES_WRITE = "ledger.entries.write"
    ENTRIES_POST = "ledger.entries.post"
    ENTRIES_REVERSE = "ledger.entries.reverse"
    ENTRIES_IMPORT = "ledger.entries.import"
    LOCKED_PERIODS_POST = "ledger.locked_periods.post"
    PERIODS_READ = "ledger.periods.read"
    PERIODS_CLOSE = "ledger.periods.close"
    YEARS_CLOSE = "ledger.years.close"
    RATES_READ = "ledger.rates.read"
    RATES_WRITE = "ledger.rates.write"
    ITEMS_READ = "ledger.items.read"
    ITEMS_ALLOCATE = "ledger.items.allocate"
    DIMENSIONS_READ = "ledger.dimensions.read"
    DIMENSIONS_WRITE = "ledger.dimensions.write"
    BALANCES_READ = "ledger.balances.read"
    SEALS_READ = "ledger.seals.read"
    SEALS_WRITE = "ledger.seals.write"
    LEDGER_SETUP = "ledger.settings.write"

    INVOICES_READ = "invoicing.invoices.read"
    INVOICES_WRITE = "invoicing.invoices.write"
    INVOICES_POST = "invoicing.invoices.post"
    INVOICES_SEND = "invoicing.invoices.send"
    INVOICES_CREDIT = "invoicing.invoices.credit"
    INVOICING_SETTINGS_READ = "invoicing.settings.read"
    INVOICING_SETTINGS_WRITE = "invoicing.settings.write"

    SALES_READ = "sales.orders.read"
    SALES_WRITE = "sales.orders.write"
    SALES_CONFIRM = "sales.orders.confirm"
    SALES_INVOICE = "sales.orders.invoice"
    QUOTES_READ = "sales.quotes.read"
    QUOTES_WRITE = "sales.quotes.write"
    QUOTES_SEND = "sales.quotes.send"

    PAYMENTS_READ = "payments.payments.read"
    PAYMENTS_WRITE = "payments.payments.write"
    PAYMENTS_CANCEL = "payments.payments.cancel"
    PAYMENTS_WRITE_OFF = "payments.payments.write_off"
    BANK_ACCOUNTS_READ = "payments.bank_accounts.read"
    BANK_ACCOUNTS_WRITE = "payments.bank_accounts.write"
    STATEMENTS_READ = "payments.statements.read"
    STATEMENTS_IMPORT = "payments.statements.import"
    STATEMENTS_MATCH = "payments.statements.match"

    REPORTS_READ = "reports.reports.read"
    REPORTS_WRITE = "reports.reports.write"


NOBODY = UUID(int=0)
"""The user id under which the system itself acts: jobs, relays, sign-up."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An authenticated caller acting inside one company of one tenant.

    `via` is session, key or system; `proof` is the id of the session or key. The rights
    version is the one under which the permissions were read: a transaction that finds
    another refuses to go on. `address` is where the request came from, for the audit.
    """

    tenant_id: UUID
    company_id: UUID
    user_id: UUID
    permissions: frozenset[Permission]
    via: str = "session"
    proof: UUID | None = None
    rights_version: int | None = None
    address: str = ""
    request_id: str = ""


def system(tenant_id: UUID, company_id: UUID) -> Actor:
    """Make the actor under which jobs work for one company; it may do everything."""
    return Actor(tenant_id, company_id, NOBODY, frozenset(Permission), via="system")
