"""Who the demo company deals with, and what it sells."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer: who, where, in which currency, and how reliably they pay."""

    name: str
    city: str
    country: str
    currency: str = "EUR"
    tax_number: str = ""
    iban: str = ""
    days_late: int = 0

    def as_party(self, terms_id: str) -> dict[str, Any]:
        """Write it as the API takes it."""
        slug = "".join(c for c in self.name.lower() if c.isascii() and c.isalnum())[:20]
        party: dict[str, Any] = {
            "name": self.name,
            "currency": self.currency,
            "language": "de" if self.country in {"DE", "AT"} else "en",
            "email": f"office@{slug}.example",
            "invoice_email": f"invoices@{slug}.example",
            "terms_id": terms_id,
            "addresses": [{"line1": "Market Street 1", "city": self.city, "country": self.country}],
            "contacts": [{"name": f"Accounts, {self.name}"}],
        }
        if self.tax_number:
            party["tax_numbers"] = [{"country": self.country, "number": self.tax_number}]
        if self.iban:
            party["banks"] = [{"iban": self.iban}]
        return party


BUYERS = (
    Buyer("Hotel Seeblick GmbH", "Lübeck", "DE", tax_number="DE136695976"),
    Buyer("Café Morgenrot", "Hamburg", "DE", iban="DE89370400440532013000"),
    Buyer("Buchhandlung Lesezeit", "Bremen", "DE", days_late=12),
    Buyer("Kanzlei Brandt & Partner", "Berlin", "DE"),
    Buyer("Praxis Dr. Wolters", "Kiel", "DE"),
    Buyer("Agentur Klarblick GmbH", "Köln", "DE", days_late=25),
    Buyer("Tischlerei Petersen", "Flensburg", "DE"),
    Buyer("Stadtwerke Rostock", "Rostock", "DE", days_late=5),
    Buyer("Weinkontor Elbe", "Dresden", "DE"),
    Buyer("Architekten Nord", "Hannover", "DE", days_late=40),
    Buyer("Schule am Park", "Leipzig", "DE"),
    Buyer("Gasthof Zur Linde", "Erfurt", "DE"),
    Buyer("Wiener Kaffeehaus GmbH", "Wien", "AT", tax_number="ATU13585627"),
    Buyer("Amsterdam Office Supplies B.V.", "Amsterdam", "NL", tax_number="NL004495445B01",
          iban="NL91ABNA0417164300"),
    Buyer("Maison Lumière SARL", "Lyon", "FR", tax_number="FR40303265045", days_late=18),
    Buyer("Studio Milano S.r.l.", "Milano", "IT", tax_number="IT00743110157"),
    Buyer("Brooklyn Workspace Inc.", "New York", "US", "USD"),
    Buyer("Pacific Interiors LLC", "Seattle", "US", "USD", days_late=9),
    Buyer("Austin Coworking Co.", "Austin", "US", "USD"),
    Buyer("Lakeside Hotels Inc.", "Chicago", "US", "USD", days_late=30),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ware:
    """Something sold, at a price without tax."""

    code: str
    name: str
    price: str
    kind: str = "goods"


WARES = (
    Ware("CHAIR-OAK", "Oak chair", "149.00"),
    Ware("CHAIR-ASH", "Ash chair, stackable", "119.00"),
    Ware("STOOL-BAR", "Bar stool", "98.50"),
    Ware("TABLE-160", "Dining table, 160 cm", "690.00"),
    Ware("TABLE-220", "Conference table, 220 cm", "1290.00"),
    Ware("DESK-STD", "Desk, height adjustable", "545.00"),
    Ware("SHELF-5", "Shelf, five boards", "229.00"),
    Ware("LAMP-FLOOR", "Floor lamp", "175.00"),
    Ware("LAMP-DESK", "Desk lamp", "64.90"),
    Ware("SOFA-2", "Sofa for two", "980.00"),
    Ware("CUSHION", "Wool cushion", "24.50"),
    Ware("BENCH-140", "Bench, 140 cm", "320.00"),
    Ware("DELIVERY", "Delivery", "89.00", "service"),
    Ware("ASSEMBLY", "Assembly, per hour", "58.00", "service"),
    Ware("DESIGN", "Room planning, per hour", "95.00", "service"),
)
