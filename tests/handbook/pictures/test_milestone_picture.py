"""Milestones on a line."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handbook.pictures.support import Box, apart, charter, drawn, inside, rows, words

from charterhouse.handbook.pictures.days import Days, ticks
from charterhouse.handbook.pictures.lettering import BOLD, width
from charterhouse.handbook.pictures.milestone_line import Line, Post
from charterhouse.handbook.pictures.milestones import Milestones, milestones

TODAY = date(2026, 11, 25)
FOUR: list[dict[str, Any]] = [
    {"id": "open-later", "due": "2027-03-31", "target": 0, "baseline": 0, "owner": "acme.manager"},
    {"id": "done-late", "kind": "event", "due": "2026-01-30", "target": "Desk & <chairs>", "done": "2026-02-01"},
    {"id": "forgotten", "due": "2026-11-24", "target": "40 houses", "baseline": "3 houses", "owner": "acme.nobody"},
    {"id": "some-day", "target": "a party", "done": True},
]
PEOPLE = {"parties": {"acme": {"people": {"manager": {"name": "Ada Okafor"}}}}}


def picture(given_milestones: list[dict[str, Any]], today: date = TODAY) -> Milestones:
    found = milestones(charter(plan={"milestones": given_milestones, **PEOPLE}), today)
    assert found
    return found


def test_the_table_tells_each_milestone_in_full() -> None:
    head, *found = rows(drawn("milestones", picture(FOUR)))
    assert head == "No. Milestone Due Target From Owner State"
    assert found == [
        "1 Done late event 30 January 2026 Desk & <chairs> – – done 1 February 2026, 2 days late",
        "2 Forgotten 24 November 2026 40 houses 3 houses nobody of Acme overdue by 1 day as of 25 Nov 2026",
        "3 Open later 31 March 2027 0 0 Ada Okafor open",
        "4 Some day no date a party – – done",
    ]


@pytest.mark.parametrize(("done", "said"), [
    ("2026-11-24", "done 24 November 2026, on the day"), ("2026-11-23", "done 23 November 2026, 1 day early"),
    (False, "overdue by 1 day as of 25 Nov 2026"), (None, "overdue by 1 day as of 25 Nov 2026"), (True, "done"),
])  # fmt: skip
def test_how_it_stands_is_reckoned_for_the_day_of_the_edition(done: object, said: str) -> None:
    assert picture([{"id": "one", "due": "2026-11-24", "done": done}]).items[0].said == said


def test_what_is_due_today_is_still_open() -> None:
    assert picture([{"id": "one", "due": TODAY.isoformat()}]).items[0].state == "open"


def test_states_differ_in_shape_and_words() -> None:
    html = drawn("milestones", picture(FOUR))
    drawings = [each for each in html.split("<svg") if each.startswith(' class="wide"') or ' class="narrow"' in each]
    shapes = {"done": "circle", "open": "rect", "overdue": "path"}
    assert len(drawings) == 2
    for each in drawings:
        for state, shape in shapes.items():
            assert re.search(rf'<g class="post {state}">\s*<{shape} ', each)
        for note in ("30 Jan 2026 · done", "24 Nov 2026 · overdue", "31 Mar 2027 · open", "as of 25 Nov 2026"):
            assert f">{note}</text>" in each
        assert "3 Open later, due 31 March 2027, open" in each


def test_what_is_not_on_the_line_is_told_with_its_reason() -> None:
    said = words(drawn("milestones", picture([*FOUR, {"id": "moon-base", "due": "2999-01-01"}])))
    assert "Not on the line, without a date: 5 Some day; too far away to be drawn to scale: 4 Moon base, 1 Jan" in said


def test_without_any_day_there_is_the_table_alone() -> None:
    html = drawn("milestones", picture([{"id": "one", "target": 3}]))
    assert "<svg" not in html
    assert rows(html)[1] == "1 One no date 3 – – open"
    assert milestones(charter(plan={}), TODAY) is None
    assert milestones(charter(), TODAY) is None


def test_the_same_id_twice_gives_one_anchor() -> None:
    html = drawn("milestones", picture([{"id": "twin", "due": "2026-12-01"}, {"id": "twin", "due": "2026-12-02"}]))
    assert html.count('id="milestone:twin"') == 1


def test_sixty_on_one_day_are_all_in_the_table_and_counted_in_the_picture() -> None:
    found = picture([{"id": f"number-{at}", "due": "2026-12-31"} for at in range(60)])
    assert found.wide
    assert len(found.wide.posts) + sum(each.count for each in found.wide.more) == 60
    html = drawn("milestones", found)
    assert f">+{found.wide.more[0].count}</text>" in html
    assert len(rows(html)) == 61


DAY = st.dates(date(1999, 1, 1), date(2060, 1, 1))
NEAR = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))
NAMES = ("a", "hundred-homes", "www-mmm-www-mmm-www", "an-unusually-long-name-of-what-is-to-be-reached")
MILESTONE = st.fixed_dictionaries(
    {"id": st.sampled_from(NAMES), "done": st.booleans()},
    optional={"due": st.one_of(NEAR, NEAR, DAY).map(date.isoformat)},
)
SAME = st.sampled_from(["2026-12-31", "2027-01-01"])
MANY = st.one_of(
    st.lists(MILESTONE, min_size=1, max_size=9), st.lists(MILESTONE, min_size=20, max_size=70),
    st.lists(st.fixed_dictionaries({"id": st.just("same"), "due": SAME}), min_size=1, max_size=60),
)  # fmt: skip


def mark(post: Post) -> Box:
    return post.x - 11.5, post.y - 11.5, post.x + 11.5, post.y + 11.5


def spoken(line: Line, post: Post) -> list[tuple[str, Box]]:
    """The lines of words of a post with their boxes, as the template sets them."""
    if post.state == "today":
        return [(post.name, (post.left, post.y - 7, post.left + width(post.name, 12.5) * BOLD, post.y + 7))]
    dense = line.name == "narrow" and len(post.lines) == 2 and post.top == post.y - 8
    found = []
    for at, words_ in enumerate(post.lines):
        w = width(words_, 12) if at else width(words_, 12.5) * BOLD
        if dense and at:
            found.append((words_, (line.width - w, post.top + 2, line.width, post.top + 15)))
        else:
            top = post.top + (16 if at else 1)
            found.append((words_, (post.left, top, post.left + w, top + 13)))
    return found


def boxes(line: Line) -> list[tuple[str, Box]]:
    marks = [(f"mark {post.number}", mark(post)) for post in line.posts if post.state != "today"]
    return [*marks, *(each for post in line.posts for each in spoken(line, post))]


@settings(deadline=None, max_examples=40)
@given(MANY)
def test_nothing_overlaps_and_all_is_on_the_paper(given_milestones: list[dict[str, Any]]) -> None:
    found = picture(given_milestones)
    drawn("milestones", found)
    for line in filter(None, (found.wide, found.narrow)):
        apart(boxes(line))
        for name, box in boxes(line):
            assert inside(box, line.width, line.height), name
        for more in line.more:
            assert inside((more.x - 20, more.y - 8, more.x + 20, more.y + 8), line.width, line.height)


@settings(deadline=None, max_examples=40)
@given(MANY)
def test_days_are_drawn_to_scale(given_milestones: list[dict[str, Any]]) -> None:
    found = picture(given_milestones)
    for line in filter(None, (found.wide, found.narrow)):
        places = [(post.due, post.at) for post in line.posts if post.state != "today"]
        places += [(tick.day, tick.at) for tick in line.ticks] + [(TODAY, line.today)]
        days = sorted(places)
        (first, start), (last, end) = days[0], days[-1]
        scale = (end - start) / ((last - first).days or 1)
        for when, place in days:
            assert abs(place - (start + scale * (when - first).days)) < 0.01


@settings(deadline=None, max_examples=40)
@given(MANY)
def test_a_leader_crosses_no_words(given_milestones: list[dict[str, Any]]) -> None:
    line = picture(given_milestones).wide
    for post in line.posts if line else ():
        for other in line.posts if line and post.lines else ():
            for words_, box in spoken(line, other) if line else ():
                assert not (box[0] < post.x < box[2] and post.top < box[3]), words_


@settings(deadline=None, max_examples=40)
@given(MANY)
def test_the_table_holds_every_fact_of_the_picture(given_milestones: list[dict[str, Any]]) -> None:
    found = picture(given_milestones)
    table = dict(zip((each.number for each in found.items), rows(drawn("milestones", found))[1:], strict=True))
    for line in filter(None, (found.wide, found.narrow)):
        for post in line.posts:
            if post.state != "today":
                assert table[post.number].startswith(f"{post.number} {post.name}")
                assert post.state in table[post.number]
                assert f" {post.due.day} " in table[post.number]


@given(DAY, st.integers(1, 20000), st.floats(100, 900), st.floats(30, 90))
def test_ticks_keep_apart_and_lie_on_firsts_of_months(first: date, length: int, room: float, apart_: float) -> None:
    found = ticks(Days(first, first + timedelta(days=length), 0, room), apart_)
    assert all(each.day.day == 1 for each in found)
    assert all(each.words.endswith(str(each.day.year)) for each in found)
    gaps = [two.at - one.at for one, two in pairwise(found)]
    assert all(gap >= apart_ * 0.9 for gap in gaps)
