"""Who decides, and where it goes when they cannot."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handbook.pictures.support import Box, apart, charter, drawn, inside, rows, words

from charterhouse.handbook.pictures.governance import Governance, governance
from charterhouse.handbook.pictures.label import measure
from charterhouse.handbook.pictures.stations_drawn import Layout

TIERS = ("strategic", "operational", "tactical")
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte"
PEOPLE = (
    "Anna Ox",
    "Adam Ox",
    "Ada Ott",
    "Łucja Ćwik",
    "山田 太郎",
    "שלמה כהן",
    "محمد علي",
    "Q",
    "vacant",
    LONG,
    "W W",
    "M M",
)
ROLES = tuple(f"role-{at}" for at in range(12))
WORDS = st.one_of(
    st.sampled_from(("amend-core", LONG, "東京電力株式会社と山田太郎商店", "counter-programme")), st.text(max_size=40)
)
LIMITS = st.sampled_from((None, "1 day", "10 business days", "999999 business days"))


@st.composite
def terms(draw: st.DrawFn) -> dict[str, Any]:
    seats = [f"{side}.{role}" for side in ("acme", "borealis", "cedar", "nobody") for role in ROLES]
    tier = st.fixed_dictionaries({
        "cadence": LIMITS, "lasts": LIMITS, "attendees": st.lists(st.sampled_from(seats), max_size=14),
        "decides": st.lists(WORDS, max_size=15), "within": LIMITS,
        "escalates_to": st.sampled_from((None, *TIERS, "conflict", "elsewhere")),
    })  # fmt: skip
    step = st.fixed_dictionaries({
        "kind": st.sampled_from(("joint-session", "executive-sponsors", "termination")), "within": LIMITS, "by": WORDS,
        "convened_by": st.one_of(st.just("managers"), st.lists(st.sampled_from(seats), max_size=12)),
    })  # fmt: skip
    return {
        "governance": {"tiers": draw(st.dictionaries(st.sampled_from((*TIERS, "x-board-of-both")), tier))},
        "conflict": {"steps": draw(st.lists(step, max_size=4))},
    }


def made(given_terms: dict[str, Any], parties: int = 3) -> Governance | None:
    people = {role: {"name": name} for role, name in zip(ROLES, PEOPLE, strict=True)}
    return governance(charter(parties=parties, plan={"parties": {"acme": {"people": people}}}, **given_terms))


def path(given_path: str) -> list[Box]:
    """The straight pieces of an arrow, as boxes as thin as its line."""
    x = y = 0.0
    points = []
    for letter, rest in re.findall(r"([MHV])([-\d. ]+)", given_path):
        numbers = [float(each) for each in rest.split()]
        x, y = (numbers[0], numbers[1]) if letter == "M" else (numbers[0], y) if letter == "H" else (x, numbers[0])
        points.append((x, y))
    return [(min(a[0], b[0]) - 0.8, min(a[1], b[1]) - 0.8, max(a[0], b[0]) + 0.8, max(a[1], b[1]) + 0.8)
            for a, b in pairwise(points)]  # fmt: skip


def check(layout: Layout) -> None:
    blocks = [(each.station.title, (each.x, each.y, each.x + each.w, each.y + each.h)) for each in layout.blocks]
    limits = [(label.words, label.box) for arrow in layout.arrows for label in arrow.labels]
    apart(blocks + limits)
    for name, box in blocks + limits:
        assert inside(box, layout.width, layout.height), name
    for block in layout.blocks:
        within = [(label.words, label.box) for label in block.labels]
        within += [(mark.seat.words, mark.box) for mark in block.marks]
        apart(within)
        for name, (left, top, right, bottom) in within:
            assert inside((left - block.x, top - block.y, right - block.x, bottom - block.y), block.w, block.h), name
    for arrow in layout.arrows:
        for piece in path(arrow.path):
            assert inside(piece, layout.width, layout.height), arrow.path
            for name, box in limits:
                apart([(arrow.path, piece), (name, box)])
            for name, (left, top, right, bottom) in blocks:  # it touches those that it joins, and crosses none
                apart([(arrow.path, piece), (name, (left + 1, top + 1, right - 1, bottom - 1))])


@settings(deadline=None)
@given(terms())
def test_nothing_overlaps_or_leaves_its_box(given_terms: dict[str, Any]) -> None:
    picture = made(given_terms)
    for layout in (picture.wide, picture.narrow) if picture else ():
        check(layout)
    if picture:
        drawn("governance", picture)


@settings(deadline=None)
@given(terms())
def test_marks_tell_people_of_a_party_apart_and_fit(given_terms: dict[str, Any]) -> None:
    picture = made(given_terms)
    for side in picture.sides if picture else ():
        marks = [seat.initials for seat in side.seats]
        assert len(marks) == len(set(marks))
        assert all(measure(each, "name") * 11 / 12.5 <= 30 for each in marks), marks


def test_two_of_one_party_with_the_same_initials_get_numbers() -> None:
    seats = [f"acme.role-{at}" for at in (0, 1, 2, 3)]
    picture = made({"governance": {"tiers": {"tactical": {"attendees": seats}}}}, 2)
    assert picture
    assert [seat.initials for seat in picture.sides[0].seats] == ["A1", "A2", "A3", "ŁĆ"]
    assert "A1 Anna Ox, role 0 A2 Adam Ox, role 1 A3 Ada Ott, role 2 ŁĆ Łucja Ćwik, role 3" in words(
        drawn("governance", picture)
    )


@pytest.mark.parametrize(("goal", "said", "arrows"), [
    ("tactical", "hands on to itself: there is no way up", 0),
    ("operational", "hands on to operational, which is no tier", 0),
    ("conflict", "hands on to a ladder without steps", 0),
    ("strategic", "to the strategic tier within 2 days", 1),
    (None, "–", 0),
])  # fmt: skip
def test_where_a_question_goes_next(goal: str | None, said: str, arrows: int) -> None:
    tiers = {"tactical": {"escalates_to": goal, "within": "2 days"}, "strategic": {}}
    picture = made({"governance": {"tiers": tiers}})
    assert picture
    assert len(picture.wide.arrows) == len(picture.narrow.arrows) == arrows
    assert rows(drawn("governance", picture))[2].endswith(said)
    if arrows == 0 and goal:
        assert said in " ".join(label.words for block in picture.narrow.blocks for label in block.labels)


def test_a_tier_that_hands_down_goes_round_and_says_so() -> None:
    tiers = {"operational": {"escalates_to": "tactical", "within": "2 days"}, "tactical": {}}
    picture = made({"governance": {"tiers": tiers}})
    assert picture
    assert [arrow.round for arrow in picture.wide.arrows] == [True]
    assert "to the tactical tier within 2 days" in [label.words for label in picture.wide.blocks[0].labels]


def test_the_ladder_alone_and_a_tier_alone_fill_the_picture() -> None:
    alone: tuple[dict[str, Any], ...] = (
        {"conflict": {"steps": [{"kind": "mediation"}]}},
        {"governance": {"tiers": {"tactical": {}}}},
    )
    for given_terms in alone:
        picture = made(given_terms)
        assert picture
        assert [block.w for block in picture.wide.blocks] == [814]
        check(picture.wide)


def test_the_limits_are_on_the_arrows() -> None:
    tiers = {"strategic": {"escalates_to": "conflict", "within": "10 business days"},
             "operational": {"escalates_to": "strategic", "within": "5 days"}}  # fmt: skip
    ladder = [{"kind": "joint-session", "within": "6 days"}, {"kind": "termination", "see": "exit"}]
    picture = made({"governance": {"tiers": tiers}, "conflict": {"steps": ladder}})
    assert picture
    said = [" ".join(label.words for label in arrow.labels) for arrow in picture.wide.arrows]
    assert said == ["within 10 business days", "within 5 days", ""]
    assert [" ".join(label.words for label in arrow.labels) for arrow in picture.narrow.arrows] == [
        "within 5 days", "within 10 business days", "",
    ]  # fmt: skip
    assert "2 Termination – – see exit –" in rows(drawn("governance", picture))


def test_more_than_fits_is_in_the_table() -> None:
    decisions = [f"decision {at} about something that takes a few words" for at in range(60)]
    picture = made({"governance": {"tiers": {"strategic": {"decides": decisions}}}})
    assert picture
    assert picture.narrow.blocks[0].labels[-1].words.endswith("…")
    assert all(each in words(drawn("governance", picture)) for each in decisions)
