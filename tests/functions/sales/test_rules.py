"""How much of an order may be invoiced: no database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.invoicing.model import Buyer, Document, Line
from functions.invoicing.model import Kind as DocumentKind
from functions.sales.model import Billing, Kind, Sale, Status
from functions.sales.rules import billing, stages
from shared.errors import Refusal

D = Decimal
DAY = date(2026, 3, 31)


def order(*quantities: Decimal, status: Status = Status.CONFIRMED) -> Sale:
    lines = tuple(
        Line(quantity, "Chair", "pc", D(10), D(), (), "4000", unece="C62")
        for quantity in quantities
    )
    document = Document(
        id=uuid4(),
        kind=DocumentKind.INVOICE,
        party_id=uuid4(),
        buyer=Buyer("Müller"),
        dated=DAY,
        currency="EUR",
        rate=D(1),
        language="en",
        lines=lines,
        taxes=(),
        net=D(),
        tax=D(),
        total=D(),
        total_company=D(),
        instalments=(),
    )
    return Sale(document, tuple(uuid4() for _ in lines), Kind.ORDER, status)


quantities = st.decimals("-9999", "9999", places=3).filter(bool)


@settings(deadline=None, max_examples=100)
@given(st.lists(quantities, min_size=1, max_size=6), st.data())
def test_never_more_is_invoiced_than_was_ordered(
    wanted: list[Decimal], data: st.DataObject
) -> None:
    sale = order(*wanted)
    for _ in range(data.draw(st.integers(0, 5))):
        asked: dict[UUID, Decimal] | None = None
        percent = data.draw(st.none() | st.decimals("0.01", 100, places=2))
        if percent is None and data.draw(st.booleans()):
            asked = {data.draw(st.sampled_from(sale.lines)): data.draw(quantities)}
        try:
            draft = billing.invoice_for(sale, Billing(DAY, asked, percent))
        except (billing.OverInvoiced, billing.NothingToInvoice):
            continue
        billed = dict(sale.billed)
        for line in draft.lines:
            assert line.source_line is not None
            billed[line.source_line] = billed.get(line.source_line, D()) + line.quantity
        sale = replace(sale, billed=billed)
        for line_id, ordered in zip(sale.lines, sale.document.lines, strict=True):
            done = billed.get(line_id, D())
            assert abs(done) <= abs(ordered.quantity)
            assert done * ordered.quantity >= 0
    remaining = billing.left(sale)
    if any(remaining.values()):
        rest = billing.invoice_for(sale, Billing(DAY))
        assert {line.source_line: line.quantity for line in rest.lines} == {
            line_id: left for line_id, left in remaining.items() if left
        }


def test_an_amended_order_keeps_what_is_invoiced() -> None:
    sale = order(D(10), D(-2))
    first, second = sale.lines
    sale = replace(sale, billed={first: D(4), second: D(-1)})

    billing.check_amended(sale, [(first, D(4)), (second, D(-1)), (uuid4(), D(7))])
    for after in (
        [(first, D(4))],
        [(first, D(3)), (second, D(-2))],
        [(first, D(-4)), (second, D(-2))],
    ):
        with pytest.raises(stages.OrderBilled):
            billing.check_amended(sale, after)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.CANCELLED])
def test_only_a_confirmed_order_is_invoiced(status: Status) -> None:
    with pytest.raises(stages.OrderNotConfirmed):
        billing.invoice_for(order(D(1), status=status), Billing(DAY))


def test_what_is_done_too_early_or_twice_is_refused() -> None:
    draft, confirmed = order(D(1), status=Status.DRAFT), order(D(1))
    cancelled = order(D(1), status=Status.CANCELLED)
    quote = replace(draft, kind=Kind.QUOTE, status=Status.SENT, number="Q-1", valid_until=DAY)

    stages.check_confirmable(draft)
    stages.check_cancellable(confirmed)
    stages.check_valid(quote, DAY)
    checks: tuple[Callable[[], None], ...] = (
        lambda: stages.check_confirmable(confirmed),
        lambda: stages.check_confirmable(order(status=Status.DRAFT)),
        lambda: stages.check_cancellable(cancelled),
        lambda: stages.check_cancellable(replace(confirmed, billed={confirmed.lines[0]: D(1)})),
        lambda: stages.check_editable(cancelled),
        lambda: stages.check_editable(quote),
        lambda: stages.check_deletable(quote),
        lambda: stages.check_valid(quote, date(2026, 4, 1)),
        lambda: stages.check_sent(draft),
    )
    for check in checks:
        with pytest.raises(Refusal):
            check()
