"""TIM: each row is a few edits to the valid partnership, and what is said of them."""

from __future__ import annotations

import pytest

from tests.tools import findings, name_of, said, texts

CHARTER, PLAN = "charter.md", "plan.md"
Edits = tuple[str, ...]
"""Words of the charter and what is put there instead, in turn."""


def edited(file: str, edits: Edits) -> dict[str, str]:
    text = texts()[file]
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new, 1)
    return {file: text}


UNTIL = "until: 2028-02-29"
NOTICE = "notice_period: 90 days"
TRANSITION = "transition_assistance: {period: 60 days"
HANDOVER = "data_handover: {within: 30 days"
LADDER = "mediation, within: 20 days"
CURE = "cure:\n  period: 30 days"
CHANNEL = 'channel: "#berth-desk"'
SURPRISES = "no_surprises_within: 48 hours"
TACTICAL = "escalates_to: operational\n      within: 2 business days"
OPERATIONAL = "escalates_to: strategic\n      within: 5 business days"
EXCLUSIVITY = "scope: [milling-wheat], until: 2027-02-28"
NON_COMPETE = "non_compete: {period: 3 months, scope: [berth-planning]}"
AGREED, SIGNED = "agreed: 2025-11-20", "date: 2025-02-12"
SHARED = "non_compete: {period: 3 months, scope: [flour, Milling-wheat]}"
# fmt: off
ROWS: list[tuple[Edits, str | None, str]] = [  # edits, code or None, the words that are underlined
    # TIM101: the term is 2025-03-01 to `until`; 90 days and 60 days from its first day end on 2025-07-29
    ((UNTIL, "until: 2025-07-27"), "TIM101", "90 days"),
    ((UNTIL, "until: 2025-07-28"), None, ""),  # exactly as long as the term
    ((UNTIL, "until: 2025-07-27", TRANSITION, "transition_assistance: {period: 59 days"), None, ""),
    ((UNTIL, "until: 2025-06-29", "{period: 60 days, scope", "{scope"), "EXI103", "transition_assistance"),
    ((TRANSITION, "transition_assistance: {period: 33 months"), None, ""),
    ((TRANSITION, "transition_assistance: {period: 34 months"), "TIM101", "90 days"),
    ((TRANSITION, "transition_assistance: {period: 34 months", "effective: 2025-03-01", "x-a: b"), None, ""),
    ((TRANSITION, "transition_assistance: {period: 34 months", UNTIL, "until: open-ended"), None, ""),
    ((TRANSITION, "transition_assistance: {period: 34 months", "[harbour, mills]\n  not", "false\n  not"), None, ""),
    ((HANDOVER, "data_handover: {within: 34 months"), "EXI109", "34 months"),
    ((NOTICE, "notice_period: 4 years"), "TIM101", "4 years"),  # an error speaks for the warning EXI102
    # TIM102: the steps take 7 and 20 days
    ((CURE, "cure:\n  period: 26 days"), "TIM102", "steps"),
    ((CURE, "cure:\n  period: 27 days"), None, ""),
    ((CURE, "cure:\n  period: 19 business days"), "TIM102", "steps"),
    ((CURE, "cure:\n  period: 20 business days"), None, ""),
    ((LADDER, "mediation, within: 24 days"), "TIM102", "steps"),
    ((LADDER, "mediation, within: 23 days"), None, ""),
    ((LADDER, "mediation, within: 84 days"), "CON104", "steps"),
    ((LADDER, "mediation, within: 23 days", "termination, see", "termination, within: 1 day, see"), "TIM102", "steps"),
    ((CURE, "cure:\n  period: 9 days"), "CUR102", "9 days"),
    # TIM103: the tactical tier meets every week
    ((CHANNEL, "channel: none"), "TIM103", "48 hours"),
    ((CHANNEL, "channel: None"), "TIM103", "48 hours"),
    ((CHANNEL, "channel: none of us reads mail at night"), None, ""),
    ((CHANNEL, "channel: none", SURPRISES, "no_surprises_within: 1 week"), "TRA103", "1 week"),
    ((CHANNEL, "channel: none", "cadence: 1 week", "cadence: 48 hours"), None, ""),
    (("  " + CHANNEL + "\n", ""), "TIM103", "48 hours"),
    ((CHANNEL, "chanel: none"), "DOC105", "chanel"),
    # TIM104: the term is 1096 days
    (("renewal_notice: 120 days", "renewal_notice: 1096 days"), None, ""),
    (("renewal_notice: 120 days", "renewal_notice: 1097 days"), "TIM104", "1097 days"),
    (("renewal_notice: 120 days", "renewal_notice: 3 years"), None, ""),
    (("renewal_notice: 120 days", "renewal_notice: 37 months"), "TIM104", "37 months"),
    (("automatic, renewal_notice: 120 days", "none, renewal_notice: 37 months"), None, ""),
    (("2028-02-29, renewal: automatic, renewal_notice: 120 days", "2028-02-29, renewal_notice: 4 years"),
     "TIM104", "4 years"),
    ((UNTIL, "until: open-ended", "renewal_notice: 120 days", "renewal_notice: 9 years"), None, ""),
    ((UNTIL, "until: 2025-06-01"), "TIM101", "90 days"),  # the term is too short for both: said once
    # TIM105: the operational tier meets every month, the strategic every quarter
    ((TACTICAL, "escalates_to: operational\n      within: 30 days"), None, ""),
    ((TACTICAL, "escalates_to: operational\n      within: 31 days"), "TIM105", "31 days"),
    ((TACTICAL, "escalates_to: operational\n      within: 22 business days"), "TIM105", "22 business days"),
    ((TACTICAL, "escalates_to: operational\n      within: 1 year"), "TIM105", "1 year"),  # not once more for strategic
    ((OPERATIONAL, "escalates_to: strategic\n      within: 88 days"), None, ""),
    ((OPERATIONAL, "escalates_to: strategic\n      within: 89 days"), "TIM105", "89 days"),
    ((TACTICAL, "escalates_to: operational\n      within: 29 days", OPERATIONAL,
      "escalates_to: strategic\n      within: 63 days"), "TIM105", "63 days"),
    ((TACTICAL, "escalates_to: strategic\n      within: 91 days"), None, ""),
    ((TACTICAL, "escalates_to: strategic\n      within: 92 days"), "TIM105", "92 days"),
    ((TACTICAL, "escalates_to: conflict\n      within: 92 days"), None, ""),
    (("cadence: 1 month", "cadence: 2 days"), "TIM105", "2 business days"),
    ((TACTICAL, "escalates_to: operational"), "GOV112", "tactical"),
    # TIM106: the non-compete begins when the term ends, on 2028-02-29
    ((NON_COMPETE, SHARED), "TIM106", "3 months"),
    ((NON_COMPETE, SHARED, EXCLUSIVITY, "scope: [wool, milling-wheat], until: 2028-05-29"), None, ""),
    ((NON_COMPETE, SHARED, EXCLUSIVITY, "scope: [wool, milling-wheat], until: 2028-05-28"), "TIM106", "3 months"),
    ((NON_COMPETE, SHARED, UNTIL, "until: open-ended"), "TIM106", "3 months"),
    ((NON_COMPETE, SHARED, "term: {until: 2028-02-29, ", "term: {"), None, ""),
    ((NON_COMPETE, SHARED, "until: 2027-02-28, ", ""), None, ""),
    ((NON_COMPETE, "non_compete: {period: 3 months, scope: milling-wheat}"), None, ""),
    ((NON_COMPETE, "non_compete: {period: 3 months, scope: [milling-wheat-flour]}"), None, ""),
    ((NON_COMPETE, "non_compete: {scope: [milling-wheat]}"), "EXI105", "non_compete"),
    ((NON_COMPETE, "non_compete: {period: 13 months, scope: [milling-wheat]}"), "TIM106", "13 months"),
    ((NON_COMPETE, "non_compete: none"), None, ""),
]
# fmt: on


@pytest.mark.parametrize(("edits", "code", "words"), ROWS)
def test_times(edits: Edits, code: str | None, words: str) -> None:
    change = edited(CHARTER, edits)
    found = findings(change)
    assert [each.code for each in found] == [code] * bool(code), said(found)
    if found:
        place = found[0].place
        assert change[CHARTER].split("\n")[place.line - 1][place.column - 1 : place.end_column - 1] == words


MESSAGES = [
    (
        (UNTIL, "until: 2025-07-01"),
        (
            "a notice of 90 days and a transition assistance of 60 days do not fit into the term, "
            "which runs from 2025-03-01 to 2025-07-01"
        ),
    ),
    ((CURE, "cure:\n  period: 3 weeks"),
     "the steps of the ladder take 27 days, longer than the cure period of 3 weeks"),
    (
        (CHANNEL, "channel: none"),
        (
            "an issue is to be told within 48 hours, but the tactical tier, the fastest, meets every week, "
            "and there is no channel"
        ),
    ),
    (("renewal_notice: 120 days", "renewal_notice: 4 years"),
     "the renewal notice of 4 years is longer than the term, which runs from 2025-03-01 to 2028-02-29"),
    ((TACTICAL, "escalates_to: operational\n      within: 23 business days"),
     "a matter may take 32.2 days to reach the operational tier, which meets every month"),
    ((NON_COMPETE, SHARED),
     "the non-compete on milling-wheat lasts until 2028-05-29, but the exclusivity ends on 2027-02-28"),
    (
        (NON_COMPETE, SHARED, UNTIL, "until: open-ended"),
        (
            "the non-compete on milling-wheat lasts 3 months beyond a term without end, "
            "but the exclusivity ends on 2027-02-28"
        ),
    ),
    ((UNTIL, "until: 2025-02-01"), "the term ends on 2025-02-01, before it begins on 2025-03-01"),
    ((AGREED, "agreed: 2025-01-20"), "version 1.1.0 was agreed on 2025-01-20, before version 1.0.0 on 2025-02-10"),
    ((SIGNED, "date: 2025-02-01"), "version 1.0.0 was signed on 2025-02-01, before it was agreed on 2025-02-10"),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "message"), MESSAGES)
def test_what_is_said(edits: Edits, message: str) -> None:
    assert [each.message for each in findings(edited(CHARTER, edits))] == [message]


PLANS = [
    ("due: 2025-10-31", "due: 2025-02-01",
     "milestone first-season is due on 2025-02-01, before the charter takes effect on 2025-03-01"),
    ("by: 2025-03-31", "by: 2026-01-31",
     "operations take over by 2026-01-31, after milestone first-season is due on 2025-10-31"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), PLANS)
def test_what_is_said_of_the_plan(old: str, new: str, message: str) -> None:
    assert [each.message for each in findings(edited(PLAN, (old, new)))] == [message]


def test_the_other_value_is_related() -> None:
    (found,) = findings(edited(CHARTER, (TRANSITION, "transition_assistance: {period: 3 years")))
    help_at = ("exit", "transition_assistance", "period")
    assert [each.place.key for each in found.related] == [help_at, ("term", "until")]
    (found,) = findings(edited(CHARTER, (NON_COMPETE, SHARED)))
    assert [each.place.key for each in found.related] == [("exclusivity", "until"), ("exclusivity", "scope", 0)]


@pytest.mark.parametrize("kind", ["vendor", "referral", "pilot", "joint-venture"])
def test_times_count_in_every_relationship(kind: str) -> None:
    edits = ("relationship: strategic", f"relationship: {kind}", "renewal_notice: 120 days", "renewal_notice: 4 years")
    assert "TIM104" in {each.code for each in findings(edited(CHARTER, edits))}


def test_an_ended_charter_is_left_alone() -> None:
    edits = ("status: ratified", "status: ended", "renewal_notice: 120 days", "renewal_notice: 4 years")
    assert "TIM104" not in {each.code for each in findings(edited(CHARTER, edits))}


DATES: list[tuple[str, Edits, list[tuple[str, str, str]]]] = [  # file, edits, findings: code, file, underlined words
    (CHARTER, (UNTIL, "until: 2025-02-28"), [("TIM107", CHARTER, "2025-02-28")]),
    (CHARTER, ("effective: 2025-03-01", "effective: 2028-03-01"), [("TIM107", CHARTER, "2028-02-29")]),
    # a milestone
    (PLAN, ("due: 2025-10-31", "due: 2025-02-28"), [("TIM107", PLAN, "2025-02-28")]),
    (PLAN, ("due: 2026-04-30", "due: 2025-02-28"), [("TIM107", PLAN, "2025-02-28")]),
    (CHARTER, ("effective: 2025-03-01", "effective: 2025-11-01"), [("TIM107", PLAN, "2025-10-31")]),
    (CHARTER, ("effective: 2025-03-01", "effective: 2026-05-01"), [("TIM107", PLAN, "2025-10-31")]),
    (CHARTER, ("effective: 2025-03-01", "effective: 2025-10-31"), []),
    # the handover
    (PLAN, ("by: 2025-03-31", "by: 2025-10-31"), []),
    (PLAN, ("by: 2025-03-31", "by: 2025-11-01"), [("TIM107", PLAN, "2025-11-01")]),
    (PLAN, ("due: 2026-04-30", "due: 2025-03-30"), [("TIM107", PLAN, "2025-03-31")]),
    (PLAN, ("due: 2026-04-30", "due: 2025-03-01"), [("TIM107", PLAN, "2025-03-31")]),
    # versions
    (CHARTER, (AGREED, "agreed: 2025-02-09"), [("TIM107", CHARTER, "2025-02-09")]),
    (CHARTER, (AGREED, "agreed: 2025-02-10"), []),
    (CHARTER, ("agreed: 2025-02-10", "agreed: 2025-12-01"), [("TIM107", CHARTER, "2025-11-20")]),
    # signatures
    (CHARTER, (SIGNED, "date: 2025-02-10"), []),
    (CHARTER, (SIGNED, "date: 2025-02-09"), [("TIM107", CHARTER, "2025-02-09")]),
    (CHARTER, ("agreed: 2025-02-10", "agreed: 2025-02-13"), [("TIM107", CHARTER, "2025-02-12")]),
    (CHARTER, ("agreed: 2025-02-10", "agreed: 2025-02-20"), [("TIM107", CHARTER, "2025-02-12")]),  # once for both
]  # fmt: skip


@pytest.mark.parametrize(("file", "edits", "expected"), DATES)
def test_dates(file: str, edits: Edits, expected: list[tuple[str, str, str]]) -> None:
    change = edited(file, edits)
    found = findings(change)
    shown = []
    for each in found:
        name, place = name_of(each.place.path), each.place
        text = change.get(name, texts()[name])
        shown.append((each.code, name, text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]))
    assert shown == expected, said(found)


def test_one_cause_in_several_places_is_one_finding() -> None:
    (found,) = findings(edited(CHARTER, ("effective: 2025-03-01", "effective: 2026-05-01")))
    assert [each.place.key for each in found.related] == [("effective",), ("milestones", 1, "due")]
    (found,) = findings(edited(CHARTER, ("agreed: 2025-02-10", "agreed: 2025-02-20")))
    assert [each.place.key for each in found.related] == [("versions", 0, "agreed"), ("ratification", 1, "date")]


def test_two_causes_are_two_findings() -> None:
    changes = {**edited(CHARTER, (UNTIL, "until: 2025-02-28")), **edited(PLAN, ("by: 2025-03-31", "by: 2025-12-31"))}
    assert [(each.code, name_of(each.place.path)) for each in findings(changes)] == [
        ("TIM107", CHARTER), ("TIM107", PLAN),
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["7", "[7]", "{a: 7}", "[[]]", "[{}, null, 7]", "null", "~"])
@pytest.mark.parametrize(
    "key", ["versions", "ratification", "term", "effective", "exclusivity", "governance", "conflict", "exit", "cure"]
)
def test_what_is_misshapen_raises_nothing(key: str, value: str) -> None:
    assert findings({CHARTER: texts()[CHARTER].replace(f"\n{key}:", f"\n{key}: {value}\nx-{key}:", 1)})
