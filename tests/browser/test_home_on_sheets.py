"""The table of many partnerships, below a path: a filter looks through its sheets, and links lead where they led."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.sites import FRIENDLY, built, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Reading

LATE, EARLY = 45, 15
"""How many copies have something overdue, and how many have not."""
ALL = LATE + EARLY + 2


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    top: Path = tmp_path_factory.mktemp("many")
    shutil.copytree(FRIENDLY, top / "charters")
    for number in range(LATE + EARLY):
        name = f"copy-{number:02}"
        shutil.copytree(FRIENDLY / ("acme-borealis" if number < LATE else "cedar-delta"), top / "charters" / name)
        charter = top / "charters" / name / "charter.md"
        lines = [f"id: {name}" if line.startswith("id: ") else f"title: Copy {number:02}" if line.startswith("title: ")
                 else line for line in charter.read_text("utf-8").splitlines()]  # fmt: skip
        charter.write_text("\n".join(lines) + "\n", "utf-8")
        for paper in (top / "charters" / name).rglob("*.md"):
            text = paper.read_text("utf-8")
            for old in ("acme-borealis", "cedar-delta"):
                text = text.replace(f"charter: {old}", f"charter: {name}")
            paper.write_text(text, "utf-8")
    (top / "docs").mkdir()
    (top / "mkdocs.yml").write_text(
        "site_name: Many\nsite_url: http://127.0.0.1/sub/\ntheme: charterhouse\nplugins: [charterhouse]\n", "utf-8"
    )
    with served(built(top / "mkdocs.yml", top / "www" / "sub")) as found:
        yield found


def test_those_that_need_somebody_are_a_click_away(reading: Reading) -> None:
    page = reading()
    assert page.locator("tbody tr").count() == 50
    total = page.locator("[data-show=attention] span").inner_text()
    page.get_by_role("link", name="the table").click()
    page.get_by_text(f"{total} of {ALL} shown").wait_for()
    assert page.locator("tbody tr").count() == int(total) > 12
    assert page.locator("[data-show=attention]").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("path", ["", "partnerships/2/"])
def test_a_filter_looks_through_every_sheet(reading: Reading, path: str) -> None:
    page = reading(path)
    assert page.get_by_role("navigation", name="Sheets").is_visible()
    page.get_by_role("searchbox", name="Filter").fill("copy 59")
    page.get_by_text(f"1 of {ALL} shown").wait_for()
    assert not page.get_by_role("navigation", name="Sheets").is_visible()
    page.locator("tbody a.name").click()
    page.wait_for_url("**/sub/copy-59/")
    assert page.get_by_role("heading", level=1).inner_text() == "Copy 59"
