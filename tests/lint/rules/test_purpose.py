"""PUR: a frame that is broad enough to last, and concrete enough to act on."""

import re

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import underlined
from tests.tools import Changes, findings, texts

TEXT, PLAN = texts()["charter.md"], texts()["plan.md"]
MILESTONES = re.compile(r"milestones:\n(  - .*\n)+")
NARROW = TEXT.replace("framing: balanced", "framing: narrow")
NO_GOALS = re.compile(r"    secondary: .*\n")


def without(key: str, text: str = TEXT) -> Changes:
    """The charter without one line of its purpose."""
    assert re.search(rf"^ +{key}: .*\n", text, re.MULTILINE)
    return {"charter.md": re.sub(rf"^ +{key}: .*\n", "", text, count=1, flags=re.MULTILINE)}


def until(day: str) -> str:
    return NARROW.replace("until: 2028-02-29, renewal: automatic, renewal_notice: 120 days", f"until: {day}")


CASES = [
    ("no problem", without("problem"), ["error PUR101 purpose: purpose.problem"]),
    ("no secondary goal", without("secondary"), ["warning PUR102 goals: purpose.goals.secondary"]),
    ("no immediate goal", without("immediate"), []),
    ("an empty list of goals", {"charter.md": NO_GOALS.sub("    secondary: []\n", TEXT)},
     ["warning PUR102 secondary: purpose.goals.secondary"]),
    ("no vision", without("vision"), ["error PUR103 purpose: purpose.vision"]),
    ("no customers", without("customers"), ["warning PUR104 ecosystem: purpose.ecosystem.customers"]),
    ("neither competitors nor regulators",
     without("regulators", str(without("competitors")["charter.md"])),
     ["warning PUR104 ecosystem: purpose.ecosystem.competitors"]),
    ("no job", without("job"), ["warning PUR106 purpose: purpose.job"]),
    ("no trade-offs", without("trade_offs"), ["warning PUR107 purpose: purpose.trade_offs"]),
    ("an empty list of trade-offs", {"charter.md": re.sub("trade_offs: .*", "trade_offs: []", TEXT)},
     ["warning PUR107 trade_offs: purpose.trade_offs"]),
    ("no milestone", {"plan.md": MILESTONES.sub("", PLAN)}, ["warning PUR105 balanced: purpose.framing"]),
    ("an empty list of milestones", {"plan.md": MILESTONES.sub("milestones: []\n", PLAN)},
     ["warning PUR105 balanced: purpose.framing"]),
    ("broad without milestone", {"plan.md": MILESTONES.sub("", PLAN),
                                 "charter.md": TEXT.replace("framing: balanced", "framing: broad")},
     ["warning PUR105 broad: purpose.framing"]),
    ("no framing and no milestone", {"plan.md": MILESTONES.sub("", PLAN), **without("framing")}, []),
    ("neither vision nor milestones", {"plan.md": MILESTONES.sub("", PLAN), **without("vision")},
     ["error PUR103 purpose: purpose.vision"]),
    ("no plan", {"plan.md": None}, ["error REF107 ---: plan.md"]),
    ("a plan that cannot be read", {"plan.md": "# Plan\n"}, ["error DOC102 # Plan: None"]),
    ("no purpose", {"charter.md": re.sub(r"purpose:\n(  .*\n)+", "", TEXT)}, ["error PUR101 ---: purpose"]),
    ("no purpose in a draft", {"charter.md": re.sub(r"purpose:\n(  .*\n)+", "", TEXT).replace("ratified", "draft", 1)},
     ["warning PUR101 ---: purpose"]),
    ("an empty purpose", {"charter.md": re.sub(r"purpose:\n(  .*\n)+", "purpose: {}\n", TEXT)},
     ["error PUR101 purpose: purpose"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_frame(changes: Changes, expected: list[str]) -> None:
    assert underlined(changes) == expected


def test_misspelt_milestones_are_told_that_alone() -> None:
    assert [each.code for each in findings({"plan.md": PLAN.replace("milestones:", "milestone:")})] == ["DOC105"]


LONG = [  # from 2025-03-01
    ("2026-02-28", False),
    ("2026-03-01", False),  # a year to the day
    ("2026-03-02", True),
    ("open-ended", True),
]


@pytest.mark.parametrize(("day", "long"), LONG)
def test_a_narrow_frame_is_for_a_year(day: str, long: bool) -> None:
    found = [each for each in findings({"charter.md": until(day)}) if each.code.startswith("PUR")]
    assert [(each.code, each.key, each.related[0].place.line) for each in found] == (
        [("PUR108", "purpose.framing", 9)] * long
    )


@pytest.mark.parametrize(("day", "code"), [("2026-03-01", None), ("2026-03-02", "PUR108")])
def test_a_narrow_frame_needs_no_secondary_goals(day: str, code: str | None) -> None:
    found = findings({"charter.md": NO_GOALS.sub("", until(day))})
    assert [each.code for each in found if each.code.startswith("PUR")] == [code] * bool(code)


def test_a_narrow_frame_without_a_term_is_asked_for_goals() -> None:
    text = re.sub("^term: .*\n", "", NARROW, flags=re.MULTILINE)
    assert findings({"charter.md": text}) == ()
    assert [each.code for each in findings({"charter.md": NO_GOALS.sub("", text)})] == ["PUR102"]


def test_how_long_narrow_may_be_can_be_set() -> None:
    settings = Settings({"narrow-for-long": {"days": 1095}})
    assert findings({"charter.md": NARROW}, settings) == ()
    assert [each.code for each in findings({"charter.md": NARROW}, Settings({"PUR108": {"days": 1094}}))] == ["PUR108"]


PILOT = TEXT.replace("relationship: strategic", "relationship: pilot\n  graduates_on: first-season")


@pytest.mark.parametrize(
    ("key", "expected"),
    [("problem", ["error PUR101"]), ("vision", []), ("job", ["info PUR106"]), ("secondary", ["info PUR102"])],
)
def test_of_a_pilot_the_problem_counts(key: str, expected: list[str]) -> None:
    assert [f"{each.severity} {each.code}" for each in findings(without(key, PILOT))] == expected
