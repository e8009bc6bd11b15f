"""How accounts at banks are named: IBANs, national numbers, and references to pay under."""

import re

BANK_CODES = {"AT": 5, "DE": 8}
"""How long a bank's code is where statements put it before the number (SWIFT IBAN registry)."""


def compact(said: str) -> str:
    """Bring an account or a reference to its one spelling: capitals and digits, no more."""
    return re.sub(r"[^A-Z0-9]", "", said.upper())


def is_iban(said: str) -> bool:
    """Check the shape and the check digits (ISO 13616, ISO 7064 MOD 97-10)."""
    iban = compact(said)
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", iban):
        return False
    return _remainder(iban) == 1


def is_creditor_reference(said: str) -> bool:
    """Check a structured creditor reference: RF, two check digits, at most 21 more (ISO 11649)."""
    reference = compact(said)
    return bool(re.fullmatch(r"RF\d{2}[A-Z0-9]{1,21}", reference)) and _remainder(reference) == 1


def same_account(stated: str, iban: str, number: str) -> bool:
    """Tell whether what a statement calls the account is this one.

    A statement may give the IBAN, the number alone, or the bank's code before a slash: in an IBAN
    that code stands after the check digits, and the number after it, filled up with zeros.
    """
    known = {name for name in (compact(iban), compact(number)) if name}
    said = {compact(stated), compact(stated.rpartition("/")[2])}
    return bool(known & said) or _is_national(stated, compact(iban))


def _is_national(stated: str, iban: str) -> bool:
    bank, _, number = (compact(part) for part in stated.partition("/"))
    after = 4 + BANK_CODES.get(iban[:2], 0)
    named = bool(bank and number) and bank == iban[4:after]
    return named and iban[after:].lstrip("0") == number.lstrip("0")


def _remainder(said: str) -> int:
    digits = "".join(str(int(sign, 36)) for sign in said[4:] + said[:4])
    return int(digits) % 97
