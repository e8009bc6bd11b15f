"""Users, and their memberships."""

from collections.abc import Sequence
from uuid import UUID

from functions.identity.model import Rights, User
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx
from shared.roles import granted

STATUSES = ("invited", "active", "suspended", "deactivated")

LISTING = Listing(
    name="users",
    source="""
        FROM identity_users AS u
        JOIN identity_memberships AS m ON m.tenant_id = u.tenant_id AND m.user_id = u.id
        JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
        LEFT JOIN identity_totp AS o
               ON o.tenant_id = u.tenant_id AND o.user_id = u.id AND o.confirmed_at IS NOT NULL
       WHERE u.tenant_id = %(tenant)s AND m.tenant_id = %(tenant)s AND m.company_id = %(company)s
    """,
    columns={
        "id": Column("u.id", Kind.ID, nullable=False),
        "name": Column("u.name", order="lower(u.name)", nullable=False),
        "email": Column("u.email", order="lower(u.email)", nullable=False),
        "status": Column("u.status", Kind.CHOICE, STATUSES, nullable=False),
        "role_id": Column("r.id", Kind.ID, nullable=False),
        "role": Column("r.name", nullable=False),
        "two_steps": Column("o.user_id IS NOT NULL", Kind.BOOLEAN, nullable=False),
        "signed_in_at": Column("u.signed_in_at", Kind.INSTANT),
        "member_since": Column("m.since", Kind.INSTANT, nullable=False),
    },
    key="u.id",
    sort="name",
    search="(u.name ILIKE %(q_has)s OR u.email ILIKE %(q_has)s)",
)


async def add_user(tx: Tx, user: User, login: str) -> None:
    """Add a user, with preferences to fill in."""
    await tx.write(
        """
        INSERT INTO identity_users (id, email, login, name, password, status)
        VALUES (%(id)s, %(email)s, %(login)s, %(name)s, %(password)s, %(status)s)
        """,
        {
            "id": user.id,
            "email": user.email,
            "login": login,
            "name": user.name,
            "password": user.password,
            "status": user.status,
        },
    )
    await tx.write(
        "INSERT INTO identity_preferences (tenant_id, user_id) VALUES (%(tenant)s, %(id)s)",
        {"id": user.id},
    )


async def find_user(tx: Tx, user_id: UUID) -> User | None:
    """Read a user of the tenant."""
    rows = await tx.rows(
        """
        SELECT id, email, name, status, password
          FROM identity_users WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id},
    )
    return User(*rows[0]) if rows else None


async def find_member(tx: Tx, user_id: UUID) -> User | None:
    """Read a user who is a member of the actor's company."""
    rows = await tx.rows(
        """
        SELECT u.id, u.email, u.name, u.status, u.password
          FROM identity_users AS u
          JOIN identity_memberships AS m ON m.tenant_id = u.tenant_id AND m.user_id = u.id
         WHERE u.tenant_id = %(tenant)s AND u.id = %(id)s
           AND m.tenant_id = %(tenant)s AND m.company_id = %(company)s
        """,
        {"id": user_id},
    )
    return User(*rows[0]) if rows else None


async def find_by_login(tx: Tx, login: str) -> User | None:
    """Read the user of the tenant with this address."""
    rows = await tx.rows(
        """
        SELECT id, email, name, status, password
          FROM identity_users WHERE tenant_id = %(tenant)s AND login = %(login)s
        """,
        {"login": login},
    )
    return User(*rows[0]) if rows else None


async def set_password(tx: Tx, user_id: UUID, password: str) -> None:
    """Keep another hash."""
    await tx.write(
        """
        UPDATE identity_users SET password = %(password)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id, "password": password},
    )


async def set_name(tx: Tx, user_id: UUID, name: str) -> None:
    """Write down another name."""
    await tx.write(
        """
        UPDATE identity_users SET name = %(name)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id, "name": name},
    )


async def set_address(tx: Tx, user_id: UUID, email: str, login: str) -> None:
    """Write down another address, which nobody has shown to be theirs yet."""
    await tx.write(
        """
        UPDATE identity_users SET email = %(email)s, login = %(login)s, verified_at = NULL,
                                  version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id, "email": email, "login": login},
    )


async def set_status(tx: Tx, user_id: UUID, status: str) -> None:
    """Write down another standing."""
    await tx.write(
        """
        UPDATE identity_users SET status = %(status)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id, "status": status},
    )


async def welcome(tx: Tx, user_id: UUID, name: str, password: str) -> None:
    """Make an invited user an active one, with a name and a password of their own."""
    await tx.write(
        """
        UPDATE identity_users SET status = 'active', name = %(name)s, password = %(password)s,
                                  version = version + 1
         WHERE tenant_id = %(tenant)s AND id = %(id)s AND status = 'invited'
        """,
        {"id": user_id, "name": name, "password": password},
    )


async def verify_address(tx: Tx, user_id: UUID) -> None:
    """Write down that the user has shown the address to be theirs."""
    await tx.write(
        """
        UPDATE identity_users SET verified_at = coalesce(verified_at, now())
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id},
    )


async def note_sign_in(tx: Tx, user_id: UUID) -> None:
    """Write down when a user last signed in."""
    await tx.write(
        """
        UPDATE identity_users SET signed_in_at = now()
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id},
    )


async def add_membership(tx: Tx, company_id: UUID, user_id: UUID, role_id: UUID) -> None:
    """Make a user a member of a company."""
    await tx.write(
        """
        INSERT INTO identity_memberships (company_id, user_id, role_id)
        VALUES (%(member_of)s, %(id)s, %(role)s)
        """,
        {"member_of": company_id, "id": user_id, "role": role_id},
    )


async def set_role(tx: Tx, user_id: UUID, role_id: UUID) -> None:
    """Give a member of the actor's company another role."""
    await tx.write(
        """
        UPDATE identity_memberships SET role_id = %(role)s
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(id)s
        """,
        {"id": user_id, "role": role_id},
    )


async def remove_membership(tx: Tx, user_id: UUID) -> None:
    """Take a user out of the actor's company."""
    await tx.write(
        """
        DELETE FROM identity_memberships
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(id)s
        """,
        {"id": user_id},
    )


async def rights_of(tx: Tx, user_id: UUID) -> Rights:
    """Read what a user may do in each of their companies."""
    rows = await tx.rows(
        """
        SELECT m.company_id, r.ready_made, r.permissions
          FROM identity_memberships AS m
          JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
         WHERE m.tenant_id = %(tenant)s AND m.user_id = %(id)s
        """,
        {"id": user_id},
    )
    return {company: granted(ready_made, permissions) for company, ready_made, permissions in rows}


async def owners_beside(tx: Tx, user_id: UUID) -> dict[UUID, list[UUID]]:
    """Read the owners who can sign in, of every company that this user is an owner of."""
    rows = await tx.rows(
        """
        SELECT m.company_id, array_agg(m.user_id)
          FROM identity_memberships AS m
          JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
          JOIN identity_users AS u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
         WHERE m.tenant_id = %(tenant)s AND r.ready_made = 'owner' AND u.status = 'active'
         GROUP BY m.company_id HAVING %(id)s = ANY (array_agg(m.user_id))
        """,
        {"id": user_id},
    )
    return dict(rows)


async def names_of(tx: Tx, user_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Read the names of users by their ids; who left the company keeps theirs."""
    rows = await tx.rows(
        """
        SELECT id, name FROM identity_users
         WHERE tenant_id = %(tenant)s AND id = ANY (%(ids)s::uuid[])
        """,
        {"ids": list(user_ids)},
    )
    return dict(rows)


def member(user_id: UUID) -> Read:
    """Say how to read a member of the actor's company."""
    return Read(
        """
        SELECT u.id, u.name, u.email, u.status, r.id AS role_id, r.name AS role,
               o.confirmed_at IS NOT NULL AS two_steps, u.signed_in_at, m.since AS member_since
          FROM identity_users AS u
          JOIN identity_memberships AS m ON m.tenant_id = u.tenant_id AND m.user_id = u.id
          JOIN identity_roles AS r ON r.tenant_id = m.tenant_id AND r.id = m.role_id
          LEFT JOIN identity_totp AS o ON o.tenant_id = u.tenant_id AND o.user_id = u.id
         WHERE u.tenant_id = %(tenant)s AND u.id = %(id)s
           AND m.tenant_id = %(tenant)s AND m.company_id = %(company)s
        """,
        {"id": user_id},
    )


def standing(user_id: UUID) -> Read:
    """Say how to read how a user stands."""
    return Read(
        """
        SELECT id, name, email, status FROM identity_users
         WHERE tenant_id = %(tenant)s AND id = %(id)s
        """,
        {"id": user_id},
    )


def me() -> Read:
    """Say how to read who the actor is, in which company, and in which others they could be."""
    return Read(
        """
        SELECT t.name AS tenant, t.workspace,
               jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email,
                                  'is_verified', u.verified_at IS NOT NULL) AS "user",
               jsonb_build_object('id', c.id, 'name', c.name, 'country', c.country,
                                  'currency', c.currency, 'time_zone', c.time_zone,
                                  'language', c.language) AS company,
               jsonb_build_object('language', p.language, 'time_zone', p.time_zone,
                                  'number_format', p.number_format,
                                  'date_format', p.date_format) AS preferences,
               coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)
                                          ORDER BY lower(o.name), o.id)
                           FROM identity_memberships AS m
                           JOIN identity_companies AS o
                             ON o.tenant_id = m.tenant_id AND o.id = m.company_id
                          WHERE m.tenant_id = %(tenant)s AND m.user_id = u.id AND o.is_active),
                        '[]') AS companies
          FROM tenants AS t
          JOIN identity_users AS u ON u.tenant_id = t.tenant_id AND u.id = %(user)s
          JOIN identity_companies AS c ON c.tenant_id = t.tenant_id AND c.id = %(company)s
          LEFT JOIN identity_preferences AS p
                 ON p.tenant_id = u.tenant_id AND p.user_id = u.id
         WHERE t.tenant_id = %(tenant)s
        """
    )
