"""That everything adds up, to the coin (BR-CO-10 to BR-CO-17, BR-DEC-*)."""

from collections.abc import Iterator
from decimal import Decimal

from functions.invoicing.einvoice.nouns import ZERO, EInvoice, Tax
from functions.invoicing.einvoice.rules.breach import Breach
from shared.money import rounded_to

TOLERANCE = Decimal(1)
"""How far a tax may be off its rate: where tax is rounded per line it is, by some cents.

The standard's own schematron allows less than one whole unit of the currency (BR-CO-17).
"""


def amounts(invoice: EInvoice) -> Iterator[Breach]:
    """Check every sum, and that no amount has more than two decimals."""
    yield from _sums(invoice)
    for place, tax in enumerate(invoice.taxes):
        yield from _tax(tax, place)
    yield from _decimals(invoice)


def _sums(invoice: EInvoice) -> Iterator[Breach]:
    totals = invoice.totals
    allowances = sum((a.amount for a in invoice.adjustments if not a.is_charge), ZERO)
    charges = sum((a.amount for a in invoice.adjustments if a.is_charge), ZERO)
    wanted = (
        ("BR-CO-10", "lines", totals.lines, sum((line.net for line in invoice.lines), ZERO)),
        ("BR-CO-11", "allowances", totals.allowances, allowances),
        ("BR-CO-12", "charges", totals.charges, charges),
        ("BR-CO-13", "net", totals.net, totals.lines - totals.allowances + totals.charges),
        ("BR-CO-14", "tax", totals.tax, sum((tax.amount for tax in invoice.taxes), ZERO)),
        ("BR-CO-15", "total", totals.gross, totals.net + totals.tax),
        ("BR-CO-16", "payable", totals.payable, totals.gross - totals.prepaid + totals.rounding),
    )
    for rule, field, said, right in wanted:
        if said != right:
            yield Breach(
                rule, f"/totals/{field}", f"The total {field} is {said}, but adds up to {right}."
            )


def _tax(tax: Tax, place: int) -> Iterator[Breach]:
    right = rounded_to(tax.base * (tax.rate or ZERO) / 100, 2)
    if abs(tax.amount - right) >= TOLERANCE or (not tax.rate and tax.amount):
        yield Breach(
            "BR-CO-17",
            f"/taxes/{place}",
            f"{tax.rate or 0} % of {tax.base} is {right}, but the tax says {tax.amount}.",
        )


def _decimals(invoice: EInvoice) -> Iterator[Breach]:
    totals = invoice.totals
    said = [
        ("BR-DEC-09", "/totals/lines", totals.lines),
        ("BR-DEC-10", "/totals/allowances", totals.allowances),
        ("BR-DEC-11", "/totals/charges", totals.charges),
        ("BR-DEC-12", "/totals/net", totals.net),
        ("BR-DEC-13", "/totals/tax", totals.tax),
        ("BR-DEC-14", "/totals/total", totals.gross),
        ("BR-DEC-15", "/totals/tax_booked", totals.tax_booked or ZERO),
        ("BR-DEC-16", "/totals/prepaid", totals.prepaid),
        ("BR-DEC-17", "/totals/rounding", totals.rounding),
        ("BR-DEC-18", "/totals/payable", totals.payable),
        *(("BR-DEC-19", f"/taxes/{n}", tax.base) for n, tax in enumerate(invoice.taxes)),
        *(("BR-DEC-20", f"/taxes/{n}", tax.amount) for n, tax in enumerate(invoice.taxes)),
        *(("BR-DEC-23", f"/lines/{n}", line.net) for n, line in enumerate(invoice.lines)),
    ]
    for rule, field, amount in said:
        if amount != rounded_to(amount, 2):
            yield Breach(
                rule, field, f"{amount} has more than two decimals, which the standard refuses."
            )
