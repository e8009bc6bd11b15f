"""API keys of one's company."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime

from functions.identity.api.words import Scopes
from functions.identity.service import keys
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.shapes import Name, Shape
from shared.actor import Permission

router = APIRouter()


class IssueKey(Shape):
    """A key for a program: some of one's own rights, in this company, perhaps until some day."""

    name: Name
    scopes: Scopes
    ends_at: AwareDatetime | None = None


class KeyShape(Shape):
    """A key, of which only the last letters are known."""

    id: UUID
    name: str
    hint: str
    user_id: UUID
    user_name: str
    scopes: list[str]
    created_at: datetime
    used_at: datetime | None
    ends_at: datetime | None
    revoked_at: datetime | None


class IssuedKey(KeyShape):
    """A new key. Its token is shown this once; a repeated request gets none."""

    token: str | None


add_list(router, "/api-keys", keys.LISTING, KeyShape, Permission.KEYS_READ)


@router.get("/api-keys/{key_id}")
async def get_key(key_id: UUID, query: Annotated[Query, may(Permission.KEYS_READ)]) -> KeyShape:
    """Give a key of this company."""
    return await query.one(KeyShape, keys.key(key_id), f"There is no key {key_id} here.")


@router.post("/api-keys", status_code=201)
async def issue_key(
    body: IssueKey, command: Annotated[Command, permit(Permission.KEYS_WRITE)]
) -> IssuedKey:
    """Make a key with scopes one holds oneself; it never may more than its maker may."""
    token, key = keys.make_key(
        command.actor.tenant_id, body.name, sorted(set(body.scopes)), body.ends_at
    )
    made = await command.run(KeyShape, lambda tx: keys.add_key(tx, key))
    command.response.headers["Cache-Control"] = "no-store"
    is_new = made.id == key.id
    return IssuedKey(**made.model_dump(), token=token if is_new else None)


@router.delete("/api-keys/{key_id}")
async def revoke_key(
    key_id: UUID, command: Annotated[Command, permit(Permission.KEYS_WRITE)]
) -> KeyShape:
    """Revoke a key of this company, at once and everywhere."""
    return await command.run(KeyShape, lambda tx: keys.revoke_key(tx, key_id))
