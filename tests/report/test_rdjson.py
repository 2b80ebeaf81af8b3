"""rdjson: the messages of reviewdog's protocol, and no other keys."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.document import Place
from charterhouse.lint.rules import BY_CODE
from charterhouse.report import rdjson
from tests.report import support
from tests.report.support import CHARTER, WAIVER, finding, foreign, hostile, many, shown

POSITION = {"line": int, "column": int}
DIAGNOSTIC = {
    "message": str,
    "location": {"path": str, "range": {"start": POSITION, "end": POSITION}},
    "severity": str,
    "code": {"value": str, "url": str},
}
RESULT = {"source": {"name": str, "url": str}, "diagnostics": list}


def conforms(value: Any, shape: Any) -> bool:
    """Whether a value has these keys and no others, with values of these types."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and set(value) == set(shape) and all(conforms(value[k], shape[k]) for k in shape)
    return type(value) is shape


def diagnostics(text: str) -> list[dict[str, Any]]:
    result = json.loads(text)
    assert conforms(result, RESULT)
    assert result["source"]["name"] == "charterhouse"
    for each in result["diagnostics"]:
        assert conforms(each, DIAGNOSTIC)
        assert each["severity"] in ("ERROR", "WARNING", "INFO")
    return list(result["diagnostics"])


def test_a_diagnostic() -> None:
    (said,) = diagnostics(rdjson.findings((finding(),), BY_CODE, lambda _: ""))
    assert said["location"] == {
        "path": CHARTER, "range": {"start": {"line": 88, "column": 11}, "end": {"line": 88, "column": 19}}
    }  # fmt: skip
    assert (said["severity"], said["code"]["value"]) == ("WARNING", "CUR105")
    assert said["code"]["url"].endswith("/rules/CUR105/")


def test_what_is_waived_is_left_out() -> None:
    found = (finding(severity="error"), finding(waiver=WAIVER), finding(severity="info"))
    assert [each["severity"] for each in diagnostics(rdjson.findings(found, BY_CODE, lambda _: ""))] == [
        "ERROR",
        "INFO",
    ]
    assert diagnostics(rdjson.findings((), BY_CODE, lambda _: "")) == []


@pytest.mark.parametrize(
    ("text", "place", "start", "end"),
    [
        ("period: 30 days", Place("a.md", 1, 9, 1, 16), (1, 9), (1, 16)),
        ("päriod: 30 days", Place("a.md", 1, 9, 1, 16), (1, 10), (1, 17)),
        ("a\nb\r\n漢字: 𝄞 dys\rlast", Place("a.md", 3, 5, 3, 10), (3, 9), (3, 17)),
        ("😀\n😀😀", Place("a.md", 1, 2, 2, 3), (1, 5), (2, 9)),
        ("short", Place("a.md", 1, 6, 1, 9), (1, 6), (1, 9)),
        ("short", Place("a.md", 7, 3, 8, 1), (7, 3), (8, 1)),
    ],
)
def test_columns_are_bytes(text: str, place: Place, start: tuple[int, int], end: tuple[int, int]) -> None:
    (said,) = diagnostics(rdjson.findings((finding(place=place),), BY_CODE, {"a.md": text}.__getitem__))
    reach = said["location"]["range"]
    assert (reach["start"]["line"], reach["start"]["column"]) == start
    assert (reach["end"]["line"], reach["end"]["column"]) == end


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_bytes_and_characters_mean_the_same_words(line: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(line)))
    last = data.draw(st.integers(first, len(line)))
    start, end = rdjson.in_bytes(line, first + 1), rdjson.in_bytes(line, last + 1)
    assert line.encode()[start - 1 : end - 1].decode() == line[first:last]


@given(support.words, support.paths)
def test_nothing_is_lost(message: str, path: str) -> None:
    place = Place(path, 1, 1, 1, 2)
    (said,) = diagnostics(rdjson.findings((finding(message=message, place=place),), BY_CODE, lambda _: "𝄞"))
    assert said["message"] == shown(message)
    assert said["location"]["path"] == path
    assert said["location"]["range"]["end"]["column"] == 5


def test_rules_of_others_have_no_page_of_ours() -> None:
    (said,) = json.loads(rdjson.findings((finding(),), foreign(), lambda _: ""))["diagnostics"]
    assert said["code"] == {"value": "CUR105"}


def test_hostile_and_many() -> None:
    assert len(diagnostics(rdjson.findings(hostile(), BY_CODE, lambda _: ""))) == sum(
        not each.waiver for each in hostile()
    )
    assert len(diagnostics(rdjson.findings(many(1, 25_000), BY_CODE, lambda _: ""))) == 25_001
