"""The SQL of quotes and orders as nouns: written, locked, numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, LiteralString
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.catalog.model import Tax, TaxAmount, TaxCategory, TaxKind
from functions.invoicing.model import Buyer, Document, Line, Series
from functions.invoicing.model import Kind as DocumentKind
from functions.sales.model import Kind, Sale, Status
from layers.database.locks import Rung
from layers.database.transactions import Row, Tx
from shared.errors import NotFound

_WRITE: LiteralString = """
    INSERT INTO sales_documents AS s (
        id, kind, status, revision, party_id, buyer, buyer_name, dated, valid_until, delivery,
        currency, rate, own_rate, language, terms_id, terms, customer_reference, note, net, tax,
        total, total_company, taxes, quote_id)
    SELECT r.id, r.kind, r.status, r.revision, r.party_id, r.buyer, r.buyer->>'name', r.dated,
           r.valid_until, r.delivery, r.currency, r.rate, r.own_rate, r.language, r.terms_id,
           r.terms, r.customer_reference, r.note, r.net, r.tax, r.total, r.total_company,
           r.taxes, r.quote_id
      FROM jsonb_to_record(%(head)s) AS r (
           id uuid, kind text, status text, revision integer, party_id uuid, buyer jsonb,
           dated date, valid_until date, delivery date, currency text, rate numeric,
           own_rate boolean, language text, terms_id uuid, terms text, customer_reference text,
           note text, net numeric, tax numeric, total numeric, total_company numeric,
           taxes jsonb, quote_id uuid)
    ON CONFLICT (tenant_id, company_id, id) DO UPDATE
       SET party_id = excluded.party_id, buyer = excluded.buyer,
           buyer_name = excluded.buyer_name, dated = excluded.dated,
           valid_until = excluded.valid_until, delivery = excluded.delivery,
           currency = excluded.currency, rate = excluded.rate, own_rate = excluded.own_rate,
           language = excluded.language, terms_id = excluded.terms_id, terms = excluded.terms,
           customer_reference = excluded.customer_reference, note = excluded.note,
           net = excluded.net, tax = excluded.tax, total = excluded.total,
           total_company = excluded.total_company, taxes = excluded.taxes,
           version = s.version + 1
    """
_ADD: LiteralString = """
    INSERT INTO sales_lines (
        id, document_id, position, product_id, code, description, quantity, unit, unece,
        unit_price, discount, taxes, account, dimensions, amount, net)
    SELECT r.id, %(id)s, r.position, r.product_id, r.code, r.description, r.quantity, r.unit,
           r.unece, r.unit_price, r.discount, r.taxes, r.account, r.dimensions, r.amount, r.net
      FROM jsonb_to_recordset(%(rows)s) AS r (
           id uuid, position integer, product_id uuid, code text, description text,
           quantity numeric, unit text, unece text, unit_price numeric, discount numeric,
           taxes text[], account text, dimensions uuid[], amount numeric, net numeric)
    RETURNING id
    """


async def write(tx: Tx, sale: Sale) -> None:
    """Write a quote or order anew with its lines, whose ids stay: three statements."""
    await tx.write(
        _WRITE,
        {"head": Jsonb(_head(sale))},
        locks=Rung.DOCUMENT,
    )
    await tx.write(
        """
        DELETE FROM sales_lines
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND document_id = %(id)s
        """,
        {"id": sale.document.id},
    )
    await tx.write(
        _ADD,
        {"id": sale.document.id, "rows": Jsonb(_rows(sale))},
    )


async def lock(tx: Tx, kind: Kind, sale_id: UUID) -> Sale:
    """Hold a quote or order till the end, and read it with what is billed: one trip.

    Raises NotFound.
    """
    await tx.queue(
        """
        SELECT id FROM sales_documents
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           FOR NO KEY UPDATE
        """,
        {"id": sale_id},
        locks=Rung.DOCUMENT,
    )
    return await read(tx, kind, sale_id)


async def read(tx: Tx, kind: Kind, sale_id: UUID) -> Sale:
    """Read a quote or order with what is billed: one trip. Raises NotFound."""
    head = await tx.queue(
        """
        SELECT status, number, revision, valid_until, delivery, quote_id, version, party_id, buyer,
               dated, currency, rate, own_rate, language, terms_id, terms, customer_reference, note,
               net, tax, total, total_company, taxes
          FROM sales_documents
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND kind = %(kind)s
        """,
        {"id": sale_id, "kind": kind},
    )
    rows = await tx.rows(
        """
        SELECT l.id, l.quantity, l.description, l.unit, l.unit_price, l.discount, l.taxes, l.account,
               l.amount, l.net, l.product_id, l.code, l.unece, coalesce(l.dimensions, '{}'),
               b.quantity
          FROM sales_lines AS l
          LEFT JOIN invoicing_billed(%(tenant)s, %(company)s, ARRAY(
                   SELECT m.id FROM sales_lines AS m
                    WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s
                      AND m.document_id = %(id)s)) AS b ON b.source_line = l.id
         WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.document_id = %(id)s
         ORDER BY l.position
        """,
        {"id": sale_id},
    )
    found = await head.fetchone()
    if found is None:
        raise NotFound(f"No {kind} {sale_id}.")
    return _sale(kind, sale_id, found, rows)


async def advance(tx: Tx, sale_id: UUID, facts: Mapping[str, Any], series: Series | None) -> None:
    """Bring a locked quote or order to another status, numbered where it has no number yet."""
    await tx.write(
        """
        UPDATE sales_documents
           SET status = %(status)s, reason = %(reason)s, revision = revision + %(revisions)s,
               sent_at = CASE WHEN %(is_sent)s THEN now() ELSE sent_at END,
               sent_to = coalesce(%(sent_to)s, sent_to),
               closed_at = CASE WHEN %(is_closed)s THEN now() END, version = version + 1,
               number = coalesce(number, %(prefix)s || (
                   SELECT lpad(n::text, greatest(%(width)s, length(n::text)), '0')
                     FROM take_numbers(%(tenant)s, %(company)s, %(series)s, 1) AS n) || %(suffix)s)
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """
        if series
        else """
        UPDATE sales_documents
           SET status = %(status)s, reason = %(reason)s, revision = revision + %(revisions)s,
               sent_at = CASE WHEN %(is_sent)s THEN now() ELSE sent_at END,
               sent_to = coalesce(%(sent_to)s, sent_to),
               closed_at = CASE WHEN %(is_closed)s THEN now() END, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {
            "id": sale_id,
            "reason": "",
            "revisions": 0,
            "is_sent": False,
            "sent_to": None,
            "is_closed": False,
            **({"series": series.key, "prefix": series.prefix, "suffix": series.suffix,
                "width": series.width} if series else {}),
            **facts,
        },
        locks=Rung.NUMBER_SERIES if series else Rung.NOTHING,
    )  # fmt: skip


async def discard(tx: Tx, sale_id: UUID) -> None:
    """Delete a draft that was locked."""
    await tx.write(
        """
        DELETE FROM sales_lines
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND document_id = %(id)s
        """,
        {"id": sale_id},
    )
    await tx.write(
        """
        DELETE FROM sales_documents
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": sale_id},
    )


def _head(sale: Sale) -> dict[str, Any]:
    document = sale.document
    head: dict[str, Any] = {
        name: getattr(document, name)
        for name in (
            "id", "party_id", "dated", "currency", "rate", "own_rate", "language", "terms_id",
            "terms", "customer_reference", "note", "net", "tax", "total", "total_company",
        )
    }  # fmt: skip
    for name in ("kind", "status", "revision", "valid_until", "delivery", "quote_id"):
        head[name] = getattr(sale, name)
    head["buyer"] = asdict(document.buyer)
    head["taxes"] = [asdict(tax) for tax in document.taxes]
    return head


def _rows(sale: Sale) -> list[dict[str, Any]]:
    names = (
        "product_id", "code", "description", "quantity", "unit", "unece", "unit_price", "discount",
        "account", "dimensions", "amount", "net",
    )  # fmt: skip
    return [
        {
            "id": line_id,
            "position": position,
            "taxes": [tax.code for tax in line.taxes],
            **{name: getattr(line, name) for name in names},
        }
        for position, (line_id, line) in enumerate(
            zip(sale.lines, sale.document.lines, strict=True), 1
        )
    ]


def _sale(kind: Kind, sale_id: UUID, head: Row, rows: Sequence[Row]) -> Sale:
    party_id, buyer, dated, currency, rate, own_rate, language = head[7:14]
    terms_id, terms, reference, note, net, tax, total, total_company, kept = head[14:]
    taxes = tuple(_tax(each) for each in kept)
    by_code = {each.tax.code: each.tax for each in taxes}
    document = Document(
        id=sale_id,
        kind=DocumentKind.INVOICE,
        party_id=party_id,
        buyer=Buyer(**buyer),
        dated=dated,
        currency=currency,
        rate=rate,
        own_rate=own_rate,
        language=language,
        lines=tuple(_line(row, by_code) for row in rows),
        taxes=taxes,
        net=net,
        tax=tax,
        total=total,
        total_company=total_company,
        instalments=(),
        terms_id=terms_id,
        terms=terms,
        customer_reference=reference,
        note=note,
    )
    lines = tuple(row[0] for row in rows)
    sale = Sale(document, lines, kind, Status(head[0]), *head[1:7])
    return replace(sale, billed={row[0]: row[-1] for row in rows if row[-1]})


def _tax(kept: Mapping[str, Any]) -> TaxAmount:
    facts = kept["tax"]
    tax = Tax(
        **{
            **facts,
            "kind": TaxKind(facts["kind"]),
            "rate": Decimal(facts["rate"]),
            "category": TaxCategory(facts["category"]),
        }
    )
    return TaxAmount(
        tax, Decimal(kept["base"]), Decimal(kept["amount"]), Decimal(kept["owed_by_customer"])
    )


def _line(row: Row, taxes: Mapping[str, Tax]) -> Line:
    quantity, description, unit, unit_price, discount, codes = row[1:7]
    account, amount, net, product_id, code, unece, dimensions = row[7:14]
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
    )
