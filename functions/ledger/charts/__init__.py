"""The chart templates, one CSV file each, and how they are read."""

import csv
from functools import cache
from pathlib import Path

from functions.ledger.model import AccountKind, Role, Subtype
from shared.nouns import dataclass

TEMPLATES = {
    "generic": "A small company anywhere",
    "skr04": "Germany, DATEV SKR04 (a selection)",
    "us": "United States",
}


@dataclass(frozen=True, slots=True)
class TemplateAccount:
    """An account of a template: names by language, and the roles it plays."""

    code: str
    kind: AccountKind
    subtype: Subtype
    roles: tuple[Role, ...]
    names: dict[str, str]


@cache
def chart(template: str) -> tuple[TemplateAccount, ...]:
    """Read a template's accounts from its file beside this one."""
    with (Path(__file__).parent / f"{template}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            TemplateAccount(
                row["code"],
                AccountKind(row["kind"]),
                Subtype(row["subtype"]),
                tuple(Role(role) for role in row["roles"].split()),
                {"en": row["en"], "de": row["de"]},
            )
            for row in csv.DictReader(file, delimiter=";")
        )
