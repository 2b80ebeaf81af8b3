"""Schemas, compiled: the only module that knows JSON Schema. What it complains of, it says in our words.

Nearly every file has the shape of its kind. jsonschema-rs sees that a hundred times faster than jsonschema does,
and that both agree is tested; what is wrong where the shape is wrong, jsonschema says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs

from .document import KeyPath
from .resources import folder

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

EXPECTED = {
    "string": "text",
    "object": "a section of `key: value` lines",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
BY_TITLE = {
    "duration": ("DOC108", "a duration: write a whole number and its unit, hours to years, such as 30 days"),
    "date": ("DOC109", "a real date, year-month-day, such as 2026-06-30"),
    "date or open-ended": ("DOC109", "a real date such as 2026-06-30, or open-ended"),
}

SPELLINGS = {
    "version": "a version of three numbers, such as 1.0.0",
    "share": "a share in per cent, such as 45%",
    "id": "an id in lower-case letters, digits and single hyphens, such as pilot-region",
    "charter id": "an id in lower-case letters, digits and single hyphens that is no number, such as acme-borealis",
    "language": "a language tag, such as en or pt-BR",
    "handle": "a handle, such as @ada-okafor",
    "digest": "a digest as charterhouse writes it, sha256: and 64 figures",
}


MOST_EXTRAS = 200
"""Unknown keys of one section that are complained of."""


class Violation(NamedTuple):
    """What a schema complains of: which keyword, of which value, at which path, and what the keyword demands."""

    keyword: str
    value: Any
    path: KeyPath
    schema: dict[str, Any]
    demand: Any
    way: tuple[str | int, ...]
    """The path of the keyword in the schema."""


def violations(kind: str, data: Any) -> list[Violation]:
    """Everything that the schema of a kind (or of `charterhouse`, the configuration) finds wrong in some values.

    One violation for each missing key and each unknown key, the unknown one as the last step of its path; in the
    order of the file, since jsonschema goes through unknown keys in the order of a set.
    """
    return [] if _valid(_quick(kind), data) else _found(validator(kind), data)


def complaints(part: dict[str, Any], value: Any) -> list[Violation]:
    """What a part of a schema, as `whole` has it, finds wrong in a value."""
    return [] if _valid(_quickly(part), value) else _found(_validator(part), value)


def _found(judge: Draft202012Validator, data: Any) -> list[Violation]:
    found = []
    for error in judge.iter_errors(data):
        schema: Any = error.schema
        path, way, value = tuple(error.absolute_path), tuple(error.absolute_schema_path), error.instance
        keyword, demand = str(error.validator), error.validator_value
        if keyword == "additionalProperties" and isinstance(value, dict):
            found += [Violation(keyword, value, (*path, key), schema, demand, way) for key in _extras(schema, value)]
        elif keyword == "required" and isinstance(value, dict):
            key = next(each for each in schema["required"] if each not in value and f"'{each}'" in error.message)
            found.append(Violation(keyword, value, (*path, key), schema, demand, way))
        elif "propertyNames" in way:
            found.append(Violation("propertyNames", value, (*path, str(value)), schema, demand, way))
        else:
            found.append(Violation(keyword, value, path, schema, demand, way))
    known: dict[int, dict[str | int, int]] = {}
    return sorted(found, key=lambda each: _position(data, each.path, known))


def _position(data: Any, path: KeyPath, known: dict[int, dict[str | int, int]]) -> tuple[int, ...]:
    """Where a key path stands in the file, as something to sort by; what is missing comes last in its section.

    `known` keeps the order of the keys of each section that was looked into, by its identity.
    """
    position: list[int] = []
    for step in path:
        if id(data) not in known:
            keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
            known[id(data)] = {key: at for at, key in enumerate(keys)}
        order = known[id(data)]
        if step not in order:
            return (*position, len(order))
        position.append(order[step])
        data = data[step]
    return tuple(position)


def _valid(judge: jsonschema_rs.Draft202012Validator, data: Any) -> bool:
    try:
        return bool(judge.is_valid(data))
    except (ValueError, OverflowError, RecursionError):  # what its numbers or its stack can't hold
        return False


@cache
def _quick(kind: str) -> jsonschema_rs.Draft202012Validator:
    return _quickly(whole(kind))


def _quickly(schema: Any) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema, retriever=_nothing)


def _nothing(uri: str) -> Any:
    raise ValueError(f"{uri} is not fetched: what a schema refers to has been put in its place")


@cache
def validator(kind: str) -> Draft202012Validator:
    """The compiled schema of a kind, or of `charterhouse`, the configuration; the empty registry can fetch nothing."""
    return _validator(whole(kind))


def _validator(schema: Any) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (a tenth of a second, for files with faults)
    from referencing import Registry  # noqa: PLC0415

    return Draft202012Validator(schema, registry=Registry())


@cache
def whole(kind: str) -> Any:
    """The schema of a kind with all that it refers to in its place: looking that up would take most of the time."""
    return _whole(_read(kind), kind)


@cache
def _read(name: str) -> Any:
    return json.loads((folder("schema") / f"{name}.json").read_text("utf-8"))


def _whole(part: Any, name: str) -> Any:
    """A part of the schema `name` with every `$ref` replaced by what it refers to, and what stands beside it."""
    if isinstance(part, list):
        return [_whole(each, name) for each in part]
    if not isinstance(part, dict):
        return part
    if "$ref" not in part:
        return {key: _whole(value, name) for key, value in part.items() if key not in ("$id", "$defs")}
    file, _, pointer = part["$ref"].partition("#/")
    home = file.removesuffix(".json") or name
    target = _read(home)
    for step in pointer.split("/"):
        target = target[step]
    beside = {key: value for key, value in part.items() if key != "$ref"}
    return _whole({**target, **beside}, home)


def homes(kind: str, key: str) -> list[str]:
    """The sections of a kind, as `exit.data_handover`, in which a key is known."""
    return list(_homes(whole(kind), key, ""))


def _homes(schema: Any, key: str, section: str) -> Iterator[str]:
    if isinstance(schema, dict):
        known = schema.get("properties", {})
        if key in known and section:
            yield section
        for name, each in known.items():
            yield from _homes(each, key, f"{section}.{name}".strip("."))
        yield from _homes(schema.get("then"), key, section)


def _extras(schema: dict[str, Any], value: dict[str, Any]) -> list[str]:
    known, patterns = schema.get("properties", ()), schema.get("patternProperties", ())
    extras = (key for key in value if key not in known and not any(re.search(pattern, key) for pattern in patterns))
    return list(islice(extras, MOST_EXTRAS))


def words(error: Violation) -> tuple[str, str]:
    """A complaint of the schema as the code of its rule and a sentence: what stands there, what is allowed."""
    value, schema = error.value, error.schema
    title = schema.get("title", "")
    if title in BY_TITLE:
        code, expected = BY_TITLE[title]
        scalar = isinstance(value, (str, int, float)) and not isinstance(value, bool)
        if title == "date or open-ended" and isinstance(value, str) and not value[:1].isdigit():
            scalar = False
        return (code if scalar else "DOC107"), f"{_shown(value)} is not {expected}"
    if title in SPELLINGS and error.keyword in ("pattern", "type"):
        return "DOC107", f"{_shown(value)} is not {SPELLINGS[title]}"
    if error.keyword == "not":
        return "DOC107", f"{value} is reserved: the handbook has a page of that name; choose another id"
    if error.keyword in ("enum", "const"):
        return "DOC107", _allowed(error)
    if error.keyword == "type":
        types = [error.demand] if isinstance(error.demand, str) else error.demand
        return "DOC107", f"{_shown(value)} is not {' or '.join(EXPECTED[each] for each in types)}"
    if error.keyword in ("minimum", "exclusiveMinimum"):
        return "DOC107", f"{value} is too small: at least {error.demand}"
    if error.keyword == "maximum":
        return "DOC107", f"{value} is too large: at most {error.demand}"
    purpose = title or str(schema.get("description", "")).rstrip(".")
    return "DOC107", f"{_shown(value)} is not allowed here: {purpose}" if purpose else f"{_shown(value)} is not allowed"


def _allowed(error: Violation) -> str:
    """What may stand where only some words may."""
    value, schema = error.value, error.schema
    if error.keyword == "const" and isinstance(schema["const"], int):
        return f"{_shown(value)} is not the number {schema['const']}; write it without quotes"
    allowed = [str(each) for each in (schema["enum"] if error.keyword == "enum" else [schema["const"]])]
    near = get_close_matches(str(value), allowed, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    if "else" in error.way:  # a word, or a section that says more
        return f"{_shown(value)} is neither {' nor '.join(allowed)} nor a section{hint}"
    return f"{_shown(value)} is not {'one of ' * (len(allowed) > 1)}{', '.join(allowed)}{hint}"


def _shown(value: Any) -> str:
    if value is None:
        return "an empty value"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "a section" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”" if text else "an empty text"
