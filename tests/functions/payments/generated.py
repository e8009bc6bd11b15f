"""Generated businesses: open documents, and lines that pay them the ways that people pay.

Each line knows what it settles, so that proposals can be counted right or wrong. The mix is
meant to be harder than life: twins, wrong numbers, names that look alike, payers nobody knows.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from functions.ledger.model import Item
from functions.payments.model import (
    Candidate,
    Due,
    Habit,
    Outstanding,
    Payer,
    Proposal,
    StatementLine,
)
from functions.payments.rules.matching import Ledger
from functions.payments.rules.names import PartyIndex

START = date(2026, 1, 1)
BANK = UUID(int=7)
FIRST = [
    "Nord",
    "Süd",
    "Alpen",
    "Hansa",
    "Rhein",
    "Donau",
    "Elbe",
    "Main",
    "Isar",
    "Berg",
    "Wald",
    "See",
    "Stern",
    "Adler",
    "Falken",
]
SECOND = [
    "Metall",
    "Holz",
    "Papier",
    "Glas",
    "Druck",
    "Bau",
    "Technik",
    "Handel",
    "Logistik",
    "Energie",
    "Optik",
    "Textil",
]
LEGAL = ["GmbH", "AG", "Ltd", "BV", "SARL", "KG", "Inc"]
PRICES = [
    "119.00",
    "59.50",
    "1190.00",
    "99.00",
    "49.00",
    "250.00",
    "499.00",
    "89.90",
    "35.70",
    "999.00",
]
FEES = ("Kontofuehrung Quartal", "Kartengebuehr", "Porto und Auslagen")


@dataclass(frozen=True, slots=True)
class Case:
    """A line, and the truth of it: items and amounts settled, an account, or a payment."""

    candidate: Candidate
    settles: frozenset[tuple[Item, Decimal]] = frozenset()
    account: str = ""
    payment_id: UUID | None = None

    @property
    def settles_something(self) -> bool:
        """Whether there is anything to propose."""
        return bool(self.settles or self.account or self.payment_id)

    def is_right(self, proposal: Proposal) -> bool:
        """Tell whether a proposal settles just what the line settled."""
        found = frozenset((part.item, part.settles) for part in proposal.parts if part.item)
        accounts = {part.account for part in proposal.parts if part.account and not found}
        return (
            found == self.settles
            and accounts == ({self.account} if self.account else set())
            and proposal.payment_id == self.payment_id
        )


@dataclass(slots=True)
class Business:
    """A business being made up from a seed: everything that follows is determined by it."""

    chance: random.Random
    dues: list[Due]
    payers: list[Payer]
    outstanding: list[Outstanding]
    cases: list[Case]
    serial: int = 0

    @classmethod
    def of(cls, seed: int, parties: int = 40, lines: int = 150) -> "Business":
        """Make one up."""
        made = cls(random.Random(seed), [], [], [], [])  # noqa: S311 - the same every time
        made.payers = [made._payer(n) for n in range(parties)]
        ways = made._ways()
        for _ in range(lines):
            (way,) = made.chance.choices([w for w, _ in ways], [weight for _, weight in ways])
            case = way()
            if case is not None:
                made.cases.append(case)
        for _ in range(lines // 3):  # what nobody pays stays open among the rest
            made._due(made._anyone())
        return made

    def ledger(self) -> Ledger:
        """Give what lines are matched against."""
        habits = [Habit(UUID(int=n + 1), fee, f"68{n}0") for n, fee in enumerate(FEES[:2])]
        return Ledger(
            self.dues,
            PartyIndex.of(self.payers),
            habits,
            self.outstanding,
            {"EUR": Decimal(1), "USD": Decimal("1.1")},
            Decimal(1),
            "6800",
        )

    def _payer(self, n: int) -> Payer:
        chance = self.chance
        name = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {chance.choice(LEGAL)}"
        accounts = (f"DE{n:020}",) if chance.random() < 0.6 else ()
        return Payer(UUID(int=1000 + n), name, accounts)

    def _anyone(self) -> Payer:
        return self.chance.choice(self.payers)

    def _due(self, payer: Payer, amount: Decimal | None = None, currency: str = "EUR") -> Due:
        """Open a document; a few amounts are common, as prices are."""
        self.serial += 1
        cents = self.chance.randrange(1_000, 300_000)
        common = self.chance.choice(PRICES)
        usual = Decimal(common) if self.chance.random() < 0.35 else Decimal(cents) / 100
        due = Due(
            Item(UUID(int=self.serial), 1),
            f"INV-2026-{self.serial:05}",
            payer.party_id,
            currency,
            usual if amount is None else amount,
            START + timedelta(days=self.serial % 90),
        )
        self.dues.append(due)
        return due

    def _ways(self) -> Sequence[tuple[Callable[[], Case | None], int]]:
        return (
            (self._named, 30), (self._several, 8), (self._partial, 6), (self._over, 4),
            (self._short, 4), (self._charged, 2), (self._foreign, 3), (self._serial, 6),
            (self._silent, 14), (self._silent_several, 6), (self._mistyped, 3), (self._fee, 5),
            (self._unknown, 6), (self._by_hand, 5), (self._advance, 3), (self._netted, 3),
            (self._coincidence, 4), (self._half_named, 3),
        )  # fmt: skip

    def _line(self, amount: Decimal, text: str, payer: Payer | None, **more: Decimal) -> Candidate:
        """Write a line as a bank might: names cut and in capitals, accounts now and then."""
        chance = self.chance
        name = payer.name.upper()[:27] if payer and chance.random() < 0.8 else ""
        account = payer.accounts[0] if payer and payer.accounts and chance.random() < 0.85 else ""
        dated = START + timedelta(days=chance.randrange(120))
        line = StatementLine(
            dated,
            amount,
            text,
            party=name,
            party_account=account,
            charges=more.get("charges", Decimal()),
        )
        return Candidate(UUID(int=chance.getrandbits(120)), line, "EUR", BANK)

    def _said(self, due: Due) -> str:
        """Write a number as people do."""
        year_serial = due.number[4:]
        spelling = self.chance.choice(
            (due.number, due.number.replace("-", ""), due.number.replace("-", " "), f"Rg. {due.number}.",
             due.number.lower(), f"INV {year_serial}", f"{due.number[:9]} {due.number[9:]}")
        )  # fmt: skip
        return f"{self.chance.choice(('Rechnung', 'invoice', 'Zahlung', ''))} {spelling}"

    def _named(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        return self._case(self._line(due.open, self._said(due), payer), due)

    def _several(self) -> Case:
        payer = self._anyone()
        dues = [self._due(payer) for _ in range(self.chance.randrange(2, 6))]
        amount = sum((due.open for due in dues), Decimal())
        return self._case(self._line(amount, " ".join(self._said(d) for d in dues), payer), *dues)

    def _partial(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        paid = (due.open / 2).quantize(Decimal("0.01"))
        line = self._line(paid, self._said(due), payer)
        return Case(line, frozenset({(due.item, paid)}))

    def _over(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        return self._case(self._line(due.open + 50, self._said(due), payer), due)

    def _short(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        line = self._line(due.open - Decimal("0.50"), self._said(due), payer)
        return self._case(line, due)

    def _charged(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        kept = Decimal("7.50")
        return self._case(self._line(due.open - kept, self._said(due), payer, charges=kept), due)

    def _foreign(self) -> Case:
        payer = self._anyone()
        due = self._due(payer, currency="USD")
        amount = (due.open / Decimal("1.1") * Decimal("0.99")).quantize(Decimal("0.01"))
        return self._case(self._line(amount, self._said(due), payer), due)

    def _serial(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        return self._case(self._line(due.open, f"Rechnung Nr {due.number[-5:]}", payer), due)

    def _silent(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        return self._case(self._line(due.open, "Danke", payer), due)

    def _silent_several(self) -> Case:
        payer = self._anyone()
        dues = [self._due(payer) for _ in range(2)]
        return self._case(self._line(dues[0].open + dues[1].open, "Rechnungen", payer), *dues)

    def _mistyped(self) -> Case:
        """Name another document's number; the amount is the right one's."""
        payer = self._anyone()
        due = self._due(payer)
        other = self.chance.choice(self.dues)
        return self._case(self._line(due.open, other.number, payer), due)

    def _fee(self) -> Case:
        n = self.chance.randrange(2)
        line = self._line(Decimal("-4.90"), f"{FEES[n]} {self.chance.randrange(9)}", None)
        return Case(line, account=f"68{n}0")

    def _unknown(self) -> Case:
        """Move money that settles nothing: nothing proposed is right."""
        amount = Decimal(self.chance.randrange(1_000, 300_000)) / 100
        return Case(self._line(amount, "Diverse", None))

    def _half_named(self) -> Case:
        """Pay two documents, and name one of them."""
        payer = self._anyone()
        dues = [self._due(payer), self._due(payer)]
        return self._case(
            self._line(dues[0].open + dues[1].open, self._said(dues[0]), payer), *dues
        )

    def _coincidence(self) -> Case | None:
        """Move money that settles nothing, and happens to be what somebody owes."""
        if not self.dues:
            return None
        due = self.chance.choice(self.dues)
        return Case(self._line(abs(due.open), "Diverse", None))

    def _by_hand(self) -> Case:
        payer = self._anyone()
        amount = Decimal(self.chance.randrange(1_000, 300_000)) / 100
        line = self._line(amount, self.chance.choice(("cheque", "Einzahlung")), payer)
        number = f"REC-2026-{len(self.outstanding):05}"
        paid = Outstanding(
            UUID(int=self.chance.getrandbits(120)), BANK, number, payer.party_id,
            line.line.dated - timedelta(days=self.chance.randrange(10)), amount,
        )  # fmt: skip
        self.outstanding.append(paid)
        return Case(line, payment_id=paid.payment_id)

    def _advance(self) -> Case:
        """Pay ahead: it is credit, whatever else is open."""
        payer = self._anyone()
        amount = Decimal(self.chance.randrange(1_000, 300_000)) / 100
        return Case(self._line(amount, "Anzahlung Auftrag", payer))

    def _netted(self) -> Case:
        payer = self._anyone()
        due = self._due(payer)
        note = self._due(payer, -(due.open / 4).quantize(Decimal("0.01")))
        line = self._line(due.open + note.open, f"{self._said(due)} abz. {self._said(note)}", payer)
        return self._case(line, due, note)

    def _case(self, candidate: Candidate, *dues: Due) -> Case:
        return Case(candidate, frozenset((due.item, due.open) for due in dues))
