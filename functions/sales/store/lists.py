"""How quotes and orders are read: one whole, or lists of them with how far they are."""

from typing import LiteralString
from uuid import UUID

from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read

QUOTE_STATES = ("draft", "sent", "expired", "accepted", "declined")
ORDER_STATES = ("draft", "confirmed", "partly_invoiced", "invoiced", "cancelled")
QUOTE_STATE: LiteralString = """
    CASE WHEN s.status = 'sent' AND s.valid_until < (SELECT company_today()) THEN 'expired'
         ELSE s.status END
"""
ORDER_STATE: LiteralString = """
    CASE WHEN s.status <> 'confirmed' THEN s.status
         WHEN billed.is_whole THEN 'invoiced'
         WHEN billed.is_begun THEN 'partly_invoiced'
         ELSE 'confirmed' END
"""
BILLED: LiteralString = """
    LEFT JOIN LATERAL (
        SELECT bool_and(coalesce(b.quantity, 0) = l.quantity) AS is_whole,
               bool_or(coalesce(b.quantity, 0) <> 0) AS is_begun, coalesce(sum(b.net), 0) AS net
          FROM sales_lines AS l
          LEFT JOIN invoicing_billed(s.tenant_id, s.company_id, ARRAY(
                   SELECT m.id FROM sales_lines AS m
                    WHERE m.tenant_id = s.tenant_id AND m.company_id = s.company_id
                      AND m.document_id = s.id)) AS b ON b.source_line = l.id
         WHERE l.tenant_id = s.tenant_id AND l.company_id = s.company_id AND l.document_id = s.id
    ) AS billed ON true
"""
_COMPANY: LiteralString = "WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s"
_SEARCH: LiteralString = (
    "s.number ILIKE %(q_begins)s OR s.buyer_name ILIKE %(q_has)s"
    " OR s.customer_reference ILIKE %(q_has)s"
)
_SHARED = {
    "number": Column("s.number"),
    "party_id": Column("s.party_id", Kind.ID, sorts=False, nullable=False, as_one="parties_as_one"),
    "customer": Column("s.buyer_name", order="lower(s.buyer_name)", nullable=False),
    "customer_reference": Column("s.customer_reference", nullable=False),
    "dated": Column("s.dated", Kind.DATE, nullable=False),
    "currency": Column("s.currency::text", nullable=False),
    "net": Column("s.net", Kind.DECIMAL, nullable=False),
    "tax": Column("s.tax", Kind.DECIMAL, nullable=False),
    "total": Column("s.total", Kind.DECIMAL, nullable=False),
    "total_company": Column("s.total_company", Kind.DECIMAL, nullable=False),
    "created_at": Column("s.created_at", Kind.INSTANT, nullable=False),
    "version": Column("s.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
}
QUOTES = Listing(
    name="quotes",
    source="FROM sales_documents AS s " + _COMPANY + " AND s.kind = 'quote'",
    columns={
        "id": Column("s.id", Kind.ID, nullable=False),
        "status": Column(QUOTE_STATE, Kind.CHOICE, QUOTE_STATES, sorts=False, nullable=False),
        **_SHARED,
        "revision": Column("s.revision", Kind.INTEGER, nullable=False),
        "valid_until": Column("s.valid_until", Kind.DATE),
        "sent_at": Column("s.sent_at", Kind.INSTANT),
    },
    key="s.id",
    sort="-dated",
    search=_SEARCH,
)
ORDERS = Listing(
    name="orders",
    source="FROM sales_documents AS s " + BILLED + _COMPANY + " AND s.kind = 'order'",
    columns={
        "id": Column("s.id", Kind.ID, nullable=False),
        "status": Column(ORDER_STATE, Kind.CHOICE, ORDER_STATES, sorts=False, nullable=False),
        **_SHARED,
        "delivery": Column("s.delivery", Kind.DATE),
        "invoiced_net": Column("billed.net", Kind.DECIMAL, nullable=False),
        "quote_id": Column("s.quote_id", Kind.ID, sorts=False),
    },
    key="s.id",
    sort="-dated",
    search=_SEARCH,
)
_LINES: LiteralString = """
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', l.id, 'position', l.position, 'product_id', l.product_id, 'code', l.code,
                'description', l.description, 'quantity', l.quantity, 'unit', l.unit,
                'unece', l.unece, 'unit_price', l.unit_price, 'discount', l.discount,
                'taxes', l.taxes, 'account', l.account, 'dimensions', l.dimensions,
                'amount', l.amount, 'net', l.net, 'invoiced', coalesce(b.quantity, 0),
                'remaining', l.quantity - coalesce(b.quantity, 0)) ORDER BY l.position), '[]')
       FROM sales_lines AS l
       LEFT JOIN invoicing_billed(%(tenant)s, %(company)s, ARRAY(
                SELECT m.id FROM sales_lines AS m
                 WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s
                   AND m.document_id = %(id)s)) AS b ON b.source_line = l.id
      WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.document_id = s.id
    ) AS lines
"""
_TAXES: LiteralString = """
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'tax', t->'tax'->>'code', 'name', t->'tax'->>'name', 'rate', t->'tax'->'rate',
                'kind', t->'tax'->>'kind', 'category', t->'tax'->>'category',
                'reason', t->'tax'->>'exemption_reason', 'base', t->'base',
                'amount', t->'amount', 'owed_by_customer', t->'owed_by_customer')
                ORDER BY n), '[]')
       FROM jsonb_array_elements(s.taxes) WITH ORDINALITY AS x (t, n)
    ) AS taxes
"""
_FACTS: LiteralString = """
    s.id, s.number, s.revision, s.party_id, s.buyer, s.dated, s.currency, s.rate, s.own_rate,
    s.language, s.terms_id, s.terms, s.customer_reference, s.note, s.net, s.tax, s.total, s.total_company,
    s.reason, s.sent_at, s.sent_to, s.closed_at, s.created_at, s.version,
"""


def quote(quote_id: UUID) -> Read:
    """Say how to read a quote whole, with the orders made of it."""
    return Read(
        "SELECT " + QUOTE_STATE + " AS status, " + _FACTS + " s.valid_until, "
        """
           (SELECT coalesce(jsonb_agg(o.id ORDER BY o.id), '[]') FROM sales_documents AS o
             WHERE o.tenant_id = %(tenant)s AND o.company_id = %(company)s
               AND o.quote_id = s.id) AS orders,
        """
        + _LINES + ", " + _TAXES
        + " FROM sales_documents AS s " + _COMPANY + " AND s.kind = 'quote' AND s.id = %(id)s",
        {"id": quote_id},
    )  # fmt: skip


def order(order_id: UUID) -> Read:
    """Say how to read an order whole, with what is invoiced and what remains."""
    return Read(
        "SELECT " + ORDER_STATE + " AS status, " + _FACTS
        + " s.delivery, s.quote_id, billed.net AS invoiced_net, "
        """
           invoicing_billing(%(tenant)s, %(company)s, ARRAY(
               SELECT m.id FROM sales_lines AS m
                WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s
                  AND m.document_id = s.id)) AS invoices,
        """
        + _LINES + ", " + _TAXES
        + " FROM sales_documents AS s " + BILLED + _COMPANY
        + " AND s.kind = 'order' AND s.id = %(id)s",
        {"id": order_id},
    )  # fmt: skip


def gone(sale_id: UUID) -> Read:
    """Say that a draft is gone."""
    return Read("SELECT %(id)s::uuid AS id", {"id": sale_id})
