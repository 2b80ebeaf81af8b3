"""Built sites on localhost, and Chromium to read them with. Without it the browser tests are left out, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.markup import kinds
from tests.programs import CHROMIUM
from tests.sites import FRIENDLY, built, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# No name but this machine's can be looked up, whoever opens a page.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small handbook, built and served below a path, as on a host that holds other things too."""
    top = tmp_path_factory.mktemp("served")
    home = top / "handbook"
    shutil.copytree(FRIENDLY, home / "charters")
    (home / "docs").mkdir()
    (home / "docs" / "meeting.md").write_text("# How we meet\n\n## Before\n\nRead.\n", "utf-8")
    (home / "mkdocs.yml").write_text(
        "site_name: Heat\nsite_url: http://127.0.0.1/sub/\ntheme: charterhouse\nplugins: [charterhouse]\n", "utf-8"
    )
    with served(built(home / "mkdocs.yml", top / "www" / "sub")) as found:
        yield found


@pytest.fixture(scope="session")
def whole_address(whole: Path) -> Iterator[str]:
    with served(whole) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", ALONE])
        yield started
        started.close()


class Reading:
    """Opens pages and keeps what went wrong: messages of the console, errors, requests to other hosts."""

    def __init__(self, browser: Browser, address: str, kinds: tuple[str, ...] = ()) -> None:
        self.browser, self.address, self.kinds = browser, address, kinds
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []

    def __call__(self, path: str = "", **options: Any) -> Page:
        page = self.blank(**options)
        page.goto(self.address + path)
        return page

    def blank(self, **options: Any) -> Page:
        """An empty page; whatever its window and those that it opens ask for and say is heard."""
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        context.on("console", lambda said: self.troubles.append(f"{said.location['url']}: {said.type}: {said.text}"))
        context.on("weberror", lambda error: self.troubles.append(f"{error.page and error.page.url}: {error.error}"))
        context.on("request", lambda request: self.foreign(request.url))
        return context.new_page()

    def each(self, **options: Any) -> Iterator[tuple[str, Page]]:
        """Every kind of page of the site, one after the other in one window."""
        page = self.blank(**options)
        for path in self.kinds:
            page.goto(self.address + path)
            yield path, page

    def foreign(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"a request to {url}")


def _read(made: Reading) -> Iterator[Reading]:
    yield made
    for context in made.contexts:
        context.close()
    assert made.troubles == []


@pytest.fixture
def reading(browser: Browser, address: str) -> Iterator[Reading]:
    """The small handbook with two partnerships."""
    yield from _read(Reading(browser, address))


@pytest.fixture
def browsing(browser: Browser, whole_address: str, whole: Path) -> Iterator[Reading]:
    """The handbook of `whole`, with hostile texts too; `browsing.each()` goes through every kind of page."""
    yield from _read(Reading(browser, whole_address, kinds(whole)))
