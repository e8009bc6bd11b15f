"""What must never be found in the books of any company, whatever happened to its requests."""

from psycopg import Connection

WRONG = {
    "posted invoices without an entry": """
        SELECT count(*) FROM invoices i LEFT JOIN journal_entries e
            ON e.tenant_id = i.tenant_id AND e.company_id = i.company_id AND e.id = i.entry_id
         WHERE i.status = 'posted' AND e.id IS NULL""",
    "payments without an entry": """
        SELECT count(*) FROM payments p LEFT JOIN journal_entries e
            ON e.tenant_id = p.tenant_id AND e.company_id = p.company_id AND e.id = p.entry_id
         WHERE e.id IS NULL""",
    "entries that do not balance": """
        SELECT count(*) FROM (SELECT FROM journal_lines GROUP BY tenant_id, company_id, entry_id
                              HAVING sum(amount) <> 0) AS e""",
    "entries of nothing": """
        SELECT count(*) FROM journal_entries e WHERE e.source ~ '^(invoice|payment):' AND NOT EXISTS (
            SELECT FROM invoices i WHERE i.tenant_id = e.tenant_id AND i.entry_id = e.id
            UNION ALL
            SELECT FROM payments p WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id)""",
    "invoices without their audit row": """
        SELECT count(*) FROM invoices i WHERE status = 'posted' AND NOT EXISTS (
            SELECT FROM audit_entries a WHERE a.tenant_id = i.tenant_id AND a.subject = i.id)""",
    "payments by hand without their audit row": """
        SELECT count(*) FROM payments p WHERE is_by_hand AND NOT EXISTS (
            SELECT FROM audit_entries a WHERE a.tenant_id = p.tenant_id AND a.subject = p.id)""",
    "keys without a reply": "SELECT count(*) FROM idempotency WHERE reply IS NULL",
    "numbers missing or doubled": """
        SELECT count(*) FROM (
            SELECT right(number, 5)::integer - row_number() OVER (
                       PARTITION BY what, tenant_id, company_id, left(number, -5)
                       ORDER BY number) AS off
              FROM (SELECT 'invoice' AS what, tenant_id, company_id, number
                      FROM invoices WHERE status = 'posted'
                    UNION ALL SELECT 'payment', tenant_id, company_id, number FROM payments
                    UNION ALL
                    SELECT 'entry', tenant_id, company_id, number FROM journal_entries
                   ) AS d) AS n
         WHERE off <> 0""",
    "balances off their lines": """
        SELECT count(*) FROM (
            SELECT tenant_id, company_id, account, sum(amount) AS moved
              FROM journal_lines GROUP BY 1, 2, 3
        ) AS l FULL JOIN (
            SELECT tenant_id, company_id, account, sum(debit - credit) AS moved
              FROM account_balances WHERE grain = 'month' GROUP BY 1, 2, 3
        ) AS b USING (tenant_id, company_id, account) WHERE l.moved IS DISTINCT FROM b.moved""",
    "open items off their accounts": """
        SELECT count(*) FROM (
            SELECT tenant_id, company_id, account, sum(open_company) AS open
              FROM ledger_open_items GROUP BY 1, 2, 3
        ) AS i JOIN (
            SELECT tenant_id, company_id, account, sum(debit - credit) AS moved
              FROM account_balances WHERE grain = 'month' GROUP BY 1, 2, 3
        ) AS b USING (tenant_id, company_id, account) WHERE i.open <> b.moved""",
    "items settled beyond what they are, or the wrong way": """
        SELECT count(*) FROM ledger_open_items
         WHERE open * sign(amount) NOT BETWEEN 0 AND abs(amount)""",
    "items off their allocations": """
        SELECT count(*) FROM ledger_open_items i
         WHERE abs(amount) - abs(open) <> coalesce((
             SELECT sum(a.amount) FROM ledger_allocations a
              WHERE a.tenant_id = i.tenant_id AND a.company_id = i.company_id
                AND ((a.debit_entry = i.entry_id AND a.debit_position = i.position)
                     OR (a.credit_entry = i.entry_id AND a.credit_position = i.position))), 0)""",
    "entries reversed twice": """
        SELECT count(*) FROM (SELECT FROM journal_entries WHERE reverses IS NOT NULL
                              GROUP BY tenant_id, company_id, reverses HAVING count(*) > 1) AS r""",
    "statement lines matched twice": """
        SELECT count(*) FROM (SELECT FROM payments_matches WHERE undone_at IS NULL
                              GROUP BY tenant_id, company_id, line_id HAVING count(*) > 1) AS m""",
    "invoices credited beyond their total": """
        SELECT count(*) FROM (
            SELECT i.total FROM invoices i JOIN invoices c
                ON c.tenant_id = i.tenant_id AND c.company_id = i.company_id AND c.credits = i.id
             WHERE c.status = 'posted'
             GROUP BY i.tenant_id, i.company_id, i.id, i.total
            HAVING sum(abs(c.total)) > i.total) AS o""",
}


def wrongs(connection: Connection) -> dict[str, int]:
    """Count what is wrong in whatever the connection sees; nothing, where all is right.

    The owner sees every company; a transaction of the application's sees its own.
    """
    counts = {}
    for name, sql in WRONG.items():
        (count,) = connection.execute(sql.encode()).fetchone() or (0,)
        if count:
            counts[name] = count
    return counts
