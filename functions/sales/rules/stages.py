"""What may be done with a quote or an order, and when."""

from datetime import date

from functions.sales.model import Kind, Sale, Status
from shared.errors import Refusal


class QuoteNotDraft(Refusal):
    """Only a draft can be changed; revise a quote that was sent."""


class QuoteNotSent(Refusal):
    """Only a quote that was sent can be accepted, declined or revised."""


class QuoteExpired(Refusal):
    """The quote is not valid any more."""


class OrderNotDraft(Refusal):
    """Only a draft order can be confirmed or deleted."""


class OrderNotConfirmed(Refusal):
    """Only a confirmed order can be invoiced."""


class OrderBilled(Refusal):
    """Some of this order is invoiced already."""


class OrderCancelled(Refusal):
    """A cancelled order stays as it is."""


class SaleEmpty(Refusal):
    """A quote or order needs a line."""

    status = 422


def check_lines(sale: Sale) -> None:
    """Refuse to send or confirm what offers nothing. Raises SaleEmpty."""
    if not sale.lines:
        raise SaleEmpty("Add a line first.", pointer="/body/lines")


def check_editable(sale: Sale) -> None:
    """Refuse to change what the customer has. Raises QuoteNotDraft, OrderCancelled."""
    if sale.kind is Kind.QUOTE and sale.status is not Status.DRAFT:
        raise QuoteNotDraft(f"Quote {sale.label} is {sale.status}: revise it first.")
    if sale.status is Status.CANCELLED:
        raise OrderCancelled("Copy it into a new order instead.")


def check_deletable(sale: Sale) -> None:
    """Refuse to delete what has a number. Raises QuoteNotDraft, OrderNotDraft."""
    if sale.number is not None or sale.status is not Status.DRAFT:
        kind = QuoteNotDraft if sale.kind is Kind.QUOTE else OrderNotDraft
        raise kind(f"{sale.label} has been given out, so it is kept.")


def check_sent(sale: Sale) -> None:
    """Refuse an answer to a quote that the customer has not. Raises QuoteNotSent."""
    if sale.status is not Status.SENT:
        raise QuoteNotSent(f"This quote is {sale.status}.", status_now=sale.status)


def check_valid(sale: Sale, today: date) -> None:
    """Refuse to accept a quote too late. Raises QuoteNotSent, QuoteExpired."""
    check_sent(sale)
    if sale.valid_until is not None and sale.valid_until < today:
        raise QuoteExpired(f"It was valid until {sale.valid_until}: revise it.")


def check_confirmable(sale: Sale) -> None:
    """Refuse to confirm twice. Raises OrderNotDraft, SaleEmpty."""
    if sale.status is not Status.DRAFT:
        raise OrderNotDraft(f"This order is {sale.status}.", status_now=sale.status)
    check_lines(sale)


def check_cancellable(sale: Sale) -> None:
    """Refuse to cancel what is billed. Raises OrderBilled, OrderCancelled."""
    if sale.status is Status.CANCELLED:
        raise OrderCancelled("It is cancelled already.")
    if any(sale.billed.values()):
        raise OrderBilled("Credit its invoices first.")
