"""What has been planted so far, and what a customer buys next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from local.seed.api import JSON, Api
from local.seed.cast import WARES, Buyer

Say = Callable[[str], None]
EXPORT, WITHIN_EU = "AUSFUHR", "IGL"


@dataclass(slots=True)
class Story:
    """What has been planted so far, and the chance that decides the rest."""

    api: Api
    say: Say
    starts: date
    ends: date
    chance: Random = field(default_factory=lambda: Random(2026))  # noqa: S311 - a story
    parties: dict[str, str] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    rates: dict[date, Decimal] = field(default_factory=dict)
    invoices: list[tuple[Buyer, JSON]] = field(default_factory=list)
    bank: str = ""

    def rate_on(self, day: date) -> Decimal:
        """Return how many dollars a euro was worth."""
        return self.rates[max((known for known in self.rates if known <= day), default=day)]


def lines_for(story: Story, buyer: Buyer, day: date) -> list[JSON]:
    """Choose what a customer buys, taxed by where they are, priced in their currency."""
    tax = "UST19" if buyer.country == "DE" else EXPORT if buyer.country == "US" else WITHIN_EU
    lines = []
    for ware in story.chance.sample(WARES, story.chance.randint(1, 4)):
        price = Decimal(ware.price) * (story.rate_on(day) if buyer.currency == "USD" else 1)
        line = {
            "product_id": story.products[ware.code],
            "quantity": str(story.chance.randint(1, 8)),
            "unit_price": str(price.quantize(Decimal("0.01"))),
            "taxes": [tax if buyer.tax_number or buyer.country in {"DE", "US"} else "UST19"],
        }
        lines.append(line)
    return lines
