"""The ready-made roles, worked out from the permissions there are: a new one needs no migration."""

from shared.actor import Permission

OWNER = "owner"

OWN = frozenset({Permission.SELF_READ, Permission.SELF_WRITE})
"""Everybody's rights over themselves: in no role, never granted, and no key may write with them."""

GRANTABLE = frozenset(Permission) - OWN
"""What roles are made of."""

NEVER_IN_KEYS = frozenset(
    {Permission.KEYS_WRITE, Permission.USERS_WRITE, Permission.ROLES_WRITE, Permission.SELF_WRITE}
)
"""What only people do: a key that could make keys or users would outlive its own end."""

_PRIVATE = {
    Permission.AUDIT_READ,
    Permission.EMAILS_READ,
    Permission.KEYS_READ,
    Permission.REACTIONS_READ,
    Permission.WEBHOOKS_READ,
}


def _all_of(*functions: str) -> frozenset[Permission]:
    """Everything that can be done in these functions."""
    return frozenset(p for p in GRANTABLE if p.split(".")[0] in functions)


_READS = frozenset(p for p in GRANTABLE if p.endswith(".read")) - _PRIVATE
_LOOKS_AROUND = frozenset({Permission.COMPANIES_READ, Permission.USERS_READ})

READY_MADE: dict[str, frozenset[Permission]] = {
    OWNER: GRANTABLE,
    "accountant": _READS
    | _all_of("parties", "catalog", "ledger", "invoicing", "payments", "reports", "documents")
    | {Permission.AUDIT_READ, Permission.EMAILS_READ, Permission.MESSAGES_WRITE},
    "sales": _LOOKS_AROUND
    | (_all_of("parties", "sales", "documents") - {Permission.PARTIES_ERASE})
    | {
        Permission.PRODUCTS_READ,
        Permission.PRICES_READ,
        Permission.TAXES_READ,
        Permission.ACCOUNTS_READ,
        Permission.DIMENSIONS_READ,
        Permission.RATES_READ,
        Permission.INVOICES_READ,
        Permission.INVOICES_WRITE,
        Permission.INVOICES_SEND,
        Permission.INVOICING_SETTINGS_READ,
        Permission.MESSAGES_READ,
        Permission.MESSAGES_WRITE,
    },
    "viewer": _READS,
}
"""What each may do. The owner may do everything, whatever is added later."""


def granted(ready_made: str | None, permissions: list[str]) -> frozenset[Permission]:
    """Give what a role may do; a permission that no longer exists is nothing."""
    if ready_made is not None:
        return READY_MADE[ready_made]
    return frozenset(p for p in GRANTABLE if p.value in permissions)
