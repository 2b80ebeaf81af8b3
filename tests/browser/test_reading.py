"""The site in a browser: keyboard, search, table, dark, phone, paper, no JavaScript; and a clean console throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Reading

PAGES = ("", "acme-borealis/", "cedar-delta/", "rules/", "rules/GOV101/", "format/", "meeting/", "404.html")
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_no_page_scrolls_sideways(reading: Reading, path: str, width: int) -> None:
    page = reading(path, viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_reading_by_keyboard(reading: Reading) -> None:
    page = reading("acme-borealis/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    for _ in range(120):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return document.activeElement === document.body || style.outlineStyle !== 'none'; })()"
        ), page.evaluate("document.activeElement.outerHTML")


def test_search_opens_by_slash_and_leads_to_a_clause(reading: Reading) -> None:
    page = reading("meeting/")
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Search clauses, people, terms").fill("written notice")
    clause = page.locator(".hits ul a", has_text="Exit").first
    clause.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/acme-borealis/#*")
    assert not page.locator("dialog").is_visible()


def test_search_opens_by_its_button_and_filters(reading: Reading) -> None:
    page = reading()
    page.get_by_role("button", name="Search clauses, people, terms").click()
    page.get_by_label("Status").select_option("Draft")
    page.locator(".hits > li").first.wait_for()
    assert page.locator(".hits > li > a").all_inner_texts() == ["Cedar × Delta"]
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def names(page: Page) -> list[str]:
    found: list[str] = page.locator("tbody a.name:visible").all_inner_texts()
    return found


def test_the_table_sorts_and_filters(reading: Reading) -> None:
    page = reading()
    assert names(page) == ["Acme & Borealis <b>", "Cedar × Delta"]
    notice = page.get_by_role("button", name="Notice")
    notice.click()
    assert page.get_by_role("columnheader", name="Notice").get_attribute("aria-sort") == "descending"
    notice.click()
    assert names(page) == ["Cedar × Delta", "Acme & Borealis <b>"]
    page.get_by_role("searchbox", name="Filter").fill("borealis wär")
    assert names(page) == ["Acme & Borealis <b>"]
    page.get_by_role("searchbox", name="Filter").fill("")
    page.get_by_role("button", name="Draft").click()
    assert names(page) == ["Cedar × Delta"]
    assert page.get_by_text("1 of 2 shown").is_visible()


def test_dark_and_light(reading: Reading) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        page = reading("acme-borealis/", color_scheme=scheme)
        colours[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colours == {"light": "rgb(251, 250, 246)", "dark": "rgb(21, 23, 26)"}


@pytest.mark.parametrize(("width", "layout"), [(390, "narrow"), (1440, "wide")])
def test_pictures_have_a_layout_for_every_width(reading: Reading, width: int, layout: str) -> None:
    page = reading("acme-borealis/", viewport={"width": width, "height": 900})
    for figure in ("governance:picture", "exit:roads"):
        shown = page.locator(f'[id="{figure}"] svg:visible')
        assert shown.count() == 1
        assert shown.get_attribute("class") == layout
        size = shown.locator("text").first.evaluate(
            "text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a"
        )
        assert size >= 10


def test_no_word_in_a_picture_leaves_it(reading: Reading) -> None:
    for width in (390, 1440):
        page = reading("acme-borealis/", viewport={"width": width, "height": 900})
        outside = page.evaluate(
            "[...document.querySelectorAll('figure svg')].filter(svg => svg.getClientRects().length).flatMap(svg => {"
            " const frame = svg.getBoundingClientRect();"
            " return [...svg.querySelectorAll('text')].filter(text => { const box = text.getBoundingClientRect();"
            " return box.left < frame.left - 1 || box.right > frame.right + 1; }).map(text => text.textContent); })"
        )
        assert outside == []


def test_on_paper(reading: Reading) -> None:
    page = reading("acme-borealis/")
    page.emulate_media(media="print")
    for hidden in ("header.top", ".contents", ".cite"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("#exit").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert len(page.pdf()) > 20_000


def test_without_javascript_everything_reads(reading: Reading) -> None:
    page = reading(java_script_enabled=False)
    assert page.locator("tbody tr:visible").count() == 2
    assert not page.get_by_role("button", name="Search").is_visible()
    page.locator("a.name").first.click()
    assert page.locator("#exit").is_visible()
    assert page.get_by_text("ninety (90) days’").is_visible()


def test_reduced_motion_and_forced_colours(reading: Reading) -> None:
    page = reading("acme-borealis/", reduced_motion="reduce", forced_colors="active")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.locator(".chip").first.is_visible()


def test_citing_a_clause_copies_it(reading: Reading) -> None:
    page = reading("acme-borealis/", permissions=["clipboard-read", "clipboard-write"])
    page.locator('a.cite[href="#exit"]').focus()
    page.keyboard.press("Enter")
    page.get_by_text("Reference to §8 copied").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Acme & Borealis <b>, heating for Bavaria, version 1.1.0, §8: http://")
    assert copied.endswith("/acme-borealis/#exit")


def test_the_contents_follow_the_reader(reading: Reading) -> None:
    page = reading("acme-borealis/#exit", reduced_motion="reduce")
    page.locator('.contents a[href="#exit"][aria-current]').wait_for()
