"""For all tests: a cache of their own, a site of every kind of page, and what is done where a program is missing."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.programs import lack
from tests.sites import whole_site

BROWSER = Path(__file__).parent / "browser"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives Chromium against a built site")
    config.addinivalue_line("markers", "needs(name, ...): is left out where a program of tests/programs.py is missing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.needs("chromium"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if missing := lack(name):
                pytest.skip(missing)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """A cache of this session's own: what the user's knows must change no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHARTERHOUSE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with every kind of page, and with texts that try to break them."""
    return whole_site(tmp_path_factory.mktemp("whole"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that needs a program into a failure, where nothing may be left out."""
    report = yield
    needs = item.path.is_relative_to(BROWSER) or item.get_closest_marker("needs")
    if report.skipped and not hasattr(report, "wasxfail") and needs and _required():
        report.outcome, report.longrepr = "failed", f"skipped, but nothing may be left out here: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file of browser tests into a failure."""
    report = yield
    if report.skipped and collector.path.is_relative_to(BROWSER) and _required():
        report.outcome, report.longrepr = "failed", f"skipped, but nothing may be left out here: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line for each thing that is missing: how many tests of which files it cost, and what to install."""
    left: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if " is missing: " in reason:
            left.setdefault(reason.removeprefix("Skipped: "), []).append(report.nodeid.partition("::")[0])
    for reason, files in sorted(left.items()):
        several = "test was" if len(files) == 1 else "tests were"
        terminalreporter.write_line(
            f"{len(files)} {several} left out ({', '.join(sorted(set(files)))}): {reason}", yellow=True
        )


def _required() -> bool:
    return os.environ.get("CHARTERHOUSE_BROWSER") == "required"
