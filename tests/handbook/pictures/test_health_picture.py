"""How a partnership is, by its reviews."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handbook.pictures.support import charter, drawn, inside, rows, words

from charterhouse.handbook.pictures.health import Health, health
from charterhouse.handbook.pictures.radar import place
from charterhouse.handbook.pictures.reviewed import AUDIT, HEALTH, figure
from charterhouse.handbook.pictures.trend import BOTTOM, TOP, height

FULL = dict.fromkeys(HEALTH, 4)
FIRST: dict[str, Any] = {
    "type": "health-check", "held": "2026-02-12", "gap": "some", "discussed": "2026-02-13",
    "health": {"acme": FULL, "borealis": {**FULL, "trust": 2}},
    "audit": {"acme": dict.fromkeys(AUDIT, 3), "borealis": dict.fromkeys(AUDIT, 3)},
    "attendance": [{"person": "acme.sponsor", "present": True}, {"person": "borealis.sponsor", "present": False}],
}  # fmt: skip
SECOND: dict[str, Any] = {
    "type": "alignment-session", "held": "2026-08-20", "gap": "wide",
    "health": {"acme": {**FULL, "trust": 3.5}, "borealis": {**FULL, "trust": 2.5}},
    "audit": {"acme": dict.fromkeys(AUDIT, 5), "borealis": {**dict.fromkeys(AUDIT, 4), "governance": 2}},
    "attendance": [{"person": "acme.sponsor", "present": False, "deputy": "Paul <Anders>"},
                   {"person": "borealis.sponsor", "present": True}],
}  # fmt: skip


def picture(*reviews: dict[str, Any], parties: int = 2) -> Health:
    found = health(charter(reviews=reviews, parties=parties))
    assert found
    return found


def seen(*reviews: dict[str, Any], parties: int = 2) -> str:
    return drawn("health", picture(*reviews, parties=parties))


def test_the_last_audit_tells_both_values_what_is_low_and_what_was_before() -> None:
    html = seen(FIRST, SECOND)
    audit = html[html.index('class="audit"') : html.index('class="multiples"')]
    assert rows(audit)[:2] == ["Of 5 A Acme B Borealis <b>Wärme", "Alignment 5 3 before 4 3 before"]
    assert "Governance 5 3 before 2 to discuss 3 before" in rows(audit)
    assert "20 Aug 2026" in words(audit)
    assert "Before: the audit of 12 Feb 2026." in words(audit)
    assert audit.count('<g class="curve ') == 2


def test_parties_differ_in_marker_and_dash() -> None:
    html = seen(FIRST, SECOND)
    for look, marker in (("side-a dash-1 circle", "circle"), ("side-b dash-2 square", "rect")):
        assert re.search(rf'<g class="curve {look}">\s*<path class="run"[^>]*/>\s*<{marker} class="marker"', html)
    assert "A Acme B Borealis <b>Wärme mean below 3: to discuss" in words(html)


def test_below_three_is_said_in_words() -> None:
    said = words(seen(FIRST, SECOND))
    assert "Trust A 3.5, B 2.5 below 3, to discuss: Borealis <b>Wärme 2.5; below 3 in 1 earlier review" in said
    assert "Communication A 4, B 4 Value delivery" in said


def test_the_tables_hold_scores_means_attendance_and_gaps() -> None:
    found = rows(seen(FIRST, SECOND))
    assert "20 Aug 2026 alignment session Acme 3.5; Borealis <b>Wärme 2.5, to discuss mean 3" in "\n".join(found)
    assert "20 Aug 2026 alignment session 1 of 2 came, 1 deputy Paul <Anders> for sponsor of Acme –" in found
    assert "12 Feb 2026 health check 1 of 2 came, 1 absent – sponsor of Borealis <b>Wärme" in found
    assert "12 Feb 2026 health check some 13 February 2026" in found
    assert "20 Aug 2026 alignment session wide –" in found
    assert "Gap between the answers wide" in words(seen(FIRST, SECOND))
    assert "not discussed" in words(seen(FIRST, SECOND))


def test_one_review_alone_is_a_point_with_its_date() -> None:
    html = seen(FIRST)
    trust = html[html.index("Trust over the reviews") : html.index("Communication over the reviews")]
    assert ">12 Feb 2026</text>" in trust
    assert trust.count('class="marker"') == 2
    assert all(not curve.path and len(curve.points) == 1 for curve in picture(FIRST).trends[0].curves)


def test_a_single_party_scoring_has_no_mean() -> None:
    alone = {**SECOND, "health": {"acme": FULL}, "audit": {"acme": dict.fromkeys(AUDIT, 3)}}
    html = seen(alone)
    assert "mean" not in words(html)
    assert [curve.party.id for curve in picture(alone).trends[0].curves if curve.party] == ["acme"]


def test_a_missing_score_is_a_gap_and_not_a_guess() -> None:
    without = {**FIRST, "held": "2026-05-01", "health": {"acme": {"trust": 3}}}
    trust, speech = picture(FIRST, without, SECOND).trends[:2]
    by_party = {curve.party.id if curve.party else "mean": curve for curve in trust.curves}
    assert by_party["acme"].path.count("L") == 2
    assert by_party["borealis"].path == ""
    assert len(by_party["borealis"].points) == 2
    assert [curve.path for curve in speech.curves] == ["", "", ""]


def test_an_audit_with_gaps_joins_only_neighbours() -> None:
    partial = {"held": "2026-01-01", "audit": {"acme": {"alignment": 3, "transparency": 4, "governance": 2}}}
    radar = picture(partial).radar
    assert radar
    outline = radar.outlines[0]
    assert outline.path.count("M") == 1
    assert len(outline.points) == 3
    assert [row[1][0].words for row in radar.rows] == ["3", "4", "–", "2", "–"]


def test_a_meeting_that_did_not_take_place_is_shown_and_its_scores_are_not() -> None:
    off = {**SECOND, "held": "2026-09-01", "state": "cancelled"}
    html = seen(FIRST, off)
    assert "1 Sep 2026 alignment session cancelled" in "\n".join(rows(html))
    assert "did not take place" in words(html)
    assert picture(FIRST, off).trends[0].last == "12 Feb 2026"
    assert picture(FIRST, off).radar == picture(FIRST).radar


def test_more_reviews_than_there_is_room_for_are_counted() -> None:
    many = [{**FIRST, "held": (date(2020, 1, 1) + timedelta(days=30 * at)).isoformat()} for at in range(40)]
    html = seen(*many)
    assert "The last 24 of 40; the table has all." in words(html)
    assert "\n".join(rows(html)).count("1 of 2 came") == 40


@pytest.mark.parametrize("nothing", [{}, {"held": "2026-01-01"}, {"health": {"acme": {}}}, {"audit": {"acme": "good"}},
                                     {"health": {"acme": {"trust": 7, "alignment": True}}}, {"gap": ""}])  # fmt: skip
def test_reviews_that_say_nothing_give_no_picture(nothing: dict[str, Any]) -> None:
    assert health(charter(reviews=[nothing])) is None


def test_a_review_without_a_day_is_in_the_table_alone() -> None:
    html = seen({**FIRST, "held": None})
    assert "over the reviews" not in html
    assert "no date health check Acme 4; Borealis <b>Wärme 2, to discuss mean 3" in "\n".join(rows(html))


SCORE = st.one_of(st.integers(1, 5), st.sampled_from([1.5, 2.5, 3.5, 4.5]))
PARTY = st.sampled_from(["acme", "borealis", "cedar", "stranger"])
REVIEW = st.fixed_dictionaries({"held": st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)}, optional={
    "type": st.sampled_from(["audit", "health-check"]), "state": st.sampled_from(["held", "moved"]),
    "gap": st.sampled_from(["none", "some", "wide"]),
    "health": st.dictionaries(PARTY, st.dictionaries(st.sampled_from(HEALTH), SCORE)),
    "audit": st.dictionaries(PARTY, st.dictionaries(st.sampled_from(AUDIT), SCORE)),
    "attendance": st.lists(st.fixed_dictionaries({"present": st.booleans()}, optional={
        "person": st.just("acme.sponsor"), "deputy": st.just("Somebody")}), max_size=30),
})  # fmt: skip
REVIEWS = st.lists(REVIEW, min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(REVIEWS)
def test_scores_are_drawn_to_scale_on_one_to_five(reviews: list[dict[str, Any]]) -> None:
    found = health(charter(reviews=reviews, parties=3))
    if not found:
        return
    drawn("health", found)
    assert (height(5), height(1)) == (TOP, BOTTOM)
    held = sorted((each for each in reviews if each.get("state") != "moved"), key=lambda each: str(each["held"]))
    scored = [each for each in held if any(each.get("health", {}).values())]
    for trend in found.trends:
        days = [date.fromisoformat(each["held"]) for each in scored]
        if days[0] != days[-1]:
            scale = (trend.marks[-1] - trend.marks[0]) / (days[-1] - days[0]).days
            for day, x in zip(days, trend.marks, strict=True):
                assert abs(x - trend.marks[0] - scale * (day - days[0]).days) < 0.01
        for curve in (each for each in trend.curves if each.party):
            party = curve.party.id if curve.party else ""
            asked = [height(each["health"][party][trend.key]) for each in scored
                     if trend.key in each["health"].get(party, {})]  # fmt: skip
            assert sorted(y for _, y in curve.points) == sorted(asked)
        for _, y in (point for curve in trend.curves for point in curve.points):
            assert TOP <= y <= BOTTOM


@settings(deadline=None, max_examples=60)
@given(REVIEWS)
def test_all_is_on_the_paper_and_no_seats_overlap(reviews: list[dict[str, Any]]) -> None:
    found = health(charter(reviews=reviews, parties=3))
    if not found:
        return
    lines = [(each, curve) for each in filter(None, (*found.trends, found.gap)) for curve in each.curves]
    papers = [(each.width, each.height, curve.points) for each, curve in lines]
    if found.radar:
        papers += [(found.radar.width, found.radar.height, each.points) for each in found.radar.outlines]
    for w, h, points in papers:
        assert all(inside((x - 8, y - 8, x + 8, y + 8), w, h) for x, y in points)
    if found.attendance:
        seats = sorted((each.x, each.y, each.w, each.h) for each in found.attendance.seats)
        for x, y, wide, high in seats:
            assert inside((x, y, x + wide, y + high), found.attendance.width, found.attendance.base)
        for one, two in pairwise(seats):
            assert two[0] >= one[0] + one[2] or (two[0] == one[0] and two[1] >= one[1] + one[3])


@settings(deadline=None, max_examples=50)
@given(REVIEWS)
def test_the_tables_hold_every_score(reviews: list[dict[str, Any]]) -> None:
    found = health(charter(reviews=reviews, parties=3))
    if not found:
        return
    told = "\n".join(rows(drawn("health", found)))
    names = {"acme": "Acme", "borealis": "Borealis <b>Wärme", "cedar": "Cedar", "stranger": "stranger"}
    for each in reviews:
        for party, scores in each.get("health", {}).items() if each.get("state") != "moved" else ():
            for score in scores.values():
                assert f"{names[party]} {figure(score)}" in told


@given(st.integers(0, 4), st.floats(1, 5))
def test_a_score_lies_on_its_spoke(at: int, score: float) -> None:
    centre, end, there = place(at, 0), place(at, 5), place(at, score)
    for axis in (0, 1):
        assert abs(there[axis] - (centre[axis] + (end[axis] - centre[axis]) * score / 5)) < 1e-6
