"""The frame: the sections on a phone, the choice of light or dark, and what a missing page offers."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.sites import FRIENDLY, built, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from .conftest import Reading

PHONE = {"width": 390, "height": 844}


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_the_sections_open_from_a_button_without_javascript(reading: Reading) -> None:
    page = reading("rules/GOV101/", viewport=PHONE, java_script_enabled=False)
    sections = page.get_by_role("navigation", name="Handbook")
    assert not sections.is_visible()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    assert sections.get_by_role("link").all_inner_texts()[0] == "Partnerships"
    assert sections.locator("[aria-current]").all_inner_texts() == ["Rules"]
    page.keyboard.press("Escape")
    assert not sections.is_visible()
    page.get_by_role("button", name="Menu").click()
    sections.get_by_role("link", name="Format").click()
    page.wait_for_url("**/format/")


def test_on_a_wide_page_every_section_is_in_sight(reading: Reading) -> None:
    page = reading("format/")
    assert not page.get_by_role("button", name="Menu").is_visible()
    sections = page.get_by_role("navigation", name="Handbook").get_by_role("link")
    assert all(each.is_visible() for each in sections.all())
    assert sections.last.get_attribute("aria-current") == "page"


def test_the_choice_of_dark_is_kept(reading: Reading) -> None:
    page = reading()
    light = paper(page)
    page.get_by_role("button", name="Dark").click()
    dark = paper(page)
    assert dark != light
    page.goto(f"{reading.address}rules/")
    assert paper(page) == dark
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    page.emulate_media(media="print")
    assert paper(page) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="System").click()
    assert paper(page) == light


def test_a_missing_page_leads_to_where_it_may_have_gone(browser: Browser, address: str) -> None:
    page = browser.new_page()

    def missing(route: Route) -> None:
        answer = route.fetch()
        lost = page.request.get(f"{address}404.html").body()
        route.fulfill(response=answer) if answer.ok else route.fulfill(status=404, content_type="text/html", body=lost)

    # The small handbook is built for the path /sub/, and read at /sub/ here too.
    page.route("**/*", missing)
    page.goto(f"{address}1.2/cedar-delta/")
    link = page.locator("[data-found] a")
    link.wait_for()
    assert link.get_attribute("href") == f"{address}cedar-delta/"
    page.goto(f"{address}cedar-delta/of-old/")
    link.wait_for()
    assert link.get_attribute("href") == f"{address}cedar-delta/"
    page.locator("main").get_by_role("button", name="Search the handbook").click()
    page.get_by_text("Nothing found").or_(page.locator(".hits mark")).first.wait_for()
    assert page.locator("input[name=q]").input_value() == "of old"
    page.close()


@pytest.mark.parametrize("theme", ["{name: material, font: false, palette: {scheme: slate}}", "mkdocs", "readthedocs"])
def test_in_another_theme_every_picture_has_its_width(browser: Browser, tmp_path: Path, theme: str) -> None:
    shutil.copytree(FRIENDLY, tmp_path / "charters")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Heat\ntheme: {theme}\nplugins: [search, charterhouse]\n", "utf-8")
    with served(built(tmp_path / "mkdocs.yml", tmp_path / "www" / "sub")) as address:
        for width in (390, 1440):
            page = browser.new_page(viewport={"width": width, "height": 844})
            page.goto(f"{address}acme-borealis/")
            widths = page.locator(".charterhouse figure").evaluate_all("all => all.map(each => each.offsetWidth)")
            assert min(widths) > 250
            ink, sheet = page.locator(".charterhouse").first.evaluate(
                "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
            )
            dark = ("rgb(235, 231, 223)", "rgb(21, 23, 26)")
            assert (ink, sheet) == (dark if "slate" in theme else ("rgb(29, 28, 26)", "rgb(251, 250, 246)"))
            page.close()
