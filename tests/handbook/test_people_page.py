"""What does this person hold: the directory as its readers see it."""

from __future__ import annotations

import pytest
from tests.handbook.made import TODAY, drawn, duty, edition, facts, party, seat, version, words

from charterhouse.handbook.facts import Facts, Seat
from charterhouse.handbook.pages import people
from charterhouse.handbook.register import MOST_PEOPLE, People


def page(*portfolio: Facts, folder: str = "people") -> str:
    return drawn(people.pages(edition(*portfolio)))[folder]


@pytest.mark.parametrize(
    ("first", "second", "persons"),
    [
        (seat("acme.sponsor", "Ada", handle="@Ada"), seat("bora.sponsor", "Ada O.", handle="ada"), 1),
        (seat("acme.sponsor", "Ada"), seat("acme.manager", " ada "), 1),
        (seat("acme.sponsor", "Ada"), seat("bora.sponsor", "Ada"), 2),
        (seat("acme.sponsor", "Ada", handle="@ada"), seat("acme.manager", "Ada"), 2),
    ],
)
def test_a_person_is_known_by_handle_else_by_party_and_name(first: Seat, second: Seat, persons: int) -> None:
    known = People([facts("one", people=[first]), facts("two", people=[second])], TODAY).all
    assert len(known) == persons
    assert len({each.anchor for each in known}) == persons


@pytest.mark.parametrize(
    ("seats", "anchors"),
    [
        ([seat("acme.sponsor", "Ștefan Mureșan")], ["stefan-muresan"]),
        ([seat("acme.sponsor", "Łukasz", handle="@Main")], ["main-2"]),
        ([seat("acme.sponsor", "会議")], ["会議"]),
        ([seat("acme.sponsor", "***")], ["person"]),
        ([seat("acme.sponsor", "A B"), seat("bora.sponsor", "a-b")], ["a-b", "a-b-2"]),
    ],
)
def test_anchors_are_words_and_never_the_same(seats: list[Seat], anchors: list[str]) -> None:
    assert [each.anchor for each in People([facts(people=seats)], TODAY).all] == anchors


def test_names_stand_where_a_reader_looks_for_them() -> None:
    seats = [seat(f"acme.role-{at}", name) for at, name in enumerate(["Zoë", "Łukasz", "Mara", "ada", "Ștefan", "Tom"])]
    assert [each.name for each in People([facts(people=seats)], TODAY).all] == [
        "ada", "Łukasz", "Mara", "Ștefan", "Tom", "Zoë",
    ]  # fmt: skip


def test_seats_that_need_somebody_come_first() -> None:
    said = words(page(
        facts("one", name="Acme × Bora", people=[
            seat("acme.sponsor", ""), seat("bora.manager", "Bo", left="2026-09-01"),
            seat("bora.sponsor", "Cy", left="2026-12-31")]),
        facts("two", status="ended", people=[seat("acme.manager", "")]),
    ))  # fmt: skip
    assert "Two people fill the seats of our partnerships. Two seats need somebody." in said
    assert "Seats that need somebody Vacant: sponsor of Acme in Acme × Bora strategic tier" in said
    assert "Left 1 Sep 2026: Bo, manager of Bora in Acme × Bora" in said
    assert said.index("Vacant:") < said.index("Everybody, by name")
    assert "Cy Bora Holds Sponsor in Acme × Bora strategic tier until 31 Dec 2026" in said
    assert "Bo Bora Left 1 Sep 2026" in said


def test_what_a_person_holds() -> None:
    one = facts(
        "one", name="Acme × Bora",
        people=[seat("acme.sponsor", "Ada", title="Chief", tiers=["strategic", "operational"]),
                seat("acme.manager", "Mia", deputy="acme.sponsor")],
        duties=[duty("Hundred houses", "acme.sponsor", "2026-10-01"), duty("Trust", "acme.sponsor", kind="metric"),
                duty("Behind us", "acme.sponsor", "2026-01-01", done=True),
                duty("Exception to GOV106", "acme.sponsor", "2026-11-23", kind="waiver")],
        versions=[version("1.0.0", "acme.sponsor"), version("1.1.0", "bora.sponsor")],
    )  # fmt: skip
    html = page(one)
    said = words(html)
    for fact in (
        "Ada Chief Acme Holds Sponsor in Acme × Bora strategic and operational tiers",
        "Stands in for Mia, manager in Acme × Bora", "Signed Acme × Bora 1.0.0 Answers for",
        "Hundred houses milestone in Acme × Bora, due 1 Oct 2026 overdue",
        "Exception to GOV106 accepted exception in Acme × Bora, until 23 Nov 2026 Trust metric in Acme × Bora",
        "One has something overdue.",
    ):  # fmt: skip
        assert fact in said, fact
    assert "Behind us" not in said
    assert 'href="../one/#beside:milestones"' in html


def test_a_person_with_many_duties_is_told_in_short() -> None:
    seats = [seat("acme.sponsor", "Ada", handle="@ada")]
    portfolio = [facts(f"p{at}", people=seats, duties=[duty(f"Task {at}-{n}", "acme.sponsor") for n in range(40)])
                 for at in range(5)]  # fmt: skip
    html = page(*portfolio)
    assert html.count("Task ") == 10
    assert "and 190 more in p1, p2, p3 and 2 other partnerships" in words(html)


def test_links_to_a_person_lead_to_the_sheet_that_has_them() -> None:
    seats = [seat(f"acme.role-{at}", f"Person {at:03}" if at > 3 else "") for at in range(MOST_PEOPLE * 2)]
    one = facts(people=seats, parties=[party("acme", "Acme")])
    made = drawn(people.pages(edition(one)))
    assert set(made) == {"people", "people/2"}
    for each in People([one], TODAY).all:
        assert f'id="{each.anchor}"' in made[each.folder]


def test_nobody_yet() -> None:
    assert "No plan names anybody yet." in words(page())
