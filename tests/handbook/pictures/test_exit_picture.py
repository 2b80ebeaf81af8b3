"""The roads out, to scale."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.handbook.pictures.support import Nesting, apart, charter, inside, rows, words

from charterhouse.handbook.pictures.exit import Exit, exits
from charterhouse.handbook.pictures.roads import Road
from charterhouse.handbook.pictures.roads_drawn import LEAST, Layout, reach
from charterhouse.handbook.templates import environment
from charterhouse.terms import Duration
from charterhouse.timeline import after

UNITS = ("hour", "day", "business day", "week", "month", "quarter", "year")
NAMES = (
    "שותפות הגליל",
    "東京電力株式会社と山田太郎商店",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4,
    "Acme",
    "a " * 90,
)
BOTH: dict[str, Any] = {
    "cure": {"period": "20 business days"},
    "exit": {
        "for_convenience": True, "notice_period": "90 days", "for_cause": {"notice_period": "10 days"},
        "pivot_review": {"by": "strategic", "within": "1 month"}, "data_handover": {"within": "30 days"},
        "transition_assistance": {"period": "4 months", "scope": "every house"}, "non_compete": {"period": "1 year"},
    },
}  # fmt: skip

numbers = st.one_of(st.integers(1, 400), st.sampled_from((999, 9999, 999_999)))
lengths = st.one_of(st.none(), st.builds("{} {}s".format, numbers, st.sampled_from(UNITS)))
notes = st.one_of(st.sampled_from(NAMES), st.text(max_size=80))


@st.composite
def charters(draw: st.DrawFn) -> dict[str, Any]:
    within = {"period": draw(lengths), "scope": draw(notes)}
    given_on = draw(st.dates(date(1990, 1, 1)))
    return {
        "status": draw(st.sampled_from(("draft", "exiting"))),
        "cure": {"period": draw(lengths)},
        "exit": {
            "for_convenience": draw(st.sampled_from((True, False, ["acme"], ["acme", "borealis"]))),
            "notice_period": draw(lengths), "for_cause": {"notice_period": draw(lengths)},
            "pivot_review": {"within": draw(lengths), "by": "strategic"}, "transition_assistance": within,
            "data_handover": {"within": draw(lengths), "owner": "acme.manager"},
            "non_compete": {"period": draw(lengths), "scope": draw(notes)},
            "notice": {"given": given_on.isoformat(), "by": draw(st.sampled_from(("acme", "borealis", "nobody")))},
        },
    }  # fmt: skip


def picture(**terms: Any) -> Exit:
    found = exits(charter(**terms))
    assert found
    return found


def html(found: Exit) -> str:
    drawn = str(environment().get_template("parts/exit.html").module.exits(found))  # type: ignore[attr-defined]
    Nesting(re.sub(r"(<input[^>]*)>", r"\1/>", drawn))  # which has no end
    return drawn


def named(layout: Layout) -> list[tuple[str, tuple[float, float, float, float]]]:
    bars = [(f"the bar of {bar.step.name}", (bar.x, bar.y, bar.x + bar.w, bar.y + bar.h)) for bar in layout.bars]
    lines = [
        (f"the line at {line.x:g}", (line.x, line.y, line.x, line.y2)) for line in layout.lines if line.x == line.x2
    ]
    labels = [(label.words, label.box) for label in layout.labels]
    for name, box in lines:
        for said, other in labels:
            assert not (other[0] < box[0] < other[2] and other[1] < box[3] and box[1] < other[3]), f"{said!r}, {name}"
    return bars + labels


@settings(deadline=None)
@given(charters())
@example({"exit": {"notice_period": "5 days", "transition_assistance": {"period": "3 years"}}})
@example({"exit": {"notice_period": "1 hour", "for_cause": {"notice_period": "1 hour"}}})
@example({"cure": {"period": "999999 years"}, "exit": {"for_cause": {"notice_period": "999999 years"}}})
def test_no_word_meets_a_line_a_bar_or_another(terms: dict[str, Any]) -> None:
    found = exits(charter(**terms), date(2026, 11, 25))
    for layout in (found.wide, found.narrow) if found else ():
        boxes = named(layout)
        apart(boxes)
        for name, box in boxes:
            assert inside(box, layout.width, layout.height), (name, box)


@settings(deadline=None)
@given(charters())
def test_bars_are_to_scale(terms: dict[str, Any]) -> None:
    found = exits(charter(**terms))
    if not found:
        return
    steps = [step for road in found.roads for step in road.steps]
    for layout, x, room in ((found.wide, 396, 436), (found.narrow, 1, 318)):
        for step, bar in zip(steps, layout.bars, strict=True):
            assert bar.step == step
            whole = (step.end - step.start) / reach(found.roads) * room
            assert bar.w == pytest.approx(whole, abs=LEAST) or (bar.cut and bar.x + bar.w == pytest.approx(x + room))
            assert bar.x == pytest.approx(x + step.start / reach(found.roads) * room, abs=LEAST)


def test_what_follows_the_exit_starts_side_by_side_and_the_review_at_once() -> None:
    by_notice, for_cause = picture(**BOTH).roads
    starts = {step.name: step.start for step in by_notice.steps}
    assert starts == {"Notice": 0, "Pivot review": 0, "Data handover": 90, "Transition help": 90, "Non-compete": 90}
    starts = {step.name: step.start for step in for_cause.steps}
    assert starts == {"Cure": 0, "Notice for cause": 28, "Data handover": 38, "Transition help": 38, "Non-compete": 38}


def test_a_few_days_beside_years_can_be_seen() -> None:
    found = picture(exit={"notice_period": "5 days", "transition_assistance": {"period": "3 years"}})
    notice, help_ = found.wide.bars
    assert notice.w == LEAST
    assert help_.w > 400
    assert not found.cut


def test_ages_are_cut_short_and_said_to_be() -> None:
    found = picture(exit={"notice_period": "30 days", "non_compete": {"period": "9999 years"}})
    notice, limit = found.wide.bars
    assert (notice.cut, limit.cut) == (False, True)
    assert notice.w > 300
    assert "but for bars that are cut short" in words(html(found))
    assert rows(html(found))[2].startswith("By notice, for convenience Non-compete 9999 years day 30 to year 9,999")


def test_the_table_holds_every_step_with_its_assumption() -> None:
    head, *found = rows(html(picture(**BOTH)))
    assert head == "Road Step Length Days What it means Dates, and how they are counted"
    assert len(found) == 10
    assert found[1] == (
        "By notice, for convenience Pivot review 1 month day 0 to 30 the strategic tier asks: change instead? by the "
        "calendar, to the same day of a later month, or to its last where it has no such day; from the day after the "
        "notice is received"
    )
    assert "weekends left out, public holidays not counted; from the day after notice of the breach" in found[5]


def test_without_a_script_there_are_days_and_no_picker() -> None:
    drawn = html(picture(**BOTH))
    assert re.search(r"<div [^>]*data-picker hidden>", drawn)
    assert re.search(r"<p [^>]*data-reckoned hidden>", drawn)
    assert not re.search(r"\b20\d\d\b", words(drawn))
    assert ">day 90: exit<" in drawn


def dated(road: Road) -> list[tuple[str, str]]:
    return [(step.name, step.dates) for step in road.steps]


def test_a_notice_that_was_given_dates_its_road() -> None:
    terms = {**BOTH, "exit": {**BOTH["exit"], "notice": {"given": "2027-10-31", "by": "borealis"}}}
    found = picture(status="exiting", **terms)
    by_notice, for_cause = found.roads
    out = after(date(2027, 10, 31), Duration(90, "day"))
    assert out == date(2028, 1, 29)
    assert dated(by_notice) == [
        ("Notice", "31 Oct 2027 to 29 Jan 2028"), ("Pivot review", "31 Oct 2027 to 30 Nov 2027"),
        ("Data handover", "29 Jan 2028 to 28 Feb 2028"), ("Transition help", "29 Jan 2028 to 29 May 2028"),
        ("Non-compete", "29 Jan 2028 to 29 Jan 2029"),
    ]  # fmt: skip
    assert {each for _, each in dated(for_cause)} == {""}
    drawn = html(found)
    assert "Borealis <b>Wärme gave notice on 31 October 2027. It is read as a notice for convenience" in words(drawn)
    assert ">29 Jan 2028: exit<" in drawn
    assert "If a breach were notified on" in words(drawn)
    assert "data-reckoned" not in drawn


def test_a_notice_of_one_who_may_not_leave_freely_is_for_cause() -> None:
    terms: dict[str, Any] = {"for_convenience": ["acme"], "notice": {"given": "2027-01-30", "by": "borealis"}}
    found = picture(status="exiting", cure=BOTH["cure"], exit={**BOTH["exit"], **terms})
    by_notice, for_cause = found.roads
    assert {each for _, each in dated(by_notice)} == {""}
    assert dated(for_cause)[0] == ("Notice for cause", "30 Jan 2027 to 9 Feb 2027")
    assert "It is read as a notice for cause" in words(html(found))


def test_a_notice_alone_makes_no_exit() -> None:
    terms = {**BOTH["exit"], "notice": {"given": "2027-10-31", "by": "acme"}}
    assert not any(road.given for road in picture(status="ratified", exit=terms).roads)
    del terms["notice"]
    assert not any(road.given for road in picture(status="exiting", exit=terms).roads)


@pytest.mark.parametrize("value", [None, "none", "soon", [], {}, 5, True])
def test_what_is_missing_or_malformed_is_left_out(value: Any) -> None:
    keys = ("notice_period", "for_cause", "pivot_review", "data_handover", "transition_assistance", "non_compete")
    assert exits(charter(exit=dict.fromkeys(keys, value), cure={"period": value})) is None
    found = picture(exit={**dict.fromkeys(keys, value), "notice_period": "2 weeks"})
    assert [step.name for road in found.roads for step in road.steps] == ["Notice"]
    html(found)


def test_a_road_that_is_taken_shows_the_day_of_the_edition() -> None:
    notice = {"given": "2026-10-19", "by": "acme"}
    terms = BOTH | {"status": "exiting", "exit": BOTH["exit"] | {"notice": notice}}
    found = exits(charter(**terms), date(2026, 11, 25))
    assert found
    for layout, x, room in ((found.wide, 396, 436), (found.narrow, 1, 318)):
        assert [label.words for label in layout.labels].count("as of 25 Nov 2026") == 1
        (mark,) = {line.x for line in layout.lines if line.look == "today"}
        assert mark == pytest.approx(x + room * 37 / reach(found.roads))


@pytest.mark.parametrize("as_of", [None, date(2026, 10, 18), date(2040, 1, 1)])
def test_no_day_is_marked_before_a_notice_or_after_the_road(as_of: date | None) -> None:
    notice = {"given": "2026-10-19", "by": "acme"}
    for status in ("exiting", "ratified"):
        found = exits(charter(**BOTH | {"status": status, "exit": BOTH["exit"] | {"notice": notice}}), as_of)
        assert found
        assert not [line for layout in (found.wide, found.narrow) for line in layout.lines if line.look == "today"]
