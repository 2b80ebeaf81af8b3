"""LIV: whether the seats have people in them."""

import pytest

from tests.lint.rules.marked import changed, marked
from tests.tools import findings, said

CHARTER, PLAN = "charter.md", "plan.md"
Edit = tuple[str, str, str]
EWA = 'manager: {name: Ewa Młynarz, title: Head of supply, handle: "@ewa"}'
JAN = 'sponsor: {name: Jan Młynarz, title: Owner, handle: "@jmlynarz"}'
TOM = 'operations: {name: Tom Okeke, title: Miller, handle: "@tokeke"}'
BOTH = "mills.sponsor, mills.manager]"
QUORUM = "quorum: {harbour: 1, mills: 1}"
COUNSEL = (PLAN, TOM, f"{TOM}\n      counsel: {{name: vacant}}")


def left(person: str, day: str = "2025-12-31") -> Edit:
    return (PLAN, person, person.replace("}", f", left: {day}}}"))


def quorum(mills: int, seats: int = 2) -> list[Edit]:
    return [(CHARTER, "seats: {harbour: 2, mills: 2}", f"seats: {{harbour: {seats}, mills: {seats}}}"),
            (CHARTER, QUORUM, f"quorum: {{harbour: 1, mills: {mills}}}")]  # fmt: skip


ROWS: list[tuple[list[Edit], list[str]]] = [
    # LIV101: nobody in a seat
    ([(PLAN, EWA, "manager: {name: vacant}")], ["LIV101 plan.md: vacant"]),
    ([(PLAN, EWA, "manager: {name: Vacant since May}")], ["LIV101 plan.md: Vacant since May"]),
    ([(PLAN, EWA, "manager: {name: Ada Vacant}")], []),
    ([(PLAN, EWA, "manager: {name: Vacantis}")], []),
    ([(PLAN, EWA, "manager: {}")], ["LIV101 plan.md: manager"]),
    ([(PLAN, EWA, "manager: {title: Head of supply}")], ["LIV101 plan.md: manager"]),
    ([(PLAN, EWA, 'manager: {handle: "@ewa"}')], []),
    ([(PLAN, EWA, "manager: {name: TODO}")], ["LIV101 plan.md: TODO"]),
    ([(PLAN, EWA, 'manager: {name: "[name]", title: TODO}')], ['LIV101 plan.md: "[name]"']),
    ([(PLAN, EWA, "manager: {name: …}")], ["LIV101 plan.md: …"]),
    ([(PLAN, EWA, "manager: {name: Ewa, title: TODO}")], ["DOC117 plan.md: TODO"]),
    ([(PLAN, TOM, "operations: {name: vacant}")], ["LIV101 plan.md: vacant"]),
    ([(PLAN, JAN, "sponsor: {name: vacant}"), (PLAN, EWA, "manager: {name: vacant}")], ["LIV101 plan.md: vacant"] * 2),
    ([COUNSEL], []),  # no tier expects counsel
    ([COUNSEL, (PLAN, "counsel: {name: vacant", "counsel: {name: TODO")], ["DOC117 plan.md: TODO"]),
    ([COUNSEL, (CHARTER, BOTH, "mills.sponsor, mills.manager, mills.counsel]")], ["LIV101 plan.md: vacant"]),
    ([(PLAN, EWA, "manager: vacant")], ["DOC107 plan.md: vacant"]),
    # LIV102: as many as the seats, and as the people of the strategic tier
    (quorum(2), []),
    (quorum(3), ["LIV102 charter.md: 3"]),
    (quorum(3, seats=3), ["LIV102 charter.md: 3"]),
    ([*quorum(3, seats=3), (CHARTER, BOTH, "mills.sponsor, mills.manager, mills.operations]")], []),
    ([*quorum(2), (CHARTER, BOTH, "mills.sponsor, mills.sponsor]")], ["LIV102 charter.md: 2"]),
    ([*quorum(2), (CHARTER, BOTH, "mills.sponsor, mills.managr]")], ["REF101 charter.md: mills.managr"]),
    ([*quorum(2), (PLAN, EWA, "manager: {name: vacant}")], ["LIV101 plan.md: vacant"]),
    ([*quorum(2), left(EWA)], ["LIV103 plan.md: 2025-12-31"]),
    ([(CHARTER, "size: 85", "size: 8"), *quorum(2), (PLAN, '"@ewa"', '"@JMlynarz"')], ["LIV102 charter.md: 2"]),
    ([(CHARTER, "size: 85", "size: 8"), *quorum(2), (PLAN, '"@ewa"}', '"@jmlynarz", deputy: Tom Okeke}')], []),
    ([(CHARTER, "size: 85", "size: 8"), *quorum(2), (PLAN, '"@ewa"}', '"@jmlynarz", deputy: mills.sponsor}')],
     ["LIV102 charter.md: 2"]),
    ([(CHARTER, "seats: {harbour: 2, mills: 2}", "seats: {harbour: 2, mills: 0}")], ["GOV104 charter.md: seats"]),
    ([(CHARTER, QUORUM, "quorum: {harbour: 1, mils: 7}")], ["REF104 charter.md: mils"]),
    ([(CHARTER, QUORUM, "quorum: {harbour: 1, mills: most}")], ["DOC107 charter.md: most"]),
    # LIV103: somebody who has left, once
    ([left(TOM)], ["LIV103 plan.md: 2025-12-31"]),
    ([left(JAN)], ["LIV103 plan.md: 2025-12-31"]),
    ([left(TOM, "2025-12-32")], ["DOC109 plan.md: 2025-12-32"]),
    ([(PLAN, TOM, f"{TOM}\n      counsel: {{name: Bo, left: 2025-12-31}}")], []),
    ([(PLAN, EWA, "manager: {name: vacant, left: 2025-12-31}")], ["LIV101 plan.md: vacant"]),
    ([left(TOM), (PLAN, TOM[:-1], TOM[:-1].replace("operations", "packer") + ", left: 2025-12-30}\n      " + TOM[:-1]),
      (CHARTER, "[harbour.operations, mills.operations]", "[harbour.operations, mills.packer]")],
     ["LIV103 plan.md: 2025-12-30"]),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), ROWS)
def test_liveness(edits: list[Edit], expected: list[str]) -> None:
    assert marked(changed(*edits)) == expected


def test_what_is_said() -> None:
    found = findings(changed(left(TOM)))
    assert [each.message for each in found] == [
        "Tom Okeke has left, and mills.operations is still expected in the operational tier"
    ]
    assert [each.message for each in found[0].related] == [
        "expected in the operational tier", "expected in the tactical tier"
    ]  # fmt: skip
    assert [each.message for each in findings(changed(*quorum(3)))] == [
        "the quorum asks for 3 of mills, which has 2 seats"
    ]
    assert [each.message for each in findings(changed(*quorum(3, seats=3)))] == [
        "the quorum asks for 3 of mills, and 2 people are named for the committee"
    ]
    assert [each.message for each in findings(changed((PLAN, EWA, "manager: {name: vacant}")))] == [
        "nobody is mills.manager: it is vacant"
    ]


SPONSORS_STAY_AWAY = (
    CHARTER, "attendees: [harbour.sponsor, harbour.manager, mills.sponsor, mills.manager]",
    "attendees: [harbour.manager, mills.manager]",
)  # fmt: skip


@pytest.mark.parametrize(("step", "expected"), [
    ("kind: mediation, within: 20 days, by: the mediator of the port authority", 0),
    ("kind: executive-sponsors, within: 20 days", 1),
    ("kind: mediation, within: 20 days, convened_by: sponsors", 1),
    ("kind: mediation, within: 20 days, convened_by: [harbour.manager, mills.sponsor]", 1),
    ("kind: mediation, within: 20 days, convened_by: [harbour.manager, mills.manager]", 0),
])  # fmt: skip
def test_who_left_and_is_called_by_the_ladder(step: str, expected: int) -> None:
    mediation = "kind: mediation, within: 20 days, by: the mediator of the port authority"
    found = findings(changed(SPONSORS_STAY_AWAY, (CHARTER, mediation, step), left(JAN)))
    assert [each.message for each in found] == [
        "Jan Młynarz has left, and mills.sponsor is still expected on the conflict ladder"
    ] * expected


@pytest.mark.parametrize(("change", "vacant", "gone"), [
    ("status: draft", "warning", "warning"), ("status: agreed", "error", "warning"), ("status: ended", None, None),
    ("relationship: pilot", None, "info"), ("relationship: referral", None, None),
])  # fmt: skip
def test_weights(change: str, vacant: str | None, gone: str | None) -> None:
    key = change.partition(":")[0]
    state = (CHARTER, {"status": "status: ratified", "relationship": "relationship: strategic"}[key], change)
    nobody = (PLAN, JAN, "sponsor: {name: vacant}")
    found = findings(changed(state, nobody, left(TOM), (CHARTER, QUORUM, "quorum: {harbour: 3}")))
    for code, weight in (("LIV101", vacant), ("LIV102", gone), ("LIV103", gone)):
        assert [each.severity for each in found if each.code == code] == [weight] * bool(weight), said(found)


def test_without_a_plan() -> None:
    assert [each.code for each in findings({PLAN: None})] == ["REF107"]
