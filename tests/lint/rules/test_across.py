"""PRT: partnerships beside the valid one, and what is said of all of them together."""

from __future__ import annotations

import random

import pytest

from charterhouse.model import Finding
from tests.partners import partner, together
from tests.tools import Changes, findings, said, texts

CHARTER = "charter.md"
WHEAT = ("[harbour-bakers]", "[milling-wheat]")
FIRST, SECOND = "harbour-bakers/charter.md", "harbour-mills/charter.md"


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """Code, file and message of findings."""
    return [(each.code, "/".join(each.place.path.split("/")[-2:]), each.message) for each in found]


def own(old: str, new: str) -> dict[str, str]:
    """A change to the valid partnership itself."""
    return {CHARTER: texts()[CHARTER].replace(old, new, 1)}


def test_two_partnerships_that_agree_are_clean() -> None:
    assert said(findings(partner("bakers"))) == []
    assert said(findings(together(partner("bakers"), partner("brewers", until="2030-06-30")))) == []


BOUND = "harbour is bound for milling-wheat in harbour-bakers too, until 2027-02-28"
EXCLUSIVE: list[tuple[Changes, list[tuple[str, str, str]]]] = [
    (partner("bakers", WHEAT), [("PRT101", SECOND, BOUND)]),
    (partner("bakers", ("[harbour-bakers]", "[rye, Milling-Wheat]")), [("PRT101", SECOND, BOUND)]),
    (partner("bakers", ("[harbour-bakers]", "[milling-wheat-flour]")), []),
    # another party is bound, or one of that id that has another name
    (partner("bakers", WHEAT, ("exclusivity: {party: harbour", "exclusivity: {party: bakers")), []),
    (partner("bakers", WHEAT, ("Harbour Logistics", "Harbour Shipyards")),
     [("PRT105", SECOND, "")]),
    # the days: the valid one is exclusive from 2025-03-01 to 2027-02-28
    ({**own("until: 2027-02-28", "until: 2028-02-28"), **partner("bakers", WHEAT)}, [("PRT101", SECOND, BOUND)]),
    ({**partner("bakers", WHEAT, ("until: 2027-02-28", "until: 2025-03-01"))},
     [("PRT101", SECOND, BOUND.replace("2027-02-28", "2025-03-01"))]),
    ({**partner("bakers", WHEAT, ("until: 2027-02-28", "until: 2025-02-28"))}, []),
    ({**own("until: 2027-02-28, ", ""), **partner("bakers", WHEAT)}, [("PRT101", SECOND, BOUND)]),
    ({**partner("bakers", WHEAT, ("until: 2027-02-28, ", ""))},
     [("PRT101", SECOND, "harbour is bound for milling-wheat in harbour-bakers too")]),
    # what has no end at all is EXI108's, what is no date the shape's
    (partner("bakers", WHEAT, (", until: 2027-02-28, released_if: bakers lands nothing for a quarter", "")),
     [("EXI108", FIRST, "")]),
    (partner("bakers", WHEAT, ("until: 2027-02-28", "until: 2027-02-29")),
     [("DOC109", FIRST, "")]),
    # who gives way: a draft before what is signed
    (partner("bakers", WHEAT, ("status: ratified", "status: draft")),
     [("PRT101", FIRST, BOUND.replace("bakers", "mills"))]),
    (partner("bakers", WHEAT, ("status: ratified", "status: ended")), []),
    # and what came into force later before what was there
    (partner("bakers", WHEAT, ("effective: 2025-03-01", "effective: 2025-04-01")),
     [("PRT101", FIRST, BOUND.replace("bakers", "mills"))]),
    # a contract is heard, and nothing is said of it
    (partner("bakers", WHEAT, ("relationship: strategic", "relationship: vendor")),
     [("FIT101", FIRST, ""), ("PRT101", SECOND, BOUND)]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), EXCLUSIVE)
def test_exclusivities(changes: Changes, expected: list[tuple[str, str, str]]) -> None:
    found = findings(changes)
    assert [each[:2] for each in told(found)] == [each[:2] for each in expected], said(found)
    assert {each for each in told(found) if each[0] == "PRT101"} == {each for each in expected if each[0] == "PRT101"}


def test_an_exclusivity_of_several_partners_is_said_once() -> None:
    others = (partner(name, (f"[harbour-{name}]", "[milling-wheat, flour]")) for name in ("bakers", "brewers", "cooks"))
    found = findings(together(*others))
    assert told(found) == [
        ("PRT101", "harbour-brewers/charter.md",
         "harbour is bound for milling-wheat in harbour-bakers too, until 2027-02-28"),
        ("PRT101", "harbour-cooks/charter.md",
         "harbour is bound for milling-wheat in harbour-bakers and harbour-brewers too"),
        ("PRT101", "harbour-mills/charter.md",
         "harbour is bound for milling-wheat in harbour-bakers, harbour-brewers and harbour-cooks too"),
    ]  # fmt: skip
    last = found[-1]
    assert last.place.key == ("exclusivity", "scope", 0)
    assert [each.message for each in last.related] == ["harbour-bakers", "harbour-brewers", "harbour-cooks"]
    assert {each.place.key for each in last.related} == {("exclusivity", "scope", 0)}


def test_a_copy_of_a_charter_is_the_same_partnership() -> None:
    copy = {f"../second/{name}": text for name, text in texts().items()}
    assert [each.code for each in findings(copy)] == ["DOC111"]


PAIR = "of harbour and mills is"
DIFFERENT: list[tuple[tuple[tuple[str, str], ...], str | None]] = [  # changes of a second charter, what is said
    ((("period: 30 days", "period: 45 days"),), f"the cure period {PAIR} 45 days here and 30 days in harbour-mills"),
    ((("period: 30 days", "period: 1 month"),), None),
    ((("  notice_period: 90 days", "  notice_period: 120 days"),),
     f"the notice period {PAIR} 120 days here and 90 days in harbour-mills"),
    ((("within: 5 business days\n    tact", "within: 6 business days\n    tact"),),
     f"the escalation limit of the operational tier {PAIR} 6 business days here and 5 business days in harbour-mills"),
    ((("within: 5 business days\n    tact", "within: 1 week\n    tact"),), None),
    ((("escalates_to: operational\n      w", "escalates_to: strategic\n      w"),),
     f"the escalation of the tactical tier {PAIR} to strategic here and to operational in harbour-mills"),
    ((("mediation, within: 20 days", "mediation, within: 22 days"),),
     f"the limit of step 2 of the conflict ladder {PAIR} 22 days here and 20 days in harbour-mills"),
    ((("period: 30 days", "period: 45 days"), ("  notice_period: 90 days", "  notice_period: 120 days")),
     f"the cure period {PAIR} 45 days here and 30 days in harbour-mills, and 1 more term differs"),
    # the same pair in another relationship, or one that is being left or over
    ((("period: 30 days", "period: 45 days"), ("relationship: strategic", "relationship: joint-venture")), None),
    ((("period: 30 days", "period: 45 days"), ("status: ratified", "status: exiting")), None),
    ((("period: 30 days", "period: 45 days"), ("status: ratified", "status: ended")), None),
    # other terms may differ
    ((("within: 48 hours", "within: 24 hours"), ("post_mortem_within: 10", "post_mortem_within: 8")), None),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "words"), DIFFERENT)
def test_a_pair_with_different_terms(changes: tuple[tuple[str, str], ...], words: str | None) -> None:
    found = findings(partner("mills", *changes, folder="second"))
    assert told(found) == [("PRT104", "second/charter.md", words)] * bool(words), said(found)
    assert [each.severity for each in found] == ["info"] * bool(words)


def test_a_pair_is_said_once_and_other_pairs_may_differ() -> None:
    long = ("period: 30 days", "period: 45 days")
    found = findings(together(*(partner("mills", long, folder=name) for name in ("second", "third"))))
    assert [(code, file) for code, file, _ in told(found)] == [("PRT104", "second/charter.md")]
    assert [each.message for each in found[0].related] == ["harbour-mills", "third"]
    assert told(findings(partner("bakers", long))) == []


def test_a_party_with_two_names() -> None:
    third = partner("brewers", ("Harbour Logistics", "harbour  LOGISTICS"))
    yards = ("Harbour Logistics", "Harbour Shipyards")
    assert told(findings(third)) == []
    (found,) = findings(together(third, partner("cooks", yards, until="2030-06-30"), partner("dyers", yards)))
    assert told((found,)) == [
        ("PRT105", "harbour-cooks/charter.md",
         "harbour is Harbour Shipyards here and harbour  LOGISTICS in harbour-brewers"),
    ]  # fmt: skip
    assert found.place.key == ("parties", "harbour", "name")
    assert [each.message for each in found.related] == ["harbour-brewers", "harbour-dyers"]
    assert told(findings(partner("bakers", yards, ("status: ratified", "status: ended")))) == []


def test_in_whatever_order_partnerships_are_read() -> None:
    many = together(
        partner("bakers", WHEAT), partner("mills", ("period: 30 days", "period: 45 days"), folder="second"),
        partner("cooks", ("Harbour Logistics", "Harbour Shipyards"), until="2030-06-30"),
    )  # fmt: skip
    expected = said(findings(many))
    assert len(expected) == 3
    for seed in range(5):
        shuffled = list(many.items())
        random.Random(seed).shuffle(shuffled)
        assert said(findings(dict(shuffled))) == expected
