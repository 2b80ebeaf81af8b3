"""GitLab's code quality report: an array of issues, each of its own fingerprint."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from charterhouse.report import gitlab
from tests.report import support
from tests.report.support import CHARTER, WAIVER, at, finding, hostile, many, shown

KEYS = {"description", "check_name", "fingerprint", "severity", "location"}


def issues(text: str) -> list[dict[str, Any]]:
    said = json.loads(text)
    assert isinstance(said, list)
    for each in said:
        assert set(each) == KEYS
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(each["location"]["positions"]["begin"]["line"], int)
    assert len({each["fingerprint"] for each in said}) == len(said)
    return said


def test_an_issue() -> None:
    (issue,) = issues(gitlab.findings((finding(),)))
    assert issue == {
        "description": "cure period of 120 days outlasts the notice period of 90 days",
        "check_name": "CUR105",
        "fingerprint": "4f0c2a9be1d35d77",
        "severity": "minor",
        "location": {
            "path": CHARTER,
            "positions": {"begin": {"line": 88, "column": 11}, "end": {"line": 88, "column": 19}},
        },
    }


def test_severities_and_waivers() -> None:
    found = (finding(severity="error", fingerprint="a"), finding(fingerprint="b"), finding(waiver=WAIVER),
             finding(severity="info", fingerprint="c"))  # fmt: skip
    assert [each["severity"] for each in issues(gitlab.findings(found))] == ["major", "minor", "info"]
    assert issues(gitlab.findings(())) == []


def test_fingerprints_that_are_the_same_are_told_apart() -> None:
    found = tuple(finding(place=at(f"{folder}/charter.md")) for folder in "abc")
    said = [each["fingerprint"] for each in issues(gitlab.findings(found))]
    assert said[0] == "4f0c2a9be1d35d77"
    assert said == [each["fingerprint"] for each in issues(gitlab.findings(found))]
    assert all(len(each) == 16 for each in said)


@given(support.words, support.paths)
def test_nothing_is_lost(message: str, path: str) -> None:
    (issue,) = issues(gitlab.findings((finding(message=message, place=at(path)),)))
    assert issue["description"] == shown(message)
    assert issue["location"]["path"] == path


def test_hostile_and_many() -> None:
    assert len(issues(gitlab.findings(hostile()))) == sum(not each.waiver for each in hostile())
    assert len(issues(gitlab.findings(many(1, 25_000)))) == 25_001
