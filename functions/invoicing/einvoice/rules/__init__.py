"""The business rules of EN 16931 that an invoice is held to before it leaves the house.

Every breach cites its rule, names the field to mend and says what to do in plain words.
"""

from collections.abc import Callable, Iterator

from functions.invoicing.einvoice.nouns import EInvoice
from functions.invoicing.einvoice.rules.amounts import amounts
from functions.invoicing.einvoice.rules.breach import Breach
from functions.invoicing.einvoice.rules.categories import categories
from functions.invoicing.einvoice.rules.presence import presence

RULES: tuple[Callable[[EInvoice], Iterator[Breach]], ...] = (presence, amounts, categories)


def breaches(invoice: EInvoice) -> list[Breach]:
    """Give every way in which an invoice breaks the standard; none means it may be sent."""
    return [breach for rule in RULES for breach in rule(invoice)]
