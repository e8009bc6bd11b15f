"""The SQL of invoices and credit notes as nouns: written through their door, locked and read."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, LiteralString
from uuid import UUID

from functions.catalog.model import Tax, TaxAmount, TaxCategory, TaxKind
from functions.invoicing.model import Buyer, Document, Kind, Line, Posted, Series
from functions.parties.model import Instalment
from layers.database.locks import Rung
from layers.database.transactions import Cursor, Row, Tx
from layers.database.types import dumps
from shared.errors import NotFound
from shared.events import InvoicePosted
from shared.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Writing:
    """A document about to be written: as a draft, or posted with its entry and in its series."""

    document: Document
    entry_id: UUID | None = None
    series: Series | None = None


async def write(tx: Tx, writings: Sequence[Writing]) -> None:
    """Write documents with their lines and taxes, number and announce those that are posted."""
    is_numbered = any(writing.series for writing in writings)
    await tx.write(
        """
        SELECT invoicing_write(%(tenant)s, %(company)s, %(heads)s::json, %(lines)s::json,
                               %(taxes)s::json)
        """,
        {
            "heads": dumps([_head(writing) for writing in writings]),
            "lines": dumps(
                [_line(w.document.id, line) for w in writings for line in w.document.lines]
            ),
            "taxes": dumps(
                [_tax(w.document.id, tax) for w in writings for tax in w.document.taxes]
            ),
        },
        locks=Rung.NUMBER_SERIES if is_numbered else Rung.DOCUMENT,
    )


async def note_credit(tx: Tx, invoice_id: UUID, given: Decimal) -> None:
    """Note on an invoice, locked before, how much more of it is taken back."""
    await tx.write(
        "SELECT invoicing_credit(%(tenant)s, %(company)s, %(id)s, %(given)s)",
        {"id": invoice_id, "given": given},
    )


async def discard(tx: Tx, draft_id: UUID) -> None:
    """Delete a draft."""
    await tx.write(
        "SELECT invoicing_discard(%(tenant)s, %(company)s, %(id)s)",
        {"id": draft_id},
        locks=Rung.DOCUMENT,
    )


async def mark_sent(tx: Tx, invoice_id: UUID, to: str) -> None:
    """Note when and to whom a document went; what it was first sent under is kept."""
    await tx.write(
        """
        UPDATE invoices
           SET sent_at = now(), sent_to = %(to)s, version = version + 1,
               settings_version = coalesce(settings_version, (
                   SELECT max(s.version) FROM invoicing_settings AS s
                    WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s), 0)
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": invoice_id, "to": to},
        locks=Rung.DOCUMENT,
    )


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it is kept."""

    document: Document
    status: str
    number: str | None
    entry_id: UUID | None
    version: int
    credits_number: str | None
    credits_dated: date | None
    sent_to: str

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.status == "draft"


_HEAD: LiteralString = """
    SELECT i.kind, i.party_id, i.buyer, i.dated, i.currency, i.rate, i.language, i.net, i.tax,
           i.total, i.total_company, i.instalments, i.delivered, i.terms_id, i.terms,
           i.customer_reference, i.note, i.credits, i.reason, i.own_rate, i.status, i.number, i.entry_id,
           i.version, c.number, c.dated, i.sent_to
      FROM invoices AS i
      LEFT JOIN invoices AS c
        ON c.tenant_id = i.tenant_id AND c.company_id = i.company_id AND c.id = i.credits
     WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.id = %(id)s
    """
_LINES: LiteralString = """
    SELECT quantity, description, unit, unit_price, discount, taxes, account, amount, net,
           product_id, code, unece, coalesce(dimensions, '{}'), source_line, credits_line
      FROM invoice_lines
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND invoice_id = %(id)s
     ORDER BY position
    """
_TAXES: LiteralString = """
    SELECT facts, base, amount, owed_by_customer FROM invoice_taxes
     WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND invoice_id = %(id)s
     ORDER BY position
    """


class AskedDocument:
    """The answer to ask_document, there once the transaction's next trip is over."""

    def __init__(self, invoice_id: UUID, head: Cursor, lines: Cursor, taxes: Cursor) -> None:
        self.id, self.head, self.lines, self.taxes = invoice_id, head, lines, taxes

    async def get(self) -> Stored:
        """Read the answer. Raises NotFound."""
        row = await self.head.fetchone()
        if row is None:
            raise NotFound(f"No invoice {self.id}.")
        taxes = [_tax_amount(row) async for row in self.taxes]
        by_code = {tax.tax.code: tax.tax for tax in taxes}
        lines = [_line_of(row, by_code) async for row in self.lines]
        return _stored(self.id, row, lines, taxes)


async def ask_document(tx: Tx, invoice_id: UUID, *, lock: bool = False) -> AskedDocument:
    """Queue the reading of a document; locked first, so that it is read as it then stands."""
    if lock:
        await tx.queue(
            """
            SELECT id FROM invoices
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
               FOR NO KEY UPDATE
            """,
            {"id": invoice_id},
            locks=Rung.DOCUMENT,
        )
    head = await tx.queue(
        _HEAD,
        {"id": invoice_id},
    )
    lines = await tx.queue(
        _LINES,
        {"id": invoice_id},
    )
    taxes = await tx.queue(
        _TAXES,
        {"id": invoice_id},
    )
    return AskedDocument(invoice_id, head, lines, taxes)


class AskedCredits:
    """What credit notes took back of an invoice, there once the next trip is over."""

    def __init__(self, lines: Cursor, taxes: Cursor) -> None:
        self.lines, self.taxes = lines, taxes

    async def get(self, stored: Stored) -> Posted:
        """Put it beside the invoice."""
        lines = [row async for row in self.lines]
        return Posted(
            stored.document,
            stored.number or "",
            stored.entry_id,
            credited={line: net for line, _, net in lines},
            credited_quantity={line: quantity for line, quantity, _ in lines},
            credited_taxes={tax: (base, amount) async for tax, base, amount in self.taxes},
        )


async def ask_credits(tx: Tx, invoice_id: UUID) -> AskedCredits:
    """Queue the question for what posted credit notes took back: per line and per tax."""
    lines = await tx.queue(
        """
        SELECT l.credits_line, sum(l.quantity), sum(l.net)
          FROM invoices AS n
          JOIN invoice_lines AS l
            ON l.tenant_id = n.tenant_id AND l.company_id = n.company_id AND l.invoice_id = n.id
         WHERE n.tenant_id = %(tenant)s AND n.company_id = %(company)s AND n.credits = %(id)s
           AND n.status = 'posted'
         GROUP BY l.credits_line
        """,
        {"id": invoice_id},
    )
    taxes = await tx.queue(
        """
        SELECT t.tax, sum(t.base), sum(t.amount)
          FROM invoices AS n
          JOIN invoice_taxes AS t
            ON t.tenant_id = n.tenant_id AND t.company_id = n.company_id AND t.invoice_id = n.id
         WHERE n.tenant_id = %(tenant)s AND n.company_id = %(company)s AND n.credits = %(id)s
           AND n.status = 'posted'
         GROUP BY t.tax
        """,
        {"id": invoice_id},
    )
    return AskedCredits(lines, taxes)


def _head(writing: Writing) -> dict[str, Any]:
    document, series = writing.document, writing.series
    head: dict[str, Any] = {
        name: getattr(document, name)
        for name in (
            "id", "kind", "party_id", "dated", "delivered", "due", "currency", "rate", "own_rate",
            "language",
            "terms_id", "terms", "customer_reference", "note", "net", "tax", "total",
            "total_company", "credits", "reason",
        )
    }  # fmt: skip
    head["buyer"] = asdict(document.buyer)
    head["instalments"] = [{"due": p.due, "amount": p.amount} for p in document.instalments]
    head["status"] = "posted" if series else "draft"
    head["entry_id"] = writing.entry_id
    if series:
        head |= {"series": series.key, "prefix": series.prefix}
        head |= {"suffix": series.suffix, "width": series.width, "event": InvoicePosted.name}
    return head


def _line(invoice_id: UUID, line: Line) -> dict[str, Any]:
    said: dict[str, Any] = {"i": invoice_id, "taxes": [tax.code for tax in line.taxes]}
    for name in (
        "product_id", "code", "description", "quantity", "unit", "unece", "unit_price", "discount",
        "account", "amount", "net", "source_line", "credits_line",
    ):  # fmt: skip
        said[name] = getattr(line, name)
    if line.dimensions:
        said["dimensions"] = line.dimensions
    return said


def _tax(invoice_id: UUID, tax: TaxAmount) -> dict[str, Any]:
    return {
        "i": invoice_id,
        "facts": _facts(tax.tax),
        "base": tax.base,
        "amount": tax.amount,
        "owed_by_customer": tax.owed_by_customer,
    }


@lru_cache(1024)
def _facts(tax: Tax) -> dict[str, Any]:
    """Give all of a tax; few taxes stand on many documents."""
    return asdict(tax)


def _tax_amount(row: Row) -> TaxAmount:
    facts, base, amount, owed = row
    tax = Tax(
        **{
            **facts,
            "kind": TaxKind(facts["kind"]),
            "rate": Decimal(facts["rate"]),
            "category": TaxCategory(facts["category"]),
        }
    )
    return TaxAmount(tax, base, amount, owed)


def _line_of(row: Row, taxes: dict[str, Tax]) -> Line:
    quantity, description, unit, unit_price, discount, codes = row[:6]
    account, amount, net, product_id, code, unece, dimensions, source_line, credits_line = row[6:]
    return Line(
        quantity=quantity,
        description=description,
        unit=unit,
        unit_price=unit_price,
        discount=discount,
        taxes=tuple(taxes[each] for each in codes),
        account=account,
        amount=amount,
        net=net,
        product_id=product_id,
        code=code,
        unece=unece,
        dimensions=tuple(dimensions),
        source_line=source_line,
        credits_line=credits_line,
    )


def _stored(
    invoice_id: UUID, row: Row, lines: Sequence[Line], taxes: Sequence[TaxAmount]
) -> Stored:
    kind, party_id, buyer, dated, currency, rate, language = row[:7]
    net, tax, total, total_company, instalments = row[7:12]
    document = Document(
        invoice_id,
        Kind(kind),
        party_id,
        Buyer(**buyer),
        dated,
        currency,
        rate,
        language,
        tuple(lines),
        tuple(taxes),
        net,
        tax,
        total,
        total_company,
        tuple(
            Instalment(date.fromisoformat(part["due"]), Decimal(part["amount"]))
            for part in instalments
        ),
        *row[12:20],
    )
    return Stored(document, *row[20:])
