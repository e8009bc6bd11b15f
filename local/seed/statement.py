"""The bank statement of the last weeks, as the bank would send it (MT940), and its proposals."""

from datetime import date
from decimal import Decimal

from local.seed.api import JSON, Api
from local.seed.cast import Buyer

IBAN = "DE02120300000000202051"
Arriving = list[tuple[Buyer, JSON, date]]


async def plant(api: Api, bank: str, ends: date, arriving: Arriving) -> None:
    """Import the statement, and let the matching propose what each line pays."""
    text = mt940(ends, sorted(arriving, key=lambda receipt: receipt[2]))
    answer = await api.client.post(
        "/v1/payments/statements/import",
        files={"file": ("statement.sta", text.encode(), "text/plain")},
        data={"bank_account_id": bank, "format": "mt940"},
    )
    api.read(answer)
    lines = await api.get("/v1/payments/lines?limit=100")
    ids = [line["id"] for line in lines["items"]]
    await api.post("/v1/payments/lines/propose", {"lines": ids, "bank_account_id": bank})


def mt940(ends: date, arriving: Arriving) -> str:
    """Write a statement; its closing balance is its opening one and the receipts."""
    opening = Decimal("18250.00")
    first = arriving[0][2]
    rows = [
        ":20:STARTUMS",
        f":25:{IBAN}",
        ":28C:00011/001",
        f":60F:C{first:%y%m%d}EUR{_amount(opening)}",
    ]
    for buyer, invoice, day in arriving:
        total = Decimal(invoice["total"])
        opening += total
        rows += [
            f":61:{day:%y%m%d}{day:%m%d}C{_amount(total)}NTRFNONREF",
            (
                f":86:166?00GUTSCHRIFT?20SVWZ+Rechnung {invoice['number']}"
                f"?21Danke?32{_plain(buyer.name)[:27]}?31{buyer.iban}"
            ),
        ]
    rows += [f":62F:C{ends:%y%m%d}EUR{_amount(opening)}", "-"]
    return "\r\n".join(rows) + "\r\n"


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


def _plain(text: str) -> str:
    """Write as a bank does, without letters that its character set lacks."""
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("é", "e")):
        text = text.replace(letter, plain)
    return "".join(letter if letter.isascii() else "." for letter in text)
