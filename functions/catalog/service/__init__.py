"""What the catalog does for other functions; its own commands are in the modules beside."""

from collections.abc import Sequence
from decimal import Decimal

from functions.catalog.model import Tax, TaxableLine, TaxedDocument, TaxRounding
from functions.catalog.rules import taxes as rules


def compute(
    lines: Sequence[TaxableLine], currency: str, rounding: TaxRounding | None = None
) -> TaxedDocument:
    """Reckon a document's nets, taxes and totals to the coin; see rules.taxes.compute."""
    return rules.compute(lines, currency, rounding)


def at_rate(taxes: Sequence[Tax], rate: Decimal) -> tuple[Tax, ...]:
    """Carry fixed taxes into a document's currency: so many of it for one of the company's."""
    return rules.at_rate(taxes, rate)
