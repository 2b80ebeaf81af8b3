"""axe-core finds nothing: on every kind of page, light and dark, narrow and wide, with all that opens opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.markup import none
from tests.programs import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Reading

pytestmark = pytest.mark.needs("axe")

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}
SEEN = [("light", "phone"), ("dark", "desk")]
"""Every scheme and every size once: what is wrong in one of the four is wrong in one of these two, or it is a colour
of the size or a place of the scheme, and the style sheets have neither."""
RUN = """where => axe.run(where || document, {resultTypes: ['violations']}).then(({violations}) =>
  violations.flatMap(({id, help, nodes}) => nodes.slice(0, 5).map(({target, html, failureSummary}) =>
    `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)} ${failureSummary.split('\\n')[1]?.trim()}`)))"""
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
DIALOGS = "[...document.querySelectorAll('dialog')].map((each, at) => each.id || each.className || at)"
SHOW = "([at, shown]) => { const it = document.querySelectorAll('dialog')[at]; shown ? it.showModal() : it.close(); }"
POPOVERS = "document.querySelectorAll('[popover]').length"
POP = "([at, shown]) => document.querySelectorAll('[popover]')[at].togglePopover(shown)"


def faults(page: Page, where: str | None = None) -> list[str]:
    """What axe finds; it is loaded into the page once."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(RUN, where)
    return found


def seen(scheme: str, size: str) -> dict[str, Any]:
    # Only for axe itself the policy is set aside: it is a script that no page allows.
    return {"color_scheme": scheme, "viewport": SIZES[size], "bypass_csp": True, "reduced_motion": "reduce"}


@pytest.mark.parametrize(("scheme", "size"), SEEN)
def test_no_page_has_a_fault(browsing: Reading, scheme: str, size: str) -> None:
    found: list[str] = []
    for path, page in browsing.each(**seen(scheme, size)):
        page.evaluate(OPEN)
        found += [f"/{path}: {fault}" for fault in faults(page)]
    none(found)


@pytest.mark.parametrize(("scheme", "size"), SEEN)
def test_nothing_that_opens_has_a_fault(browsing: Reading, scheme: str, size: str) -> None:
    """Each dialog and each popover once, whichever page has it."""
    found: list[str] = []
    known: set[str] = set()
    for path, page in browsing.each(**seen(scheme, size)):
        for opener, names in ((SHOW, page.evaluate(DIALOGS)), (POP, list(range(page.evaluate(POPOVERS))))):
            for at, name in enumerate(names):
                if f"{opener}{name}" not in known:
                    known.add(f"{opener}{name}")
                    page.evaluate(opener, [at, True])
                    found += [f"/{path}, {name} open: {fault}" for fault in faults(page)]
                    page.evaluate(opener, [at, False])
    assert known
    none(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_hits_of_a_search_have_no_fault(browsing: Reading, scheme: str) -> None:
    page = browsing("", **seen(scheme, "phone"))
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Search clauses, people, terms").fill("exit")
    page.locator(".hits a").first.wait_for()
    none(faults(page))


def test_axe_finds_a_fault_where_there_is_one(browsing: Reading) -> None:
    page = browsing("format/", **seen("light", "desk"))
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [fault for fault in faults(page) if fault.startswith("button-name: ")]
