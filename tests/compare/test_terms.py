"""Changes of terms: an edit of the charter, and what it changes in meaning."""

from __future__ import annotations

import pytest

from charterhouse.compare import compare
from tests.compare.states import base, changes, edited, state, told
from tests.tools import texts

NONE: list[str] = []
EXCLUSIVE = (
    "{party: harbour, scope: [milling-wheat], until: 2027-02-28, released_if: mills lands nothing for a quarter}"
)
STEP = "    - {kind: joint-session, within: 5 business days, convened_by: managers}\n"
LATER = "    - {kind: mediation, within: 20 days, by: the mediator of the port authority}\n"
MEANING = [  # old words, new words, changes
    ("notice_period: 90 days", "notice_period: 30 days", ["changed exit.notice_period 90 days -> 30 days (shorter)"]),
    ("notice_period: 90 days", "notice_period: 90   days", NONE),
    ("notice_period: 90 days", 'notice_period: "90 days" # agreed', NONE),
    ("notice_period: 90 days", "notice_period: 3 months",
     ["changed exit.notice_period 90 days -> 3 months (replaced)"]),
    ("notice_period: 90 days", "notice_period: 1 year", ["changed exit.notice_period 90 days -> 1 year (longer)"]),
    ("notice_period: 90 days", "notice_period: 90 dayz", ["changed exit.notice_period 90 days -> 90 dayz (replaced)"]),
    ("  notice_period: 90 days\n", "", ["removed exit.notice_period 90 days -> None"]),
    ("horizon: 5 years", "horizon: 5 year", NONE),
    ("size: 340", "size: 350", ["changed parties.harbour.size 340 -> 350 (more)"]),
    ("binding: full", "binding: partly", ["changed binding full -> partly (looser)"]),
    ("renewal: automatic", "renewal: none", ["changed term.renewal automatic -> none (looser)"]),
    ("until: 2028-02-29", "until: open-ended", ["changed term.until 2028-02-29 -> open-ended (longer)"]),
    ("effective: 2025-03-01", "effective: 2025-04-01", ["changed effective 2025-03-01 -> 2025-04-01 (replaced)"]),
    ("likelihood: medium, timeline: short", "likelihood: high, timeline: long",
     ["changed value.matrix[0].likelihood medium -> high (more)",
      "changed value.matrix[0].timeline short -> long (longer)"]),
    ("[harbour, mills]\n  notice", "[mills]\n  notice",
     ["changed exit.for_convenience harbour, mills -> mills (stricter)"]),
    ("[harbour, mills]\n  notice", "false\n  notice",
     ["changed exit.for_convenience harbour, mills -> false (stricter)"]),
    ("[harbour, mills]\n  notice", "[mills, harbour]\n  notice", NONE),
    ("quorum: {harbour: 1", "quorum: {harbour: 2", ["changed governance.committee.quorum.harbour 1 -> 2 (stricter)"]),
    (f"exclusivity: {EXCLUSIVE}", "exclusivity: none",
     [("changed exclusivity party: harbour; scope: milling-wheat; until: 2027-02-28; "
      "released_if: mills lands nothing for a quarter -> none (looser)")]),
    ("after each milestone", "after each  milestone", NONE),
    ("Bakeries and the mills", "Bakeries and the\u00a0mills", NONE),
    ("900 berth hours in a month", "700 berth hours in a month",
     [("changed flexibility.options[third-berth].trigger "
      "900 berth hours in a month -> 700 berth hours in a month (fewer) [900 became 700]")]),
    ("both keep what they learned and", "both must not keep what they learned, nor",
     [("changed ip.on_exit both keep what they learned and their own data -> both must not keep what they learned, nor "
      'their own data (replaced) ["must" is new; "not" is new; "nor" is new]')]),
    ("status: ratified", "status: exiting", ["changed status ratified -> exiting (replaced)"]),
    ("title: Harbour × Mills", "title: Harbour and Mills",
     ["changed title Harbour × Mills, grain without waiting -> Harbour and Mills, grain without waiting (replaced)"]),
]  # fmt: skip
LISTS = [
    ("decides: [amend-core, exit, options]", "decides: [options, exit, amend-core]", NONE),
    ("decides: [amend-core, exit, options]", "decides: [amend-core, options]",
     ["removed governance.tiers.strategic.decides[1] exit -> None (fewer)"]),
    ("decides: [scheduling]", "decides: [scheduling, priorities]",
     ["added governance.tiers.tactical.decides[1] None -> priorities (more)"]),
    ("[sale of its forecasts to another mill]", "[sale of its forecasts to any other mill]",
     [("changed governance.vetoes.mills[0] sale of its forecasts to another mill -> "
      "sale of its forecasts to any other mill (replaced)")]),
    ("    harbour: [dangerous cargo at the shared berths]\n", "",
     ["removed governance.vetoes.harbour dangerous cargo at the shared berths -> None"]),
    ("expires: 2027-03-31", "expires: 2027-06-30",
     ["changed flexibility.options[third-berth].expires 2027-03-31 -> 2027-06-30 (longer)"]),
    ("id: winter-pause", "id: summer-pause",
     ["renamed flexibility.options[summer-pause] winter-pause -> summer-pause"]),
    (LATER, LATER.replace("20", "30"), ["changed conflict.steps[1].within 20 days -> 30 days (longer)"]),
    (STEP + LATER, LATER + STEP, ["moved conflict.steps[0] 2 of 3 -> 1 of 3"]),
    (STEP + LATER, LATER.replace("20", "30") + STEP,
     ["moved conflict.steps[0] 2 of 3 -> 1 of 3", "changed conflict.steps[0].within 20 days -> 30 days (longer)"]),
    (STEP, "", [
     "removed conflict.steps[0] kind: joint-session; within: 5 business days; convened_by: managers -> None (fewer)"]),
    ("berth plan: the plan", "plan of berths: the plan",
     ["renamed definitions.plan of berths berth plan -> plan of berths"]),
    ("upkeep: {operational_review: 1 quarter, alignment_session: 6 months, annual_workshop: 1 year}\n", "",
     ["removed upkeep operational_review: 1 quarter; alignment_session: 6 months; annual_workshop: 1 year -> None"]),
    ("exit:\n", "law: {governing: the law of Bremen}\nexit:\n", ["added law None -> governing: the law of Bremen"]),
    ("  - {version: 1.1.0, agreed", ("  - {version: 1.0.1, agreed: 2025-04-01, trigger: correction, summary: A typo.}\n"
     "  - {version: 1.1.0, agreed"),
     ["added versions[1] None -> version: 1.0.1; agreed: 2025-04-01; trigger: correction; summary: A typo. (more)"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), MEANING + LISTS)
def test_what_an_edit_changes(old: str, new: str, expected: list[str]) -> None:
    assert told(changes((old, new))) == expected


BESIDE = [  # file, old words, new words, changes
    ("plan.md", "target: 700", 'target: "1,200"', ["changed metrics[berth-hours].target 700 -> 1,200 (more)"]),
    ("plan.md", "target: 700", 'target: "700"', NONE),
    ("plan.md", "due: 2025-10-31", "due: 2025-12-31",
     ["changed milestones[first-season].due 2025-10-31 -> 2025-12-31 (longer)"]),
    ("economics.md", "reward: {harbour: 50%, mills: 50%}", "reward: {mills: 50.0 %, harbour: 50 %}", NONE),
    ("economics.md", "reward: {harbour: 50%, mills: 50%}", "reward: {harbour: 60 %, mills: 40%}",
     ["changed shares.reward.harbour 50% -> 60% (more)", "changed shares.reward.mills 50% -> 40% (fewer)"]),
    ("economics.md", "0 hours saved, harbour: 50%, mills: 50%}\n  - {from: 5000 hours saved, harbour: 45%, mills: 55%}",
     "5000 hours saved, harbour: 45%, mills: 55%}\n  - {from: 0 hours saved, harbour: 50%, mills: 50%}",
     ["moved tiers[0] 2 of 2 -> 1 of 2"]),
    ("economics.md", "from: 5000 hours saved", "from: 6000 hours saved",
     ["changed tiers[1].from 5000 hours saved -> 6000 hours saved (more)"]),
    ("risk-register.md", "impact: high", "impact: low", ["changed risks[dry-season].impact high -> low (fewer)"]),
    ("reviews/2025-q4-operations.md", "gap: some", "gap: none", ["changed gap some -> none (fewer)"]),
    ("appendices/berths.md", "owner: harbour.operations", "owner: mills.operations",
     ["changed owner harbour.operations -> mills.operations (replaced)"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), BESIDE)
def test_files_beside_the_charter(name: str, old: str, new: str, expected: list[str]) -> None:
    assert told(changes((old, new), name=name)) == expected


def test_unicode_in_another_form_is_no_change() -> None:
    composed = "Jan Młynarz sees Lech in Łódź, über alles é"
    text = texts()["plan.md"].replace("Late deliveries", composed)
    decomposed = text.replace("ü", "u\u0308").replace("é", "e\u0301").replace("ó", "o\u0301")
    assert decomposed != text
    assert compare(state({"plan.md": text}), state({"plan.md": decomposed})) == ()


def test_a_change_knows_where_it_belongs_and_where_it_stands() -> None:
    (change,) = changes(("  notice_period: 90 days", "\n  notice_period: 30 days"))
    assert (change.charter, change.path) == ("harbour-mills", "charters/harbour-mills/charter.md")
    assert (change.article, change.materiality) == ("exit", "material")
    assert change.old_place is not None
    assert change.new_place is not None
    assert change.new_place.line == change.old_place.line + 1
    assert (change.old_place.column, change.new_place.end_column) == (18, 25)


ARTICLES = [
    ("relationship: strategic", "relationship: pilot", "purpose"),
    ("measured_by: berth-hours", "measured_by: forecast-error", "purpose"),
    ("post_mortem_within: 10", "post_mortem_within: 9", "problem-solving"),
    (LATER, LATER.replace("20", "21"), "problem-solving"),
    ("A fifth of both", "A tenth of both", "governance"),
    ("until: 2027-02-28, rel", "until: 2027-03-28, rel", "exit"),
    ("joint: each party may", "joint: each party must", "intellectual-property"),
    ("definitions:\n", "definitions:\n  quay: where ships lie\n", "upkeep"),
    ("binding: full", "binding: none", "upkeep"),
    ("exit:\n", "law: {governing: the law of Bremen}\nexit:\n", "upkeep"),
    ("status: ratified", "status: draft", None),
]


@pytest.mark.parametrize(("old", "new", "article"), ARTICLES)
def test_the_article_that_a_term_belongs_to(old: str, new: str, article: str | None) -> None:
    assert [each.article for each in changes((old, new))] == [article]


BEARING = [  # old words, new words, whom it burdens, whom it favours
    ("notice_period: 90 days", "notice_period: 30 days", "harbour mills", ""),
    ("    harbour: [dangerous cargo at the shared berths]\n", "", "harbour", "mills"),
    ("to another mill]", "to another mill, new cranes]", "harbour", "mills"),
    ("seats: {harbour: 2", "seats: {harbour: 3", "mills", "harbour"),
    ("chair: rotating", "chair: harbour", "mills", ""),
    ("[harbour, mills]\n  notice", "[mills]\n  notice", "harbour", ""),
    ("[harbour, mills]\n  notice", "false\n  notice", "harbour mills", ""),
    ("until: 2027-02-28, rel", "until: 2028-02-28, rel", "harbour", "mills"),
    (f"exclusivity: {EXCLUSIVE}", "exclusivity: none", "mills", "harbour"),
    ("{party: harbour, scope", "{party: mills, scope", "mills", "harbour"),
    ("holder: mills", "holder: harbour", "mills", "harbour"),
    ("holder: either", "holder: mills", "harbour", ""),
    ("expires: 2027-10-31", "expires: 2027-06-30", "mills", "harbour"),
    ("expires: 2027-10-31", "expires: 2027-12-31", "harbour", "mills"),
    ("owner: harbour.operations}", "owner: mills.operations}", "mills", "harbour"),
    ("contributes: [berths, storage]", "contributes: [berths]", "", "harbour"),
    ("operations, mills.manager, mills.operations]", "operations, mills.manager]", "mills", ""),
    ("decides_within: 2 business days", "decides_within: 3 business days", "", "mills"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "burdens", "favours"), BEARING)
def test_whom_a_change_burdens_and_favours(old: str, new: str, burdens: str, favours: str) -> None:
    (change,) = changes((old, new))
    assert (" ".join(change.burdens), " ".join(change.favours)) == (burdens, favours)


def test_shares_burden_and_favour_by_party() -> None:
    reward, risk = changes(
        ("reward: {harbour: 50%", "reward: {harbour: 55%"),
        ("risk: {harbour: 60%", "risk: {harbour: 65%"),
        name="economics.md",
    )
    assert (reward.burdens, reward.favours) == ((), ("harbour",))
    assert (risk.burdens, risk.favours) == (("harbour",), ())


def test_levels_of_the_configuration() -> None:
    after = edited("charter.md", ("format: CSV files", "format: XML files"))
    (change,) = compare(base(), after, {"exit.data_handover.format": "operational"})
    assert change.materiality == "operational"
