"""FLX: each row is an edit to the valid partnership and what one finding underlines; then what is no fault."""

import pytest

from tests.lint.rules.marked import changed, marked
from tests.tools import findings, said, texts

CHARTER, PLAN = "charter.md", "plan.md"
SECTION = texts()[CHARTER].split("\nflexibility:\n")[1].split("\nexclusivity:")[0]
OPTIONS = SECTION.split("  renegotiation:")[0]
FIRST, SECOND = (f"{line}\n" for line in OPTIONS.split("\n")[1:3])
TRIGGER, OTHER = "trigger: 900 berth hours in a month", "trigger: under 200 berth hours in a month"
PIVOTS = "triggers: [strategy, ownership, product-line]"
# fmt: off
FAULTS = [  # what stands in the charter, what is put there, finding
    # nothing at all
    (f"flexibility:\n{SECTION}\n", "", "FLX101 charter.md: ---"),
    ("flexibility:\n" + SECTION, "flexibility: {}", "FLX101 charter.md: flexibility"),
    # no option
    (OPTIONS, "", "FLX101 charter.md: flexibility"),
    (OPTIONS, "  options: []\n", "FLX101 charter.md: options"),
    # a trigger that nobody can measure
    (f"{TRIGGER}, ", "", "FLX102 charter.md: third-berth"),
    (TRIGGER, "trigger: when demand is strong", "FLX102 charter.md: when demand is strong"),
    (TRIGGER, "trigger: many berth hours a month", "FLX102 charter.md: many berth hours a month"),
    (TRIGGER, "trigger: after a good quarter", "FLX102 charter.md: after a good quarter"),
    (OTHER, "trigger: mills wishes it", "FLX102 charter.md: mills wishes it"),
    (FIRST, "    - {}\n", "FLX102 charter.md: {"),
    # all for one side
    ("holder: either", "holder: mills", "FLX103 charter.md: options"),
    (FIRST, "", "FLX103 charter.md: options"),
    # a pivot that opens nothing
    (PIVOTS, "triggers: [strategy, ownership]", "FLX104 charter.md: triggers"),
    (PIVOTS, "triggers: [market]", "FLX104 charter.md: triggers"),
    (PIVOTS, "triggers: []", "FLX104 charter.md: triggers"),
    (f"    {PIVOTS}\n", "", "FLX104 charter.md: renegotiation"),
    ("  renegotiation:\n    triggers: [strategy, ownership, product-line]\n    within: 45 days\n", "",
     "FLX104 charter.md: flexibility"),
    # no expiry
    (", expires: 2027-03-31", "", "FLX105 charter.md: third-berth"),
    # one direction
    ("direction: less", "direction: more", "FLX106 charter.md: options"),
    (SECOND, "", "FLX106 charter.md: options"),
]
NO_FAULTS = [
    (TRIGGER, "trigger: twice the berth hours of last year"),
    (TRIGGER, "trigger: nine hundred hours"),
    (TRIGGER, "trigger: berth-hours has risen since spring"),
    (TRIGGER, "trigger: once crews-trained is done"),
    (TRIGGER, "trigger: Berth-Hours above target"),
    ("holder: either", "holder: harbour"),
    ("holder: mills", "holder: either"),
    ("holder: either, ", ""),
    (PIVOTS, "triggers: [law, product-line, ownership, strategy]"),
    ("direction: less, ", ""),
    (FIRST, f"{FIRST}{FIRST.replace('third', 'fourth')}"),
]
# fmt: on


@pytest.mark.parametrize(("old", "new", "finding"), FAULTS)
def test_one_fault_one_finding_at_its_place(old: str, new: str, finding: str) -> None:
    assert marked(changed((CHARTER, old, new))) == [finding]


@pytest.mark.parametrize(("old", "new"), NO_FAULTS)
def test_no_fault(old: str, new: str) -> None:
    assert said(findings(changed((CHARTER, old, new)))) == []


def test_what_each_option_lacks_is_said_of_each() -> None:
    vague = changed((CHARTER, TRIGGER, "trigger: when trade is good"), (CHARTER, OTHER, "trigger: when trade is bad"))
    assert marked(vague) == ["FLX102 charter.md: when trade is good", "FLX102 charter.md: when trade is bad"]


def test_a_trigger_by_a_metric_that_is_gone_is_said_once() -> None:
    named = changed((CHARTER, TRIGGER, "trigger: forecast-error is where we want it"))
    renamed = texts()[PLAN].replace("id: forecast-error", "id: forecast-errors")
    assert {each.code for each in findings({**named, PLAN: renamed})} == {"REF104"}
    assert [each.code for each in findings({**named, PLAN: None})] == ["REF107"]
    assert [each.code for each in findings({**named, PLAN: "---\ntitle: [\n---\n"})] == ["DOC103"]


def test_a_template_or_a_misread_trigger_is_said_as_that_alone() -> None:
    for value, code in (("TODO", "DOC117"), ("no", "DOC118")):
        assert [each.code for each in findings(changed((CHARTER, TRIGGER, f"trigger: {value}")))] == [code]


def test_numbers_in_words_are_read_in_english_alone() -> None:
    german = changed(
        (CHARTER, TRIGGER, "trigger: sobald neunhundert Stunden erreicht sind"),
        (CHARTER, "status: ratified", "language: de\nstatus: ratified"),
    )
    assert findings(german) == ()
    assert [each.code for each in findings(changed((CHARTER, TRIGGER, "trigger: sobald es gut geht")))] == ["FLX102"]


def test_weights() -> None:
    for state, old, new, expected in (
        ("ratified", OPTIONS, "", ["error FLX101"]),
        ("draft", OPTIONS, "", ["warning FLX101"]),
        ("draft", TRIGGER, "trigger: at will", ["error FLX102"]),
        ("draft", "holder: either", "holder: mills", ["warning FLX103"]),
        ("draft", PIVOTS, "triggers: [market]", ["warning FLX104"]),
        ("ratified", "direction: less", "direction: more", ["info FLX106"]),
    ):
        found = findings(changed((CHARTER, old, new), (CHARTER, "status: ratified", f"status: {state}")))
        assert [f"{each.severity} {each.code}" for each in found] == expected
