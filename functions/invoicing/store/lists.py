"""How invoices and credit notes are read: one whole, or lists of them with what is still owed."""

from typing import LiteralString
from uuid import UUID

from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read

STATES = ("draft", "open", "overdue", "partly_paid", "paid", "credited")
STATE: LiteralString = """
    CASE WHEN i.status = 'draft' THEN 'draft'
         WHEN i.credited > 0 AND i.credited >= i.total THEN 'credited'
         WHEN owed.open = 0 THEN 'paid'
         WHEN i.kind = 'invoice' AND owed.open > 0 AND owed.next_due < (SELECT company_today())
         THEN 'overdue'
         WHEN owed.open <> i.total THEN 'partly_paid'
         ELSE 'open' END
"""
OWED: LiteralString = """
    LEFT JOIN LATERAL (
        SELECT coalesce(sum(o.open), 0) * CASE i.kind WHEN 'invoice' THEN 1 ELSE -1 END AS open,
               min(o.due) FILTER (WHERE o.open <> 0) AS next_due,
               jsonb_agg(abs(o.open) ORDER BY o.position) AS parts
          FROM ledger_open_items AS o
         WHERE o.tenant_id = i.tenant_id AND o.company_id = i.company_id
           AND o.entry_id = i.entry_id
    ) AS owed ON true
"""
"""What is owed is read from the ledger's open items and kept nowhere else, so they always agree."""

INVOICES = Listing(
    name="invoices",
    source="FROM invoices AS i"
    + OWED
    + "WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s",
    columns={
        "id": Column("i.id", Kind.ID, nullable=False),
        "kind": Column("i.kind", Kind.CHOICE, ("invoice", "credit_note"), nullable=False),
        "status": Column(STATE, Kind.CHOICE, STATES, sorts=False, nullable=False),
        "number": Column("i.number"),
        "party_id": Column(
            "i.party_id", Kind.ID, sorts=False, nullable=False, as_one="parties_as_one"
        ),
        "customer": Column("i.buyer_name", order="lower(i.buyer_name)", nullable=False),
        "customer_reference": Column("i.customer_reference", nullable=False),
        "dated": Column("i.dated", Kind.DATE, nullable=False),
        "due": Column("i.due", Kind.DATE, nullable=False),
        "currency": Column("i.currency::text", nullable=False),
        "net": Column("i.net", Kind.DECIMAL, nullable=False),
        "tax": Column("i.tax", Kind.DECIMAL, nullable=False),
        "total": Column("i.total", Kind.DECIMAL, nullable=False),
        "total_company": Column("i.total_company", Kind.DECIMAL, nullable=False),
        "open": Column(
            "CASE i.status WHEN 'posted' THEN owed.open ELSE 0 END", Kind.DECIMAL, nullable=False
        ),
        "credited": Column("i.credited", Kind.DECIMAL, nullable=False),
        "credits": Column("i.credits", Kind.ID, sorts=False),
        "sent_at": Column("i.sent_at", Kind.INSTANT),
        "created_at": Column("i.created_at", Kind.INSTANT, nullable=False),
        "version": Column("i.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="i.id",
    sort="-dated",
    search="i.number ILIKE %(q_begins)s OR i.buyer_name ILIKE %(q_has)s"
    " OR i.customer_reference ILIKE %(q_has)s",
)
_INVOICE: LiteralString = (
    "SELECT "
    + STATE
    + """ AS status,
           i.id, i.kind, i.number, i.party_id, i.buyer, i.dated, i.delivered, i.due, i.currency,
           i.rate, i.own_rate, i.language, i.terms_id, i.terms, i.customer_reference, i.note,
           i.net, i.tax,
           i.total, i.total_company, i.credited, i.credits, i.reason, i.entry_id, i.posted_at,
           i.sent_at, i.sent_to, i.created_at, i.version,
           CASE i.status WHEN 'posted' THEN owed.open ELSE 0 END AS open,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'due', part->'due', 'amount', part->'amount',
                       'open', coalesce(owed.parts->(n::integer - 1), 'null')) ORDER BY n), '[]')
              FROM jsonb_array_elements(i.instalments) WITH ORDINALITY AS p (part, n)
           ) AS instalments,
           (SELECT coalesce(jsonb_agg(to_jsonb(l) - 'tenant_id' - 'company_id' - 'invoice_id'
                                      ORDER BY l.position), '[]')
              FROM invoice_lines AS l
             WHERE l.tenant_id = i.tenant_id AND l.company_id = i.company_id
               AND l.invoice_id = i.id
           ) AS lines,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'tax', t.tax, 'name', t.facts->>'name', 'rate', t.facts->'rate',
                       'kind', t.facts->>'kind', 'category', t.facts->>'category',
                       'reason', t.facts->>'exemption_reason', 'base', t.base,
                       'amount', t.amount, 'owed_by_customer', t.owed_by_customer)
                       ORDER BY t.position), '[]')
              FROM invoice_taxes AS t
             WHERE t.tenant_id = i.tenant_id AND t.company_id = i.company_id
               AND t.invoice_id = i.id
           ) AS taxes,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'id', c.id, 'number', c.number, 'dated', c.dated, 'total', c.total)
                       ORDER BY c.dated, c.id), '[]')
              FROM invoices AS c
             WHERE c.tenant_id = i.tenant_id AND c.company_id = i.company_id AND c.credits = i.id
           ) AS credit_notes
      FROM invoices AS i
    """
    + OWED
    + " WHERE i.tenant_id = %(tenant)s AND i.company_id = %(company)s AND i.id = %(id)s"
)


def invoice(invoice_id: UUID) -> Read:
    """Say how to read one document whole."""
    return Read(_INVOICE, {"id": invoice_id})


def brief(invoice_id: UUID) -> Read:
    """Say how to read what writing gave a document: the short reply of the hot path."""
    return Read(
        """
        SELECT id, kind, status, number, party_id, dated, due, currency, net, tax, total, entry_id,
               version
          FROM invoices
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": invoice_id},
    )


def discarded(draft_id: UUID) -> Read:
    """Say that a draft is gone."""
    return Read("SELECT %(id)s::uuid AS id", {"id": draft_id})
