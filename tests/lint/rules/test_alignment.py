"""ALI: the answers of both sides, their ways of working, and who takes over."""

import re

import pytest

from charterhouse.model import Settings
from tests.lint.rules.marked import changed, marked
from tests.tools import findings, said, texts

CHARTER, PLAN, REVIEW = "charter.md", "plan.md", "reviews/2025-q4-operations.md"
Edit = tuple[str, str, str]
HARBOUR, MILLS = "Ships wait less than half a day.", "Flour leaves on fixed days."
LESS_HARBOUR, LESS_MILLS = "The container business needed the berths.", "We bought a silo elsewhere."
ASKED_HARBOUR, ASKED_MILLS = "harbour: {asked: 2025-11-28", "mills: {asked: 2025-12-01"
SAID_BY_MILLS = f", success_in_six_months: {MILLS}, would_deprioritise_if: {LESS_MILLS}"
ANSWERS = texts()[REVIEW][texts()[REVIEW].index("alignment:\n") : texts()[REVIEW].index("gap:")]
STYLE = next(f"{line}\n" for line in texts()[CHARTER].split("\n") if "working_style" in line)
AUTHORITY = "  authority: They may move any arrival by up to a day without asking.\n"
SILENT = (REVIEW, ANSWERS, "")
SESSION = (REVIEW, "type: operational-review", "type: alignment-session")

ROWS: list[tuple[list[Edit], list[str]]] = [
    # ALI101: some review holds an answer of each party
    ([(REVIEW, SAID_BY_MILLS, "")], [f"ALI101 {REVIEW}: mills"]),
    ([(REVIEW, SAID_BY_MILLS, f", would_deprioritise_if: {LESS_MILLS}")], []),
    ([(REVIEW, MILLS, '" "'), (REVIEW, LESS_MILLS, '" "')], [f'ALI101 {REVIEW}: " "']),
    ([SILENT], ["ALI101 charter.md: ---"]),
    ([SILENT, SESSION], [f"ALI101 {REVIEW}: ---"]),
    ([SILENT, SESSION, (REVIEW, "state: held", "state: moved")], ["ALI101 charter.md: ---"]),
    ([(REVIEW, "  mills: {asked", "  mils: {asked")], [f"REF104 {REVIEW}: mils"]),
    ([(REVIEW, "\nalignment:", "\nalignmnet:")], [f"DOC105 {REVIEW}: alignmnet"]),
    ([SILENT, (CHARTER, "relationship: strategic", "relationship: vendor")], ["FIT101 charter.md: vendor"]),
    # ALI102: the same words, whatever their case, spaces and punctuation
    ([(REVIEW, MILLS, HARBOUR)], [f"ALI102 {REVIEW}: {HARBOUR}"]),
    ([(REVIEW, MILLS, "ships wait  LESS — than half a day!")],
     [f"ALI102 {REVIEW}: ships wait  LESS — than half a day!"]),
    ([(REVIEW, LESS_MILLS, LESS_HARBOUR)], [f"ALI102 {REVIEW}: {LESS_HARBOUR}"]),
    ([(REVIEW, MILLS, "Ships wait less than a day.")], []),
    ([(REVIEW, LESS_MILLS, HARBOUR)], []),  # the same words to another question
    ([(REVIEW, MILLS, "…"), (REVIEW, HARBOUR, "…")], [f"DOC117 {REVIEW}: …"] * 2),
    ([(REVIEW, MILLS, '"!"'), (REVIEW, HARBOUR, '"?"')], []),
    # ALI103: strictly more than 45 days apart; the later in the file is shown
    ([(REVIEW, ASKED_HARBOUR, "harbour: {asked: 2025-10-16")], [f"ALI103 {REVIEW}: 2025-12-01"]),
    ([(REVIEW, ASKED_HARBOUR, "harbour: {asked: 2025-10-17")], []),
    ([(REVIEW, ASKED_MILLS, "mills: {asked: 2025-10-13")], [f"ALI103 {REVIEW}: 2025-10-13"]),
    ([(REVIEW, ASKED_MILLS, "mills: {asked: 2025-10-14")], []),
    ([(REVIEW, "asked: 2025-12-01, ", "")], []),
    # ALI104: strictly more than three times as slow, and nobody between the two
    ([(CHARTER, "decides_within: 5", "decides_within: 6")], []),
    ([(CHARTER, "decides_within: 5", "decides_within: 7")], ["ALI104 plan.md: people"]),
    ([(CHARTER, "decides_within: 5 business", "decides_within: 9")], ["ALI104 plan.md: people"]),  # 9 days to 2.8
    ([(CHARTER, "horizon: 5 years", "horizon: 9 years")], []),
    ([(CHARTER, "horizon: 5 years", "horizon: 10 years")], ["ALI104 plan.md: people"]),
    ([(CHARTER, "horizon: 3 years", "horizon: 20 months")], []),  # a third of five years by the calendar
    ([(CHARTER, "horizon: 3 years", "horizon: 19 months")], ["ALI104 plan.md: people"]),
    ([(CHARTER, "decides_within: 5", "decides_within: 7"), (CHARTER, "horizon: 5", "horizon: 10")],
     ["ALI104 plan.md: people"]),
    ([(CHARTER, "decides_within: 5", "decides_within: 7"), (PLAN, "title: Miller", "title: Miller and liaison")], []),
    ([(CHARTER, "decides_within: 5", "decides_within: 7"), (CHARTER, "mills.operations]", "mills.liaison]"),
      (PLAN, "operations: {name: Tom", "liaison: {name: Bo}\n      operations: {name: Tom")], []),
    ([(CHARTER, "decides_within: 5", "decides_within: 7"), (CHARTER, "mills.operations]", "mills.liaison]")],
     ["REF101 charter.md: mills.liaison"]),
    # ALI105: within what time each party answers; one finding however many don't say
    ([(CHARTER, "responds_within: 1 business day, ", "")], ["ALI105 charter.md: working_style"]),
    ([(CHARTER, "responds_within: 1 business day, ", "")] * 2, ["ALI105 charter.md: working_style"]),
    ([(CHARTER, STYLE, "")], ["ALI105 charter.md: harbour"]),
    ([(CHARTER, "responds_within", "respond_within")], ["DOC105 charter.md: respond_within"]),
    # ALI106: who takes over, and with what authority
    ([(PLAN, AUTHORITY, "")], ["ALI106 plan.md: handover"]),
    ([(PLAN, "  operating_owners: [harbour.operations, mills.operations]\n", "")], ["ALI106 plan.md: handover"]),
    ([(PLAN, "[harbour.operations, mills.operations]", "[]")], ["ALI106 plan.md: operating_owners"]),
    ([(PLAN, "  by: 2025-03-31\n", "")], []),
    ([(PLAN, "handover:\n", "handovr:\n")], ["DOC105 plan.md: handovr"]),
    # ALI107: by role or in person
    ([(PLAN, "owners: [harbour.operations, mills.operations]", "owners: [harbour.operations, mills.packer]"),
      (PLAN, "operations: {name: Tom", "packer: {name: Bo}\n      operations: {name: Tom")],
     ["ALI107 plan.md: mills.packer"]),
    ([(PLAN, "owners: [harbour.operations, mills.operations]", "owners: [harbour.operations, mills.packer]"),
      (PLAN, "operations: {name: Tom", 'packer: {name: Tom O., handle: "@TOkeke"}\n      operations: {name: Tom')], []),
    ([(PLAN, "owners: [harbour.operations, mills.operations]", "owners: [harbour.sponsor, mills.operations]")], []),
    ([(PLAN, "owners: [harbour.operations, mills.operations]", "owners: [harbour.operations, mills.operatons]")],
     ["REF101 plan.md: mills.operatons"]),
    ([(CHARTER, "harbour.operations, mills.manager, mills.operations]", "harbour.operations, mills.manager]"),
      (CHARTER, "[harbour.operations, mills.operations]", "[harbour.operations]")], ["GOV107 charter.md: attendees"]),
    ([(CHARTER, "harbour.operations, mills.manager, mills.operations]", "harbour.operations, mills.manager]"),
      (CHARTER, "[harbour.operations, mills.operations]", "[harbour.operations, mills.manager]")],
     ["ALI107 plan.md: mills.operations"]),
    ([(CHARTER, "harbour.operations, mills.manager, mills.operations]", "harbour.manager, mills.manager]"),
      (CHARTER, "[harbour.operations, mills.operations]", "[harbour.manager, mills.manager]")],
     ["ALI107 plan.md: harbour.operations"]),
    # ALI108: how far the answers lie apart, and when that was discussed
    ([(REVIEW, "gap: some\n", "")], [f"ALI108 {REVIEW}: ---"]),
    ([(REVIEW, "gap: some\ndiscussed: 2025-12-01\n", "")], [f"ALI108 {REVIEW}: ---"]),
    ([(REVIEW, "discussed: 2025-12-01\n", "")], [f"ALI108 {REVIEW}: ---"]),
    ([(REVIEW, "gap: some\ndiscussed: 2025-12-01\n", "gap: wide\n")], [f"ALI108 {REVIEW}: ---"]),
    ([(REVIEW, "gap: some\ndiscussed: 2025-12-01\n", "gap: none\n")], []),
    ([(REVIEW, "gap: some\n", "gap: small\n")], [f"DOC107 {REVIEW}: small"]),
    ([SILENT, (REVIEW, "gap: some\ndiscussed: 2025-12-01\n", "")], ["ALI101 charter.md: ---"]),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), ROWS)
def test_alignment(edits: list[Edit], expected: list[str]) -> None:
    assert marked(changed(*edits)) == expected


def test_what_is_said() -> None:
    found = {each.code: each for edits, _ in ROWS for each in findings(changed(*edits)) if each.code.startswith("ALI")}
    days = "mills was asked on 2025-10-13 and harbour on 2025-11-28, 46 days apart (45 at most)"
    assert found["ALI103"].message == days
    assert found["ALI107"].message == "harbour.operations and mills.operations take over the work and attend no tier"
    both = findings(
        changed((CHARTER, "decides_within: 5", "decides_within: 7"), (CHARTER, "horizon: 5", "horizon: 10"))
    )
    assert both[0].message == (
        "there is no liaison, though harbour decides within 7 business days and mills within 2 business days, "
        "and harbour plans for 10 years and mills for 3 years"
    )
    assert [each.message for each in both[0].related] == ["harbour", "mills"] * 2


def test_reviews_that_were_followed_by_another() -> None:
    text = texts()[REVIEW]
    earlier = text.replace("2025-1", "2024-1").replace(MILLS, HARBOUR).replace("discussed: 2024-12-01\n", "")
    earlier = earlier.replace("asked: 2024-11-28", "asked: 2024-08-28")
    assert said(findings({"reviews/2024.md": earlier})) == []
    later = earlier.replace("2024-1", "2026-1").replace("2024-08-28", "2026-08-28")
    assert [each.code for each in findings({"reviews/2026.md": later})] == ["ALI108", "ALI103", "ALI102"]
    undated = re.sub("held: .*\n|asked: [0-9-]*, ", "", later)
    assert [each.code for each in findings({"reviews/undated.md": undated})] == ["ALI108", "ALI102"]
    alone = re.sub("2026-08-28, .*}", "2026-08-28}", later)
    assert said(findings({"reviews/2026.md": alone})) == []  # one answered, and there is nothing to compare yet


def test_answers_in_two_reviews_are_not_answers_side_by_side() -> None:
    text = texts()[REVIEW]
    one, other = text.replace(SAID_BY_MILLS, ""), text.replace(f", success_in_six_months: {HARBOUR}", "")
    other = other.replace(f", would_deprioritise_if: {LESS_HARBOUR}", "").replace("2025-1", "2024-1")
    found = findings({REVIEW: one, "reviews/2024-q4.md": other})
    assert [each.message for each in found] == ["no review holds an answer of each party; this one has none of mills"]
    assert marked({REVIEW: None}) == ["ALI101 charter.md: ---"]
    assert [each.code for each in findings({REVIEW: one, "reviews/2024-q4.md": "no frontmatter"})] == ["DOC102"]


def test_bounds_are_configurable() -> None:
    far = changed((REVIEW, ASKED_HARBOUR, "harbour: {asked: 2025-11-20"))
    assert marked(far, Settings({"asked-far-apart": {"days": 10}})) == [f"ALI103 {REVIEW}: 2025-12-01"]
    assert marked(far, Settings({"ALI103": {"days": 11}})) == []
    assert marked({}, Settings({"ALI104": {"ratio": 2}})) == ["ALI104 plan.md: people"]
    assert marked({}, Settings({"ALI104": {"ratio": 2.5}})) == []


@pytest.mark.parametrize(("change", "complete", "other"), [
    ("status: draft", "warning", "warning"), ("status: agreed", "error", "warning"), ("status: ended", None, None),
    ("relationship: pilot", None, "info"), ("relationship: referral", None, None),
])  # fmt: skip
def test_weights(change: str, complete: str | None, other: str | None) -> None:
    key = change.partition(":")[0]
    state = (CHARTER, {"status": "status: ratified", "relationship": "relationship: strategic"}[key], change)
    for edit, code, weight in (
        (SILENT, "ALI101", complete),
        ((PLAN, "  operating_owners: [harbour.operations, mills.operations]\n", ""), "ALI106", complete),
        ((REVIEW, MILLS, HARBOUR), "ALI102", other),
        ((CHARTER, "responds_within: 1 business day, ", ""), "ALI105", other),
    ):
        found = [each.severity for each in findings(changed(state, edit)) if each.code == code]
        assert found == [weight] * bool(weight)


def test_three_parties() -> None:
    third = f"  bakers: {{asked: 2025-12-02, success_in_six_months: {HARBOUR}}}\ngap:"
    party = (CHARTER, "\npurpose:\n", "\n  bakers: {name: Bakers}\npurpose:\n")
    changes = changed(party, (REVIEW, "gap:", third), (REVIEW, MILLS, HARBOUR))
    found = [each for each in findings(changes) if each.code == "ALI102"]
    assert [each.message[:22] for each in found] == ["harbour and mills say ", "harbour and bakers say"]
