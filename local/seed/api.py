"""The API as the demo company's owner uses it, inside this process."""

from typing import Any

import httpx

JSON = dict[str, Any]


class PlantingFailed(RuntimeError):
    """The API refused something that the demo company does."""


class Api:
    """A signed-in client; every refusal ends the planting with its reason."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def sign_in(self, email: str, password: str, workspace: str) -> None:
        """Sign in with a token, and use it from here on."""
        asked = {"email": email, "password": password, "transport": "token"}
        given = await self.post("/v1/identity/sign-in", asked | {"workspace": workspace})
        self.client.headers["Authorization"] = f"Bearer {given['token']}"

    async def get(self, path: str) -> Any:
        """Read."""
        return self.read(await self.client.get(path))

    async def post(self, path: str, body: JSON | None = None) -> Any:
        """Run a command."""
        return self.read(await self.client.post(path, json=body))

    async def put(self, path: str, body: JSON, version: int | None = None) -> Any:
        """Write what is there, at the version that was read."""
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return self.read(await self.client.put(path, json=body, headers=headers))

    async def bulk(self, path: str, name: str, rows: list[JSON]) -> list[JSON]:
        """Run a command for many rows, none of which may be refused."""
        given = await self.post(path, {name: rows})
        refused = [row["problem"] for row in given["rows"] if row["problem"]]
        if refused:
            raise PlantingFailed(f"{path}: {refused[0]}")
        return [row["result"] for row in given["rows"]]

    @staticmethod
    def read(answer: httpx.Response) -> Any:
        """Return what was answered, or say what was refused."""
        if answer.is_error:
            request = answer.request
            raise PlantingFailed(f"{request.method} {request.url.path}: {answer.text[:500]}")
        return answer.json() if answer.content else None
