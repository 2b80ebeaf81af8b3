"""TRA: each row is an edit to the valid partnership and what one finding underlines; then what is no fault."""

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import changed, marked
from tests.tools import findings, said, texts

CHARTER, REGISTER, REVIEW = "charter.md", "risk-register.md", "reviews/2025-q4-operations.md"
SECTION = texts()[CHARTER].split("\ntransparency:\n")[1].split("\naccountability:")[0]
DECISIONS = "decisions: recorded with reasons within 5 business days"
FIRST = "owner: mills.manager, mitigation: The winter pause may be taken early"
BECAUSE = ", because: the forecast has become good enough"
# fmt: off
FAULTS = [  # file, what stands there, what is put there, finding
    # nothing is said at all: once, where the section would be or is
    (CHARTER, f"transparency:\n{SECTION}\n", "", "TRA101 charter.md: ---"),
    (CHARTER, f"transparency:\n{SECTION}", "transparency: {}", "TRA101 charter.md: transparency"),
    # no open books
    (CHARTER, "  open_book: joint revenue and cost\n", "", "TRA101 charter.md: transparency"),
    (CHARTER, "open_book: joint revenue and cost", "open_book: none", "TRA101 charter.md: none"),
    # no surprises
    (CHARTER, "  no_surprises_within: 48 hours\n", "", "TRA102 charter.md: transparency"),
    (CHARTER, "48 hours", "49 hours", "TRA103 charter.md: 49 hours"),
    (CHARTER, "48 hours", "2 business days", "TRA103 charter.md: 2 business days"),
    (CHARTER, "48 hours", "1 week", "TRA103 charter.md: 1 week"),
    # no risk register
    (CHARTER, "  risk_register: risk-register.md\n", "", "TRA104 charter.md: transparency"),
    (CHARTER, "risk_register: risk-register.md", "risk_register: none", "TRA104 charter.md: none"),
    # risks that nobody looks after
    (REGISTER, "owner: mills.manager, ", "", "TRA105 risk-register.md: dry-season"),
    (REGISTER, ", mitigation: The winter pause may be taken early", "", "TRA105 risk-register.md: dry-season"),
    (REGISTER, f", {FIRST}", "", "TRA105 risk-register.md: dry-season"),
    (REGISTER, FIRST, "owner: mills.manager, closed: false", "TRA105 risk-register.md: dry-season"),
    (REGISTER, "risks:\n", "risks:\n  - {}\n", "TRA105 risk-register.md: {"),
    # decisions without reasons
    (CHARTER, f"  {DECISIONS}\n", "", "TRA106 charter.md: transparency"),
    (CHARTER, DECISIONS, "decisions: minuted within a reasonable time",
     "TRA106 charter.md: minuted within a reasonable time"),
    (CHARTER, DECISIONS, "decisions: recorded without reasons", "TRA106 charter.md: recorded without reasons"),
    (CHARTER, DECISIONS, "decisions: listed with no rationale", "TRA106 charter.md: listed with no rationale"),
    (REVIEW, BECAUSE, "", "TRA106 reviews/2025-q4-operations.md: {"),
]
NO_FAULTS = [
    (CHARTER, "48 hours", "2 days"),
    (CHARTER, "48 hours", "1 business day"),
    (CHARTER, "open_book: joint revenue and cost", "open_book: none of the wages, all of the rest"),
    (CHARTER, "risk_register: risk-register.md", "risk_register: in the shared workspace"),
    (REGISTER, FIRST, "closed: 2025-11-02"),
    (REGISTER, FIRST, "closed: true"),
    (CHARTER, DECISIONS, "decisions: written down, and why"),
    (CHARTER, DECISIONS, "decisions: Rationale and alternatives are kept"),
    (CHARTER, DECISIONS, "decisions: minuted with the reason within a day"),
    (CHARTER, DECISIONS, "decisions: recorded because people forget"),
    (REVIEW, "decisions:\n", "decisions:\n  - {}\n"),
]
# fmt: on


@pytest.mark.parametrize(("name", "old", "new", "finding"), FAULTS)
def test_one_fault_one_finding_at_its_place(name: str, old: str, new: str, finding: str) -> None:
    assert marked(changed((name, old, new))) == [finding]


@pytest.mark.parametrize(("name", "old", "new"), NO_FAULTS)
def test_no_fault(name: str, old: str, new: str) -> None:
    assert said(findings(changed((name, old, new)))) == []


def test_a_template_or_a_misread_value_is_said_as_that_alone() -> None:
    for value, code in (("TODO", "DOC117"), ("no", "DOC118")):
        for key in ("open_book", "risk_register", "decisions"):
            line = next(each for each in SECTION.split("\n") if each.strip().startswith(key))
            for status in ("ratified", "draft"):
                change = changed(
                    (CHARTER, line, f"  {key}: {value}"), (CHARTER, "status: ratified", f"status: {status}")
                )
                assert [each.code for each in findings(change)] == [code], (key, value)


def test_a_register_that_is_gone_is_a_broken_link_and_one_that_is_not_promised_is_missing() -> None:
    without = changed((CHARTER, "  risk_register: risk-register.md\n", ""))
    assert [each.code for each in findings({REGISTER: None})] == ["REF103"]
    assert [each.message for each in findings({**without, REGISTER: None})] == ["there is no risk register"]
    assert "risk-register.md" in findings(without)[0].message


def test_weights() -> None:
    text = texts()[CHARTER].replace("  open_book: joint revenue and cost\n", "").replace("48 hours", "3 days")
    for state, expected in (
        ("status: ratified", ["error TRA101", "warning TRA103"]),
        ("status: draft", ["warning TRA101", "warning TRA103"]),
        ("relationship: pilot", ["info TRA103"]),
        ("relationship: vendor", []),
    ):
        before = "status: ratified" if state.startswith("status") else "relationship: strategic"
        change = {CHARTER: text.replace(before, state)}
        found = [f"{each.severity} {each.code}" for each in findings(change) if each.code.startswith("TRA")]
        assert found == expected, state


def test_bounds_and_words_are_the_organisations() -> None:
    day = Settings({"late-warning": {"maximum": "1 day"}})
    assert [each.code for each in findings({}, day)] == ["TRA103"]
    words = Settings({"TRA106": {"words": ["grounds"], "more_words": ["pros and cons"], "fewer_words": ["grounds"]}})
    pros = changed((CHARTER, DECISIONS, "decisions: recorded with pros and cons"))
    assert [each.code for each in findings({}, words)] == ["TRA106"]
    assert findings(pros, words) == ()


def test_words_are_read_in_english_alone() -> None:
    german = changed(
        (CHARTER, DECISIONS, "decisions: mit Begründung"),
        (CHARTER, "status: ratified", "language: de\nstatus: ratified"),
    )
    assert [each.code for each in findings(german)] == []


def test_what_is_no_list_of_risks_is_a_fault_of_shape() -> None:
    for risks in ("7", "[null]", "[7]", "{a: b}", "null"):
        text = texts()[REGISTER].split("risks:")[0] + f"risks: {risks}\n---\n"
        assert {each.code[:3] for each in findings({REGISTER: text})} <= {"DOC"}
