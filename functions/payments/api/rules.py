"""The endpoints of rules learned: words of a line, and the account it belongs on."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from functions.payments.api.line_shapes import RuleBody, RuleReply
from functions.payments.api.shapes import Deleted
from functions.payments.model import Habit
from functions.payments.service import habits as service
from layers.http.commands import Command, permit
from layers.http.lists import add_list
from layers.http.queries import Query, may
from layers.http.versions import Expected
from shared.actor import Permission
from shared.ids import new_id

router = APIRouter(prefix="/v1/payments", tags=["payments"])
Writing = Annotated[Command, permit(Permission.STATEMENTS_MATCH)]
Reading = Annotated[Query, may(Permission.STATEMENTS_READ)]

add_list(router, "/rules", service.LISTING, RuleReply, Permission.STATEMENTS_READ)


@router.post("/rules", status_code=201)
async def add_rule(body: RuleBody, command: Writing) -> RuleReply:
    """Add a rule: lines with these words are proposed for this account."""
    habit = _habit(new_id(), body)
    return await command.run(
        RuleReply, lambda tx: service.add_rule(tx, habit, active=body.is_active)
    )


@router.get("/rules/{rule_id}")
async def get_rule(rule_id: UUID, query: Reading) -> RuleReply:
    """Read a rule."""
    return await query.one(RuleReply, service.rule(rule_id), f"No rule {rule_id}.")


@router.put("/rules/{rule_id}")
async def change_rule(
    rule_id: UUID, body: RuleBody, command: Writing, expected: Expected
) -> RuleReply:
    """Change a rule."""
    habit = _habit(rule_id, body)
    return await command.run(
        RuleReply, lambda tx: service.change_rule(tx, habit, expected, active=body.is_active)
    )


@router.delete("/rules/{rule_id}")
async def forget_rule(rule_id: UUID, command: Writing) -> Deleted:
    """Delete a rule; what was booked by it stays."""
    return await command.run(Deleted, lambda tx: service.forget_rule(tx, rule_id))


def _habit(rule_id: UUID, body: RuleBody) -> Habit:
    return Habit(rule_id, body.contains, body.account, body.label, money_in=body.money_in)
