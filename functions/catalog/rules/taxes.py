"""What a document comes to under its taxes, to the coin.

Every tax on a line is a straight line in the line's net: so much per unit of net and so much per
unit sold. That makes reckoning back from a price with tax as exact as reckoning forward, for any
mixture of percentages, fixed amounts and compound ranks.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from functools import partial

from functions.catalog.model import (
    Tax,
    TaxableLine,
    TaxAmount,
    TaxCategory,
    TaxedDocument,
    TaxedLine,
    TaxKind,
    TaxPer,
    TaxRounding,
)
from shared.errors import Refusal
from shared.money import coin, rounded, rounded_to
from shared.nouns import dataclass

ZERO, ONE, WHOLE = Decimal(), Decimal(1), Decimal(100)

EXACT = Context(prec=60)
"""Digits enough that only a division can be inexact, and then far below any half coin."""

SETTLED = Decimal("1e-24")
"""Sums of inexact quotients are settled to this before they are rounded to coins."""

Round = Callable[[Decimal], Decimal]


class TaxUnusable(Refusal):
    """The tax contradicts itself."""

    status = 422


@dataclass(frozen=True, slots=True)
class _Slope:
    """A tax on one line: base and amount, each as so much per net and so much per unit sold."""

    tax: Tax
    base_per_net: Decimal
    base_per_unit: Decimal
    per_net: Decimal
    per_unit: Decimal

    def base(self, net: Decimal, quantity: Decimal) -> Decimal:
        return self.base_per_net * net + self.base_per_unit * quantity

    def amount(self, net: Decimal, quantity: Decimal) -> Decimal:
        return self.per_net * net + self.per_unit * quantity


@dataclasses.dataclass(slots=True)
class _Row:
    """A line on its way to the coin: its slopes, its price side, and its net."""

    quantity: Decimal
    slopes: tuple[_Slope, ...]
    price: Decimal
    amount: Decimal
    exact: Decimal
    net: Decimal
    taxes: list[Decimal]

    @property
    def has_inclusive(self) -> bool:
        return any(slope.tax.inclusive for slope in self.slopes)


def compute(
    lines: Sequence[TaxableLine], currency: str, rounding: TaxRounding | None = None
) -> TaxedDocument:
    """Reckon nets and taxes so that net + tax = total to the coin.

    Where a line's price includes tax, its net and those taxes add up to the price exactly: per
    line when rounding per line, else over the document, whose left-over coins go to the nets
    that rounding moved furthest. Taxes are told apart by code and come ordered by rank and code.
    """
    rounding = rounding or TaxRounding()
    settle = partial(_settled, currency=currency, rounding=rounding)
    with localcontext(EXACT):
        known: dict[tuple[Tax, ...], tuple[_Slope, ...]] = {}
        rows = [_row(line, known, settle) for line in lines]
        if rounding.per is TaxPer.LINE:
            _round_lines(rows, settle)
        else:
            _spread_nets(rows, settle, coin(currency))
        return _document(rows, settle, rounding.per)


def unit_price_without_tax(price: Decimal, taxes: Sequence[Tax]) -> Decimal:
    """Take the inclusive taxes out of a unit price, to the six places that prices have."""
    with localcontext(EXACT):
        return rounded_to(_net(price, ONE, _slopes(tuple(taxes))), 6)


def at_rate(taxes: Sequence[Tax], rate: Decimal) -> tuple[Tax, ...]:
    """Carry fixed taxes into a document's currency: so many of it for one of the company's."""
    return tuple(
        replace(tax, rate=tax.rate * rate) if tax.kind is TaxKind.FIXED else tax for tax in taxes
    )


def check_tax(tax: Tax) -> None:
    """Refuse a tax that EN 16931 or arithmetic cannot make sense of. Raises TaxUnusable."""
    rated = (TaxCategory.STANDARD, TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY)
    if tax.rate < 0:
        raise TaxUnusable("A tax rate cannot be negative.", pointer="/body/rate")
    if tax.kind is TaxKind.PERCENT and tax.rate > WHOLE * 10:
        raise TaxUnusable("A tax rate is given in per cent.", pointer="/body/rate")
    if tax.rate and tax.category not in rated:
        raise TaxUnusable(
            f"Category {tax.category} charges no tax, so its rate must be 0.", pointer="/body/rate"
        )
    if tax.kind is TaxKind.FIXED and tax.category.is_owed_by_customer:
        raise TaxUnusable("A tax the customer owes is a percentage.", pointer="/body/kind")
    if tax.category.needs_reason and not (tax.exemption_reason or tax.exemption_code):
        raise TaxUnusable(
            f"An invoice under category {tax.category} must say why no tax is charged.",
            pointer="/body/exemption_reason",
        )


def _settled(amount: Decimal, currency: str, rounding: TaxRounding) -> Decimal:
    return rounded(amount.quantize(SETTLED), currency, rounding.mode) + ZERO


def _row(
    line: TaxableLine, known: dict[tuple[Tax, ...], tuple[_Slope, ...]], settle: Round
) -> _Row:
    slopes = known.get(line.taxes)
    if slopes is None:
        slopes = known[line.taxes] = _slopes(line.taxes)
    price = line.quantity * line.unit_price * (WHOLE - line.discount) / WHOLE
    exact = _net(price, line.quantity, slopes)
    return _Row(line.quantity, slopes, price, settle(price), exact, settle(exact), [])


def _slopes(taxes: tuple[Tax, ...]) -> tuple[_Slope, ...]:
    """Lay taxes on top of each other: compound ones raise the base of the ranks above them."""
    slopes: list[_Slope] = []
    ordered = sorted(taxes, key=lambda tax: (tax.rank, tax.code))
    for tax in ordered:
        below = [s for s in slopes if s.tax.compound and s.tax.rank < tax.rank]
        net = ONE + sum((s.per_net for s in below), ZERO)
        unit = sum((s.per_unit for s in below), ZERO)
        rate = tax.charged_rate
        if tax.kind is TaxKind.FIXED:
            slopes.append(_Slope(tax, net, unit, ZERO, rate))
        else:
            slopes.append(_Slope(tax, net, unit, net * rate / WHOLE, unit * rate / WHOLE))
    return tuple(slopes)


def _net(price: Decimal, quantity: Decimal, slopes: tuple[_Slope, ...]) -> Decimal:
    """Solve price = net + inclusive taxes on it."""
    inside = [slope for slope in slopes if slope.tax.inclusive]
    if not inside:
        return price
    fixed = sum((slope.per_unit for slope in inside), ZERO) * quantity
    return (price - fixed) / (ONE + sum((slope.per_net for slope in inside), ZERO))


def _round_lines(rows: list[_Row], settle: Round) -> None:
    """Round every tax on its line; inclusive ones first, so that the net is what they leave."""
    for row in rows:
        if row.has_inclusive:
            inside = [
                settle(slope.amount(row.exact, row.quantity))
                for slope in row.slopes
                if slope.tax.inclusive
            ]
            row.net = row.amount - sum(inside, ZERO)
        row.taxes = [
            settle(slope.amount(row.exact if slope.tax.inclusive else row.net, row.quantity))
            for slope in row.slopes
        ]


def _spread_nets(rows: list[_Row], settle: Round, step: Decimal) -> None:
    """Make nets and inclusive taxes, rounded once each, add up to the prices of their lines."""
    inside = [row for row in rows if row.has_inclusive]
    taxes: dict[str, Decimal] = defaultdict(Decimal)
    for row in inside:
        for slope in row.slopes:
            if slope.tax.inclusive:
                taxes[slope.tax.code] += slope.amount(row.exact, row.quantity)
    wanted = sum((row.amount for row in inside), ZERO) - sum(map(settle, taxes.values()), ZERO)
    off = int((wanted - sum((row.net for row in inside), ZERO)) / step)
    sign = 1 if off > 0 else -1
    order = sorted(range(len(inside)), key=lambda n: (sign * (inside[n].net - inside[n].exact), n))
    for turn in range(abs(off)):
        inside[order[turn % len(order)]].net += sign * step


def _document(rows: list[_Row], settle: Round, per: TaxPer) -> TaxedDocument:
    found: dict[str, list[tuple[_Row, int]]] = defaultdict(list)
    for row in rows:
        for place, slope in enumerate(row.slopes):
            found[slope.tax.code].append((row, place))
    taxes = [_tax_amount(places, settle, per) for places in found.values()]
    taxes.sort(key=lambda amount: (amount.tax.rank, amount.tax.code))
    net = sum((row.net for row in rows), ZERO)
    tax = sum((amount.amount for amount in taxes), ZERO)
    lines = tuple(TaxedLine(row.amount, row.net) for row in rows)
    return TaxedDocument(lines, tuple(taxes), net, tax, net + tax)


def _tax_amount(places: list[tuple[_Row, int]], settle: Round, per: TaxPer) -> TaxAmount:
    base = amount = owed = ZERO
    tax = places[0][0].slopes[places[0][1]].tax
    for row, place in places:
        slope = row.slopes[place]
        here = slope.base(row.net, row.quantity)
        base += here
        owed += here * (tax.rate - tax.charged_rate) / WHOLE
        if per is TaxPer.LINE:
            amount += row.taxes[place]
        elif per is TaxPer.UNROUNDED or tax.inclusive:
            amount += slope.amount(row.exact, row.quantity)
        else:
            amount += slope.amount(row.net, row.quantity)
    return TaxAmount(tax, settle(base), settle(amount), settle(owed))
