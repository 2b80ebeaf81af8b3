"""VAL: what each side gains, how likely it is, and how both will see it."""

import re

import pytest

from tests.lint.rules.marked import underlined
from tests.tools import Changes, findings, texts

TEXT, PLAN = texts()["charter.md"], texts()["plan.md"]
MATRIX = re.compile(r"  matrix:\n(    - .*\n)+")
FIRST = "id: first-season, due: 2025-10-31, target: 500 berth hours, baseline: 340 berth hours, owner: harbour.manager"
PREMORTEM = "kind: review\nschema: 1\ncharter: harbour-mills\ntype: pre-mortem\nheld: 2025-02-01\n"
NO_PREMORTEM = re.sub("  premortem: .*\n", "", TEXT)


def matrix(*rows: str) -> Changes:
    """The charter with benefits such as `harbour revenue low`, each measured."""
    lines = []
    for row in rows:
        party, dimension, likelihood = row.split()
        lines.append(
            f"    - {{party: {party}, dimension: {dimension}, likelihood: {likelihood}, measured_by: berth-hours}}\n"
        )
    return {"charter.md": MATRIX.sub(f"  matrix:\n{''.join(lines)}", TEXT)}


def milestone(words: str) -> Changes:
    assert FIRST in PLAN
    return {"plan.md": PLAN.replace(FIRST, words)}


AT_MATRIX = "matrix: value.matrix"
BENEFITS = [
    (("harbour revenue medium", "mills network low", "mills brand high"), []),
    (("harbour revenue medium",), [f"error VAL101 {AT_MATRIX}"]),
    (("harbour revenue high", "harbour brand high"), [f"error VAL101 {AT_MATRIX}"]),
    (("harbour revenue high", "mills brand high"), [f"warning VAL102 {AT_MATRIX}"]),
    (("harbour revenue high", "mills brand medium"), []),
    (("harbour revenue medium", "harbour revenue low", "mills brand high"), [f"warning VAL104 {AT_MATRIX}"]),
    (("harbour revenue medium", "harbour revenue low", "harbour brand low", "mills brand high"), []),
    (("harbour revenue medium", "mills revenue medium"), []),  # one benefit each is of one dimension by itself
    (("harbour revenue low", "mills brand medium"), [f"warning VAL107 {AT_MATRIX}"]),
    (("harbour revenue low", "harbour brand low", "mills brand medium"), [f"warning VAL107 {AT_MATRIX}"]),
    (("harbour revenue low", "harbour brand medium", "mills brand medium"), []),
    (("harbour revenue low", "mills brand low"), [f"warning VAL107 {AT_MATRIX}"] * 2),
    (("harbour revenue medium", "mils brand medium"), ["error REF104 mils: value.matrix[1].party"]),
    (("harbour revenue low", "mils brand low"), ["error REF104 mils: value.matrix[1].party"]),
    (("harbour revenue likely", "mills brand high"), ["error DOC107 likely: value.matrix[0].likelihood"]),
]


@pytest.mark.parametrize(("rows", "expected"), BENEFITS)
def test_the_matrix(rows: tuple[str, ...], expected: list[str]) -> None:
    assert underlined(matrix(*rows)) == expected


MILESTONES = [  # the first milestone, key of the finding and its words
    (FIRST, None, None),
    ("id: a, due: 2025-10-31, target: five hundred hours, baseline: none yet, owner: harbour.manager", None, None),
    ("id: a, due: 2025-10-31, target: 500, baseline: 0, owner: harbour", None, None),
    ("id: a, due: 2025-10-31, target: no ship waits, baseline: 31 ships, owner: harbour", None, None),
    ("id: a, due: 2025-10-31, target: short waits, baseline: 31 hours, owner: harbour.manager", "milestones[a].target",
     "the milestone a has no number in its target"),
    ("id: a, due: 2025-10-31, target: short waits, owner: harbour.manager", "milestones[a].target",
     "the milestone a has no number in its target and no baseline"),
    ("id: a, due: 2025-10-31, target: 500 hours, owner: harbour.manager", "milestones[a].baseline",
     "the milestone a has no baseline"),
    ("id: a, target: 500 hours, baseline: 340 hours", "milestones[a].due",
     "the milestone a has no date (due) and no owner"),
    ("id: a, kind: measure, due: 2025-10-31, owner: harbour.manager", "milestones[a].target",
     "the milestone a has no target and no baseline"),
    ("id: a, kind: event, due: 2025-10-31, owner: harbour.manager", None, None),
    ("id: a, kind: event, due: 2025-10-31, target: the new crane stands, owner: harbour.manager", None, None),
    ("id: a, kind: event, owner: harbour.manager", "milestones[a].due", "the milestone a has no date (due)"),
    ("id: a, kind: event, due: 2025-10-31", "milestones[a].owner", "the milestone a has no owner"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "key", "message"), MILESTONES)
def test_a_milestone_is_specific(words: str, key: str | None, message: str | None) -> None:
    found = findings(milestone(words))
    assert [(each.code, each.severity, each.key, each.message) for each in found] == (
        [("VAL103", "warning", key, message)] if key else []
    )


def test_what_a_milestone_lacks_is_underlined_at_its_id() -> None:
    assert underlined(milestone(FIRST.replace(", baseline: 340 berth hours", ""))) == [
        "warning VAL103 first-season: milestones[first-season].baseline"
    ]
    assert underlined(milestone(FIRST.replace("500 berth hours", "more hours"))) == [
        "warning VAL103 more hours: milestones[first-season].target"
    ]


def test_numbers_are_read_in_english_only() -> None:
    vague = milestone("id: a, due: 2025-10-31, target: fünfhundert Stunden, baseline: 3, owner: harbour.manager")
    german = {"charter.md": TEXT.replace("audience: internal", "audience: internal\nlanguage: de", 1)}
    assert [each.code for each in findings(vague)] == ["VAL103"]
    assert [each.code for each in findings({**vague, **german})] == []


@pytest.mark.parametrize(("old", "new"), [("kind: event", "knd: event"), ("kind: event", "kind: events")])
def test_a_misspelt_event_is_told_that_alone(old: str, new: str) -> None:
    assert [each.code[:3] for each in findings({"plan.md": PLAN.replace(old, new)})] == ["DOC"]


def test_each_benefit_without_a_measure_is_said() -> None:
    text = TEXT.replace(", measured_by: forecast-error", "")
    assert underlined({"charter.md": text}) == [
        "warning VAL105 {: value.matrix[1].measured_by",
        "warning VAL105 {: value.matrix[3].measured_by",
    ]
    assert "measures the benefit of harbour: Forecasts of arrivals" in findings({"charter.md": text})[0].message


PREMORTEMS = [
    ({}, None),
    ({"charter.md": NO_PREMORTEM}, "value: value.premortem"),
    ({"charter.md": re.sub("premortem: .*", "premortem: []", TEXT)}, "premortem: value.premortem"),
    ({"charter.md": NO_PREMORTEM, "reviews/before.md": f"---\n{PREMORTEM}---\n"}, None),
    ({"charter.md": NO_PREMORTEM, "reviews/before.md": f"---\n{PREMORTEM}state: held\n---\n"}, None),
    ({"charter.md": NO_PREMORTEM, "reviews/before.md": f"---\n{PREMORTEM}state: cancelled\n---\n"},
     "value: value.premortem"),
    ({"charter.md": NO_PREMORTEM, "reviews/before.md": f"---\n{PREMORTEM}---\n".replace("pre-m", "post-m")},
     "value: value.premortem"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "place"), PREMORTEMS)
def test_a_pre_mortem_is_in_the_charter_or_among_the_reviews(changes: Changes, place: str | None) -> None:
    assert underlined(changes) == ([f"warning VAL106 {place}"] if place else [])


def test_a_review_that_cannot_be_read_may_be_one() -> None:
    assert [each.code for each in findings({"charter.md": NO_PREMORTEM, "reviews/before.md": "---\n[\n---\n"})] == [
        "DOC103"
    ]


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("in-review", "error")])
def test_without_value_one_finding_is_enough(status: str, severity: str) -> None:
    text = re.sub(r"^value:\n(  .*\n)+", "", TEXT, flags=re.MULTILINE).replace("ratified", status, 1)
    assert underlined({"charter.md": text}) == [f"{severity} VAL101 ---: value"]
    assert underlined({"charter.md": MATRIX.sub("", TEXT)}) == ["error VAL101 value: value.matrix"]
    assert underlined({"charter.md": MATRIX.sub("  matrix: []\n", TEXT)}) == [f"error VAL101 {AT_MATRIX}"]
