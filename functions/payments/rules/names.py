"""Which documents and which party a line's text names, looked up rather than searched for."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from functions.payments.model import Due, Payer, StatementLine
from functions.payments.rules.accounts import compact, is_creditor_reference

_LEGAL = frozenset(
    [
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "mbh",
        "co",
        "cie",
        "se",
        "ev",
        "eg",
        "ltd",
        "limited",
        "plc",
        "llc",
        "inc",
        "corp",
        "corporation",
        "company",
        "bv",
        "nv",
        "vof",
        "cv",
        "sa",
        "sas",
        "sarl",
        "eurl",
        "spa",
        "srl",
        "snc",
        "sl",
        "oy",
        "ab",
        "as",
        "asa",
        "aps",
        "kft",
        "sro",
        "doo",
        "zrt",
        "the",
        "and",
        "und",
        "et",
        "en",
        "of",
        "de",
        "la",
        "le",
        "der",
        "die",
        "das",
        "van",
        "von",
        "mr",
        "mrs",
        "ms",
        "herr",
        "frau",
        "sp",
        "zoo",
    ]
)
_WORDS_JOINED = 6
_LEAST_SERIAL = 3
NAME_IS_CLOSE = 80
"""Per cent of the letters of a name that must be said."""


def words(said: str) -> list[str]:
    """Cut a text into capital words of letters and digits, accents taken off."""
    bare = unicodedata.normalize("NFKD", said.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.findall(r"[A-Z0-9]+", bare.upper())


def name_words(name: str) -> frozenset[str]:
    """Give the words of a name that tell it from others: no legal forms, no articles.

    Müller, Muller and Mueller are one word.
    """
    said = [word for word in words(name) if word.lower() not in _LEGAL and len(word) > 1]
    return frozenset(re.sub("([AOU])E", r"\1", word) for word in said)


def spoken(line: StatementLine) -> str:
    """Give all that a line says which may hold a document's number."""
    return f"{line.text} {line.end_to_end} {line.reference} {line.structured}"


@dataclass(slots=True)
class NumberIndex:
    """Documents by their numbers, and by the running number at the end of each."""

    by_number: dict[str, list[Due]] = field(default_factory=lambda: defaultdict(list))
    by_serial: dict[str, list[Due]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, dues: Iterable[Due]) -> "NumberIndex":
        """Index the documents that have a number."""
        index = cls()
        for due in dues:
            number = compact(due.number)
            if len(number) >= _LEAST_SERIAL:
                index.by_number[number].append(due)
                serial = re.search(r"\d+$", due.number)
                if serial and len(serial[0]) >= _LEAST_SERIAL and serial[0].strip("0"):
                    index.by_serial[serial[0].lstrip("0")].append(due)
        return index

    def named(self, line: StatementLine) -> list[Due]:
        """Give the documents whose whole number the line says, however it is spaced."""
        found: dict[Due, None] = {}
        for said in _runs(words(spoken(line))):
            for due in self.by_number.get(said, ()):
                found[due] = None
            if is_creditor_reference(said):
                for due in self.by_number.get(said[4:].lstrip("0"), ()) or self.by_number.get(
                    said[4:], ()
                ):
                    found[due] = None
        return list(found)

    def hinted(self, line: StatementLine) -> list[Due]:
        """Give the documents whose running number the line says: proof only with the amount."""
        found: dict[Due, None] = {}
        for said in words(spoken(line)):
            serial = re.sub(r"^[A-Z]{1,4}", "", said)
            if serial.isdigit() and (len(serial) >= _LEAST_SERIAL or len(said) == len(serial)):
                for due in self.by_serial.get(serial.lstrip("0"), ()):
                    found[due] = None
        return list(found)


def _runs(said: list[str]) -> Iterator[str]:
    """Give each word, and each few words run together."""
    for at in range(len(said)):
        joined = ""
        for word in said[at : at + _WORDS_JOINED]:
            joined += word
            if len(joined) > 40:
                break
            if len(joined) >= _LEAST_SERIAL and re.search(r"\d", joined):
                yield joined


@dataclass(slots=True)
class PartyIndex:
    """Parties by account, and by the words of their names."""

    by_account: dict[str, UUID] = field(default_factory=dict)
    by_word: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    names: dict[UUID, frozenset[str]] = field(default_factory=dict)
    shown: dict[UUID, str] = field(default_factory=dict)

    @classmethod
    def of(cls, payers: Iterable[Payer]) -> "PartyIndex":
        """Index parties; an account that two of them claim names neither."""
        index = cls()
        claimed: Counter[str] = Counter()
        for payer in payers:
            index.shown[payer.party_id] = payer.name
            index.names[payer.party_id] = name_words(payer.name)
            for word in index.names[payer.party_id]:
                index.by_word[word].add(payer.party_id)
            for account in {compact(said) for said in payer.accounts}:
                claimed[account] += 1
                index.by_account[account] = payer.party_id
        for account, times in claimed.items():
            if times > 1:
                del index.by_account[account]
        return index

    def by_iban(self, line: StatementLine) -> UUID | None:
        """Give the party whose account the money came from or went to."""
        found = self.by_account.get(compact(line.party_account)) if line.party_account else None
        if found is None and not line.party_account:
            runs = (said for said in _runs(words(line.text)) if len(said) >= 15)
            found = next((self.by_account[said] for said in runs if said in self.by_account), None)
        return found

    def by_name(self, line: StatementLine) -> UUID | None:
        """Give the one party whose name the line says; None where two fit equally well.

        The bank's field for the name is believed first, then the text around it.
        """
        for said in (name_words(line.party), name_words(line.text)):
            ranked = sorted(
                ((self._closeness(party, said), str(party), party) for party in self._near(said)),
                reverse=True,
            )
            if ranked and ranked[0][0] >= NAME_IS_CLOSE:
                is_alone = len(ranked) == 1 or ranked[1][0] < ranked[0][0]
                return ranked[0][2] if is_alone else None
        return None

    def _near(self, said: frozenset[str]) -> set[UUID]:
        """Give the parties that share a word, the commonest words left out of it."""
        return {
            party
            for word in said
            if len(self.by_word.get(word, ())) <= 50
            for party in self.by_word.get(word, ())
        }

    def _closeness(self, party: UUID, said: frozenset[str]) -> int:
        """Tell how many per cent of a name are said, each word counting by its length."""
        name = self.names[party]
        whole = sum(len(word) for word in name)
        hit = sum(len(word) for word in name & said)
        cut = sum(
            len(word) - 1
            for word in name - said
            if any(len(part) >= 4 and word.startswith(part) for part in said)
        )
        enough = hit + cut >= 5
        return (hit + cut) * 100 // whole if whole and enough else 0
