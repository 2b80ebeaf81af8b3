"""charterhouse serve in a browser: a page reads itself anew, and shows what is wrong until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.served import WRONG, Running, charter, copied, edit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .conftest import Reading

pytestmark = pytest.mark.xdist_group("serve")  # one server for all of them

LINES = "A line.\n\n" * 200
FOLD = f"# Long\n\n{LINES}<details><summary>More</summary>Folded.</details>\n\n{LINES}"
PANEL = "charterhouse-live pre"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    home = copied(tmp_path_factory.mktemp("live") / "handbook")
    (home / "docs" / "meeting.md").write_text(FOLD, "utf-8")
    started = Running(home, "--port", "0")
    yield started
    started.end()


@pytest.fixture(scope="module")
def address(running: Running) -> str:
    """In the place of the session's: all that `reading` may ask for."""
    return running.address.removesuffix("sub/")


def test_a_page_reads_itself_anew_and_stays_where_it_was(reading: Reading, running: Running) -> None:
    page = reading("sub/meeting/")
    page.locator("summary").click()
    page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    edit(running.home / "docs" / "meeting.md", "# Long", "# Longer")
    page.get_by_role("heading", name="Longer").wait_for(timeout=120_000)
    page.wait_for_load_state()
    assert page.evaluate("[scrollY, document.querySelector('details').open]") == [1500, True]


def test_an_error_stands_above_the_last_good_page_until_it_is_mended(reading: Reading, running: Running) -> None:
    page = reading("sub/cedar-delta/")
    edit(charter(running.home), *WRONG)
    page.locator(PANEL).wait_for(timeout=120_000)
    assert page.locator(PANEL).inner_text() in running.until("not built")
    assert "charters/cedar-delta/charter.md:7:9: DOC107" in page.locator(PANEL).inner_text()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_role("heading", name="Cedar × Delta").first.is_visible()
    assert shown(page, "summary") == "rgb(152, 48, 31)"
    page.get_by_text("Not built: this is the last good page").click()
    assert not page.locator(PANEL).is_visible()
    edit(charter(running.home), *WRONG[::-1])
    page.locator("charterhouse-live").wait_for(state="detached", timeout=120_000)
    assert page.get_by_role("heading", name="Cedar × Delta").first.is_visible()


def shown(page: Page, name: str) -> str:
    """The colour of a part of the panel, which it has once its style sheet is there."""
    page.wait_for_function(f"getComputedStyle({PART}.querySelector('section')).borderBottomWidth !== '0px'")
    return str(page.evaluate(f"getComputedStyle({PART}.querySelector('{name}')).color"))


PART = "document.querySelector('charterhouse-live').shadowRoot"


def test_the_first_good_build_takes_the_place_of_the_error(browser: Browser, tmp_path: Path) -> None:
    home = copied(tmp_path / "handbook")
    edit(charter(home), *WRONG)
    running = Running(home, "--port", "0")
    page = browser.new_page()
    try:
        page.goto(running.address)
        assert page.get_by_role("heading").inner_text() == "There is no handbook yet"
        assert "charter.md:7:9: DOC107" in page.locator("pre").inner_text()
        edit(charter(home), *WRONG[::-1])
        page.get_by_role("link", name="Cedar × Delta").first.wait_for(timeout=120_000)
    finally:
        page.close()
        running.end()
