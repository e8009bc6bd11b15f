"""The day it is where the company is decides what is meant where no day is said."""

from uuid import UUID

from layers.database.transactions import transaction
from shared.actor import system
from shared.clock import today
from tests.functions.identity.conftest import SignUp


async def test_the_day_is_the_company_s(sign_up: SignUp) -> None:
    """East of the date line it is tomorrow already, or west of it still yesterday."""
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        ada = await sign_up()
        company = await ada.does(
            "POST",
            "/companies",
            {"name": zone, "country": "US", "currency": "USD", "time_zone": zone, "language": "en"},
        )
        ada.client.headers["ERP-Company"] = company["id"]
        setup = {"template": "us", "year_starts": "2026-01-01"}
        assert (await ada.client.post("/v1/ledger/setup", json=setup)).status_code == 201
        sheet = (await ada.client.get("/v1/reports/balance-sheet")).json()
        assert sheet["period"] == f"At {today(zone)}"
        async with transaction(system(ada.tenant_id, UUID(company["id"]))) as tx:
            assert await tx.rows("SELECT company_today()") == [(today(zone),)]
        days.add(sheet["period"])
    assert len(days) == 2
