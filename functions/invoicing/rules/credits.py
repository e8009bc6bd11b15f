"""How much of an invoice a credit note may take back, and what that comes to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from functions.catalog.model import TaxAmount, TaxedDocument
from functions.invoicing.model import ZERO, Kind, Line, Posted
from functions.ledger.model import Item, JournalEntry, OpenItem, Pair
from shared.errors import Refusal
from shared.nouns import dataclass


class NotCreditable(Refusal):
    """Only a posted invoice over a positive amount can be credited."""


class CreditExceedsInvoice(Refusal):
    """More would be credited than is left of the invoice."""

    fields = ("lines",)


class NothingToCredit(Refusal):
    """Nothing is left of this invoice to credit."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a credit note gives back, to the coin."""

    lines: tuple[Line, ...]
    taxes: tuple[TaxAmount, ...]

    @property
    def net(self) -> Decimal:
        """The sum of the lines."""
        return sum((line.net for line in self.lines), ZERO)

    @property
    def tax(self) -> Decimal:
        """The sum of the taxes."""
        return sum((tax.amount for tax in self.taxes), ZERO)


def lines_to_credit(posted: Posted, asked: Mapping[int, Decimal] | None) -> tuple[Line, ...]:
    """Pick what is left of each line, or the quantities asked for by line number, from 1.

    Raises NotCreditable, CreditExceedsInvoice, NothingToCredit.
    """
    document = posted.document
    if document.kind is not Kind.INVOICE or document.total <= 0:
        raise NotCreditable("Write a credit note of its own for this.")
    left = {n: line.quantity - _credited(posted, n) for n, line in _numbered(document.lines)}
    if asked is None:
        asked = {n: quantity for n, quantity in left.items() if quantity}
    if not asked:
        raise NothingToCredit("All of this invoice is credited already.")
    for place, (number, quantity) in enumerate(asked.items()):
        _check(number, quantity, left, f"/body/lines/{place}/quantity")
    return tuple(
        replace(line, quantity=asked[n], credits_line=n)
        for n, line in _numbered(document.lines)
        if n in asked
    )


def given(posted: Posted, lines: Sequence[Line], taxed: TaxedDocument) -> Given:
    """Give what the lines come to, never more than is left of the invoice.

    The credit note that takes back the last of an invoice gives exactly what the earlier ones
    left of every line and tax, so that together they come to the invoice, to the coin.
    """
    is_last = _completes(posted, lines)
    counted = tuple(
        replace(line, amount=amount.amount, net=_share(posted, line, amount.net))
        for line, amount in zip(lines, taxed.lines, strict=True)
    )
    reckoned = {tax.tax.code: tax for tax in taxed.taxes}
    taxes = tuple(
        _tax(posted, tax, None if is_last else reckoned.get(tax.tax.code))
        for tax in posted.document.taxes
        if is_last or tax.tax.code in reckoned
    )
    return Given(counted, taxes)


def check_given(back: Given) -> None:
    """Refuse to take back only what an invoice gave. Raises CreditExceedsInvoice."""
    if back.net + back.tax < 0:
        raise CreditExceedsInvoice(
            "These lines gave money back: credit them with others.", pointer="/body/lines"
        )


def pairs_for(entry: JournalEntry, owed: Iterable[OpenItem], total: Decimal) -> list[Pair]:
    """Settle the open instalments of the invoice with the credit, the earliest due first."""
    pairs, left = [], total
    for item in sorted(owed, key=lambda item: (item.due, item.item)):
        amount = min(item.open, left)
        if amount > 0:
            pairs.append(Pair(item.item, entry.item(1), amount))
            left -= amount
    return pairs


def items_of(posted: Posted) -> list[Item]:
    """Name the open items of an invoice: its entry's first lines, one per instalment."""
    if posted.entry_id is None or not posted.document.total:
        return []
    return [Item(posted.entry_id, n) for n, _ in enumerate(posted.document.instalments, 1)]


def _numbered(lines: Sequence[Line]) -> Iterable[tuple[int, Line]]:
    return enumerate(lines, 1)


def _credited(posted: Posted, number: int) -> Decimal:
    return posted.credited_quantity.get(number, ZERO)


def _check(number: int, quantity: Decimal, left: Mapping[int, Decimal], pointer: str) -> None:
    if number not in left:
        raise CreditExceedsInvoice(f"The invoice has no line {number}.", pointer=pointer)
    if quantity == 0 or (quantity > 0) != (left[number] > 0) or abs(quantity) > abs(left[number]):
        raise CreditExceedsInvoice(
            f"Of line {number} {left[number].normalize():f} is left to credit, not {quantity}.",
            pointer=pointer,
            left=str(left[number]),
        )


def _completes(posted: Posted, lines: Sequence[Line]) -> bool:
    now = {line.credits_line: line.quantity for line in lines}
    return all(
        _credited(posted, n) + now.get(n, ZERO) == line.quantity
        for n, line in _numbered(posted.document.lines)
    )


def _share(posted: Posted, line: Line, net: Decimal) -> Decimal:
    """Give the net of a part of a line; the part that completes the line gives what is left."""
    assert line.credits_line is not None
    whole = posted.document.lines[line.credits_line - 1]
    left = whole.net - posted.credited.get(line.credits_line, ZERO)
    is_rest = _credited(posted, line.credits_line) + line.quantity == whole.quantity
    return left if is_rest else _nearer(net, left)


def _tax(posted: Posted, whole: TaxAmount, reckoned: TaxAmount | None) -> TaxAmount:
    base, amount = posted.credited_taxes.get(whole.tax.code, (ZERO, ZERO))
    left = TaxAmount(whole.tax, whole.base - base, whole.amount - amount, whole.owed_by_customer)
    if reckoned is None:
        return left
    return replace(
        reckoned,
        tax=whole.tax,
        base=_nearer(reckoned.base, left.base),
        amount=_nearer(reckoned.amount, left.amount),
    )


def _nearer(wanted: Decimal, left: Decimal) -> Decimal:
    """Give what is wanted, but not beyond what is left."""
    return wanted if abs(wanted) <= abs(left) else left
