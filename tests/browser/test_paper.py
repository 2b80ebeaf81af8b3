"""On paper: black on white, without what is only for a screen, and with every word that binds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.markup import none

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Reading

SCREEN_ONLY = ("header.top", ".contents", ".cite", ".filters", "dialog")
# Every text within some elements, without what is only for a screen; an address may be printed between two.
TEXTS = """where => [...document.querySelectorAll(where)].flatMap(part => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.closest('.cite, [data-unfold]')) found.push(text.data);
  }
  return found; })"""


def squeezed(text: str) -> str:
    """Letters and digits alone: lines break anywhere on paper, with hyphens."""
    return re.sub(r"[\W_]+", "", text)


def texts(page: Page, where: str) -> set[str]:
    return {squeezed(text) for text in page.evaluate(TEXTS, where)} - {""}


def printed(page: Page, folder: Path) -> str:
    """The text of the page on paper."""
    path = folder / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return squeezed(done.stdout.decode("utf-8"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_black_on_white(browsing: Reading, scheme: str) -> None:
    wrong: list[str] = []
    for path, page in browsing.each(color_scheme=scheme):
        page.emulate_media(media="print", color_scheme="light" if scheme == "light" else "dark")
        if page.evaluate("getComputedStyle(document.body).color") != "rgb(0, 0, 0)":
            wrong.append(f"/{path}: the text is not black")
        if page.evaluate("getComputedStyle(document.body).backgroundColor") not in {
            "rgba(0, 0, 0, 0)",
            "rgb(255, 255, 255)",
        }:
            wrong.append(f"/{path}: the paper is not white")
        wrong += [f"/{path}: {name} is printed" for name in SCREEN_ONLY if page.locator(f"{name}:visible").count()]
    none(wrong)


def test_no_page_is_wider_than_its_paper(browsing: Reading) -> None:
    wide: list[str] = []
    for path, page in browsing.each(viewport={"width": 706, "height": 1000}):
        page.emulate_media(media="print")
        if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
            wide.append(f"/{path}: {over} pixels")
    none(wide)


@pytest.mark.needs("pdftotext")
def test_every_clause_is_printed(reading: Reading, tmp_path: Path) -> None:
    page = reading("acme-borealis/")
    clauses = texts(page, ".article .text")
    assert len(clauses) > 20
    text = printed(page, tmp_path)
    none(sorted(clause for clause in clauses if clause not in text))
    assert "ninety90days" in text


@pytest.mark.needs("pdftotext")
def test_what_a_picture_tells_is_on_paper_in_words(reading: Reading, tmp_path: Path) -> None:
    """A screen has a table to open beneath each picture. On paper the table is open, or its facts stand elsewhere."""
    page = reading("acme-borealis/")
    cells = texts(page, "figure details table")
    assert len(cells) > 20
    text = printed(page, tmp_path)
    none(sorted(cell for cell in cells if cell not in text))


def test_paper_is_not_wider_than_its_page(browsing: Reading) -> None:
    """At the width of A4 between its margins nothing is cut off."""
    wide: list[str] = []
    for path, page in browsing.each(viewport={"width": 657, "height": 900}):
        page.emulate_media(media="print")
        if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
            wide.append(f"/{path}: {over} pixels too wide")
    none(wide)
