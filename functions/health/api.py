"""The health endpoints. They are public, and therefore say nothing that helps a stranger."""

from typing import Any

from fastapi import APIRouter, Depends, Request, Response

from functions.health import rules, service
from functions.health.model import Part, State
from layers.http.identity import check_no_parameters
from layers.http.shapes import Shape
from shared.errors import NotFound


async def plain_question(request: Request) -> None:
    """Refuse any query parameter."""
    check_no_parameters(request)


router = APIRouter(tags=["health"], dependencies=[Depends(plain_question)])


class PartHealth(Shape):
    """How one part is, in a sentence, and how long it took to say so."""

    state: State
    detail: str
    milliseconds: int


class Health(Shape):
    """How the whole is, and each part of it."""

    state: State
    version: str
    parts: dict[str, PartHealth]


def _health(response: Response, parts: list[Part]) -> Health:
    state = rules.overall(parts)
    response.status_code = 503 if state is State.DOWN else 200
    response.headers["Cache-Control"] = "no-store"
    return Health(
        state=state,
        version=service.version(),
        parts={
            part.name: PartHealth(
                state=part.state, detail=part.detail, milliseconds=part.milliseconds
            )
            for part in parts
        },
    )


@router.get("/health/live", name="live")
async def live() -> dict[str, str]:
    """Say that the process answers, whatever it leans on."""
    return {"state": "up"}


UNWELL: dict[int | str, dict[str, Any]] = {
    503: {"model": Health, "description": "Something it cannot do without is down."}
}


@router.get("/health/ready", name="ready", responses=UNWELL)
async def ready(response: Response) -> Health:
    """Say whether this process can serve: database, migrations, cache, its functions."""
    return _health(response, await service.parts())


@router.get("/v1/health", name="health_v1", responses=UNWELL)
@router.get("/health", name="health", responses=UNWELL)
async def health(response: Response) -> Health:
    """Say how everything is: database, migrations, cache, and every function; 503 when down."""
    return _health(response, await service.whole())


@router.get("/v1/health/{function}", name="function_health_v1", responses=UNWELL)
@router.get("/health/{function}", name="function_health", responses=UNWELL)
async def function_health(function: str, response: Response) -> Health:
    """Say how one function is, with what it leans on."""
    names = {manifest.name for manifest in service.manifests()}
    if function not in names:
        raise NotFound("No function of that name is served here.")
    leaned_on = [part for part in await service.parts() if part.name not in names]
    itself = [part for part in await service.parts() if part.name == function]
    return _health(response, leaned_on + itself)
