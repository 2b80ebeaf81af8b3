"""The schemas, two validators that read them, and ways to change a document."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path as File
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
HERE = File(__file__).parent
FILES = sorted((HERE.parents[1] / "schema").glob("*.json"))
SCHEMAS: dict[str, Any] = {file.stem: json.loads(file.read_text("utf-8")) for file in FILES}
OURS = [name for name in SCHEMAS if (HERE / "valid" / f"{name}.json").exists()]
"""The schemas that these tests have a full-size document for."""


class _Drop:
    def __repr__(self) -> str:
        return "DROP"


DROP = _Drop()
"""As a new value: the key is taken away."""


def valid(kind: str) -> Any:
    """A full-size document that uses every key of its kind."""
    return json.loads((HERE / "valid" / f"{kind}.json").read_text("utf-8"))


@cache
def _python(kind: str) -> Draft202012Validator:
    resources = [(each["$id"], Resource.from_contents(each)) for each in SCHEMAS.values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(SCHEMAS[kind], registry=registry)


@cache
def _rust(kind: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in SCHEMAS.values()])
    return jsonschema_rs.Draft202012Validator(SCHEMAS[kind], registry=registry)


def python_faults(kind: str, document: Any) -> list[Path]:
    """Where jsonschema finds fault, in order of place."""
    return _ordered({tuple(each.absolute_path) for each in _python(kind).iter_errors(document)})


def rust_faults(kind: str, document: Any) -> list[Path]:
    """Where jsonschema-rs finds fault, in order of place."""
    return _ordered({tuple(each.instance_path) for each in _rust(kind).iter_errors(document)})


def titles(kind: str, document: Any) -> set[str]:
    """The titles of the subschemas that fail themselves."""
    return {each.schema.get("title", "") for each in _python(kind).iter_errors(document)}


def _ordered(paths: set[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: [str(step) for step in path])


def changed(document: Any, path: Path, value: Any) -> Any:
    """A copy of a document with another value at a path, or without it."""
    copy = deepcopy(document)
    if not path:
        return value
    home = copy
    for step in path[:-1]:
        home = home[step]
    if value is DROP:
        del home[path[-1]]
    else:
        home[path[-1]] = value
    return copy


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value in a document with its path, the document itself included."""
    yield path, value
    if isinstance(value, (dict, list)):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(child, (*path, step))


def subschemas(schema: Any, at: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema of a schema with its pointer; what stands in `enum` or `const` is data and left out."""
    if not isinstance(schema, dict):
        return
    yield at, schema
    for word in ("properties", "patternProperties", "$defs"):
        for key, child in schema.get(word, {}).items():
            yield from subschemas(child, f"{at}/{word}/{key}")
    for word in ("items", "additionalProperties", "propertyNames", "if", "then", "else", "not"):
        yield from subschemas(schema.get(word), f"{at}/{word}")


def used(name: str, at: str, schema: Any, value: Any) -> Iterator[str]:
    """Pointers to the properties that a document uses, through references and both branches of a union."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        home, _, target = schema["$ref"].rpartition("#/$defs/")
        there = home.removesuffix(".json") or name
        yield from used(there, f"#/$defs/{target}", SCHEMAS[there]["$defs"][target], value)
    for word in ("then", "else"):
        yield from used(name, f"{at}/{word}", schema.get(word), value)
    if isinstance(value, list):
        for child in value:
            yield from used(name, f"{at}/items", schema.get("items"), child)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for key, child in value.items():
            if key in known:
                yield f"{name}{at}/properties/{key}"
                yield from used(name, f"{at}/properties/{key}", known[key], child)
            else:
                yield from used(name, f"{at}/additionalProperties", schema.get("additionalProperties"), child)
