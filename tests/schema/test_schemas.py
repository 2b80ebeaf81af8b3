"""The schemas themselves, and what they let pass."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from . import cases
from .support import OURS, SCHEMAS, changed, python_faults, rust_faults, subschemas, titles, used, valid

PARTS = [(f"{name}{at}", part) for name, schema in SCHEMAS.items() for at, part in subschemas(schema)]
WORDS = {
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "title",
    "description",
    "type",
    "required",
    "enum",
    "const",
    "items",
}
WORDS |= {"properties", "patternProperties", "additionalProperties", "propertyNames", "pattern", "minLength"}
WORDS |= {"minimum", "maximum", "if", "then", "else", "not"}
OUTPUT = {name for name, schema in SCHEMAS.items() if schema["title"].startswith("Output of ")}


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_schema_of_draft_2020_12(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["$id"] == f"https://charterhouse.example/schema/1/{name}.json"
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"]


def test_every_property_is_described() -> None:
    mute = [
        f"{at}/{word}/{key}"
        for at, part in PARTS
        for word in ("properties", "$defs")
        for key, child in part.get(word, {}).items()
        if len(child.get("description", "")) < 20
    ]
    assert mute == []


def test_only_plain_keywords() -> None:
    assert {at: odd for at, part in PARTS if (odd := set(part) - WORDS)} == {}
    assert [at for at, part in PARTS if "not" in part] == ["common#/$defs/charter_id"]


def test_references_stay_at_home() -> None:
    for at, part in PARTS:
        if "$ref" in part:
            home, _, name = part["$ref"].rpartition("#/$defs/")
            assert name in SCHEMAS[home.removesuffix(".json") or at.partition("#")[0]]["$defs"], at


def test_patterns_are_anchored_and_read_alike_everywhere() -> None:
    for at, part in PARTS:
        pattern = part.get("pattern")
        if pattern is not None:
            assert pattern.startswith("^(?!.*\\n)"), at  # `$` of Python would let a line end pass
            assert pattern.endswith("$"), at
            assert not re.search(r"\\[dwsAZb]|\(\?[P<#aiLmsux]", pattern), at
            assert part["type"] == "string", at
        assert set(part.get("patternProperties", {})) <= {"^x-"}


def test_sections_are_closed_and_let_x_keys_pass() -> None:
    for at, part in PARTS:
        if "properties" in part:
            output = at.partition("#")[0] in OUTPUT
            assert part.get("patternProperties") == (None if output else {"^x-": True}), at
            assert part["additionalProperties"] is False or at.startswith("economics#/properties/tiers"), at


def test_little_is_required() -> None:
    inputs = [(at, part) for at, part in PARTS if at.partition("#")[0] not in OUTPUT]
    needed = {at: part["required"] for at, part in inputs if "required" in part}
    beside = ["kind", "schema", "charter"]
    assert needed == {
        "charter#": ["kind", "schema", "id", "title", "version", "status"],
        "charter#/properties/parties/additionalProperties": ["name"],
        **{f"{kind}#": beside for kind in ("plan", "economics", "risk-register", "appendix", "review")},
        "charterhouse#/properties/rule/items": ["code", "require"],
    }


@pytest.mark.parametrize("kind", OURS)
def test_the_full_document_is_valid(kind: str) -> None:
    assert python_faults(kind, valid(kind)) == rust_faults(kind, valid(kind)) == []


def test_the_full_documents_use_every_key() -> None:
    known = {f"{at}/properties/{key}" for at, part in PARTS for key in part.get("properties", {})}
    assert known - {at for kind in OURS for at in used(kind, "#", SCHEMAS[kind], valid(kind))} == set()
    assert set(SCHEMAS) - set(OURS) == {"common"}


@pytest.mark.parametrize(("kind", "path", "value"), cases.MAY, ids=repr)
def test_may_be_written(kind: str, path: str, value: Any) -> None:
    document = changed(valid(kind), cases.steps(path), value)
    assert python_faults(kind, document) == rust_faults(kind, document) == []


@pytest.mark.parametrize(("kind", "path", "value"), cases.MAY_NOT, ids=repr)
def test_may_not_be_written(kind: str, path: str, value: Any) -> None:
    full, at = valid(kind), cases.steps(path)
    document = changed(full, at, value)
    assert python_faults(kind, document) == [cases.lies_at(at, value, full)]
    assert rust_faults(kind, document) == python_faults(kind, document)


@pytest.mark.parametrize(("kind", "path", "value"), cases.BAD_IDS, ids=repr)
def test_keys_that_are_no_ids(kind: str, path: str, value: Any) -> None:
    at = cases.steps(path)
    document = changed(valid(kind), at, value)
    assert python_faults(kind, document) == rust_faults(kind, document) == [at[:-1]]


@pytest.mark.parametrize(
    ("title", "kind", "path", "value"),
    [(title, *case) for title, table in cases.TITLES.items() for case in table],
    ids=repr,
)
def test_what_fails_says_what_was_meant(title: str, kind: str, path: str, value: Any) -> None:
    document = changed(valid(kind), cases.steps(path), value)
    assert titles(kind, document) == {title}
    assert python_faults(kind, document) == rust_faults(kind, document) == [cases.steps(path)]


def test_dates_are_those_of_the_calendar() -> None:
    pattern = re.compile(SCHEMAS["common"]["$defs"]["date"]["pattern"])
    for year in range(1999, 2106):
        for month in range(14):
            for day in range(33):
                text = f"{year}-{month:02}-{day:02}"
                assert bool(pattern.search(text)) == is_date(text), text


def is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def test_leap_days() -> None:
    pattern = re.compile(SCHEMAS["common"]["$defs"]["date_or_open_ended"]["pattern"])
    for year in range(1000, 3000):
        assert bool(pattern.search(f"{year}-02-29")) == isleap(year), year
