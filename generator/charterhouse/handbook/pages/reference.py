"""How a charter is written: every key of every kind of file, out of the JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...model import KINDS
from ...resources import folder
from ..page import Mark, Page

FILES = {
    "charter": "charter.md",
    "plan": "plan.md",
    "economics": "economics.md",
    "risk-register": "risk-register.md",
    "appendix": "appendices/*.md",
    "review": "reviews/*.md",
}
TYPES = {"object": "section", "array": "list", "string": "text", "integer": "whole number", "boolean": "true or false"}
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key with everything that is said about it; `depth` counts the sections around it."""

    path: str
    name: str
    anchor: str
    depth: int
    type: str
    allowed: tuple[str, ...]
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    title: str
    file: str
    description: str
    keys: tuple[Key, ...]


def page() -> Page:
    """The reference of the format."""
    home = folder("schema")
    shared = _load(home / "common.json").get("$defs", {})
    kinds = tuple(_kind(name, _load(home / f"{name}.json"), shared) for name in KINDS)
    values = tuple((entry.get("title", name), entry.get("description", ""), entry.get("pattern", ""), f"value:{name}")
                   for name, entry in shared.items() if entry.get("pattern") or entry.get("enum"))  # fmt: skip
    schemas = tuple(sorted(path.name for path in home.glob("*.json")))
    marks = tuple(Mark(kind.title, kind.name) for kind in kinds)
    given = {"kinds": kinds, "values": values, "schemas": schemas}
    return Page(
        "format", "Format", "pages/format.html", given, marks, "Every key of a charter and its files.", listed=True
    )


def schemas() -> dict[str, str]:
    """The schemas as they are published: address on the site -> text."""
    return {f"schema/{path.name}": path.read_text("utf-8") for path in sorted(folder("schema").glob("*.json"))}


def _load(path: Path) -> Schema:
    loaded: Schema = json.loads(path.read_text("utf-8"))
    return loaded


def _kind(name: str, schema: Schema, shared: Schema) -> Kind:
    keys = tuple(_keys(schema, shared, (), name))
    return Kind(name, schema.get("title", name), FILES[name], schema.get("description", ""), keys)


def _keys(schema: Schema, shared: Schema, path: tuple[str, ...], kind: str) -> Iterator[Key]:
    """The keys of a section, each followed by those inside it."""
    required = schema.get("required", ())
    named = list(schema.get("properties", {}).items())
    other = schema.get("additionalProperties")
    if isinstance(other, dict):
        names = schema.get("propertyNames", {}).get("title") or "name"
        named.append((f"‹{names}›" if len(path) else "‹name›", other))
    for name, own in named:
        full = _resolved(own, shared)
        here = (*path, name)
        items = _resolved(full.get("items", {}), shared)
        anchor = ".".join((kind, *here)).replace("‹", "_").replace("›", "_")
        described = own.get("description") or full.get("description", "")
        yield Key(
            ".".join(here),
            name,
            anchor,
            len(path),
            _type(full, items),
            _allowed(full, items),
            name in required,
            described,
        )
        yield from _keys(full, shared, here, kind)
        yield from _keys(items, shared, (*here, "*"), kind)


def _resolved(schema: Any, shared: Schema) -> Schema:
    """A schema with its reference followed; what it says itself goes before what it refers to."""
    if not isinstance(schema, dict):
        return {}
    reference = schema.get("$ref", "")
    if not reference:
        return schema
    target = shared.get(reference.rpartition("/")[2], {})
    return {**_resolved(target, shared), **{key: value for key, value in schema.items() if key != "$ref"}}


def _type(schema: Schema, items: Schema) -> str:
    """The type in a word or two: `duration`, `list of sections`."""
    if schema.get("title") and schema.get("type") == "string":
        return str(schema["title"])
    choices = [each for key in ("oneOf", "anyOf") for each in schema.get(key, ())]
    if choices:
        said = [_type(each, each.get("items", {})) for each in choices if isinstance(each, dict)]
        return " or ".join(dict.fromkeys(each for each in said if each)) or "value"
    if "const" in schema or "enum" in schema:
        return "one of" if "enum" in schema else "always"
    kind = schema.get("type", "")
    names = [TYPES.get(str(each), str(each)) for each in (kind if isinstance(kind, list) else [kind])]
    if kind == "array" and items:
        inner = _type(items, {})
        return f"list of {inner}s" if inner in ("section", "duration", "reference", "date") else f"list of {inner}"
    return " or ".join(names)


def _allowed(schema: Schema, items: Schema) -> tuple[str, ...]:
    """The values that are allowed, where they are counted."""
    found = [schema.get("const")] if "const" in schema else schema.get("enum") or items.get("enum") or ()
    inside = [value for key in ("oneOf", "anyOf") for each in schema.get(key, ()) if isinstance(each, dict)
              for value in (*each.get("enum", ()), *([each["const"]] if "const" in each else ()))]  # fmt: skip
    return tuple(str(each).lower() if isinstance(each, bool) else str(each) for each in (*found, *inside))
