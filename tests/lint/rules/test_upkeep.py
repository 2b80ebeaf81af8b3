"""UPK: an operational review, an alignment session and a workshop, and how often."""

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import changed, marked
from tests.tools import findings

CHARTER = "charter.md"
Edit = tuple[str, str, str]
ALL = "upkeep: {operational_review: 1 quarter, alignment_session: 6 months, annual_workshop: 1 year}"
REVIEW, SESSION = "operational_review: 1 quarter, ", "alignment_session: 6 months, "
WORKSHOP = ", annual_workshop: 1 year"
MONTHLY = "      cadence: 1 month\n"


def counts(what: str, cadence: str = MONTHLY) -> Edit:
    """The operational tier's meeting counts as something."""
    return (CHARTER, MONTHLY, f"{cadence}      satisfies: [{what}]\n")


ROWS: list[tuple[list[Edit], list[str]]] = [
    ([(CHARTER, REVIEW, "")], ["UPK101 charter.md: upkeep"]),
    ([(CHARTER, SESSION, "")], ["UPK102 charter.md: upkeep"]),
    ([(CHARTER, WORKSHOP, "")], ["UPK103 charter.md: upkeep"]),
    ([(CHARTER, SESSION, ""), (CHARTER, WORKSHOP, "")], ["UPK102 charter.md: upkeep", "UPK103 charter.md: upkeep"]),
    ([(CHARTER, ALL + "\n", "")], ["UPK101 charter.md: ---"]),
    ([(CHARTER, ALL, "upkeep: {}")], ["UPK101 charter.md: upkeep"]),
    ([(CHARTER, ALL, "upkeep: yearly")], ["DOC107 charter.md: yearly"]),
    ([(CHARTER, "alignment_session", "aligment_session")], ["DOC105 charter.md: aligment_session"]),
    ([(CHARTER, "alignment_session: 6 months", "alignment_session: twice")], ["DOC108 charter.md: twice"]),
    # a tier's meeting may count as one
    ([(CHARTER, REVIEW, ""), counts("operational_review")], []),
    ([(CHARTER, REVIEW, ""), counts("alignment_session")], ["UPK101 charter.md: upkeep"]),
    ([(CHARTER, ALL + "\n", ""), counts("operational_review")], ["UPK102 charter.md: ---"]),
    ([(CHARTER, ALL + "\n", ""), counts("operational_review, alignment_session, annual_workshop")], []),
    ([(CHARTER, REVIEW, ""), counts("operational_reviews")], ["DOC107 charter.md: operational_reviews"]),
    ([(CHARTER, REVIEW, ""), (CHARTER, MONTHLY, f"{MONTHLY}      satisfy: [operational_review]\n")],
     ["DOC105 charter.md: satisfy"]),
    ([(CHARTER, REVIEW, ""), counts("operational_review", "")], ["GOV102 charter.md: operational"]),
    # UPK104: strictly longer; calendar units go by the calendar
    ([(CHARTER, "review: 1 quarter", "review: 4 months")], ["UPK104 charter.md: 4 months"]),
    ([(CHARTER, "review: 1 quarter", "review: 92 days")], ["UPK104 charter.md: 92 days"]),
    ([(CHARTER, "review: 1 quarter", "review: 91 days")], []),
    ([(CHARTER, "review: 1 quarter", "review: 13 weeks")], []),
    ([(CHARTER, "review: 1 quarter", "review: 3 months")], []),
    ([(CHARTER, "session: 6 months", "session: 2 quarters")], []),
    ([(CHARTER, "session: 6 months", "session: 7 months")], ["UPK104 charter.md: 7 months"]),
    ([(CHARTER, "session: 6 months", "session: 181 days")], ["UPK104 charter.md: 181 days"]),
    ([(CHARTER, "workshop: 1 year", "workshop: 12 months")], []),
    ([(CHARTER, "workshop: 1 year", "workshop: 13 months")], ["UPK104 charter.md: 13 months"]),
    ([(CHARTER, "workshop: 1 year", "workshop: 2 years"), (CHARTER, "session: 6 months", "session: 1 year")],
     ["UPK104 charter.md: 1 year", "UPK104 charter.md: 2 years"]),
    # the meetings of a tier that counts as one come in between
    ([(CHARTER, "review: 1 quarter", "review: 1 year"), counts("operational_review")], []),
    ([(CHARTER, REVIEW, ""), counts("operational_review", "      cadence: 4 months\n")],
     ["GOV103 charter.md: 4 months"]),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), ROWS)
def test_upkeep(edits: list[Edit], expected: list[str]) -> None:
    assert marked(changed(*edits)) == expected


def test_what_is_said() -> None:
    found = findings(changed((CHARTER, SESSION, ""), (CHARTER, "review: 1 quarter", "review: 4 months")))
    assert [each.message for each in found] == [
        "there is no alignment session; one every 6 months is wanted",
        "the operational review is held every 4 months; at least every quarter is wanted",
    ]


def test_bounds_are_configurable() -> None:
    settings = Settings({"upkeep-too-slow": {"operational_review": "2 months"}})
    assert marked({}, settings) == ["UPK104 charter.md: 1 quarter"]
    assert findings(changed((CHARTER, REVIEW, "")), settings)[0].message.endswith("one every 2 months is wanted")
    assert marked({}, Settings({"UPK104": {"operational_review": "3 months"}})) == []
    slow = counts("operational_review", "      cadence: 2 months\n")
    both = Settings({"GOV103": {"operational": "1 year"}, "UPK104": {"operational_review": "1 month"}})
    assert marked(changed((CHARTER, REVIEW, ""), slow), both) == ["UPK104 charter.md: 2 months"]


def test_a_tier_that_is_gone_speaks_for_what_it_satisfied() -> None:
    changes = changed((CHARTER, REVIEW, ""))
    text = changes[CHARTER]
    tactical = text[text.index("    tactical:\n") : text.index("  committee:")]
    assert [each.code for each in findings({CHARTER: text.replace(tactical, "")})] == ["GOV101"]
    nothing = text.replace(tactical, "").replace(ALL.replace(REVIEW, "") + "\n", "")
    assert [each.code for each in findings({CHARTER: nothing})] == ["UPK101", "GOV101"]


@pytest.mark.parametrize(("change", "complete", "slow"), [
    ("status: draft", "warning", "warning"), ("status: in-review", "error", "warning"), ("status: ended", None, None),
    ("relationship: pilot", None, "info"), ("relationship: vendor", None, None),
])  # fmt: skip
def test_weights(change: str, complete: str | None, slow: str | None) -> None:
    key = change.partition(":")[0]
    state = (CHARTER, {"status": "status: ratified", "relationship": "relationship: strategic"}[key], change)
    found = findings(changed(state, (CHARTER, SESSION, ""), (CHARTER, "review: 1 quarter", "review: 4 months")))
    assert [each.severity for each in found if each.code == "UPK102"] == [complete] * bool(complete)
    assert [each.severity for each in found if each.code == "UPK104"] == [slow] * bool(slow)
