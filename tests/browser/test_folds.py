"""What is folded, and how it opens: by an address, by a hit, all at once, on paper. And the contents on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Reading

PHONE = {"width": 390, "height": 844}
OPEN = "document.querySelectorAll('details.fold[open]').length"
FOLDS = "document.querySelectorAll('details.fold').length"
TOP = "document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top"
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
STOPS = """[...document.querySelectorAll('main :is(.scroll, pre, .own table)')]
  .filter(it => it.checkVisibility() && (it.scrollWidth > it.clientWidth) !== (it.tabIndex === 0))
  .map(it => it.outerHTML.slice(0, 120))"""


def until(page: Page, said: str) -> None:
    """Waits until an expression holds; the page's policy lets no driver wait for one by itself."""
    for _ in range(100):
        if page.evaluate(said):
            return
        page.wait_for_timeout(50)
    raise AssertionError(said)


@pytest.mark.parametrize("name", ["schedule:exit.notice_period", "schedule:8"])
def test_an_address_opens_what_it_leads_into(reading: Reading, name: str) -> None:
    page = reading(f"acme-borealis/#{name}", reduced_motion="reduce")
    fold = page.locator("details.fold", has=page.locator(f"[id='{name}']"))
    page.locator("details.fold[open] h3[id='schedule:8']").wait_for()
    assert fold.get_attribute("open") is not None
    until(page, f"{TOP} > 0 && {TOP} < innerHeight / 2")
    assert page.locator("[id='schedule:1']").evaluate("it => it.closest('details').open") is False


def test_a_link_opens_it_again_after_it_was_closed(reading: Reading) -> None:
    page = reading("acme-borealis/#schedule:8", reduced_motion="reduce")
    head = page.locator("summary", has=page.locator("[id='schedule:8']"))
    page.locator("details.fold[open] h3[id='schedule:8']").wait_for()
    head.locator("h3").click()
    assert head.evaluate("it => it.parentElement.open") is False
    page.evaluate("""() => { const link = document.createElement('a'); link.href = '#schedule:8';
      link.textContent = 'there'; document.querySelector('h1').append(link); link.click(); }""")
    page.locator("details.fold[open] h3[id='schedule:8']").wait_for()


def test_a_hit_of_the_search_is_in_sight(reading: Reading) -> None:
    page = reading("acme-borealis/", reduced_motion="reduce")
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Search clauses").fill("rota")
    hit = page.locator(".hits ul a[href*='review'], .hits ul a[href*='appendix'], .hits ul a[href*='schedule']").first
    hit.click()
    until(page, "location.hash.length > 1")
    until(page, f"{TOP} >= 0 && {TOP} < innerHeight")
    assert page.evaluate("""document.getElementById(decodeURIComponent(location.hash.slice(1)))
      .closest('details')?.open ?? true""")


def test_the_schedule_opens_at_once(reading: Reading) -> None:
    page = reading("acme-borealis/")
    page.get_by_role("button", name="Show them all").click()
    assert page.locator(".schedule details:not([open])").count() == 0
    page.get_by_role("button", name="Fold them").click()
    assert page.locator(".schedule details[open]").count() == 0


def test_everything_is_open_while_it_is_printed(reading: Reading) -> None:
    page = reading("acme-borealis/")
    before = page.evaluate(OPEN)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OPEN) == page.evaluate(FOLDS) > before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == before


def test_a_fold_opens_without_javascript(reading: Reading) -> None:
    page = reading("acme-borealis/", java_script_enabled=False)
    period = page.locator("[id='schedule:exit.notice_period']")
    assert not period.is_visible()
    page.locator("[id='schedule:8']").click()
    assert period.is_visible()


def test_on_a_phone_the_contents_are_a_sheet(reading: Reading) -> None:
    page = reading("acme-borealis/#exit", viewport=PHONE, reduced_motion="reduce")
    contents = page.get_by_role("navigation", name="Articles")
    button = page.get_by_role("button", name="Contents")
    assert not contents.is_visible()
    page.locator(".jump .here", has_text="8 Exit").wait_for()
    assert button.bounding_box()["y"] == 0  # type: ignore[index]
    button.click()
    contents.get_by_role("link", name="Governance").click()
    contents.wait_for(state="hidden")
    assert page.url.endswith("#governance")
    below = page.locator("#governance").bounding_box()["y"] - button.bounding_box()["height"]  # type: ignore[index]
    assert 0 <= below < 60


def test_the_sheet_opens_without_javascript(reading: Reading) -> None:
    page = reading("format/", viewport=PHONE, java_script_enabled=False)
    contents = page.get_by_role("navigation", name="Kinds of files")
    assert not contents.is_visible()
    page.get_by_role("button", name="Contents").click()
    assert contents.is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_what_scrolls_is_a_stop_for_the_keyboard_and_nothing_else(browsing: Reading, width: int) -> None:
    wrong: list[str] = []
    for path, page in browsing.each(viewport={"width": width, "height": 844}):
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        page.evaluate(SETTLED)
        wrong += [f"/{path}: {each}" for each in page.evaluate(STOPS)]
    assert wrong == []
