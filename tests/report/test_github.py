"""Annotations: read as the runner of GitHub Actions reads them."""

from __future__ import annotations

import pytest
from hypothesis import given

from charterhouse.report import github
from tests.report import support
from tests.report.support import HOSTILE, PATHS, WAIVER, at, finding, hostile, many

Command = tuple[str, dict[str, str], str]


def commands(text: str) -> list[Command]:
    """What the runner makes of the lines of a step: it undoes the escapes in this order."""
    assert not text or text.endswith("\n")
    return [
        _command(line) for line in text.removesuffix("\n").replace("\r\n", "\n").replace("\r", "\n").split("\n") if text
    ]


def _command(line: str) -> Command:
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, _, properties = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.strip().split(","))
    given = {
        key: _undone(value, ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25"))
        for key, value in pairs
    }
    return name, given, _undone(data, ("\r", "%0D"), ("\n", "%0A"), ("%", "%25"))


def _undone(text: str, *escapes: tuple[str, str]) -> str:
    for token, escape in escapes:
        text = text.replace(escape, token)
    return text


def test_a_command() -> None:
    assert github.findings((finding(),)) == (
        "::warning file=charters/northwind-lumen/charter.md,line=88,endLine=88,col=11,endColumn=19,"
        "title=CUR105 cure-longer-than-notice::cure period of 120 days outlasts the notice period of 90 days\n"
    )


def test_severities_and_waivers() -> None:
    found = (finding(severity="info"), finding(), finding(severity="error"), finding(severity="error", waiver=WAIVER))
    assert [name for name, _, _ in commands(github.findings(found))] == ["error", "warning", "notice"]
    assert github.findings(()) == ""
    assert github.findings((finding(waiver=WAIVER),)) == ""


def test_columns_are_left_out_where_the_runner_would_refuse_them() -> None:
    ((_, properties, _),) = commands(github.findings((finding(place=at("a.md", 3, 5, 4, 2)),)))
    assert properties == {"file": "a.md", "line": "3", "endLine": "4", "title": "CUR105 cure-longer-than-notice"}


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "shown", "last"),
    [
        (10, 10, 10, (10, 10, 10), None),
        (11, 0, 0, (10, 0, 1), "and 1 error more"),
        (0, 12, 10, (0, 10, 10), "and 2 warnings, 1 info more"),
        (3, 2, 11, (3, 2, 10), "and 2 infos more"),
        (5000, 20_000, 1, (10, 10, 2), "and 4990 errors, 19990 warnings more"),
    ],
)
def test_no_more_than_are_shown(
    errors: int, warnings: int, infos: int, shown: tuple[int, int, int], last: str | None
) -> None:
    said = commands(github.findings(many(errors, warnings, infos)))
    names = [name for name, _, _ in said]
    assert tuple(names.count(each) for each in ("error", "warning", "notice")) == shown
    assert names == sorted(names, key=("error", "warning", "notice").index)
    name, properties, message = said[-1]
    if last is None:
        assert "file" in properties
    else:
        assert (name, properties) == ("notice", {"title": "charterhouse"})
        assert message == f"{last}: run charterhouse lint to see all"


def test_hostile_texts_and_paths() -> None:
    for each in hostile():
        if not each.waiver:
            ((name, properties, message),) = commands(github.findings((each,)))
            assert (name, properties["file"], message) == ("warning", each.place.path, each.message)
    assert len(HOSTILE) + len(PATHS) == sum(not each.waiver for each in hostile())


@given(support.words, support.paths)
def test_nothing_is_lost_and_nothing_escapes(message: str, path: str) -> None:
    ((name, properties, data),) = commands(github.findings((finding(message=message, place=at(path)),)))
    assert (name, properties["file"], data) == ("warning", path, message)
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
