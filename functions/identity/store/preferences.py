"""A user's preferences and saved views."""

from uuid import UUID

from psycopg.types.json import Jsonb

from functions.identity.model import Preferences, View
from layers.database.locks import Rung
from layers.database.pages import Column, Kind, Listing
from layers.database.transactions import Read, Tx

VIEWS = Listing(
    name="views",
    source="""
        FROM identity_views AS v
       WHERE v.tenant_id = %(tenant)s AND v.company_id = %(company)s
         AND (v.is_shared OR v.user_id = %(user)s)
    """,
    columns={
        "id": Column("v.id", Kind.ID, nullable=False),
        "page": Column("v.page", nullable=False),
        "name": Column("v.name", order="lower(v.name)", nullable=False),
        "is_shared": Column("v.is_shared", Kind.BOOLEAN, nullable=False),
        "is_own": Column("v.user_id = %(user)s", Kind.BOOLEAN, nullable=False),
        "settings": Column("v.settings", Kind.OTHER, filters=False, sorts=False),
        "version": Column("v.version", Kind.INTEGER, nullable=False),
    },
    key="v.id",
    sort="name",
)


async def preferences_version(tx: Tx) -> int | None:
    """Read the version of the actor's user's preferences."""
    rows = await tx.rows(
        """
        SELECT version FROM identity_preferences
         WHERE tenant_id = %(tenant)s AND user_id = %(user)s FOR UPDATE
        """,
        locks=Rung.DOCUMENT,
    )
    return rows[0][0] if rows else None


async def change_preferences(tx: Tx, wanted: Preferences) -> None:
    """Write the actor's user's preferences as they are to be."""
    await tx.write(
        """
        UPDATE identity_preferences
           SET language = %(language)s, time_zone = %(zone)s, number_format = %(numbers)s,
               date_format = %(dates)s, more = %(more)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND user_id = %(user)s
        """,
        {
            "language": wanted.language,
            "zone": wanted.time_zone,
            "numbers": wanted.number_format,
            "dates": wanted.date_format,
            "more": Jsonb(wanted.more),
        },
    )


def preferences() -> Read:
    """Say how to read the actor's user's preferences."""
    return Read(
        """
        SELECT language, time_zone, number_format, date_format, more, version
          FROM identity_preferences WHERE tenant_id = %(tenant)s AND user_id = %(user)s
        """
    )


async def count_views(tx: Tx) -> int:
    """Count the views that the actor's user keeps in this company."""
    rows = await tx.rows(
        """
        SELECT count(*) FROM identity_views
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND user_id = %(user)s
        """
    )
    return int(rows[0][0])


async def add_view(tx: Tx, view_id: UUID, wanted: View) -> None:
    """Keep a view of the actor's user."""
    await tx.write(
        """
        INSERT INTO identity_views (id, page, name, is_shared, settings)
        VALUES (%(id)s, %(page)s, %(name)s, %(shared)s, %(settings)s)
        """,
        _values(view_id, wanted),
    )


async def own_version(tx: Tx, view_id: UUID) -> int | None:
    """Read the version of a view that the actor's user made."""
    rows = await tx.rows(
        """
        SELECT version FROM identity_views
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND user_id = %(user)s FOR UPDATE
        """,
        {"id": view_id},
        locks=Rung.DOCUMENT,
    )
    return rows[0][0] if rows else None


async def change_view(tx: Tx, view_id: UUID, wanted: View) -> None:
    """Write a view as it is to be."""
    await tx.write(
        """
        UPDATE identity_views SET page = %(page)s, name = %(name)s, is_shared = %(shared)s,
               settings = %(settings)s, version = version + 1
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND user_id = %(user)s
        """,
        _values(view_id, wanted),
    )


async def remove_view(tx: Tx, view_id: UUID) -> None:
    """Forget a view of the actor's user."""
    await tx.write(
        """
        DELETE FROM identity_views
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND user_id = %(user)s
        """,
        {"id": view_id},
    )


def _values(view_id: UUID, wanted: View) -> dict[str, object]:
    return {
        "id": view_id,
        "page": wanted.page,
        "name": wanted.name,
        "shared": wanted.is_shared,
        "settings": Jsonb(wanted.settings),
    }


def view(view_id: UUID) -> Read:
    """Say how to read a view that the actor's user may see."""
    return Read(
        """
        SELECT id, page, name, is_shared, user_id = %(user)s AS is_own, settings, version
          FROM identity_views
         WHERE tenant_id = %(tenant)s AND company_id = %(company)s AND id = %(id)s
           AND (is_shared OR user_id = %(user)s)
        """,
        {"id": view_id},
    )


def gone(view_id: UUID) -> Read:
    """Say which view is no longer there."""
    return Read("SELECT %(id)s::uuid AS id", {"id": view_id})
