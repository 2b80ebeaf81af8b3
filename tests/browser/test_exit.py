"""The roads out in a browser: a day is picked, and the dates are those that `timeline.after` reckons."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from charterhouse.handbook.pictures.roads import short
from charterhouse.terms import Duration
from charterhouse.timeline import after

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Reading

STARTS = (
    "1900-01-01", "1900-02-28", "1999-12-31", "2000-02-29", "2023-02-28", "2024-01-31", "2024-02-29", "2026-01-31",
    "2026-10-24", "2026-10-25", "2026-10-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01",
    "2026-12-31", "2027-03-27", "2027-03-28", "2027-03-31", "2027-08-31", "2028-02-29", "2096-02-29", "2099-11-30",
    "9998-12-31", "9999-11-30", "9999-12-30", "9999-12-31",
)  # fmt: skip
LENGTHS = tuple(
    Duration(number, unit)
    for unit in ("hour", "day", "business day", "week", "month", "quarter", "year")
    for number in (1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 23, 24, 25, 48, 90, 365, 400, 999_999)
)
RECKON = """([starts, lengths]) => {
  const figure = document.querySelector('[data-roads]');
  const input = figure.querySelector('input');
  const row = figure.querySelector('[data-step="0.0"]');
  const cell = row.querySelector('[data-dated]');
  return starts.flatMap((start) => lengths.map(([number, unit]) => {
    Object.assign(row.dataset, { number, unit });
    input.value = start;
    input.dispatchEvent(new Event('input'));
    return cell.textContent;
  }));
}"""
MEETING = """() => [...document.querySelectorAll('figure:is(.roads, .deciding) svg')].flatMap((svg) => {
  if (!svg.getClientRects().length) return [];
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const met = texts.flatMap(([one, a], at) => texts.slice(at + 1).filter(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2)
    .map(([other]) => `${one} / ${other}`));
  return met.concat(texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([words]) => `${words} lies outside`));
})"""


def picked(page: Page, day: str) -> None:
    page.get_by_label("If notice were given or a breach were notified on").fill(day)


def shown(page: Page) -> list[str]:
    return page.locator("figure.roads svg:visible text").all_text_contents()


def test_the_dates_are_those_of_the_command_line(reading: Reading) -> None:
    page = reading("acme-borealis/")
    found = page.evaluate(RECKON, [STARTS, [[each.number, each.unit] for each in LENGTHS]])
    for said, (start, length) in zip(found, product(map(date.fromisoformat, STARTS), LENGTHS), strict=True):
        assert said == f"{short(start)} to {short(after(start, length))}", (start, length)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_day_puts_dates_into_the_picture_and_its_table(reading: Reading, width: int) -> None:
    page = reading("acme-borealis/", viewport={"width": width, "height": 900})
    days = shown(page)
    assert "day 90: exit" in days
    picked(page, "2026-11-30")
    out = after(date(2026, 11, 30), Duration(90, "day"))
    help_ = after(out, Duration(60, "day"))
    assert out == date(2027, 2, 28)
    dates = shown(page)
    assert "28 Feb 2027: exit" in dates
    assert "30 Nov 2026: notice given" in dates
    assert not [each for each in dates if each.startswith("day ")]
    page.locator("figure.roads summary").click()
    row = page.locator("figure.roads tbody tr", has_text="Transition help").first.inner_text()
    assert f"{short(out)} to {short(help_)}" in row
    assert "from the day after the exit" in row
    assert page.get_by_role("status").filter(has_text="By notice: out on 28 Feb 2027").is_visible()
    assert page.get_by_text("How the dates are reckoned").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(MEETING) == []
    page.get_by_role("button", name="Show days again").click()
    assert shown(page) == days
    assert page.evaluate("document.activeElement.type") == "date"
    assert not page.get_by_text("How the dates are reckoned").is_visible()


def test_what_is_no_day_gives_no_dates(reading: Reading) -> None:
    page = reading("acme-borealis/")
    days = shown(page)
    picked(page, "2026-11-30")
    for value in ("", "1066-10-14"):
        page.evaluate(
            "value => { const input = document.querySelector('[data-picker] input');"
            " input.value = value; input.dispatchEvent(new Event('input')); }",
            value,
        )
        assert shown(page) == days


def test_the_day_is_picked_by_keyboard_and_empty_at_first(reading: Reading) -> None:
    page = reading("acme-borealis/")
    field = page.get_by_label("If notice were given or a breach were notified on")
    assert field.input_value() == ""
    field.focus()
    page.keyboard.type("12122026")  # in whatever order the machine has them
    assert field.input_value() == "2026-12-12"
    assert "12 Mar 2027: exit" in shown(page)


def test_without_javascript_there_is_no_day_to_pick(reading: Reading) -> None:
    page = reading("acme-borealis/", java_script_enabled=False)
    assert page.locator("figure.roads input").count() == 1
    assert not page.locator("figure.roads input").is_visible()
    assert page.locator("figure.roads svg:visible text", has_text="day 90: exit").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_no_words_meet_in_the_face_of_this_machine(browsing: Reading, width: int) -> None:
    for path in ("acme-borealis/", "elm-fir/"):
        page = browsing(path, viewport={"width": width, "height": 900})
        assert page.evaluate(MEETING) == [], path


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_words_are_large_enough(reading: Reading, width: int) -> None:
    page = reading("acme-borealis/", viewport={"width": width, "height": 900})
    sizes = page.evaluate(
        "[...document.querySelectorAll('figure:is(.roads, .deciding) svg text')].filter(text => text.getClientRects()"
        ".length).map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 10.5


def test_bars_are_printed_and_forced_colours_keep_words_on_their_ground(reading: Reading) -> None:
    page = reading("acme-borealis/", forced_colors="active")
    ground, word = page.locator(".deciding svg:visible .seat").first.evaluate(
        "seat => ['circle, rect, path', 'text'].map(each => getComputedStyle(seat.querySelector(each)).fill)"
    )
    assert ground != word
    page.emulate_media(media="print", forced_colors="none")
    bar = page.locator("figure.roads svg:visible .bar").first
    assert bar.evaluate("bar => getComputedStyle(bar).printColorAdjust") == "exact"
    assert bar.evaluate("bar => getComputedStyle(bar).fill") != "rgb(255, 255, 255)"
    assert not page.locator("figure.roads input").is_visible()
