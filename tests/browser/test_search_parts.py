"""The index of a large handbook, which is written in parts, answers as that of a small one does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sites import served

from charterhouse.handbook import search

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .conftest import Reading


@pytest.fixture(scope="module")
def parted(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole site with an index of several parts."""
    site = tmp_path_factory.mktemp("parted") / "sub"
    shutil.copytree(whole, site)
    shutil.rmtree(site / "pagefind")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "PART", 400_000)
        search.index(site)
    assert len(json.loads((site / "pagefind" / "parts.json").read_text("utf-8"))) >= 2
    assert not [each.name for each in site.iterdir() if each.name.startswith(".")]
    with served(site) as address:
        yield address


def answer(page: Page, words: str, chosen: dict[str, str]) -> tuple[set[str], list[str]]:
    """Which pages are found, and what each facet then counts."""
    page.get_by_role("button", name="Search clauses, people, terms").click()
    dialog = page.get_by_role("dialog", name="Search")
    dialog.get_by_text("Type a word, or choose what to see.").wait_for()
    for name, value in chosen.items():
        dialog.get_by_label(name).select_option(value)
    dialog.get_by_role("searchbox").fill(words)
    seen: list[tuple[set[str], list[str]]] = []
    while len(seen) < 4 or not seen[-1] == seen[-2] == seen[-3]:  # until what was asked last has been answered
        page.wait_for_timeout(200)
        dialog.locator(".hits > li").first.wait_for()
        if dialog.get_by_role("button", name="More results").is_visible():
            dialog.locator("[data-more]").dispatch_event("click")
        pages: list[str] = dialog.locator(".hits > li > a").evaluate_all("all => all.map(a => a.pathname)")
        seen.append((set(pages), dialog.locator("select[data-facet] option").all_inner_texts()))
    return seen[-1]


@pytest.mark.parametrize(
    ("words", "chosen"),
    [("notice", {}), ("exit", {"Status": "Ratified"}), ("", {"Article": "Exit"}), ("quarter", {"Kind": "Rule"})],
)
def test_parts_answer_as_a_whole(
    browser: Browser, browsing: Reading, parted: str, words: str, chosen: dict[str, str]
) -> None:
    in_parts = type(browsing)(browser, parted)
    pages, counts = answer(in_parts(), words, chosen)
    assert (pages, counts) == answer(browsing(), words, chosen)
    assert len(pages) > 1
    in_parts.contexts[0].close()
    assert in_parts.troubles == []
