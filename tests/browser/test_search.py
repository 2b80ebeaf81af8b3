"""The search dialog: words, facets that lead to the clause, keys, a phone, a file, no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from .conftest import Reading


def opened(page: Page) -> Locator:
    """The dialog, once it says what to do."""
    page.get_by_role("button", name="Search clauses, people, terms").click()
    dialog = page.get_by_role("dialog", name="Search")
    dialog.get_by_text("Type a word, or choose what to see.").wait_for()
    return dialog


def links(dialog: Locator) -> list[str]:
    """Where the hits lead, below the site."""
    found: list[str] = dialog.locator(".hits a").evaluate_all("all => all.map(a => a.pathname.slice(5) + a.hash)")
    return found


def told(dialog: Locator, words: str) -> None:
    dialog.get_by_role("status").get_by_text(words, exact=True).wait_for()


def options(dialog: Locator, name: str) -> list[str]:
    found: list[str] = dialog.get_by_label(name).locator("option:not([hidden])").all_inner_texts()
    return found


def test_an_article_shows_its_clauses_in_each_partnership(reading: Reading) -> None:
    dialog = opened(reading())
    dialog.get_by_label("Article").select_option("Exit")
    told(dialog, "2 pages")
    found = links(dialog)
    assert found[:2] == ["acme-borealis/", "acme-borealis/#exit"]
    assert found[-2:] == ["cedar-delta/", "cedar-delta/#exit"]
    assert "Delta may leave with two (2) months" in dialog.locator(".hits").inner_text()


def test_a_party_and_an_article_together(reading: Reading) -> None:
    dialog = opened(reading())
    dialog.get_by_label("Article").select_option("Exit")
    dialog.get_by_label("Party").fill("Cedar Works")
    told(dialog, "1 page")
    assert links(dialog) == ["cedar-delta/", "cedar-delta/#exit"]
    assert options(dialog, "Status") == ["any", "Draft (1)"]
    assert "Governance (1)" not in options(dialog, "Article")
    dialog.get_by_role("button", name="Clear all").click()
    told(dialog, "Type a word, or choose what to see.")
    assert links(dialog) == []
    assert dialog.get_by_label("Party").input_value() == ""
    assert dialog.get_by_label("Article").input_value() == ""


def test_a_choice_may_be_changed_for_another(reading: Reading) -> None:
    dialog = opened(reading())
    dialog.get_by_label("Status").select_option("Draft")
    told(dialog, "1 page")
    assert options(dialog, "Status") == ["any", "Draft (1)", "Ratified (1)"]
    dialog.get_by_label("Status").select_option("Ratified")
    dialog.locator(".hits a", has_text="Acme & Borealis <b>").first.wait_for()


def test_words_are_looked_for_in_the_chosen_article_alone(reading: Reading) -> None:
    dialog = opened(reading())
    dialog.get_by_label("Article").select_option("Exit")
    dialog.get_by_role("searchbox", name="Search clauses").fill("notice")
    dialog.locator(".hits mark").first.wait_for()
    told(dialog, "2 pages")
    assert {each.partition("#")[2] for each in links(dialog)} - {""} == {"exit"}
    dialog.get_by_role("searchbox", name="Search clauses").fill("warm")
    told(dialog, "Nothing found")


def test_a_part_of_a_name_means_the_only_party_that_it_fits(reading: Reading) -> None:
    dialog = opened(reading())
    party = dialog.get_by_label("Party")
    party.fill("FREIG")
    suggested = dialog.locator("datalist option").evaluate_all("all => all.map(each => each.value)")
    assert suggested == ["Delta Freight"]
    dialog.locator(".hits a", has_text="Cedar × Delta").first.wait_for()
    party.press("Tab")
    assert party.input_value() == "Delta Freight"


def test_a_name_that_no_party_has_is_told(reading: Reading) -> None:
    dialog = opened(reading())
    dialog.get_by_label("Party").fill("Fenwick")
    dialog.get_by_label("Party").press("Tab")
    dialog.get_by_text("none of that name").wait_for()


def test_what_was_agreed_comes_before_rules_and_format(reading: Reading) -> None:
    dialog = opened(reading())
    dialog.get_by_role("searchbox", name="Search clauses").fill("notice")
    dialog.locator(".hits mark").first.wait_for()
    reference = [each.startswith(("rules/", "format/")) for each in links(dialog)]
    assert reference == sorted(reference)
    assert not reference[0]
    assert reference[-1]


def test_more_results_follow_the_first_dozen(reading: Reading) -> None:
    page = reading()
    dialog = opened(page)
    dialog.get_by_label("Kind").select_option("Rule")
    more = dialog.get_by_role("button", name="More results")
    more.wait_for()
    assert dialog.locator(".hits > li").count() == 12
    more.click()
    dialog.locator(".hits > li").nth(23).wait_for()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.hits > li')[12].querySelector('a')")


def test_the_keys(reading: Reading) -> None:
    page = reading("meeting/")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search")
    page.keyboard.type("delta")
    dialog.locator(".hits mark").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelector('.hits a')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("/")
    page.keyboard.type("freight")
    page.keyboard.press("Enter")  # before the answer is there
    page.wait_for_url(lambda url: "meeting" not in url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_it_fills_the_window(reading: Reading, scheme: str) -> None:
    page = reading("acme-borealis/", viewport={"width": 390, "height": 844}, color_scheme=scheme)
    dialog = opened(page)
    dialog.get_by_label("Status").select_option("Draft")
    told(dialog, "1 page")
    assert dialog.evaluate("each => [each.clientWidth, each.scrollWidth - each.clientWidth]") == [390, 0]


def test_from_a_file_there_is_no_button_and_no_complaint(browser: Browser, whole: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((whole / "index.html").as_uri())
    assert page.locator("[data-search-open]").count() == 1
    assert not page.locator("[data-search-open]").is_visible()
    page.keyboard.press("/")
    assert not page.locator("dialog").is_visible()
    assert said == []
    page.close()


def test_without_javascript_there_is_no_dead_button(reading: Reading) -> None:
    page = reading("404.html", java_script_enabled=False)
    assert page.locator("[data-search-open]:visible, [data-scheme]:visible").count() == 0
    assert page.locator("main").get_by_role("link", name="Rules").is_visible()
