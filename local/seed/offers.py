"""Quotes of the last weeks: some won and turned into orders, some lost, some still open."""

from datetime import timedelta

from local.seed.api import JSON
from local.seed.cast import BUYERS
from local.seed.story import Story, lines_for

OUTCOMES = ("draft", "sent", "sent", "declined", "ordered", "ordered", "part", "invoiced")
MANY = 24


async def plant(story: Story) -> None:
    """Write quotes, and let each go its way."""
    story.say(f"{MANY} quotes")
    for number in range(MANY):
        await _quote(story, OUTCOMES[number % len(OUTCOMES)], days=2 * (MANY - number))


async def _quote(story: Story, outcome: str, days: int) -> None:
    """Write a quote so many days ago, and follow it as far as it came."""
    api, day = story.api, story.ends - timedelta(days=days)
    buyer = story.chance.choice(BUYERS)
    body = {
        "party_id": story.parties[buyer.name],
        "dated": day.isoformat(),
        "currency": buyer.currency,
        "valid_until": (story.ends + timedelta(days=30)).isoformat(),
        "lines": lines_for(story, buyer, day),
    }
    quote = await api.post("/v1/sales/quotes", body)
    if outcome == "draft":
        return
    where = f"/v1/sales/quotes/{quote['id']}"
    await api.post(f"{where}/send", {"by": "other"})
    if outcome == "declined":
        await api.post(f"{where}/decline", {"reason": "Too expensive."})
    elif outcome != "sent":
        await _order(story, await api.post(f"{where}/accept"), outcome)


async def _order(story: Story, order: JSON, outcome: str) -> None:
    """Confirm an order, and invoice none, half or all of it."""
    where = f"/v1/sales/orders/{order['id']}"
    if order["status"] == "draft":
        order = await story.api.post(f"{where}/confirm")
    if outcome == "ordered":
        return
    body: JSON = {"dated": story.ends.isoformat(), "post": True}
    if outcome == "part":
        first = order["lines"][0]
        body["lines"] = [{"line_id": first["id"], "quantity": "1"}]
    await story.api.post(f"{where}/invoices", body)
