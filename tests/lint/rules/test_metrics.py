"""MET: joint numbers, few of them, and people who are paid by them."""

import re

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import underlined
from tests.tools import Changes, findings, texts

TEXT, PLAN = texts()["charter.md"], texts()["plan.md"]
LIST = re.compile(r"metrics:\n(  - .*\n)+")
TWO = "  matrix:\n    - {party: harbour, benefit: calm}\n    - {party: mills, benefit: calm}\n"
UNMEASURED = {"charter.md": re.sub(r"  matrix:\n(    - .*\n)+", TWO, TEXT)}
OKRS = re.compile(r"    okrs:\n.*\n.*\n")


def metrics(*rows: str) -> Changes:
    """The plan with metrics besides its own; `a lagging joint`."""
    lines = []
    for row in rows:
        name, kind, joint = row.split()
        said = f"id: {name}, kind: {kind}, joint: {str(joint == 'joint').lower()}"
        lines.append(f"  - {{{said}, target: 5, owner: mills, informs: it}}\n")
    return {"plan.md": PLAN.replace("metrics:\n", f"metrics:\n{''.join(lines)}")}


NOT_JOINT = PLAN.replace("joint: true", "joint: false")
LAGGING = PLAN.replace("kind: leading", "kind: lagging")
CASES = [
    ("none joint", {"plan.md": NOT_JOINT}, ["error MET101 metrics: metrics"]),
    ("joint not said", {"plan.md": PLAN.replace(" joint: true,", "")}, ["error MET101 metrics: metrics"]),
    ("one joint", {"plan.md": PLAN.replace("joint: true", "joint: false", 1)}, []),
    ("neither joint nor leading", {"plan.md": NOT_JOINT.replace("leading", "lagging")},
     ["error MET101 metrics: metrics"]),
    ("none leading", {"plan.md": LAGGING}, ["warning MET103 metrics: metrics"]),
    ("another leading", {"plan.md": PLAN.replace("lagging", "leading")}, []),
    ("no owner", {"plan.md": PLAN.replace(", owner: mills.manager, informs", ", informs")},
     ["warning MET102 forecast-error: metrics[forecast-error].owner"]),
    ("neither target nor decision",
     {"plan.md": PLAN.replace(", target: 8%", "").replace(", informs: how far ahead to plan", "")},
     ["warning MET102 forecast-error: metrics[forecast-error].target"]),
    ("no baseline", {"plan.md": PLAN.replace(", baseline: 21%", "")}, []),
    ("no metrics, and benefits that name them", {"plan.md": LIST.sub("", PLAN)}, ["error MET101 ---: metrics"]),
    ("no plan", {"plan.md": None}, ["error REF107 ---: plan.md"]),
    ("no okrs", {"plan.md": OKRS.sub("", PLAN, count=1)},
     ["warning MET106 harbour: parties.harbour.okrs"]),
    ("empty okrs", {"plan.md": OKRS.sub("    okrs: []\n", PLAN, count=1)},
     ["warning MET106 okrs: parties.harbour.okrs"]),
    ("no party has any", {"plan.md": OKRS.sub("", PLAN)},
     ["warning MET106 harbour: parties.harbour.okrs", "warning MET106 mills: parties.mills.okrs"]),
    ("no retrospectives", {"charter.md": re.sub("  retrospectives: .*\n", "", TEXT)},
     ["warning MET107 problem_solving: problem_solving.retrospectives"]),
    ("no problem-solving", {"charter.md": re.sub(r"problem_solving:\n(  .*\n)+", "", TEXT)},
     ["warning CON105 ---: problem_solving"]),
    ("no accountability", {"charter.md": re.sub(r"accountability:\n.*\n", "", TEXT)},
     ["warning MET105 ---: accountability"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_metrics_and_who_answers(changes: Changes, expected: list[str]) -> None:
    assert underlined(changes) == expected


def test_a_misspelt_joint_is_told_that_alone() -> None:
    plan = PLAN.replace(" joint: true,", "", 1).replace("joint: true", "jont: true")
    assert [each.code for each in findings({"plan.md": plan})] == ["DOC105"]


def test_without_metrics_there_is_no_joint_one() -> None:
    found = findings({**UNMEASURED, "plan.md": LIST.sub("", PLAN)})
    assert [(each.code, each.place.line, each.key) for each in found if each.code != "VAL105"] == [
        ("MET101", 1, "metrics")
    ]


def test_without_plan_and_roles_there_is_no_joint_metric() -> None:
    text = "---\nkind: charter\nschema: 1\nid: harbour-mills\ntitle: T\nversion: 0.1.0\nstatus: draft\n---\n"
    changes = {name: None if name != "charter.md" else text for name in texts()}
    found = findings(changes)
    assert [(each.severity, each.key) for each in found if each.code == "MET101"] == [("warning", "plan.md")]


@pytest.mark.parametrize(("more", "expected"), [(5, []), (6, ["warning MET104 metrics: metrics"])])
def test_seven_metrics_are_enough(more: int, expected: list[str]) -> None:
    changes = metrics(*(f"m{at} lagging joint" for at in range(more)))
    assert underlined(changes) == expected
    assert underlined(changes, Settings({"MET104": {"maximum": 8}})) == []
    assert underlined(changes, Settings({"too-many-metrics": {"maximum": 6}})) == ["warning MET104 metrics: metrics"]


INCENTIVES = [
    ("A fifth of both managers' bonus follows the joint metrics.", True),
    ("Both managers are paid by berth hours a month.", True),
    ("The bonus of both follows forecast-error", True),
    ("The bonus follows the metrics of the plan", True),
    ("Both heads share in what the partnership earns", True),
    ("none", False),
    ("None yet.", False),
    ("Not tied to the joint metrics", False),
    ("Paid not by revenue but by the joint metrics", True),
    ("Each manager is paid by the sales of their own house.", False),
    ("A tenth of both managers' bonus follows their own company's metrics", False),
    ("The partnership managers get a bonus at Christmas", False),
    ("A bonus at the discretion of each board", False),
]


@pytest.mark.parametrize(("words", "tied"), INCENTIVES)
def test_incentives_follow_joint_metrics(words: str, tied: bool) -> None:
    changes = {"charter.md": re.sub("incentives: .*", f"incentives: {words}", TEXT)}
    assert underlined(changes) == [f"warning MET105 {words}: accountability.incentives"] * (not tied)


def test_an_incentive_that_follows_what_is_not_joint_is_said() -> None:
    text = re.sub("incentives: .*", "incentives: Both follow berth hours a month", TEXT)
    plan = PLAN.replace("joint: true", "joint: false", 1)
    assert [each.code for each in findings({"charter.md": text, "plan.md": plan})] == ["MET105"]
    german = text.replace("audience: internal", "audience: internal\nlanguage: de", 1)
    assert findings({"charter.md": german, "plan.md": plan}) == ()


def test_a_pilot_is_told_and_not_stopped() -> None:
    pilot = TEXT.replace("relationship: strategic", "relationship: pilot\n  graduates_on: first-season")
    assert underlined({"charter.md": pilot, "plan.md": NOT_JOINT}) == []
    assert underlined({"charter.md": pilot, "plan.md": LAGGING}) == ["info MET103 metrics: metrics"]
