"""The table of partnerships sorts and filters, by pointer and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Reading

ACME, CEDAR = re.compile("^Acme"), re.compile("^Cedar")


def shows(page: Page, *wanted: re.Pattern[str]) -> None:
    """Waits until the table shows these partnerships, in this order."""
    from playwright.sync_api import expect

    expect(page.locator("tbody a.name:visible")).to_have_text(list(wanted))


def test_it_sorts_by_what_it_means(reading: Reading) -> None:
    page = reading()
    shows(page, ACME, CEDAR)
    notice = page.get_by_role("button", name="Notice")
    notice.click()
    page.locator("th[aria-sort=descending]", has_text="Notice").wait_for()
    notice.click()
    page.locator("th[aria-sort=ascending]", has_text="Notice").wait_for()
    shows(page, CEDAR, ACME)


def test_it_sorts_by_keyboard_and_by_one_column_at_a_time(reading: Reading) -> None:
    page = reading()
    for name in ("Partnership", "Findings"):
        page.get_by_role("button", name=name).focus()
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
            page.locator("th[aria-sort]", has_text=name).wait_for()
            assert page.locator("th[aria-sort]").count() == 1
        assert page.evaluate("document.activeElement.textContent") == name


def test_it_filters_by_words_and_by_status(reading: Reading) -> None:
    page = reading()
    words = page.get_by_role("searchbox", name="Filter")
    words.fill("borealis wär")
    shows(page, ACME)
    words.fill("no such thing")
    shows(page)
    assert page.get_by_text("0 of 2 shown").is_visible()
    words.fill("")
    draft = page.get_by_role("button", name="Draft")
    draft.click()
    shows(page, CEDAR)
    assert draft.get_attribute("aria-pressed") == "true"
    assert page.get_by_text("1 of 2 shown").is_visible()
    page.get_by_role("button", name="All").click()
    shows(page, ACME, CEDAR)
