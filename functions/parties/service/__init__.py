"""What parties does for other functions; its own commands are in the modules beside."""

from datetime import date
from decimal import Decimal

from functions.parties.model import Instalment, Terms
from functions.parties.rules import terms as rules


def instalments(total: Decimal, currency: str, dated: date, terms: Terms) -> tuple[Instalment, ...]:
    """Divide a total of whole coins into dated instalments that add up to it."""
    return rules.instalments(total, currency, dated, terms)
