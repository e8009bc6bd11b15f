"""What a bank or cash account must be, and which one a statement belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from functions.payments.model import AccountKind, BankAccount, Statement
from functions.payments.rules.accounts import compact, is_iban, same_account
from shared.errors import Refusal


class IbanWrong(Refusal):
    """The IBAN is mistyped."""

    status = 422


class BankAccountInUse(Refusal):
    """Money has moved on the account; its currency and ledger account stay."""

    fields = ("account",)


class LedgerAccountUnfit(Refusal):
    """The ledger account cannot be a bank or cash account."""

    status = 422


class AccountNotOurs(Refusal):
    """The statement is for an account that is not among the bank accounts."""

    status = 422
    fields = ("file",)


class AccountNotSaid(Refusal):
    """The file does not say which bank account it is of."""

    status = 422


class StatementMisfit(Refusal):
    """The statement does not fit the bank account."""

    status = 422
    fields = ("file",)


def check(account: BankAccount) -> BankAccount:
    """Give an account with its IBAN brought to one spelling. Raises IbanWrong."""
    iban = compact(account.iban)
    if iban and not is_iban(iban):
        raise IbanWrong(
            f"{account.iban} is not an IBAN: its check digits do not fit.", pointer="/body/iban"
        )
    if account.kind == AccountKind.CASH and (iban or account.number):
        raise IbanWrong("Cash has no IBAN and no account number.", pointer="/body/iban")
    return BankAccount(
        account.id, account.kind, account.name, account.currency, account.account, account.journal,
        iban, compact(account.bic), account.number.strip(), account.is_active,
    )  # fmt: skip


def check_ledger_account(account: BankAccount, found: Sequence[Mapping[str, Any]]) -> None:
    """Refuse a ledger account that is not there, out of use, or keeps open items of parties.

    Raises LedgerAccountUnfit.
    """
    if not found:
        raise LedgerAccountUnfit(
            f"There is no account {account.account} in the chart.", pointer="/body/account"
        )
    row = found[0]
    if row["subtype"] in ("receivable", "payable") or row["kind"] in ("income", "expense"):
        raise LedgerAccountUnfit(
            f"Account {account.account} is no account on which money is kept; take one of the "
            "bank or cash accounts of the chart.",
            pointer="/body/account",
        )
    if row["currency"] not in (None, account.currency):
        raise LedgerAccountUnfit(
            f"Account {account.account} is kept in {row['currency']}, not in {account.currency}.",
            pointer="/body/account",
        )


def check_fee_account(code: str, found: Sequence[Mapping[str, Any]]) -> None:
    """Refuse an account for bank fees that is not there, or keeps open items of parties.

    None is the default one. Raises LedgerAccountUnfit.
    """
    if code and (not found or found[0]["subtype"] in ("receivable", "payable")):
        raise LedgerAccountUnfit(
            f"There is no account {code} in the chart that fees could go to.",
            pointer="/body/fee_account",
        )


def check_change(before: BankAccount, after: BankAccount, *, used: bool) -> None:
    """Refuse to move an account on which money moved to another currency or ledger account."""
    if used and (before.currency, before.account) != (after.currency, after.account):
        raise BankAccountInUse(
            f"{before.name} has payments or statements in {before.currency} on account "
            f"{before.account}. Add another bank account instead."
        )


def account_for(
    statement: Statement, banks: Sequence[BankAccount], chosen: UUID | None, *, alone: bool
) -> BankAccount:
    """Find the bank account that a statement belongs to, by IBAN or number, or as chosen.

    A choice counts where the file is of one account (`alone`), and names it, if by IBAN, as it
    is. Where the file names none, the only bank account there is in use is meant.
    Raises AccountNotOurs, AccountNotSaid, StatementMisfit.
    """
    fits = [b for b in banks if same_account(statement.account, b.iban, b.number)]
    fits = [b for b in fits if b.currency == statement.currency] or fits
    found = fits[0] if fits else None
    if chosen is not None and alone:
        named = next((bank for bank in banks if bank.id == chosen), None)
        if named is None:
            raise AccountNotOurs(
                f"There is no bank account {chosen}.", pointer="/body/bank_account_id"
            )
        _check_choice(statement.account, named, found)
        found = named
    if found is None and not statement.account:
        found = _only(banks)
    if found is None:
        raise AccountNotOurs(
            f"The statement is for {statement.account}, which is none of the bank accounts. Add a "
            f"bank account with this IBAN, or with {statement.account!r} as its number, or choose "
            "the bank account for this file.",
            account=statement.account,
        )
    if statement.currency and statement.currency != found.currency:
        raise StatementMisfit(
            f"The statement is in {statement.currency}, but {found.name} is in {found.currency}.",
            account=statement.account,
        )
    return found


def _check_choice(stated: str, chosen: BankAccount, found: BankAccount | None) -> None:
    """Refuse a choice where the statement names another account: one of ours, or by its IBAN."""
    if found == chosen or (found is None and not (chosen.iban and is_iban(stated))):
        return
    raise StatementMisfit(
        f"The statement is for {stated}, not for {chosen.name}.",
        account=stated,
    )


def _only(banks: Sequence[BankAccount]) -> BankAccount:
    used = [bank for bank in banks if bank.is_active and bank.kind != AccountKind.CASH]
    if len(used) != 1:
        raise AccountNotSaid(
            "Choose the bank account that this file is of.", pointer="/body/bank_account_id"
        )
    return used[0]
