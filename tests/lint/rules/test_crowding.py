"""PRT: too many tiers for a person, too many decisions in a month."""

from __future__ import annotations

import pytest

from charterhouse.model import Finding, Settings
from tests.partners import partner, together
from tests.tools import findings

NAMES = ("bakers", "brewers", "cooks", "dyers", "millers")
Words = tuple[str, str]


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """Code, folder and message of findings."""
    return [(each.code, each.place.path.split("/")[-2], each.message) for each in found]


def spread(count: int, *changes: Words, only: int | None = None) -> dict[str, str]:
    """Partnerships that end in different years, with `changes` in all of them or in one only."""
    return together(
        *(
            partner(name, *(changes if only in (None, at) else ()), until=f"20{29 + at}-06-30")
            for at, name in enumerate(NAMES[:count])
        )
    )


KOFI = "Kofi Asante attends 10 tiers in 5 partnerships, more than 8"
MIA = "Mia Lindqvist attends 10 tiers in 5 partnerships, more than 8"


def test_a_person_in_too_many_tiers_is_said_once() -> None:
    found = findings(spread(4))
    assert told(found) == [("PRT102", "harbour-mills", KOFI), ("PRT102", "harbour-mills", MIA)]
    assert [each.place.key for each in found] == [
        ("governance", "tiers", "strategic", "attendees", 1), ("governance", "tiers", "operational", "attendees", 1),
    ]  # fmt: skip
    assert [len(each.related) for each in found] == [9, 9]
    assert {each.severity for each in found} == {"info"}


def test_eight_tiers_are_not_too_many() -> None:
    assert told(findings(spread(3))) == []


def test_the_bound_is_the_organisations() -> None:
    assert told(findings(spread(4), Settings({"PRT102": {"count": 10}}))) == []
    found = findings(spread(1), Settings({"person-in-too-many-tiers": {"count": 3}}))
    assert {words for _, _, words in told(found)} == {
        "Kofi Asante attends 4 tiers in 2 partnerships, more than 3",
        "Mia Lindqvist attends 4 tiers in 2 partnerships, more than 3",
    }
    (found_here,) = findings({}, Settings({"PRT102": {"count": 1}, "PRT103": {"severity": "off"}}))[:1]
    assert found_here.message.endswith("2 tiers in one partnership, more than 1")


PEOPLE: list[tuple[list[Words], list[str]]] = [  # changes in every other partnership, who is named
    ([('"@kasante"', '"@KAsante"')], [KOFI, MIA]),  # the case of a handle does not count
    ([('"@kasante"', '"@kofi"')], [MIA]),  # two handles are two people
    ([("Kofi Asante", "K. Asante"), ("Mia Lindqvist", "M. Lindqvist")], [KOFI, MIA]),  # one handle is one person
    ([(', handle: "@kasante"', "")], [MIA]),  # one with a handle and one without are not known to be the same
    ([("Mia Lindqvist", "vacant"), (', handle: "@mlindqvist"', "")], [KOFI]),
    ([('"@mlindqvist"}', '"@mlindqvist", left: 2026-01-31}')], [KOFI]),
    ([("harbour.manager, harbour.operations,", "harbour.manager, harbour.manager, harbour.operations,")], [KOFI, MIA]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), PEOPLE)
def test_by_what_a_person_is_known(changes: list[Words], expected: list[str]) -> None:
    found = [each for each in findings(spread(4, *changes)) if each.code == "PRT102"]
    assert [each.message for each in found] == expected


def test_without_handles_party_and_name_are_the_person() -> None:
    without = [(', handle: "@kasante"', ""), ("Jan Młynarz", "Kofi Asante")]
    found = [each for each in findings(spread(5, *without)) if "Kofi" in each.message]
    assert [each.message for each in found] == ["Kofi Asante attends 10 tiers in 5 partnerships, more than 8"]


@pytest.mark.parametrize("state", ["status: ended", "status: draft"])
def test_drafts_are_counted_and_come_last(state: str) -> None:
    found = findings(spread(4, ("status: ratified", state), only=0))
    expected = [("PRT102", "harbour-bakers", KOFI), ("PRT102", "harbour-bakers", MIA)] if "draft" in state else []
    assert told(found) == expected


def renewing(*ends: tuple[str, str], changes: tuple[Words, ...] = ()) -> list[tuple[str, str, str]]:
    """What is said of partnerships that end and want their notice so, besides the valid one; people aside."""
    others = (
        partner(name, ("renewal_notice: 120 days", f"renewal_notice: {notice}"), *changes, until=until)
        for name, (until, notice) in zip(NAMES, ends, strict=False)
    )
    return told(findings(together(*others), Settings({"PRT102": {"severity": "off"}})))


# The valid partnership ends on 2028-02-29, and its notice must be given by 2027-11-01.
MONTHS: list[tuple[list[tuple[str, str]], str | None]] = [  # end and notice of the others, the month that is crowded
    ([("2028-02-29", "120 days")] * 2, None),
    ([("2028-02-29", "120 days")] * 3, "November 2027"),  # and not once more in February
    ([("2028-02-01", "30 days"), ("2028-02-10", "50 days"), ("2028-02-20", "90 days")], "February 2028"),
    ([("2028-02-01", "30 days"), ("2028-02-10", "50 days"), ("2028-03-01", "90 days")], None),
    ([("2028-02-01", "30 days"), ("2028-02-10", "50 days"), ("2028-03-31", "1 month")], "February 2028"),
    ([("2028-02-01", "30 days"), ("2028-02-10", "50 days"), ("2028-05-31", "3 months")], "February 2028"),
    ([("2028-02-01", "30 days"), ("2028-02-10", "50 days"), ("2028-06-01", "3 months")], None),
    ([("2028-02-25", "5 days"), ("2028-02-26", "1 week")], None),  # both days of one are one decision
]  # fmt: skip


@pytest.mark.parametrize(("ends", "month"), MONTHS)
def test_a_crowded_month(ends: list[tuple[str, str]], month: str | None) -> None:
    words = f"4 partnerships renew or need their notice in {month}, more than 3"
    assert renewing(*ends) == [("PRT103", "harbour-mills", words)] * bool(month)


@pytest.mark.parametrize(
    "change",
    [
        ("renewal: automatic", "renewal: none"),
        ("status: ratified", "status: exiting"),
        ("status: ratified", "status: ended"),
    ],
)
def test_what_does_not_renew_is_not_counted(change: Words) -> None:
    same = [("2028-02-29", "120 days")] * 4
    assert [each for each in renewing(*same, changes=(change,)) if each[0] == "PRT103"] == []


def test_where_a_crowded_month_is_said() -> None:
    three = together(*(partner(name, until="2028-02-29") for name in NAMES[:3]))
    (found,) = [each for each in findings(three) if each.code == "PRT103"]
    assert found.place.key == ("term", "until")
    assert [each.message for each in found.related] == ["harbour-bakers", "harbour-brewers", "harbour-cooks"]
