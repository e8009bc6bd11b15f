"""The endpoints of payments."""

from fastapi import APIRouter

from functions.payments.api import accounts, lines, payments, rules, statements

router = APIRouter()
for part in (accounts, statements, lines, rules, payments):
    router.include_router(part.router)
