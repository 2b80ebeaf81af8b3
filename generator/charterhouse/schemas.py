"""Schemas, compiled: the only module that knows JSON Schema. What it complains of, it says in our words."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from .resources import folder

EXPECTED = {
    "string": "text",
    "object": "a section of `key: value` lines",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
BY_TITLE = {
    "duration": ("DOC108", "a duration such as 30 days, 10 business days, 48 hours or 6 months"),
    "date": ("DOC109", "a real date, year-month-day, such as 2026-06-30"),
    "date or open-ended": ("DOC109", "a real date such as 2026-06-30, or open-ended"),
}


@cache
def validator(kind: str) -> Draft202012Validator:
    """The compiled schema of a kind (or of `charterhouse`, the configuration). It can fetch nothing."""
    schemas = [
        json.loads(path.read_text("utf-8")) for path in (folder("schema") / f"{name}.json" for name in ("common", kind))
    ]
    resources = [(each["$id"], Resource.from_contents(each)) for each in schemas]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(schemas[1], registry=registry)


def extras(error: ValidationError) -> list[str]:
    """The keys of a section that its schema doesn't know."""
    patterns = error.schema.get("patternProperties", ())
    properties = error.schema.get("properties", ())
    return [k for k in error.instance if k not in properties and not any(re.search(p, k) for p in patterns)]


def words(error: ValidationError) -> tuple[str, str]:
    """A complaint of the schema as the code of its rule and a sentence: what stands there, what is allowed."""
    value, schema = error.instance, error.schema
    title = schema.get("title", "")
    if title in BY_TITLE:
        code, expected = BY_TITLE[title]
        scalar = isinstance(value, (str, int, float)) and not isinstance(value, bool)
        if title == "date or open-ended" and isinstance(value, str) and not value[:1].isdigit():
            scalar = False
        return (code if scalar else "DOC107"), f"{_shown(value)} is not {expected}"
    if error.validator == "not":
        return "DOC107", f"{value} is reserved: the handbook has a page of that name; choose another id"
    if error.validator == "const" and isinstance(schema["const"], int):
        return "DOC107", f"{_shown(value)} is not the number {schema['const']}; write it without quotes"
    if error.validator in ("enum", "const"):
        allowed = [str(each) for each in (schema["enum"] if error.validator == "enum" else [schema["const"]])]
        near = get_close_matches(str(value), allowed, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        if "else" in error.absolute_schema_path:  # a word, or a section that says more
            return "DOC107", f"{_shown(value)} is neither {' nor '.join(allowed)} nor a section{hint}"
        return "DOC107", f"{_shown(value)} is not {'one of ' * (len(allowed) > 1)}{', '.join(allowed)}{hint}"
    if error.validator == "type":
        types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
        return "DOC107", f"{_shown(value)} is not {' or '.join(EXPECTED[each] for each in types)}"
    if error.validator in ("minimum", "exclusiveMinimum"):
        return "DOC107", f"{value} is too small: at least {error.validator_value}"
    if error.validator == "maximum":
        return "DOC107", f"{value} is too large: at most {error.validator_value}"
    purpose = title or str(schema.get("description", "")).rstrip(".")
    return "DOC107", f"{_shown(value)} is not allowed here: {purpose}" if purpose else f"{_shown(value)} is not allowed"


def _shown(value: Any) -> str:
    if value is None:
        return "an empty value"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "a section" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”" if text else "an empty text"
