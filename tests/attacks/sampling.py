"""Values that fit a JSON schema, and that are plausible by the names of their fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Choose = Callable[[str], str | None]


def nobody(_: str) -> str | None:
    """Choose no id: an unknown one is made up."""
    return None


BY_NAME: Mapping[str, Any] = {
    "email": "someone@example.com",
    "iban": "DE02120300000000202051",
    "country": "DE",
    "currency": "EUR",
    "time_zone": "Europe/Berlin",
    "language": "en",
    "dated": "2026-03-15",
    "account": "4000",
    "journal": "MSC",
    "quantity": "1",
    "rate": "1.1",
    "url": "https://hooks.example.com/in",
}
UNKNOWN_ID = "00000000-0000-7000-8000-00000000dead"


@dataclass
class Sampler:
    """Makes values; `text` goes into every free text, `choose` gives an id for a field's name."""

    document: Mapping[str, Any]
    text: str = "sample"
    choose: Choose = nobody
    full: bool = False
    counted: int = 0
    named: Mapping[str, Any] = field(default_factory=dict)

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference."""
        while "$ref" in schema:
            target: Any = self.document
            for part in str(schema["$ref"]).removeprefix("#/").split("/"):
                target = target[part]
            schema = target
        return schema

    def sample(self, schema: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
        """Make a value for a field of this name."""
        schema = self.resolved(schema)
        if depth > 8:
            return None
        for several in ("anyOf", "oneOf"):
            if several in schema:
                kinds = [self.resolved(one) for one in schema[several]]
                real = [one for one in kinds if one.get("type") != "null"]
                return self.sample(real[0], name, depth + 1) if real else None
        if "allOf" in schema:
            return self.sample(schema["allOf"][0], name, depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        return self._typed(schema, name, depth)

    def _typed(self, schema: Mapping[str, Any], name: str, depth: int) -> Any:
        kind = schema.get("type", "object")
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            many = max(schema.get("minItems", 0), 1 if self.full or depth < 2 else 0)
            item = schema.get("items", {})
            return [self.sample(item, name.removesuffix("s"), depth + 1) for _ in range(many)]
        if kind == "string":
            return self._string(schema, name)
        plain = {
            "integer": max(int(schema.get("minimum", 1)), 1),
            "number": 1,
            "boolean": schema.get("default", False),
        }
        return plain.get(kind)

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        required = set(schema.get("required", ()))
        return {
            key: self.sample(what, key, depth + 1)
            for key, what in schema.get("properties", {}).items()
            if self.full or key in required
        }

    def _string(self, schema: Mapping[str, Any], name: str) -> str:
        self.counted += 1
        kind = str(schema.get("format", ""))
        if kind == "uuid":
            return self.choose(name) or UNKNOWN_ID
        known = self.named.get(name) or BY_FORMAT.get(kind) or _by_name(name)
        if known is not None:
            return str(known)
        if "examples" in schema:
            return str(schema["examples"][0])
        if "pattern" in schema:
            return f"S{self.counted}" if "A-Za-z" in schema["pattern"] else "1"
        text = f"{self.text} {self.counted}"
        return text[: schema.get("maxLength", 100)].ljust(schema.get("minLength", 0), "x")


BY_FORMAT: Mapping[str, str] = {
    "date": "2026-03-15",
    "date-time": "2026-03-15T12:00:00Z",
    "email": str(BY_NAME["email"]),
    "uri": str(BY_NAME["url"]),
}


def _by_name(name: str) -> str | None:
    for part, value in BY_NAME.items():
        if name == part or name.endswith(f"_{part}"):
            return str(value)
    return None
