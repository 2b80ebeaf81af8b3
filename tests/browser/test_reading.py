"""The site in a browser: every width, keyboard, search, dark, no JavaScript, the policy; and a quiet console."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.markup import none

if TYPE_CHECKING:
    from .conftest import Reading

FOCUS = """(() => { const at = document.activeElement; const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return at === document.body || at === document.documentElement ? 'left'
    : style.outlineStyle === 'none' || !parseFloat(style.outlineWidth) ? `no outline: ${at.outerHTML.slice(0, 120)}`
    : !box.width || !box.height ? `out of sight: ${at.outerHTML.slice(0, 120)}` : ''; })()"""
IDLE = """[...document.querySelectorAll(':is(button, input, select, dialog):not([popovertarget])')]
  .filter(it => it.getClientRects().length).map(it => it.outerHTML.slice(0, 120))"""
UNSEEN = """[...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, dd)')]
  .filter(it => it.textContent.trim() && !it.closest('details:not([open]), [hidden], [aria-hidden=true]'))
  .filter(it => !it.checkVisibility()).map(it => it.outerHTML.slice(0, 120))"""
LISTEN = """addEventListener('securitypolicyviolation', event => {
  (window.violated ??= []).push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`); });"""


def test_no_page_scrolls_sideways(browsing: Reading) -> None:
    wide: list[str] = []
    for path, page in browsing.each():
        for width in (1440, 1024, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
                wide.append(f"/{path} at {width}: {over} pixels")
    none(wide)


def test_the_keyboard_skips_to_the_content(reading: Reading) -> None:
    page = reading("acme-borealis/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(("width", "stops"), [(390, 15), (1440, 40)])
def test_whoever_tabs_sees_where(browsing: Reading, width: int, stops: int) -> None:
    lost: list[str] = []
    for path, page in browsing.each(viewport={"width": width, "height": 844}, reduced_motion="reduce"):
        for _ in range(stops):
            page.keyboard.press("Tab")
            if trouble := page.evaluate(FOCUS):
                lost += [f"/{path}: {trouble}"] if trouble != "left" else []
                break
    none(lost)


def test_dark_and_light(browsing: Reading) -> None:
    colours: dict[str, set[str]] = {"light": set(), "dark": set()}
    for _, page in browsing.each():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            colours[scheme].add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == {"light": {"rgb(251, 250, 246)"}, "dark": {"rgb(21, 23, 26)"}}


def test_without_javascript_everything_reads(browsing: Reading) -> None:
    """No page hides words until a script has run, and none shows a control that only a script can work."""
    wrong: list[str] = []
    for path, page in browsing.each(java_script_enabled=False):
        wrong += [f"/{path}: idle: {it}" for it in page.evaluate(IDLE)]
        wrong += [f"/{path}: unseen: {it}" for it in page.evaluate(UNSEEN)]
    none(wrong)


def test_a_clause_is_found_without_javascript(reading: Reading) -> None:
    page = reading(java_script_enabled=False)
    assert page.locator("tbody tr:visible").count() == 2
    page.locator("tbody a.name").first.click()
    assert page.locator("#exit").is_visible()
    assert page.get_by_text("ninety (90) days’").first.is_visible()


def test_no_page_breaks_its_policy(browsing: Reading) -> None:
    broken: list[str] = []
    page = browsing.blank()
    page.add_init_script(LISTEN)
    for path in browsing.kinds:
        page.goto(browsing.address + path)
        if not page.locator("meta[http-equiv=Content-Security-Policy]").count():
            broken.append(f"/{path}: no policy")
        broken += [f"/{path}: {each}" for each in page.evaluate("window.violated ?? []")]
    none(broken)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("window.violated")
    assert browsing.troubles
    browsing.troubles.clear()


def test_a_request_to_another_host_is_noticed(reading: Reading) -> None:
    page = reading(bypass_csp=True)
    page.evaluate("fetch('https://elsewhere.example/').catch(() => 0)")
    assert "a request to https://elsewhere.example/" in reading.troubles
    reading.troubles.clear()


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
