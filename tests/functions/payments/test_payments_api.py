"""Payments over HTTP, on real PostgreSQL."""

import random
from decimal import Decimal

import pytest
from httpx import AsyncClient

from tests.functions.payments.treasury import PAYMENTS, Treasury, found, problem, tag

D = Decimal


@pytest.fixture
async def treasury(client: AsyncClient) -> Treasury:
    return await Treasury.opened(client)


async def test_a_receipt_settles_an_invoice(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100.00")

    payment = await treasury.receives("100.00", invoice)

    assert payment["number"] == "REC-2026-00001"
    assert payment["unallocated"] == "0.00"
    assert [each["number"] for each in payment["allocations"]] == [invoice["number"]]
    assert await treasury.opens(invoice) == 0
    assert (await treasury.company.invoice(invoice["id"]))["status"] == "paid"
    assert await treasury.balances() == {"1010": D(100), "4000": D(-100)}
    assert await treasury.agrees()


async def test_one_payment_for_many_documents_and_its_rest_kept_as_credit(
    treasury: Treasury,
) -> None:
    invoices = [await treasury.invoices(amount) for amount in ("100", "50", "25")]

    payment = await treasury.receives("200", *invoices)

    assert [await treasury.opens(invoice) for invoice in invoices] == [0, 0, 0]
    assert payment["unallocated"] == "25.00"

    # And the credit pays a later invoice, in part
    later = await treasury.invoices("40")
    path = f"payments/{payment['id']}/allocate"
    await treasury.does(path, allocations=[{"invoice_id": later["id"]}])
    assert await treasury.opens(later) == 15
    assert (await treasury.shows(payment["id"]))["unallocated"] == "0.00"
    refused = await treasury.does(path, expect=409, allocations=[{"invoice_id": later["id"]}])
    assert refused["type"] == "/problems/nothing-left"
    assert await treasury.agrees()


async def test_a_partial_payment_and_the_rest(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    await treasury.receives("30", invoice)
    assert await treasury.opens(invoice) == 70
    body = treasury.payment("71")
    body["allocations"] = [{"invoice_id": invoice["id"], "amount": "71"}]
    answer = await treasury.client.post(f"{PAYMENTS}/payments", json=body)
    assert problem(answer)[:2] == (409, "more-than-open")
    await treasury.receives("70", invoice)
    assert await treasury.opens(invoice) == 0
    assert problem(await treasury.tries("1", invoice))[:2] == (409, "nothing-open")


async def test_small_differences_are_written_off_within_the_limit(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    body = treasury.payment("99.40")
    body["allocations"] = [{"invoice_id": invoice["id"], "write_off": "0.60"}]

    made = found(await treasury.client.post(f"{PAYMENTS}/payments", json=body))

    assert made["written_off"] == "0.60"
    assert await treasury.opens(invoice) == 0
    assert await treasury.balances() == {"1010": D("99.4"), "4000": D(-100), "6900": D("0.6")}

    other = await treasury.invoices("100")
    body["allocations"] = [{"invoice_id": other["id"], "write_off": "1.01"}]
    body["amount"] = "98.99"
    answer = await treasury.client.post(f"{PAYMENTS}/payments", json=body)
    assert problem(answer)[:2] == (409, "write-off-too-large")

    # And with a higher limit it passes
    now = found(await treasury.client.get(f"{PAYMENTS}/settings"))
    assert (now["write_off_limit"], now["version"]) == ("1.00", 0)
    settings = {"write_off_limit": "5.00", "fee_account": "6800"}
    path = f"{PAYMENTS}/settings"
    assert (await treasury.client.put(path, json=settings)).status_code == 428
    kept = found(await treasury.client.put(path, json=settings, headers=tag(now)))
    assert kept["version"] == 1
    assert (await treasury.client.put(path, json=settings, headers=tag(now))).status_code == 412
    found(await treasury.client.post(f"{PAYMENTS}/payments", json=body))
    assert await treasury.opens(other) == 0


async def test_what_is_left_is_written_off_later(treasury: Treasury) -> None:
    invoices = [await treasury.invoices("100"), await treasury.invoices("50")]
    await treasury.receives("99.40", invoices[0])
    rest = [{"invoice_id": invoices[0]["id"]}]
    made = await treasury.does("write-offs", expect=201, dated="2026-04-30", allocations=rest)
    assert made["documents"] == 1
    assert await treasury.opens(invoices[0]) == 0
    assert (await treasury.balances())["6900"] == D("0.6")
    whole = [{"invoice_id": invoices[1]["id"]}]
    too_much = await treasury.does("write-offs", expect=409, dated="2026-04-30", allocations=whole)
    assert too_much["type"] == "/problems/write-off-too-large"
    cents = [{"invoice_id": invoices[1]["id"], "amount": "0.25"}]
    await treasury.does("write-offs", expect=201, dated="2026-04-30", allocations=cents)
    assert await treasury.opens(invoices[1]) == D("49.75")
    assert await treasury.agrees()


async def test_what_nobody_owes_is_not_written_off(treasury: Treasury) -> None:
    nothing = [{"entry_id": "00000000-0000-7000-8000-00000000dead"}]
    refused = await treasury.does("write-offs", expect=422, dated="2026-04-30", allocations=nothing)
    assert refused["pointer"] == "/body/allocations/0"


async def test_who_takes_over_a_customer_pays_their_invoices(treasury: Treasury) -> None:
    old = await treasury.company.knows("Muller")
    survivor = treasury.company.customers["Müller"]
    invoice = await treasury.invoices("100", party_id=old)
    early = await treasury.receives("30", customer="Muller")
    path = f"/v1/parties/parties/{old}/merge"
    found(await treasury.client.post(path, json={"into": survivor}))

    await treasury.receives("60", invoice, customer="Müller")
    body = {"allocations": [{"invoice_id": invoice["id"]}]}
    found(await treasury.client.post(f"{PAYMENTS}/payments/{early['id']}/allocate", json=body))

    assert await treasury.opens(invoice) == D(10)
    aged = found(await treasury.client.get("/v1/reports/aged-receivables?on=2026-12-31"))
    assert [row["cells"]["party"]["value"] for row in aged["rows"]] == ["Müller", "Total"]
    statement = found(
        await treasury.client.get(
            f"/v1/reports/statement-of-account?party={survivor}&starts=2026-01-01&ends=2026-12-31"
        )
    )
    assert "100.00" in str(statement)
    assert await treasury.agrees()


async def test_the_older_name_of_a_customer_pays_and_is_listed_as_one(treasury: Treasury) -> None:
    old = await treasury.company.knows("Muller")
    survivor = treasury.company.customers["Müller"]
    late = await treasury.invoices("100", party_id=old)
    await treasury.receives("30", late, customer="Muller")
    own = await treasury.invoices("50", party_id=survivor)
    found(await treasury.client.post(f"/v1/parties/parties/{old}/merge", json={"into": survivor}))

    # Whoever still says the old id pays the documents of both
    await treasury.receives("20", late, customer="Muller")
    await treasury.receives("50", own, customer="Muller")
    assert (await treasury.opens(late), await treasury.opens(own)) == (D(50), D(0))

    # And a list of either has the rows of both
    other = await treasury.company.knows("Somebody else")
    for path, many in (
        ("/v1/invoicing/invoices", 2),
        ("/v1/payments/payments", 3),
        ("/v1/ledger/open-items", 5),
        ("/v1/ledger/allocations", 3),
        ("/v1/ledger/lines", 5),
    ):
        counted = []
        for party in (old, survivor, other):
            asked = {"party_id": party, "count": "true"}
            counted.append(found(await treasury.client.get(path, params=asked))["count"])
        assert counted == [many, many, 0], path
    assert await treasury.agrees()


async def test_the_bank_keeps_a_fee(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    await treasury.receives("100", invoice, fee="2.50")
    assert await treasury.balances() == {"1010": D("97.5"), "4000": D(-100), "6800": D("2.5")}


async def test_a_supplier_is_paid_and_a_credit_refunded(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    overpaid = await treasury.receives("130", invoice)

    refund = treasury.payment("30", direction="sent", side="customer")
    refund["allocations"] = [{"entry_id": overpaid["entry_id"]}]
    made = found(await treasury.client.post(f"{PAYMENTS}/payments", json=refund))

    assert made["number"] == "PAY-2026-00001"
    assert (await treasury.shows(overpaid["id"]))["unallocated"] == "0.00"
    assert (await treasury.shows(made["id"]))["unallocated"] == "0.00"
    assert await treasury.balances() == {"1010": D(100), "4000": D(-100)}

    paid = await treasury.receives("80", direction="sent")
    assert (paid["side"], paid["unallocated"]) == ("supplier", "80.00")
    assert (await treasury.balances())["2000"] == 80
    assert await treasury.agrees()


async def test_a_credit_note_and_an_invoice_are_paid_together(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    other = await treasury.invoices("30")
    await treasury.company.credits(other)
    note = await treasury.invoices("30")
    credit = await treasury.company.credits(note)
    assert await treasury.opens(note) == 0
    assert credit["id"]
    payment = await treasury.receives("100", invoice)
    assert payment["unallocated"] == "0.00"


async def test_an_exchange_gain_is_realised(client: AsyncClient) -> None:
    """Keep to the worked case fx-gain-on-settlement: 400 / 1.10 - 400 / 1.20 = 30.31."""
    treasury = await Treasury.opened(client, "USD")
    for day, rate in (("2026-03-31", "1.20"), ("2026-04-10", "1.10")):
        await treasury.rate("EUR", day, rate)
    invoice = await treasury.invoices("400", currency="EUR")
    assert (await treasury.balances())["1100"] == D("333.33")

    payment = await treasury.receives("400", invoice)

    assert payment["bank_amount"] == "363.64"
    assert await treasury.opens(invoice) == 0
    balances = await treasury.balances()
    assert balances == {"1010": D("363.64"), "4000": D("-333.33"), "4900": D("-30.31")}
    (allocation,) = payment["allocations"]
    assert D(allocation["exchange"]) == D("-30.31")
    assert await treasury.agrees()

    # And cancelling it takes the gain back
    await treasury.does(f"payments/{payment['id']}/cancel", reason="bounced")
    assert await treasury.balances() == {"1100": D("333.33"), "4000": D("-333.33")}
    assert await treasury.opens(invoice) == 400


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_exchange_differences_close_to_zero(client: AsyncClient, seed: int) -> None:
    """Pay an invoice in parts at rates that move: to the coin, nothing is left of it."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    treasury = await Treasury.opened(client)
    for day in range(1, 29):
        rate = D(chance.randrange(9_000, 14_000)) / 10_000
        await treasury.rate("USD", f"2026-04-{day:02}", str(rate))
    await treasury.rate("USD", "2026-03-01", "1.0837")
    total = D(chance.randrange(10_000, 900_000)) / 100
    invoice = await treasury.invoices(str(total), currency="USD")
    left = total
    for day in range(1, 6):
        part = min(left, D(chance.randrange(1, int(total * 40))) / 100)
        left -= part
        dated = f"2026-04-{day:02}"
        if part:
            await treasury.receives(str(part), invoice, currency="USD", dated=dated)
    if left:
        await treasury.receives(str(left), invoice, currency="USD", dated="2026-04-20")
    assert await treasury.opens(invoice) == 0
    assert (await treasury.balances()).get("1100") is None
    assert await treasury.agrees()


async def test_a_payment_in_another_currency_than_the_account(client: AsyncClient) -> None:
    treasury = await Treasury.opened(client)
    await treasury.rate("USD", "2026-03-01", "1.25")
    invoice = await treasury.invoices("500", currency="USD")

    await treasury.receives("500", invoice, currency="USD", bank_amount="390.10", fee="3.00")

    balances = await treasury.balances()
    assert balances == {"1010": D("387.1"), "4000": D(-400), "6800": D(3), "6950": D("9.9")}
    assert await treasury.opens(invoice) == 0
    assert await treasury.agrees()
    wrong = await treasury.tries("100", bank_amount="99", currency="EUR")
    assert problem(wrong)[:2] == (422, "bank-amount-unfit")


async def test_a_cancelled_payment_is_undone_and_stays_undone(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    payment = await treasury.receives("100", invoice)

    cancelled = await treasury.does(f"payments/{payment['id']}/cancel", reason="bounced")

    assert (cancelled["status"], cancelled["cancel_reason"]) == ("cancelled", "bounced")
    assert await treasury.opens(invoice) == 100
    assert await treasury.balances() == {"1100": D(100), "4000": D(-100)}
    again = await treasury.does(f"payments/{payment['id']}/cancel", expect=409)
    assert again["type"] == "/problems/payment-gone"
    found(await treasury.tries("100", invoice))
    assert await treasury.opens(invoice) == 0


async def test_allocations_are_taken_back(treasury: Treasury) -> None:
    invoices = [await treasury.invoices("60"), await treasury.invoices("40")]
    payment = await treasury.receives("100", *invoices)
    path = f"payments/{payment['id']}/unallocate"

    await treasury.does(path, allocations=[payment["allocations"][0]["id"]])
    assert min([await treasury.opens(i) for i in invoices]) == 0
    await treasury.does(path)

    assert [await treasury.opens(i) for i in invoices] == [60, 40]
    assert (await treasury.shows(payment["id"]))["unallocated"] == "100.00"
    assert (await treasury.does(path, expect=409))["type"] == "/problems/nothing-allocated"
    assert await treasury.agrees()


async def test_who_pays_what_is_checked(treasury: Treasury) -> None:
    await treasury.company.knows("Someone else")
    invoice = await treasury.invoices("100")
    wrong = await treasury.tries("100", invoice, customer="Someone else")
    assert problem(wrong)[:2] == (422, "wrong-party")
    body = treasury.payment("50")
    body["allocations"] = [{"invoice_id": invoice["id"], "amount": "60"}]
    answer = await treasury.client.post(f"{PAYMENTS}/payments", json=body)
    assert problem(answer)[:2] == (409, "more-than-paid")
    assert (await treasury.tries("0")).status_code == 422
    assert (await treasury.tries("1", bank_account_id=invoice["id"])).status_code == 422


async def test_payments_are_listed_edited_and_exported(treasury: Treasury) -> None:
    payments = [await treasury.receives(str(n), reference=f"ref {n}") for n in range(1, 6)]
    page = found(await treasury.client.get(f"{PAYMENTS}/payments?limit=2&sort=number&count=true"))
    assert [row["number"] for row in page["items"]] == ["REC-2026-00001", "REC-2026-00002"]
    assert page["count"] == 5
    after = found(
        await treasury.client.get(
            f"{PAYMENTS}/payments", params={"limit": 2, "sort": "number", "after": page["next"]}
        )
    )
    assert [row["number"] for row in after["items"]] == ["REC-2026-00003", "REC-2026-00004"]
    q = found(await treasury.client.get(f"{PAYMENTS}/payments", params={"q": "ref 3"}))
    assert len(q["items"]) == 1
    assert (await treasury.client.get(f"{PAYMENTS}/payments?nonsense=1")).status_code == 422
    export = await treasury.client.get(f"{PAYMENTS}/payments/export")
    assert export.text.count("REC-2026") == 5

    path = f"{PAYMENTS}/payments/{payments[0]['id']}"
    body = {"reference": "corrected", "memo": ""}
    assert (await treasury.client.put(path, json=body)).status_code == 428
    edited = await treasury.client.put(path, json=body, headers=tag(payments[0]))
    assert found(edited)["reference"] == "corrected"
    assert (await treasury.client.put(path, json=body, headers=tag(payments[0]))).status_code == 412


async def test_payments_are_imported_with_a_dry_run(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    party = found(
        await treasury.client.get(f"/v1/parties/parties/{treasury.company.customers['Müller']}")
    )
    rows = (
        "Date,Party code,Amount,Bank account,Documents\n"
        f"2026-04-10,{party['code']},100.00,house bank,{invoice['number']}\n"
        f"2026-04-11,{party['code']},20.00,House bank,\n"
    )
    path = f"{PAYMENTS}/payments/import"

    async def send(content: str, **form: str) -> dict[str, object]:
        answer = await treasury.client.post(path, files={"file": ("p.csv", content)}, data=form)
        return dict(found(answer))

    wrong = await send(rows + "2026-04-11,NOBODY,1.00,No bank,INV-9\n")
    assert (wrong["imported"], wrong["error_count"]) == (0, 3)
    dry = await send(rows, dry_run="true")
    assert (dry["imported"], dry["dry_run"]) == (2, True)
    assert await treasury.opens(invoice) == 100
    named = rows.replace(party["code"], "müller")
    assert (await send(named, dry_run="true"))["imported"] == 2
    twin = await treasury.company.knows("Müller")
    assert twin != party["id"]
    doubtful = await send(named)
    assert (doubtful["imported"], doubtful["error_count"]) == (0, 2)
    assert "give the code" in str(doubtful["errors"])
    assert (await send(rows))["imported"] == 2
    assert await treasury.opens(invoice) == 0
    assert (await treasury.balances())["1010"] == 120


async def test_bulk_reports_row_by_row(treasury: Treasury) -> None:
    invoice = await treasury.invoices("100")
    rows = [treasury.payment("100", invoice), treasury.payment("100", invoice)]
    answer = await treasury.does("payments/bulk", payments=rows)
    assert (answer["done"], answer["refused"]) == (1, 1)
    assert answer["rows"][1]["problem"]["type"] == "/problems/nothing-open"
