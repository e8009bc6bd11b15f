"""The SQL of statement lines and of what they were matched with."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.types.json import Jsonb

from functions.payments.model import BankAccount, KeptLine, StatementLine
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Row, Tx
from shared.errors import NotFound
from shared.nouns import dataclass

STATUSES = ("open", "proposed", "matched", "ignored")

LISTING = Listing(
    name="lines",
    source="""
    FROM payments_lines l
    JOIN payments_bank_accounts b
      ON b.tenant_id = l.tenant_id AND b.company_id = l.company_id AND b.id = l.bank_account_id
    LEFT JOIN payments_matches m
      ON m.tenant_id = l.tenant_id AND m.company_id = l.company_id AND m.line_id = l.id
     AND m.undone_at IS NULL
   WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
    """,
    columns={
        "id": Column("l.id", Kind.ID, nullable=False),
        "statement_id": Column("l.statement_id", Kind.ID, sorts=False, nullable=False),
        "bank_account_id": Column("l.bank_account_id", Kind.ID, sorts=False, nullable=False),
        "bank_account": Column("b.name", filters=False, nullable=False),
        "position": Column("l.position", Kind.INTEGER, filters=False, nullable=False),
        "dated": Column("l.dated", Kind.DATE, nullable=False),
        "value_date": Column("l.value_date", Kind.DATE),
        "amount": Column("l.amount", Kind.DECIMAL, nullable=False),
        "currency": Column("l.currency::text", sorts=False, nullable=False),
        "text": Column("l.text", sorts=False, nullable=False),
        "party": Column("l.party", nullable=False),
        "party_account": Column("l.party_account", nullable=False),
        "structured": Column("l.structured", sorts=False, nullable=False),
        "end_to_end": Column("l.end_to_end", sorts=False, nullable=False),
        "reference": Column("l.reference", sorts=False, nullable=False),
        "bank_reference": Column("l.bank_reference", sorts=False, nullable=False),
        "code": Column("l.code", nullable=False),
        "batch": Column("l.batch", sorts=False, nullable=False),
        "is_reversal": Column("l.is_reversal", Kind.BOOLEAN, sorts=False, nullable=False),
        "charges": Column("l.charges", Kind.DECIMAL, sorts=False, nullable=False),
        "status": Column("l.status", Kind.CHOICE, choices=STATUSES, nullable=False),
        "confidence": Column("l.confidence", Kind.DECIMAL),
        "reason": Column(
            "coalesce(l.proposal ->> 'reason', nullif(m.reason, ''))", filters=False, sorts=False
        ),
        "reason_code": Column(
            "coalesce(l.proposal ->> 'reason_code', m.reason_code)",
            filters=False,
            sorts=False,
            filed=False,
        ),
        "reason_facts": Column(
            "coalesce(l.proposal -> 'reason_facts', m.reason_facts)",
            Kind.OTHER,
            filters=False,
            sorts=False,
            filed=False,
        ),
        "note": Column("l.note", sorts=False, nullable=False),
        "version": Column("l.version", Kind.INTEGER, filters=False, sorts=False, nullable=False),
    },
    key="l.id",
    sort="dated",
    search="l.text || ' ' || l.party || ' ' || l.reference || ' ' || l.end_to_end ILIKE %(q_has)s",
)

_KEPT: LiteralString = """
    SELECT l.id, l.status, l.proposal, l.version, l.currency::text,
           b.id, b.kind, b.name, b.currency::text, b.account, b.journal, b.iban, b.bic, b.number,
           b.is_active,
           l.dated, l.amount, l.text, l.value_date, l.party, l.party_account, l.structured,
           l.end_to_end, l.reference, l.bank_reference, l.code, l.batch, l.is_reversal, l.charges
      FROM payments_lines l
      JOIN payments_bank_accounts b
        ON b.tenant_id = l.tenant_id AND b.company_id = l.company_id AND b.id = l.bank_account_id
     WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s
"""


def _kept(row: Row) -> KeptLine:
    line_id, status, proposal, version, currency = row[:5]
    bank, line = BankAccount(*row[5:15]), StatementLine(*row[15:])
    return KeptLine(line_id, bank, line, currency, status, proposal, version)


async def lock(tx: Tx, line_id: UUID) -> KeptLine:
    """Hold a line until the transaction ends, then read it with its account: one trip."""
    await tx.queue(
        """
        SELECT FROM payments_lines
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s FOR UPDATE
        """,
        {"id": line_id},
        locks=Rung.DOCUMENT,
    )
    return (await find(tx, [line_id], missing=f"No statement line {line_id}."))[0]


async def find(tx: Tx, ids: Sequence[UUID], missing: str = "") -> list[KeptLine]:
    """Read lines by their ids: one trip. Refuses where none is there and `missing` is given."""
    rows = await tx.rows(
        _KEPT + " AND l.id = ANY (%(ids)s) ORDER BY l.dated, l.id", {"ids": list(ids)}
    )
    if missing and not rows:
        raise NotFound(missing)
    return [_kept(row) for row in rows]


async def list_unsettled(tx: Tx, most: int, account_id: UUID | None = None) -> list[KeptLine]:
    """Read lines that nobody has settled or ignored, the oldest first: one trip."""
    rows = await tx.rows(
        _KEPT
        + """ AND l.status IN ('open', 'proposed')
              AND (%(account)s::uuid IS NULL OR l.bank_account_id = %(account)s)
            ORDER BY l.dated, l.id LIMIT %(most)s""",
        {"most": most, "account": account_id},
    )
    return [_kept(row) for row in rows]


async def lock_unsettled(tx: Tx, ids: Sequence[UUID]) -> None:
    """Hold lines that are about to get their proposals, in one order for everybody."""
    await tx.queue(
        """
        SELECT FROM payments_lines
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
         ORDER BY id FOR UPDATE
        """,
        {"ids": list(ids)},
        locks=Rung.DOCUMENT,
    )


async def keep_proposals(tx: Tx, found: Mapping[UUID, Mapping[str, Any] | None]) -> None:
    """Keep what is proposed for lines that are still unsettled; None takes a proposal back."""
    await tx.write(
        """
        UPDATE payments_lines l
           SET proposal = nullif(given.proposal, 'null'),
               status = CASE WHEN given.proposal = 'null' THEN 'open' ELSE 'proposed' END,
               confidence = (given.proposal ->> 'confidence')::numeric, version = version + 1
          FROM unnest(%(ids)s::uuid[], %(proposals)s::jsonb[]) AS given (id, proposal)
         WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.id = given.id
           AND l.status IN ('open', 'proposed')
           AND l.proposal IS DISTINCT FROM nullif(given.proposal, 'null')
        """,
        {"ids": list(found), "proposals": [Jsonb(said) for said in found.values()]},
    )


def proposed(ids: Sequence[UUID]) -> Read:
    """Say how many of some lines have a proposal now, and how sure."""
    return Read(
        """
        SELECT count(*) AS lines, count(proposal) AS proposed,
               count(*) FILTER (WHERE confidence >= 0.95) AS sure
          FROM payments_lines
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = ANY (%(ids)s)
           AND status IN ('open', 'proposed')
        """,
        {"ids": list(ids)},
    )


@dataclass(frozen=True, slots=True)
class Match:
    """What a line is settled with."""

    id: UUID
    line_id: UUID
    entry_id: UUID | None
    evidence: str
    reason: str
    reason_code: str
    reason_facts: Mapping[str, Any]
    confidence: Any
    parts: Sequence[Mapping[str, Any]]


async def insert_match(tx: Tx, match: Match) -> None:
    """Keep a line's match, and close the line."""
    await tx.write(
        """
        WITH matched AS (
            INSERT INTO payments_matches (id, line_id, entry_id, evidence, reason, reason_code,
                                          reason_facts, confidence, parts)
            VALUES (%(id)s, %(line)s, %(entry)s, %(evidence)s, %(reason)s, %(code)s, %(facts)s,
                    %(confidence)s, %(parts)s)
            RETURNING line_id
        )
        UPDATE payments_lines SET status = 'matched', proposal = NULL, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND id = (SELECT line_id FROM matched)
        """,
        {
            "id": match.id,
            "line": match.line_id,
            "entry": match.entry_id,
            "evidence": match.evidence,
            "reason": match.reason,
            "code": match.reason_code,
            "facts": Jsonb(match.reason_facts),
            "confidence": match.confidence,
            "parts": Jsonb(match.parts),
        },
    )


async def lock_match(tx: Tx, line_id: UUID) -> tuple[UUID, UUID | None, list[UUID]]:
    """Hold the payments of a line's match in force; give its id, its entry, and their ids."""
    match = await tx.queue(
        """
        SELECT id, entry_id FROM payments_matches
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND line_id = %(line)s AND undone_at IS NULL
        """,
        {"line": line_id},
    )
    rows = await tx.rows(
        """
        SELECT p.id FROM payments p
         WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
           AND p.match_id IN (SELECT m.id FROM payments_matches m
                               WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s
                                 AND m.line_id = %(line)s AND m.undone_at IS NULL)
         ORDER BY p.id FOR UPDATE
        """,
        {"line": line_id},
        locks=Rung.DOCUMENT,
    )
    found = await match.fetchone()
    if found is None:
        raise NotFound("This line is not matched.")
    return found[0], found[1], [row[0] for row in rows]


async def undo_match(tx: Tx, match_id: UUID, entry_id: UUID | None, dated: Any) -> None:
    """Take a match back: payments it made are cancelled, one it confirmed waits again."""
    await tx.write(
        """
        WITH undone AS (
            UPDATE payments_matches
               SET undone_at = now(), undone_by = %(user)s, undone_entry = %(entry)s
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
            RETURNING line_id
        ), released AS (
            UPDATE payments
               SET match_id = CASE WHEN is_by_hand THEN NULL ELSE match_id END,
                   status = CASE WHEN is_by_hand THEN status ELSE 'cancelled' END,
                   cancelled_on = CASE WHEN is_by_hand THEN NULL ELSE %(dated)s::date END,
                   cancel_entry = CASE WHEN is_by_hand THEN NULL ELSE %(entry)s::uuid END,
                   cancel_reason = CASE WHEN is_by_hand THEN '' ELSE 'Match undone' END,
                   version = version + 1
             WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND match_id = %(id)s
            RETURNING id
        )
        UPDATE payments_lines SET status = 'open', version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s
           AND id = (SELECT line_id FROM undone)
        """,
        {"id": match_id, "entry": entry_id, "dated": dated},
    )


async def set_ignored(tx: Tx, line_id: UUID, note: str, *, ignored: bool) -> None:
    """Put a line aside with the reason, or take it up again."""
    await tx.write(
        """
        UPDATE payments_lines
           SET status = %(status)s, proposal = NULL, confidence = NULL, note = %(note)s,
               version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
        """,
        {"id": line_id, "note": note, "status": "ignored" if ignored else "open"},
    )


def read(line_id: UUID) -> Read:
    """Say how to read one line, with what it was matched with."""
    return Read(
        """
        SELECT l.id, l.statement_id, l.bank_account_id, b.name AS bank_account, l.position,
               l.dated, l.value_date, l.amount, l.currency::text, l.text, l.party,
               l.party_account, l.structured, l.end_to_end, l.reference, l.bank_reference,
               l.code, l.batch, l.is_reversal, l.charges, l.status, l.confidence, l.note,
               l.proposal ->> 'reason' AS reason, l.proposal ->> 'reason_code' AS reason_code,
               l.proposal -> 'reason_facts' AS reason_facts, l.proposal, l.version,
               CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object(
                   'id', m.id, 'entry_id', m.entry_id, 'evidence', m.evidence,
                   'reason', m.reason, 'reason_code', m.reason_code,
                   'reason_facts', m.reason_facts, 'confidence', m.confidence::text, 'parts', m.parts,
                   'matched_at', m.matched_at,
                   'payments', (SELECT coalesce(jsonb_agg(p.id ORDER BY p.number), '[]')
                                  FROM payments p
                                 WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
                                   AND p.match_id = m.id)) END AS match
          FROM payments_lines l
          JOIN payments_bank_accounts b
            ON b.tenant_id = l.tenant_id AND b.company_id = l.company_id
           AND b.id = l.bank_account_id
          LEFT JOIN payments_matches m
            ON m.tenant_id = l.tenant_id AND m.company_id = l.company_id AND m.line_id = l.id
           AND m.undone_at IS NULL
         WHERE l.tenant_id = %(tenant)s AND l.company_id = %(company)s AND l.id = %(id)s
        """,
        {"id": line_id},
    )


def match(match_id: UUID) -> Read:
    """Say how to read what a line was settled with, undone or in force."""
    return Read(
        """
        SELECT m.id, m.line_id, m.entry_id, m.evidence, m.reason, m.reason_code, m.reason_facts,
               m.confidence, m.parts, m.matched_at, m.undone_at, m.undone_entry,
               (SELECT coalesce(array_agg(p.id ORDER BY p.number), '{}') FROM payments p
                 WHERE p.tenant_id = %(tenant)s AND p.company_id = %(company)s
                   AND p.match_id = m.id) AS payments
          FROM payments_matches m
         WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s AND m.id = %(id)s
        """,
        {"id": match_id},
    )


def reconciliation(account_id: UUID, on: Any) -> Read:
    """Say how to read what the bank says on a day, and what has not met yet."""
    return Read(
        """
        SELECT b.id AS bank_account_id, b.name AS bank_account, b.currency::text, b.account,
               last.closed AS statement_date, last.closing AS statement_balance,
               coalesce(l.unposted, 0) AS unposted, coalesce(l.unposted_count, 0) AS unposted_count,
               coalesce(l.ignored, 0) AS ignored, coalesce(l.ignored_count, 0) AS ignored_count,
               coalesce(p.outstanding, 0) AS outstanding,
               coalesce(p.outstanding_count, 0) AS outstanding_count,
               coalesce(l.moved, 0) AS moved
          FROM payments_bank_accounts b
          LEFT JOIN LATERAL (
              SELECT s.closed, s.closing FROM payments_statements s
               WHERE s.tenant_id = %(tenant)s AND s.company_id = %(company)s
                 AND s.bank_account_id = b.id AND s.closed <= %(on)s AND s.closing IS NOT NULL
               ORDER BY s.closed DESC, s.id DESC LIMIT 1) AS last ON true
          LEFT JOIN LATERAL (
              SELECT sum(k.amount) FILTER (WHERE k.status IN ('open', 'proposed')) AS unposted,
                     count(*) FILTER (WHERE k.status IN ('open', 'proposed')) AS unposted_count,
                     sum(k.amount) FILTER (WHERE k.status = 'ignored') AS ignored,
                     count(*) FILTER (WHERE k.status = 'ignored') AS ignored_count,
                     sum(k.amount) AS moved
                FROM payments_lines k
               WHERE k.tenant_id = %(tenant)s AND k.company_id = %(company)s
                 AND k.bank_account_id = b.id AND k.dated <= %(on)s) AS l ON true
          LEFT JOIN LATERAL (
              SELECT sum(CASE WHEN q.direction = 'received' THEN q.bank_amount - q.fee
                              ELSE -q.bank_amount - q.fee END) AS outstanding,
                     count(*) AS outstanding_count
                FROM payments q
               WHERE q.tenant_id = %(tenant)s AND q.company_id = %(company)s
                 AND q.bank_account_id = b.id AND q.is_by_hand AND q.match_id IS NULL
                 AND q.status = 'posted' AND q.dated <= %(on)s) AS p ON true
         WHERE b.tenant_id = %(tenant)s AND b.company_id = %(company)s AND b.id = %(id)s
        """,
        {"id": account_id, "on": on},
    )
