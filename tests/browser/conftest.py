"""A built site on localhost, and Chromium to read it with. Without it the browser tests are left out, and say so."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

HOME = Path(__file__).parents[1] / "handbook" / "charters"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
MISSING = (
    "playwright is not installed"
    if find_spec("playwright") is None
    else ""
    if CHROMIUM
    else "there is no chromium on PATH"
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives Chromium against a built site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if MISSING:
                item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if MISSING:
        terminalreporter.write_line(f"The browser tests were left out: {MISSING}.", yellow=True)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small handbook, built and served below a path, as on a host that holds other things too."""
    from charterhouse.handbook.build import build

    top = tmp_path_factory.mktemp("served")
    home = top / "handbook"
    shutil.copytree(HOME, home / "charters")
    (home / "docs").mkdir()
    (home / "docs" / "meeting.md").write_text("# How we meet\n\n## Before\n\nRead.\n", "utf-8")
    (home / "mkdocs.yml").write_text(
        "site_name: Heat\nsite_url: http://127.0.0.1/sub/\ntheme: charterhouse\nplugins: [charterhouse]\n", "utf-8"
    )
    build(home / "mkdocs.yml", top / "www" / "sub", strict=True)
    handler = functools.partial(Quiet, directory=str(top / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sub/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Reading:
    """Opens pages and keeps what went wrong: messages of the console, errors, requests to other hosts."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []

    def __call__(self, path: str = "", **options: Any) -> Page:
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.troubles.append(f"{path}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(f"{path}: {error}"))
        page.on("request", lambda request: self.foreign(request.url))
        page.goto(self.address + path)
        return page

    def foreign(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"a request to {url}")


@pytest.fixture
def reading(browser: Browser, address: str) -> Iterator[Reading]:
    made = Reading(browser, address)
    yield made
    for context in made.contexts:
        context.close()
    assert made.troubles == []
