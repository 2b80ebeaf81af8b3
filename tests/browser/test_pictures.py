"""Pictures on every kind of page: a layout for each width, in letters that can be read, that stay inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.markup import none

if TYPE_CHECKING:
    from .conftest import Reading

# Of every picture in sight: words that stand outside of it, and words too small to read.
OUTSIDE = """[...document.querySelectorAll('figure svg')].filter(svg => svg.getClientRects().length).flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
  }).map(text => text.textContent.trim().slice(0, 60)); })"""
SMALL = """least => [...document.querySelectorAll('figure svg text')].filter(text => text.getClientRects().length)
  .map(text => [parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a, text.textContent.trim()])
  .filter(([size, words]) => words && size < least)
  .map(([size, words]) => `${size.toFixed(1)} pixels: ${words.slice(0, 60)}`)"""


@pytest.mark.parametrize(("width", "layout"), [(390, "narrow"), (1440, "wide")])
def test_pictures_have_a_layout_for_every_width(reading: Reading, width: int, layout: str) -> None:
    page = reading("acme-borealis/", viewport={"width": width, "height": 900})
    for figure in ("governance:picture", "exit:roads"):
        shown = page.locator(f'[id="{figure}"] svg:visible')
        assert shown.count() >= 1
        assert {layout} <= set(str(shown.first.get_attribute("class")).split())


@pytest.mark.parametrize(("width", "least"), [(320, 7.9), (390, 9.9), (1440, 9.9)])
def test_words_stay_in_their_picture_and_can_be_read(browsing: Reading, width: int, least: float) -> None:
    found: list[str] = []
    for path, page in browsing.each(viewport={"width": width, "height": 900}):
        found += [f"/{path}: outside: {word}" for word in page.evaluate(OUTSIDE)]
        found += [f"/{path}: small: {word}" for word in page.evaluate(SMALL, least)]
    none(found)
