"""What a CSV export leaves unsaid: its delimiter, header, decimal sign and date order.

Every guess looks at the whole file. One that fits two ways is refused with what to give.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from functions.payments.model import CSV_COLUMNS
from functions.payments.readers.text import clean
from functions.payments.rules.statements import StatementUnreadable

_KNOWN = {
    "date": "date|booking date|bookingdate|transaction date|posting date|posted|datum|buchungstag|"
    "buchungsdatum|boekdatum|boekingsdatum|transactiedatum|date operation|date de comptabilisation|"
    "date comptable|fecha|fecha operacion|data|data contabile|completed date|date completed",
    "value_date": "value date|valuedate|valuta|valutadatum|wertstellung|wertstellungstag|"
    "rentedatum|date valeur|date de valeur|fecha valor|data valuta",
    "amount": "amount|betrag|umsatz|bedrag|montant|importe|importo|amount eur|bedrag eur|"
    "betrag eur|transaction amount|value|kwota|transactiebedrag|amount gbp|amount usd|amount chf",
    "debit": "debit|debit amount|soll|lastschrift|ausgang|belastung|debet|cargo|paid out|"
    "money out|withdrawal|withdrawals|dare|uitgaven|afschrijving",
    "credit": "credit|credit amount|haben|gutschrift|eingang|abono|paid in|money in|deposit|"
    "deposits|avere|inkomsten|bijschrijving",
    "direction": "debit credit|dc|d c|debit/credit|soll haben|s h|af bij|type d c|credit debit|"
    "creditdebit|debitcredit|debet credit|sens|credit debit indicator|umsatzart soll haben",
    "balance": "balance|saldo|kontostand|running balance|solde|saldo na mutatie|balance after|"
    "saldo nach buchung|saldo na trn|resulting balance|account balance",
    "currency": "currency|wahrung|waehrung|munt|muntsoort|devise|divisa|valuta code|ccy|waluta",
    "account": "account|account number|iban|konto|kontonummer|auftragskonto|rekening|"
    "iban auftragskonto|compte|cuenta|own account|rekeningnummer|iban bban|your account",
    "party": "name|party|counterparty|payee|payer|beguenstigter zahlungspflichtiger|"
    "begunstigter zahlungspflichtiger|name zahlungsbeteiligter|auftraggeber empfanger|"
    "auftraggeber beguenstigter|auftraggeber begunstigter|naam|naam omschrijving|"
    "naam tegenpartij|tiers|contrepartie|beneficiary|counterparty name|empfanger|"
    "zahlungspflichtige r|zahlungsempfanger in|zahlungspflichtige r zahlungsempfanger in|nombre",
    "party_account": "counterparty account|counterparty iban|tegenrekening|kontonummer iban|"
    "iban zahlungsbeteiligter|tegenrekening iban bban|party account|party iban|payee account|"
    "kontonummer iban des auftraggebers|iban tiers|iban contrepartie|payee iban|"
    "counterparty account number|iban bic tegenpartij",
    "text": "text|description|purpose|remittance|remittance information|verwendungszweck|"
    "buchungstext verwendungszweck|vwz|omschrijving|mededelingen|omschrijving 1|libelle|concepto|"
    "descrizione|details|memo|narrative|communication|mededeling|transaction details|message|"
    "payment details|particulars|tytul",
    "reference": "reference|referenz|kundenreferenz|ref|customer reference|referentie|"
    "betalingskenmerk|mandatsreferenz|payment reference|your reference",
    "structured": "structured reference|creditor reference|rf reference|gestructureerde mededeling|"
    "strukturierte referenz|qr referenz|qr reference",
    "end_to_end": "end to end|end to end reference|endtoendid|end to end id|ende zu ende referenz|"
    "kundenreferenz end to end|e2e|end to end referenz",
    "bank_reference": "transaction id|id|bank reference|bankreferenz|transactiereferentie|volgnr|"
    "transactionid|fitid|unique id|bank transaction id|transaction reference",
}
_PLACE = {word: name for name, words in _KNOWN.items() for word in words.split("|")}
_PATTERNS = (
    "YYYY-MM-DD", "YYYYMMDD", "YYYY/MM/DD", "YYYY.MM.DD",
    "DD.MM.YYYY", "DD-MM-YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "MM-DD-YYYY",
    "DD.MM.YY", "DD-MM-YY", "DD/MM/YY", "MM/DD/YY", "DDMMYYYY",
)  # fmt: skip
_PART = {
    "YYYY": r"(?P<y>\d{4})",
    "YY": r"(?P<y>\d{2})",
    "MM": r"(?P<m>\d{1,2})",
    "DD": r"(?P<d>\d{1,2})",
}


def delimiter(text: str) -> str:
    """Guess the sign that parts most rows into the same number of cells, the more the better."""
    rows = [row for row in text.split("\n")[:60] if row.strip()]
    best, score = ",", (0, 0)
    for sign in ";,\t|":
        counts = Counter(row.count(sign) for row in rows if sign in row)
        if not counts:
            continue
        width, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        if (times * min(width, 4), width) > score:
            best, score = sign, (times * min(width, 4), width)
    return best


def find_header(table: list[list[str]], given: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """Find the header row, and which column of it holds what.

    Columns given are looked for by name or number. Raises StatementUnreadable where no date or
    no amount can be found.
    """
    unknown = sorted(set(given) - set(CSV_COLUMNS))
    if unknown:
        raise StatementUnreadable(
            f"{unknown[0]!r} is nothing a column can hold; use {', '.join(CSV_COLUMNS)}."
        )
    wanted = {_plain(name) for name in given.values() if not name.isdigit()}
    best, places = -1, dict[str, int]()
    for at, row in enumerate(table[:30]):
        named = [_plain(cell) for cell in row]
        if not wanted <= set(named):
            continue
        found = _places(named, given)
        if _is_enough(found) and len(found) > len(places):
            best, places = at, found
    if best < 0:
        heads = [clean(cell) for cell in max(table[:30], key=len, default=[])]
        raise StatementUnreadable(
            "No header with a date and an amount was found. Say which column holds what. "
            f"The file's columns are: {' | '.join(heads)[:500]}",
            asks="columns",
            columns=[head[:100] for head in heads[:100]],
        )
    return best, places


def _places(named: list[str], given: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for name, column in given.items():
        places[name] = int(column) - 1 if column.isdigit() else named.index(_plain(column))
    for n, cell in enumerate(named):
        name = _PLACE.get(cell, "")
        if name and name not in places and n not in places.values():
            places[name] = n
    return places


def _is_enough(found: Mapping[str, int]) -> bool:
    return "date" in found and bool({"amount", "debit", "credit"} & set(found))


def _plain(cell: str) -> str:
    """Bring a header to words: small letters, no accents, no punctuation."""
    small = (
        cell.lower().translate(str.maketrans("äöüéèêáàóíñçł", "aoueeeaaoincl")).replace("ß", "ss")
    )
    return " ".join(re.sub(r"[^a-z0-9]+", " ", small).split())


def decimal_sign(amounts: Iterable[str]) -> str:
    """Guess the decimal sign that fits every amount; refuse amounts that fit both ways apart.

    1.234 alone may be a thousand or a little more than one: what the other amounts say decides.
    """
    votes: set[str] = set()
    doubtful = ""
    for said in amounts:
        digits = re.sub(r"[^\d.,]", "", said)
        signs = [sign for sign in digits if sign in ".,"]
        if not signs:
            continue
        last, tail = signs[-1], len(digits) - digits.rfind(signs[-1]) - 1
        if len(set(signs)) == 2 or (len(signs) == 1 and tail != 3):
            votes.add(last)
        elif len(signs) > 1:
            votes.add("," if last == "." else ".")
        else:
            doubtful = said
    if len(votes) > 1 or (doubtful and not votes):
        shown = f" such as {doubtful}" if doubtful else ""
        raise StatementUnreadable(
            f"Amounts{shown} can be read two ways: give the decimal sign.", asks="decimal"
        )
    return votes.pop() if votes else "."


def parse_amount(said: str, sign: str) -> Decimal:
    """Read an amount with the decimal sign given; grouping and a currency's name are passed over.

    A minus may lead, trail, or be a pair of brackets.
    """
    if sign not in (".", ","):
        raise StatementUnreadable(f"{sign!r} is not a decimal sign: use a point or a comma.")
    bare = re.sub(r"[A-Z]{3}|[€$£\s'\u2019\u00a0\u202f]", "", said.upper()).replace("\u2212", "-")
    is_out = bare.startswith(("-", "(")) or bare.endswith("-")
    group = "." if sign == "," else ","
    digits = bare.strip("+-()")
    grouped = rf"(\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+)?(?:{re.escape(sign)}(\d{{0,8}}))?"
    if not re.fullmatch(grouped, digits) or not re.search(r"\d", digits):
        raise StatementUnreadable(f"{said!r} is not an amount with {sign!r} as its decimal sign.")
    amount = Decimal(digits.replace(group, "").replace(sign, ".").rstrip("."))
    return -amount if is_out else amount


def date_pattern(days: Iterable[str], *, is_continental: bool) -> str:
    """Guess the pattern that fits every date.

    Where both orders of day and month fit, a decimal comma says that the day stands first;
    with a decimal point the file is refused until the pattern is given.
    """
    said = list(days)
    fits = [pattern for pattern in _PATTERNS if all(_reads(day, pattern) for day in said)]
    if not fits:
        odd = next((d for d in said if not any(_reads(d, p) for p in _PATTERNS)), said[0])
        raise StatementUnreadable(
            f"{odd!r} is not a date that is known: give the dates' pattern.",
            asks="dates",
            patterns=list(_PATTERNS),
        )
    readings = {tuple(parse_date(day, pattern) for day in said): pattern for pattern in fits}
    if len(readings) > 1 and not is_continental:
        raise StatementUnreadable(
            f"Dates such as {said[0]} can be read as {' or '.join(readings.values())}: "
            "give the dates' pattern.",
            asks="dates",
            patterns=list(readings.values()),
        )
    return next(iter(readings.values()))


def _reads(said: str, pattern: str) -> bool:
    try:
        parse_date(said, pattern)
    except StatementUnreadable:
        return False
    return True


def parse_date(said: str, pattern: str) -> date:
    """Read a day by a pattern of YYYY or YY, MM and DD; a time of day behind it is passed over."""
    found = re.fullmatch(_expression(pattern) + r"(?:[T ][\d:.,+Z-]*(?: ?[AP]M)?)?", said.strip())
    try:
        if found:
            year = int(found["y"])
            century = 0 if year > 99 else 1900 if year >= 80 else 2000
            return date(year + century, int(found["m"]), int(found["d"]))
    except ValueError:
        pass
    raise StatementUnreadable(f"{said!r} is not a date written {pattern}.")


def _expression(pattern: str) -> str:
    parts = re.split(r"(YYYY|YY|MM|DD)", pattern)
    if sorted(part[0] for part in parts[1::2]) != ["D", "M", "Y"] or len(pattern) > 12:
        raise StatementUnreadable(f"{pattern!r} is not a pattern such as DD.MM.YYYY.")
    return "".join(_PART.get(part, re.escape(part)) for part in parts)
