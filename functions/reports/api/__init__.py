"""The report endpoints: read what is asked, name the permission, give the report in its format."""

from fastapi import APIRouter

from functions.reports.api import home, ledgers, parties, statements, trade

router = APIRouter(prefix="/v1/reports", tags=["reports"])
for part in (statements, ledgers, parties, trade, home):
    router.include_router(part.router)
