"""What a chart of accounts allows."""

from functions.ledger.model import Account, AccountKind, Subtype
from shared.errors import Refusal

KINDS_OF = {
    Subtype.RECEIVABLE: (AccountKind.ASSET,),
    Subtype.PAYABLE: (AccountKind.LIABILITY,),
    Subtype.BANK: (AccountKind.ASSET, AccountKind.LIABILITY),
    Subtype.CASH: (AccountKind.ASSET,),
    Subtype.INVENTORY: (AccountKind.ASSET,),
    Subtype.FIXED: (AccountKind.ASSET,),
    Subtype.PREPAYMENT: (AccountKind.ASSET,),
    Subtype.TAX: (AccountKind.ASSET, AccountKind.LIABILITY),
    Subtype.LOAN: (AccountKind.ASSET, AccountKind.LIABILITY),
    Subtype.RETAINED: (AccountKind.EQUITY,),
    Subtype.COST_OF_SALES: (AccountKind.EXPENSE,),
    Subtype.DEPRECIATION: (AccountKind.EXPENSE,),
    Subtype.FINANCIAL: (AccountKind.INCOME, AccountKind.EXPENSE),
    Subtype.INCOME_TAX: (AccountKind.EXPENSE,),
}
"""The kinds an account of a subtype may have; a general one has any."""


class AlreadySetUp(Refusal):
    """The books of this company were set up before."""


class AccountMisfit(Refusal):
    """An account of a kind be of every subtype."""

    status = 422


class AccountInUse(Refusal):
    """Something was booked on this account."""


def check_account(account: Account) -> None:
    """Refuse a subtype that its kind cannot have, such as a receivable liability."""
    kinds = KINDS_OF.get(account.subtype)
    if kinds is not None and account.kind not in kinds:
        able = " or ".join(kinds)
        raise AccountMisfit(
            f"An account of the subtype {account.subtype} is {able}.", pointer="/body/subtype"
        )


def check_change(before: Account, after: Account) -> None:
    """Refuse to give another meaning to what was booked already."""
    check_account(after)
    if not before.used:
        return
    for name in ("kind", "subtype", "currency"):
        if getattr(before, name) != getattr(after, name):
            raise AccountInUse(
                f"It has entries, so its {name} stays. Open another account instead.",
                pointer=f"/body/{name}",
            )
