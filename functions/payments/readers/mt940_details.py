"""Field 86 of MT940: what the bank tells about a movement, in any of its three dialects.

The German one has numbered subfields (DFÜ-Abkommen, annex 3), the Dutch and Belgian one words
between slashes (IBP, "SEPA-structured"); all the rest is free text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from functions.payments.readers.text import clean, plain_amount
from functions.payments.rules.accounts import compact, is_creditor_reference, is_iban
from functions.payments.rules.statements import StatementUnreadable
from shared.nouns import dataclass

_NUMBERED = re.compile(r"^\s?\d{3}([?>~+@$*|<^])(?=\d\d)")
_WORDS = (
    "EREF|PREF|MARF|CSID|IREF|RTRN|BENM|ORDP|NAME|IBAN|BIC|ID|ADDR|REMI|CNTP|ISDT|PURP|CREF|TRTP|"
    "SVCL|TRCD|OCMT|CHGS|EXCH|IACC|INIT|ULTD|ULTC|ULTB|USTD|STRD|CDTRREFTP|CDTRREF|BUSP|NRTX|BO|BA"
)
_SLASHED = re.compile(rf"/({_WORDS})/")
_KEYWORD = re.compile(r"^(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT)\+|^(MTLG):")
_PURPOSE = [*range(20, 30), *range(60, 66)]
_NO_REFERENCE = ("NONREF", "NOTPROVIDED", "KREF+", "EREF", "MARF", "PREF")
_WRAP, _SUBFIELD = 65, 27


@dataclass(frozen=True, slots=True)
class Details:
    """What a field 86 is found to say."""

    text: str = ""
    party: str = ""
    party_account: str = ""
    end_to_end: str = ""
    structured: str = ""
    reference: str = ""
    charges: Decimal = Decimal()


def read_details(text: str) -> Details:
    """Read a field 86 by the dialect that it is written in."""
    numbered = _NUMBERED.match(text)
    if numbered:
        return _numbered("".join(text.split("\n")).lstrip(), numbered[1])
    whole = "".join(text.split("\n"))
    if _SLASHED.search(whole) and whole.lstrip().startswith("/"):
        return _slashed(whole)
    return _free(text)


def read_subfields(text: str) -> Details:
    """Read a field NS: one numbered subfield a line, 01-14 purpose, 15-16 name."""
    told = {int(line[:2]): line[2:] for line in text.split("\n") if line[:2].isdigit()}
    purpose = clean(" ".join(told.get(n, "") for n in (*range(1, 15), 17)))
    name = clean(f"{told.get(15, '')} {told.get(16, '')}")
    return Details(text=purpose, party=name)


def _free(text: str) -> Details:
    """Join lines: one that is full was wrapped in mid-word, one that is not has ended."""
    joined = ""
    for line in text.split("\n"):
        joined += line if len(line) == _WRAP else line + " "
    return Details(text=clean(joined))


def read_supplement(said: str) -> Details:
    """Read the second line of a field 61: words between slashes, the other account, or text."""
    if said.startswith("/"):
        return read_details(said)
    if is_iban(said) or re.fullmatch(r"P\d{9}", said):
        return Details(party_account=compact(said.removeprefix("P")))
    return Details(text=said)


def _numbered(text: str, sign: str) -> Details:
    told: dict[int, str] = {}
    for part in text.split(sign)[1:]:
        if part[:2].isdigit():
            told[int(part[:2])] = told.get(int(part[:2]), "") + part[2:]
    said = _keywords(told[n] for n in _PURPOSE if n in told)
    account = said.pop("IBAN", "") or told.get(38, "") or told.get(31, "")
    purpose = [said.get(key, "") for key in ("", "SVWZ", "ABWA", "ABWE", "MTLG")]
    ultimate = [told.get(n, "") for n in (70, 71)]
    return Details(
        text=clean(" ".join([*purpose, *ultimate])) or clean(told.get(0, "")),
        party=clean(_run_on(told.get(n, "") for n in (32, 33))),
        party_account=compact(account),
        end_to_end=own_reference(said.get("EREF", "")),
        structured=_structured(said.get("SVWZ", "") or said.get("", "")),
        reference=own_reference(said.get("KREF", "")),
    )


def _keywords(parts: Iterable[str]) -> dict[str, str]:
    """Put subfields together under the keyword that opened them ("" before the first)."""
    told: dict[str, str] = defaultdict(str)
    key, full = "", True
    for part in parts:
        found = _KEYWORD.match(part)
        if found:
            key, full = found[1] or found[2], True
        said = part[found.end() :] if found else part
        told[key] += said if full else f" {said}"
        full = len(part) == _SUBFIELD
    return dict(told)


def _run_on(parts: Iterable[str]) -> str:
    """Join subfields: a full one runs on into the next."""
    return "".join(part if len(part) == _SUBFIELD else f"{part} " for part in parts)


def _slashed(text: str) -> Details:
    told: dict[str, str] = {}
    cuts = [*_SLASHED.finditer(text)]
    for cut, after in zip(cuts, [*cuts[1:], None], strict=True):
        said = text[cut.end() : after.start() if after else len(text)].strip(" /")
        if said:
            told[cut[1]] = f"{told[cut[1]]} {said}" if cut[1] in told else said
    account, name = told.get("IBAN", ""), told.get("NAME", "")
    if "CNTP" in told:
        account, _, rest = told["CNTP"].partition("/")
        name = [*rest.split("/"), "", ""][1]
    structured = told.get("CDTRREF", "") or _structured(told.get("REMI", ""))
    purpose = (told.get("REMI", ""), told.get("USTD", ""), told.get("STRD", ""), told.get("BO", ""))
    return Details(
        text=clean(" ".join(dict.fromkeys(said for said in (*purpose, structured) if said))),
        party=clean(name),
        party_account=compact(account),
        end_to_end=own_reference(told.get("EREF", "")),
        structured=compact(structured),
        reference=own_reference(told.get("PREF", "")),
        charges=_charges(told.get("CHGS", "")),
    )


def _charges(said: str) -> Decimal:
    """Read charges such as EUR0,5; what cannot be read is in the text anyway."""
    try:
        return plain_amount(said[3:].strip("/ "))
    except StatementUnreadable:
        return Decimal()


def _structured(said: str) -> str:
    """Find a creditor reference: RF with right check digits, or the Belgian +++123/4567/89012+++."""
    for word in re.findall(r"\bRF\d{2}[ A-Z0-9]{1,26}", said.upper()):
        for end in range(len(word), 4, -1):
            if is_creditor_reference(word[:end]):
                return compact(word[:end])
    belgian = re.search(r"[+*]{3}(\d{3}/\d{4}/\d{5})[+*]{3}", said)
    return compact(belgian[1]) if belgian else ""


def own_reference(said: str) -> str:
    """Give a reference, or nothing where the word says that there is none, or where it is."""
    return "" if clean(said).upper() in _NO_REFERENCE else clean(said)
