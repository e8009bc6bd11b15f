"""The SQL of how a member of a company is reached."""

from uuid import UUID

from layers.database.transactions import Row, Tx


async def find_contact(tx: Tx, user_id: UUID) -> Row | None:
    """Read an active member's address, name and language, and the company's name."""
    rows = await tx.rows(
        """
        SELECT u.email, u.name, coalesce(p.language, c.language), c.name
          FROM identity_memberships AS m
          JOIN identity_users AS u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
          JOIN identity_companies AS c ON c.tenant_id = m.tenant_id AND c.id = m.company_id
          LEFT JOIN identity_preferences AS p ON p.tenant_id = u.tenant_id AND p.user_id = u.id
         WHERE m.tenant_id = %(tenant)s AND m.company_id = %(company)s AND m.user_id = %(id)s
           AND u.status = 'active' AND c.is_active
        """,
        {"id": user_id},
    )
    return rows[0] if rows else None
