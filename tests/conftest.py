"""For all tests: a cache of their own, and no skipped browser test where CHARTERHOUSE_BROWSER is `required`."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

BROWSER = Path(__file__).parent / "browser"


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """A cache of this session's own: what the user's knows must change no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHARTERHOUSE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a browser test into a failure."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _required(item.path):
        report.outcome, report.longrepr = "failed", f"skipped, but a browser is required here: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file of browser tests into a failure."""
    report = yield
    if report.skipped and _required(collector.path):
        report.outcome, report.longrepr = "failed", f"skipped, but a browser is required here: {report.longrepr}"
    return report


def _required(path: Path) -> bool:
    return os.environ.get("CHARTERHOUSE_BROWSER") == "required" and path.is_relative_to(BROWSER)
