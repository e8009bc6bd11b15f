"""Every operation of the gateway, out of its OpenAPI document, and requests that fit it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from httpx import AsyncClient, Response

from tests.attacks.sampling import Sampler

ID = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path, with the schemas of what it takes."""

    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    content_type: str | None
    body: Mapping[str, Any] | None
    document: Mapping[str, Any] = field(repr=False, hash=False, compare=False)

    def __str__(self) -> str:
        """Name it as people do."""
        return f"{self.method} {self.path}"

    @property
    def function(self) -> str:
        """Name the function it belongs to."""
        parts = self.path.split("/")
        return parts[2] if parts[1] == "v1" and len(parts) > 2 else parts[1]

    @property
    def path_names(self) -> list[str]:
        """Name the parts of the path that the caller chooses."""
        return ID.findall(self.path)

    @property
    def writes(self) -> bool:
        """Say whether it is meant to change something."""
        return self.method not in {"GET", "HEAD", "OPTIONS"}

    def query_names(self, *, kinds: tuple[str, ...] = ()) -> list[str]:
        """Name the query parameters, of some JSON types where given."""
        return [
            str(p["name"])
            for p in self.parameters
            if p["in"] == "query" and (not kinds or self._types(p["schema"]) & set(kinds))
        ]

    def _types(self, schema: Mapping[str, Any]) -> set[str]:
        found = {str(schema["type"])} if "type" in schema else set()
        for part in (*schema.get("anyOf", ()), schema.get("items", {})):
            found |= self._types(part)
        return found

    def url(self, ids: Mapping[str, str]) -> str:
        """Fill the path in."""
        return ID.sub(lambda found: ids[found[1]], self.path)

    async def send(
        self,
        client: AsyncClient,
        sampler: Sampler,
        ids: Mapping[str, str],
        *,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
    ) -> Response:
        """Send a request that fits, with what is given instead of what would be sampled."""
        headers = {"If-Match": '"1"'}
        params = dict(query or {})
        for parameter in self.parameters:
            if parameter["in"] == "query" and parameter.get("required"):
                name = str(parameter["name"])
                params.setdefault(name, sampler.sample(parameter["schema"], name))
        sent: dict[str, Any] = {}
        if self.body is not None:
            made = sampler.sample(self.body, "body") if body is None else body
            if self.content_type == "multipart/form-data":
                sent = _multipart(made, self.document, self.body)
            else:
                sent = {"json": made}
        return await client.request(
            self.method, self.url(ids), params=params, headers=headers, **sent
        )


def _multipart(
    made: Mapping[str, Any], document: Mapping[str, Any], schema: Mapping[str, Any]
) -> dict[str, Any]:
    """Send fields as a form, and what is a file as a small CSV file."""
    properties = Sampler(document).resolved(schema).get("properties", {})
    files = {
        name: ("attack.csv", b"name,code\nx,1\n", "text/csv")
        for name, what in properties.items()
        if what.get("format") == "binary" or what.get("contentMediaType")
    }
    data = {name: str(value) for name, value in made.items() if name not in files}
    return {"files": files, "data": data}


def operations(app: FastAPI) -> list[Operation]:
    """Read every operation, reads first, so that nothing is deleted before it was looked for."""
    document = app.openapi()
    found = []
    for path, item in document["paths"].items():
        for method, said in item.items():
            content = said.get("requestBody", {}).get("content", {})
            kind = next(iter(content), None)
            found.append(
                Operation(
                    method.upper(),
                    path,
                    tuple(said.get("parameters", ())),
                    kind,
                    content[kind].get("schema") if kind else None,
                    document,
                )
            )
    return sorted(found, key=lambda o: (o.method == "DELETE", o.writes, o.path, o.method))
