"""Our own JSON, held against its published schema by a validator that isn't the one we use."""

from __future__ import annotations

import json
from typing import Any

import pytest

from charterhouse.document import Place
from charterhouse.model import Finding, Waiver
from charterhouse.report import json as report
from tests.report.support import WAIVER, finding, hostile, many, shown
from tests.schema.support import rust_faults


def value_of(found: tuple[Finding, ...], **more: Any) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(report.findings(found, 9, **more))
    assert rust_faults("lint", value) == []
    return value


def test_what_is_waived_is_listed_and_not_counted() -> None:
    value = value_of((finding(severity="error", waiver=WAIVER), finding(), finding(severity="info")))
    assert value["summary"] == {"files": 9, "errors": 0, "warnings": 1, "infos": 1}
    accepted = {"reason": "the supplier insists on two years", "by": "lumen.sponsor", "until": "2027-06-30"}
    assert [each["waiver"] for each in value["findings"]] == [accepted, None, None]


def test_a_waiver_may_say_little() -> None:
    (said,) = value_of((finding(waiver=Waiver(None, None, None)),))["findings"]
    assert said["waiver"] == {"reason": None, "by": None, "until": None}


def test_a_baseline() -> None:
    assert "baseline" not in value_of(())
    compared = {"matched": 12, "stale": ["4f0c2a9be1d35d77"]}
    assert value_of((), baseline=compared)["baseline"] == compared


def test_hostile_and_many() -> None:
    found = tuple(each for each in hostile() if each.message and each.waiver is None)
    assert [each["message"] for each in value_of(found)["findings"]] == [shown(each.message) for each in found]
    assert len(value_of(many(1, 25_000))["findings"]) == 25_001


@pytest.mark.parametrize(("name", "path"), [("caf\udcc3.md", "caf\\udcc3.md"), ("a\\b.md", "a\\b.md")])
def test_names_that_are_not_utf8_are_spelt_out(name: str, path: str) -> None:
    text = report.findings((finding(place=Place(name, 1, 1, 1, 1)),), 1)
    assert json.loads(text.encode("utf-8"))["findings"][0]["path"] == path
