"""What is accepted, what is not, and what is wrong with a waiver."""

from __future__ import annotations

import pytest

from charterhouse.model import Settings, Waiver
from tests.tools import findings, listed, said, texts, told

PLAN, ICE = texts()["plan.md"], "reason: ice, by: mills.sponsor, until: 2026-12-31"
WHOLE = f"{{rule: CUR105, at: cure.period, {ICE}}}"
AT = "charter.md:106:"
"""The line of the waivers, above the cure."""


def cured(waivers: str, cure: str = "period: 120 days", text: str = texts()["charter.md"]) -> str:
    """The charter with waivers above the cure; 120 days of cure are CUR105."""
    return text.replace("cure:\n  period: 30 days", f"waivers: [{waivers}]\ncure:\n  {cure}", 1)


ACCEPTED = [  # waiver
    WHOLE,
    WHOLE.replace("CUR105", "cure-longer-than-notice"),
    WHOLE.replace("at: cure.period, ", ""),
    WHOLE.replace("cure.period", "cure"),
    WHOLE.replace("2026-12-31", "2020-12-31"),  # its end is for drift
    f"{WHOLE}, {{rule: UPK201, at: upkeep, {ICE}}}",  # and so is that rule
    f"{WHOLE}, {WHOLE.replace('ice', 'snow')}",
]


@pytest.mark.parametrize("waivers", ACCEPTED)
def test_what_is_waived_is_listed_and_counts_nowhere(waivers: str) -> None:
    assert told(listed({"charter.md": cured(waivers)})) == ["(CUR105)"]


def test_a_finding_says_what_accepts_it() -> None:
    (found,) = listed({"charter.md": cured(WHOLE)})
    assert found.waiver == Waiver("ice", "mills.sponsor", "2026-12-31")
    (found,) = (each for each in listed({"charter.md": cured("{rule: CUR105}")}) if each.code == "CUR105")
    assert found.waiver == Waiver(None, None, None)
    assert said(findings({"charter.md": cured("{rule: CUR105}")})) == [
        f"error WAI101 {AT}11 the waiver has no reason and no owner (by) and no end (until)"
    ]


WRONG = [  # waivers, findings
    # incomplete: it accepts all the same, and is one finding whatever else is wrong with it
    (WHOLE.replace("reason: ice, ", ""), f"error WAI101 {AT}11 the waiver has no reason"),
    (WHOLE.replace(", until: 2026-12-31", ""), f"error WAI101 {AT}11 the waiver has no end (until)"),
    (WHOLE.replace(", by: mills.sponsor", ""), f"error WAI101 {AT}11 the waiver has no owner (by)"),
    (f"{{rule: EXI102, {ICE}}}".replace("reason: ice, ", "") + f", {WHOLE}",
     f"error WAI101 {AT}11 the waiver has no reason"),
    # of nobody
    (WHOLE.replace("mills.sponsor", "mills"),
     f"warning WAI104 {AT}60 the waiver's owner mills is a party and no person; write for example mills.sponsor"),
    (WHOLE.replace("mills.sponsor", "tactical"),
     f"warning WAI104 {AT}60 the waiver's owner tactical is a tier and no person; write for example harbour.sponsor"),
    (WHOLE.replace("mills.sponsor", "Jan"),
     f"warning WAI104 {AT}60 the waiver's owner Jan is nobody in this charter; write for example harbour.sponsor"),
    (WHOLE.replace("mills.sponsor", "Jan Młynarz"),
     f"warning WAI104 {AT}60 the waiver's owner goes by a role, and not by name: write mills.sponsor"),
    (WHOLE.replace("mills.sponsor", "'@ewa'"),
     f"warning WAI104 {AT}60 the waiver's owner goes by a role, and not by name: write mills.manager"),
    (WHOLE.replace("mills.sponsor", "mills.sponser"),
     f"error REF101 {AT}60 mills has no sponser; it has sponsor, manager, operations; did you mean sponsor?"),
    (WHOLE.replace("mills.sponsor", "miller.sponsor"),
     f"error REF101 {AT}60 miller is no party.role of this charter; write for example harbour.manager"),
    # idle
    (f"{WHOLE}, {{rule: EXI102, at: exit.notice_period, {ICE}}}",
     f"error WAI103 {AT}102 EXI102 finds nothing at exit.notice_period: remove the waiver"),
    (f"{WHOLE}, {{rule: EXI102, {ICE}}}", f"error WAI103 {AT}102 EXI102 finds nothing: remove the waiver"),
    (f"{WHOLE}, {{rule: CUR106, at: cure.period, {ICE}}}",
     f"error WAI103 {AT}102 CUR106 finds nothing at cure.period: remove the waiver"),
    (f"{WHOLE}, {{rule: CUR105, at: cure.before, {ICE}}}",
     f"error WAI103 {AT}102 CUR105 finds nothing at cure.before, but at cure.period"),
    (f"{WHOLE}, {{rule: CUR205, at: cure.period, {ICE}}}",
     f"error WAI103 {AT}102 there is no rule CUR205; did you mean CUR105?"),
    (f"{WHOLE}, {{at: cure.period, {ICE}}}", f"error WAI103 {AT}95 the waiver names no rule"),
    (f"{WHOLE}, {{rule: DOC105, {ICE}}}", f"error WAI103 {AT}102 DOC105 can't be waived"),
    (f"{WHOLE}, {{rule: WAI101, {ICE}}}", f"error WAI103 {AT}102 WAI101 can't be waived"),
]  # fmt: skip


@pytest.mark.parametrize(("waivers", "expected"), WRONG)
def test_what_is_wrong_with_a_waiver(waivers: str, expected: str) -> None:
    assert said(findings({"charter.md": cured(waivers)})) == [expected]


NOT_ACCEPTED = [  # waivers, what is told
    (WHOLE.replace("cure.period", "cure.peri"), ["error WAI103", "warning CUR105"]),
    (WHOLE.replace("CUR105", "CUR102"), ["warning CUR105"]),  # CUR102 gave way to CUR105: that it is idle can't be said
    (WHOLE.replace("cure.period", "exit"), ["error WAI103", "warning CUR105"]),
]


@pytest.mark.parametrize(("waivers", "expected"), NOT_ACCEPTED)
def test_a_waiver_of_something_else(waivers: str, expected: list[str]) -> None:
    assert told(listed({"charter.md": cured(waivers)})) == expected


def test_what_cannot_be_waived_is_found_all_the_same_and_once() -> None:
    text = cured(f"{{rule: DOC105, at: cure.preiod, {ICE}}}", "preiod: 30 days")
    assert told(listed({"charter.md": text})) == ["error DOC105"]
    text = cured(f"{{rule: WAI104, {ICE.replace('mills.sponsor', 'mills')}}}", "period: 30 days")
    assert told(listed({"charter.md": text})) == ["warning WAI104"]


def test_prose_goes_by_its_article() -> None:
    text = cured(f"{{rule: TRM102, at: '#cure', {ICE}}}", "period: 30 days")
    text = text.replace("## Cure\n", "## Cure\n\nA reminder follows after five (6) days.\n")
    assert told(listed({"charter.md": text})) == ["(TRM102)"]
    assert told(listed({"charter.md": text.replace("'#cure'", "'#exit'")})) == ["error WAI103", "error TRM102"]


def test_items_of_lists_go_by_their_id() -> None:
    option = "third-berth, holder: either, direction: more, trigger: 900 berth hours in a month"
    text = cured(f"{{rule: FLX102, at: 'flexibility.options[third-berth]', {ICE}}}", "period: 30 days")
    text = text.replace(option, option.partition(", trigger")[0])
    assert told(listed({"charter.md": text})) == ["(FLX102)"]
    other = text.replace("[third-berth]", "[winter-pause]")
    assert told(listed({"charter.md": other})) == ["error FLX102", "error WAI103"]


def test_a_finding_in_a_file_beside_the_charter() -> None:
    waived = {"charter.md": cured(f"{{rule: MET102, {ICE}}}", "period: 30 days")}
    plan = PLAN.replace(", informs: whether to take the third berth", "")
    assert told(listed({**waived, "plan.md": plan})) == ["(MET102)"]


IN_DOUBT = [  # change of the charter with a waiver of CUR105 that accepts nothing, change of the plan, what is told
    ({}, {}, ["error WAI103"]),
    ({"notice_period: 90 days": "notice_period: 90 dys"}, {}, ["error DOC108"]),  # CUR105 could not see it
    ({"for_convenience: [harbour, mills]": "for_conveniense: true"}, {}, ["error DOC105"]),
    ({}, {"reviewed: 2025-12-01": "reviewed: ["}, ["error DOC103"]),
    ({"status: ratified": "status: ended\nended: 2025-12-31"}, {}, []),
    ({"period: 30 days": "period: 30 days", "at: cure.period": "at: 7"}, {}, ["error DOC107"]),
    ({"until: 2026-12-31}": "until: soon}"}, {}, ["error DOC107"]),
    ({"by: mills.sponsor, until: 2026": "by: [mills.sponsor], until: 2026"}, {}, ["error DOC107"]),
    ({"rule: CUR105": "rule: 105"}, {}, ["error DOC107"]),
    ({"rule: CUR105": "rul: CUR105"}, {}, ["error DOC105"]),
]


@pytest.mark.parametrize(("charter", "plan", "expected"), IN_DOUBT)
def test_nothing_is_said_of_an_idle_waiver_in_doubt(
    charter: dict[str, str], plan: dict[str, str], expected: list[str]
) -> None:
    text, beside = cured(WHOLE, "period: 30 days"), PLAN
    for old, new in charter.items():
        assert old in text
        text = text.replace(old, new, 1)
    for old, new in plan.items():
        beside = beside.replace(old, new, 1)
    found = told(listed({"charter.md": text, "plan.md": beside}))
    assert [each.replace("DOC109", "DOC107") for each in found] == expected


def test_a_plan_that_is_gone_is_said_once() -> None:
    assert told(findings({"charter.md": cured(WHOLE), "plan.md": None})) == ["error REF107"]
    bare = cured(WHOLE.replace("mills.sponsor", "mills"))
    assert told(findings({"charter.md": bare, "plan.md": None})) == ["error REF107", "warning WAI104"]


PEOPLE = [  # the sponsor of mills, what is told
    ("name: Jan Młynarz", ["(CUR105)"]),
    ("name: vacant", ["(CUR105)", "error LIV101"]),
    ("left: 2025-11-30, name: Jan", ["(CUR105)", "warning LIV103"]),
]


@pytest.mark.parametrize(("person", "expected"), PEOPLE)
def test_an_owner_who_is_gone_is_said_once(person: str, expected: list[str]) -> None:
    plan = PLAN.replace("name: Jan Młynarz", person)
    assert told(listed({"charter.md": cured(WHOLE), "plan.md": plan})) == expected


COUNSEL = [  # what the plan says of the counsel of mills, what is told
    ("name: Bo, title: Solicitor", []),
    ("name: Bo, left: 2025-11-30", ["warning WAI104"]),
    ("name: vacant", ["warning WAI104"]),
]


@pytest.mark.parametrize(("person", "expected"), COUNSEL)
def test_an_owner_whom_no_seat_needs(person: str, expected: list[str]) -> None:
    tom = "      operations: {name: Tom"
    plan = PLAN.replace(tom, f"      counsel: {{{person}}}\n{tom}")
    text = cured(WHOLE.replace("mills.sponsor", "mills.counsel"))
    assert told(findings({"charter.md": text, "plan.md": plan})) == expected


def test_a_rule_that_is_off_was_not_run() -> None:
    off = Settings({"CUR105": {"severity": "off"}, "CUR102": {"severity": "off"}, "TIM102": {"severity": "off"}})
    assert told(listed({"charter.md": cured(WHOLE)}, off)) == []
    assert told(listed({"charter.md": cured(WHOLE, "period: 30 days")}, off)) == []


def test_severity_follows_the_pilot_and_the_vendor() -> None:
    text = cured(WHOLE.replace("mills.sponsor", "mills")).replace("relationship: strategic", "relationship: %s")
    assert "(CUR105)" in told(listed({"charter.md": text % "vendor"}))
    assert not [each for each in told(listed({"charter.md": text % "vendor"})) if "WAI" in each]
    assert "info WAI104" in told(listed({"charter.md": text % "pilot"}))


@pytest.mark.parametrize("odd", ["7", "[]", "{}", "null", "[[a]]", "{rule: {a: b}, at: [1], by: {}, until: []}"])
def test_odd_waivers_are_answered(odd: str) -> None:
    listed({"charter.md": cured(odd)})
    listed({"charter.md": cured("").replace("waivers: []", f"waivers: {odd}")})


def test_a_thousand_waivers() -> None:
    found = listed({"charter.md": cured(", ".join(f"{{rule: CUR105, at: a{n}, {ICE}}}" for n in range(1_000)))})
    assert len([each for each in found if each.code == "WAI103"]) == 200
