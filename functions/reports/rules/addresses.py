"""Where a figure comes from: the address that lists what adds up to it."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode
from uuid import UUID

from functions.reports.model import EVERYTHING, Scope, Show, Span

ROOT = "/v1/reports"


def _address(path: str, parameters: Mapping[str, object]) -> str:
    given = [
        (key, item)
        for key, value in parameters.items()
        for item in (value if isinstance(value, (list, tuple)) else [value])
        if item is not None and item != ""
    ]
    return f"{ROOT}/{path}?{urlencode(given, quote_via=quote)}"


def lines(
    what: Mapping[str, object],
    span: tuple[date | None, date],
    show: Show,
    scope: Scope = EVERYTHING,
) -> str:
    """List the journal lines of some accounts or sections; without a start, from the first on."""
    return _address(
        "lines",
        {
            **what,
            "starts": span[0],
            "ends": span[1],
            "show": show.value,
            "dimension_value": scope.value_id,
        },
    )


def tax_lines(tax: str | None, span: Span, figure: str) -> str:
    """List what entries added to a tax, its base or its amount."""
    return _address(
        "tax-lines",
        {"tax": tax, "starts": span.starts, "ends": span.ends, "figure": figure},
    )


def sales_lines(span: Span, what: Mapping[str, object]) -> str:
    """List the invoice lines of some customers or products in a period."""
    return _address("sales-lines", {"starts": span.starts, "ends": span.ends, **what})


def open_items(on: date, what: Mapping[str, object]) -> str:
    """List what was open of receivables or payables on a day."""
    return _address("open-items", {"on": on, **what})


def general_ledger(account: str, span: Span) -> str:
    """Open an account's ledger for a period."""
    return _address(
        "general-ledger", {"account": account, "starts": span.starts, "ends": span.ends}
    )


def entry(entry_id: UUID) -> str:
    """Name a journal entry."""
    return f"/v1/ledger/entries/{entry_id}"
