"""Plant Nordlicht Möbel GmbH: a year of quotes, invoices, payments and costs, up to today."""

import asyncio
import secrets
from datetime import date, timedelta
from decimal import Decimal

import httpx

from local.seed import costs, offers, statement
from local.seed.api import JSON, Api
from local.seed.cast import BUYERS, WARES
from local.seed.story import Say, Story, lines_for
from local.state import SignIn
from shared.clock import today

STILL_AT_THE_BANK = 20
"""Days of receipts that are not typed in: they come with the bank statement."""


def plant_company(say: Say) -> SignIn:
    """Plant it; say what is being planted."""
    return asyncio.run(_plant(say))


async def _plant(say: Say) -> SignIn:
    from layers.database.transactions import pool
    from layers.http.gateway import create

    transport = httpx.ASGITransport(create())
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        story = Story(Api(client), say, *_year(today("Europe/Berlin")))
        sign_in = await _sign_up(story)
        await _set_up(story)
        await _meet(story)
        await costs.plant(story.api, story.starts, story.ends)
        await _sell(story)
        await offers.plant(story)
        await _receive(story)
    await pool().close()
    return sign_in


def _year(now: date) -> tuple[date, date]:
    """Return the first day of the month a year ago, and today."""
    return date(now.year - 1, now.month, 1), now


async def _sign_up(story: Story) -> SignIn:
    story.say("Nordlicht Möbel GmbH signs up")
    sign_in = SignIn(f"demo-{secrets.token_hex(2)}@nordlicht.example", secrets.token_urlsafe(12))
    asked = {
        "company": "Nordlicht Möbel GmbH",
        "country": "DE",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "name": "Johanna Nordlicht",
        "email": sign_in.email,
        "password": sign_in.password,
    }
    opened = await story.api.post("/v1/identity/sign-up", asked)
    await story.api.sign_in(sign_in.email, sign_in.password, opened["workspace"])
    return sign_in


async def _set_up(story: Story) -> None:
    """Open the books for the calendar years that the story touches; name the company on paper."""
    api = story.api
    first = date(story.starts.year, 1, 1)
    await api.post("/v1/ledger/setup", {"template": "skr04", "year_starts": first.isoformat()})
    years = {year["starts"] for year in (await api.get("/v1/ledger/years"))}
    for year in range(story.starts.year, story.ends.year + 1):
        if f"{year}-01-01" not in years:
            await api.post("/v1/ledger/years", {"starts": f"{year}-01-01"})
    await api.post("/v1/catalog/units/ready-made")
    await api.post("/v1/catalog/taxes/ready-made", {"template": "de"})
    settings = await api.get("/v1/invoicing/settings")
    paper = {
        "legal_name": "Nordlicht Möbel GmbH",
        "line1": "Speicherstraße 8",
        "postcode": "20457",
        "city": "Hamburg",
        "country": "DE",
        "vat_id": "DE811569869",
        "email": "rechnung@nordlicht.example",
        "phone": "+49 40 5550100",
        "contact": "Johanna Nordlicht",
        "iban": statement.IBAN,
        "bank": "Musterbank Hamburg",
    }
    await api.put("/v1/invoicing/settings", paper, settings.get("version"))
    bank = {"name": "Musterbank", "currency": "EUR", "account": "1800", "iban": statement.IBAN}
    story.bank = (await api.post("/v1/payments/bank-accounts", bank))["id"]
    await _rates(story)


async def _rates(story: Story) -> None:
    """Let the dollar wander, week by week."""
    rate, day = Decimal("1.0850"), story.starts - timedelta(days=7)
    while day <= story.ends:
        story.rates[day] = rate
        await story.api.put(f"/v1/ledger/rates/USD/{day}", {"rate": str(rate)})
        rate += Decimal(story.chance.randint(-80, 90)) / 10_000
        day += timedelta(days=7)


async def _meet(story: Story) -> None:
    """Register whom it sells to, and what it sells."""
    story.say(f"{len(BUYERS)} customers and {len(WARES)} products")
    api = story.api
    terms = (await api.post("/v1/parties/terms/ready-made"))["terms"]
    usual = next((t for t in terms if "30" in t["code"]), terms[0])["id"]
    buyers = [buyer.as_party(usual) for buyer in BUYERS]
    met = await api.bulk("/v1/parties/parties/bulk", "parties", buyers)
    story.parties = {party["name"]: party["id"] for party in met}
    wares = [
        {
            "code": ware.code,
            "name": ware.name,
            "kind": ware.kind,
            "sale_price": ware.price,
            "taxes": ["UST19"],
        }
        for ware in WARES
    ]
    sold = await api.bulk("/v1/catalog/products/bulk", "products", wares)
    story.products = {product["code"]: product["id"] for product in sold}


async def _sell(story: Story) -> None:
    """Write three or four invoices a week; the last two stay drafts."""
    days = sorted(
        story.starts + timedelta(days=story.chance.randrange((story.ends - story.starts).days))
        for _ in range(170)
    )
    story.say(f"{len(days)} invoices in two currencies")
    for number, day in enumerate(days):
        buyer = story.chance.choice(BUYERS)
        body = {
            "party_id": story.parties[buyer.name],
            "dated": day.isoformat(),
            "currency": buyer.currency,
            "lines": lines_for(story, buyer, day),
            "post": number < len(days) - 2,
        }
        story.invoices.append((buyer, await story.api.post("/v1/invoicing/invoices", body)))


async def _receive(story: Story) -> None:
    """Book what was paid; leave the latest receipts to the bank statement, and some unpaid."""
    typed, arriving = [], []
    for buyer, invoice in story.invoices:
        paid_on = date.fromisoformat(invoice["due"]) + timedelta(
            days=buyer.days_late + story.chance.randint(-9, 6)
        )
        if invoice["status"] != "posted" or paid_on > story.ends or story.chance.random() < 0.05:
            continue
        is_recent = (story.ends - paid_on).days < STILL_AT_THE_BANK
        if is_recent and invoice["currency"] == "EUR":
            arriving.append((buyer, invoice, paid_on))
        else:
            typed.append(_payment(story, invoice, paid_on))
    story.say(f"{len(typed)} payments, and {len(arriving)} more on a bank statement")
    typed.sort(key=lambda payment: payment["dated"])
    for start in range(0, len(typed), 50):
        chunk = typed[start : start + 50]
        await story.api.bulk("/v1/payments/payments/bulk", "payments", chunk)
    if arriving:
        await statement.plant(story.api, story.bank, story.ends, arriving)


def _payment(story: Story, invoice: JSON, day: date) -> JSON:
    total = Decimal(invoice["total"])
    body: JSON = {
        "direction": "received",
        "party_id": invoice["party_id"],
        "dated": day.isoformat(),
        "currency": invoice["currency"],
        "amount": str(total),
        "bank_account_id": story.bank,
        "reference": invoice["number"],
        "allocations": [{"invoice_id": invoice["id"], "amount": str(total)}],
    }
    if invoice["currency"] == "USD":
        in_euro = (total / story.rate_on(day)).quantize(Decimal("0.01"))
        body["bank_amount"] = str(in_euro)
    return body
