"""Tax numbers and bank accounts: checked by their own check digits, refused in plain words."""

from dataclasses import replace
from typing import Any

from functions.parties.model import Bank, TaxNumber, TaxNumberKind
from shared.errors import Refusal

EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
})  # fmt: skip
"""Where a VAT number begins with its country (EL for Greece)."""

OTHER_CHECKS = {"US": "ein", "DE": "stnr", "GB": "utr", "CA": "bn", "AU": "abn", "IN": "gstin"}
"""What python-stdnum calls the tax number that is no VAT number."""


class TaxNumberWrong(Refusal):
    """The tax number cannot be right."""

    status = 422


class BankAccountWrong(Refusal):
    """The IBAN or BIC cannot be right."""

    status = 422


def checked_tax_number(given: TaxNumber, pointer: str) -> TaxNumber:
    """Check a tax number and write it without spaces, a VAT number of the EU with its country.

    Numbers of countries without a known rule are kept as given. Raises TaxNumberWrong.
    """
    number = "".join(given.number.split()).upper()
    module = _module(given)
    if module is None:
        return replace(given, number=number)
    prefix = {"GR": "EL"}.get(given.country, given.country)
    is_eu = given.kind is TaxNumberKind.VAT and given.country in EU
    if is_eu and not number.startswith(prefix):
        number = prefix + number
    wrong = _fault(module, number)
    if wrong:
        raise TaxNumberWrong(
            f"{number} is no tax number of {given.country}: {wrong}", pointer=pointer
        )
    compact = str(module.compact(number))
    needs_prefix = is_eu or (given.country == "GB" and given.kind is TaxNumberKind.VAT)
    return replace(
        given, number=compact if not needs_prefix else prefix + compact.removeprefix(prefix)
    )


def checked_bank(given: Bank, pointer: str) -> Bank:
    """Check IBAN and BIC, and write them without spaces. Raises BankAccountWrong."""
    from stdnum import bic, iban

    found = replace(
        given,
        iban="".join(given.iban.split()).upper(),
        bic="".join(given.bic.split()).upper(),
        account_number=given.account_number.strip(),
    )
    if not found.iban and not found.account_number:
        raise BankAccountWrong("A bank account needs an IBAN or a number.", pointer=pointer)
    if found.iban and (wrong := _fault(iban, found.iban)):
        raise BankAccountWrong(
            f"{found.iban} is no IBAN: {wrong}", pointer=f"{pointer}/iban", kind="not-an-iban"
        )
    if found.bic and (wrong := _fault(bic, found.bic)):
        raise BankAccountWrong(
            f"{found.bic} is no BIC: {wrong}", pointer=f"{pointer}/bic", kind="not-a-bic"
        )
    return found


def _module(given: TaxNumber) -> Any:
    """Find the rule of a country's tax number; importing it takes a while, so on first use."""
    from stdnum import get_cc_module

    if given.kind is TaxNumberKind.VAT:
        if given.country in EU:
            from stdnum.eu import vat

            return vat
        return get_cc_module(given.country.lower(), "vat")
    name = OTHER_CHECKS.get(given.country)
    return get_cc_module(given.country.lower(), name) if name else None


def _fault(module: Any, number: str) -> str:
    """Say in plain words what is wrong with a number, or nothing."""
    from stdnum import exceptions

    try:
        module.validate(number)
    except exceptions.InvalidLength:
        return "it has too few or too many characters."
    except exceptions.InvalidChecksum:
        return "a character is mistyped, for its check digit does not fit."
    except exceptions.InvalidFormat:
        return "it has characters in places where they cannot be."
    except exceptions.ValidationError:
        return "part of it does not exist, such as the country at its beginning."
    return ""
