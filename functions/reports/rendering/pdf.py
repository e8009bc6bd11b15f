"""A report as PDF, set by typst. The template is fixed; what it shows arrives as JSON, never as code."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from functions.reports.model import Cell, Column, Kind, Report
from shared.currencies import exponent
from shared.errors import Refusal

TEMPLATE = Path(__file__).with_name("report.typ")
MOST_ROWS = 5_000


class ReportTooLong(Refusal):
    """The report is too long for this format."""

    status = 422


def render(report: Report) -> bytes:
    """Typeset the report. Raises ReportTooLong where CSV or XLSX serve better."""
    import typst

    if len(report.rows) > MOST_ROWS:
        raise ReportTooLong(
            f"The report has {len(report.rows)} rows; a PDF holds {MOST_ROWS}. "
            "Ask for a shorter period, or for CSV or XLSX.",
            pointer="/query/format",
        )
    return typst.compile(
        TEMPLATE, sys_inputs={"report": json.dumps(_printed(report))}, format="pdf"
    )


def _printed(report: Report) -> dict[str, Any]:
    places = exponent(report.books.currency)
    return {
        "title": report.title,
        "company": report.books.company,
        "period": report.period,
        "currency": report.books.currency,
        "columns": [
            {"title": c.title, "figure": c.kind not in (Kind.TEXT, Kind.DATE)}
            for c in report.columns
        ],
        "rows": [
            {
                "kind": row.kind.value,
                "level": row.level,
                "cells": [_text(row.cells.get(c.key), c, places) for c in report.columns],
            }
            for row in report.rows
        ],
        "checks": [{"holds": c.holds, "detail": c.detail} for c in report.checks],
    }


def _text(cell: Cell | None, column: Column, places: int) -> str:
    """Print a value for a person: amounts grouped, with the currency's decimals or more."""
    match cell.value if cell else None:
        case None:
            return ""
        case Decimal() as number:
            most = 4 if column.kind is Kind.AMOUNT else 6
            text = f"{number:,.{most}f}".rstrip("0")
            whole, _, fraction = text.partition(".")
            fraction = fraction.ljust(places if column.kind is Kind.AMOUNT else 0, "0")
            return (f"{whole}.{fraction}" if fraction else whole).replace("-", "\N{MINUS SIGN}")
        case date() as day:
            return day.isoformat()
        case value:
            return str(value)
