"""The markup of every page: what the HTML checker of the W3C says, and what each page owes to its readers."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.markup import kinds, none, pages
from tests.programs import CHECKER
from tests.sites import TOP, built

KINDS = {".html", ".css", ".svg"}
# The checker's knowledge of CSS ends before these.
UNKNOWN = re.compile(
    r"CSS: .*(Property “(container-type|container-name|paint-order)”|Unrecognized at-rule “@container”)"
)
BROKEN = "<!doctype html><html lang=en><title>Broken</title><p id=a b>text<div id=a></p></div>\n"
OWN = (TOP / "charters").is_dir()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The handbook that this repository publishes; a source distribution has none."""
    return built(TOP / "mkdocs.yml", tmp_path_factory.mktemp("own") / "site") if OWN else None


@pytest.fixture(scope="module")
def complaints(whole: Path, own: Path | None, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the checker says of all pages, styles and pictures; started once, since Java takes its time."""
    broken = tmp_path_factory.mktemp("broken") / "index.html"
    broken.write_text(BROKEN, "utf-8")
    found = [path for site in (whole, own) if site for path in site.rglob("*") if path.suffix in KINDS]
    ours = [path for path in found if "pagefind" not in path.parts]
    options = ["--also-check-css", "--also-check-svg", "--errors-only", "--format", "json", "--exit-zero-always"]
    listed = [str(path) for path in (*ours, broken)]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(CHECKER), "--stdout", *options, *listed], capture_output=True, check=True
    )
    return [_line(each) for each in json.loads(done.stdout)["messages"] if not UNKNOWN.search(each["message"])]


def _line(message: dict[str, Any]) -> str:
    where = f"{urlsplit(message.get('url', '')).path}:{message.get('lastLine', 0)}"
    return f"{where}: {message['message']} {message.get('extract', '').strip()[:200]}"


@pytest.mark.needs("checker")
def test_the_checker_finds_no_error(complaints: list[str]) -> None:
    none(each for each in complaints if "/broken" not in each)


@pytest.mark.needs("checker")
def test_the_checker_finds_errors_where_there_are_some(complaints: list[str]) -> None:
    assert len([each for each in complaints if "/broken" in each]) >= 2


def test_kinds_of_pages_are_found(whole: Path) -> None:
    found = kinds(whole)
    for known in ("", "404.html", "acme-borealis/", "cedar-delta/", "elm-fir/", "rules/", "format/", "guide/meeting/"):
        assert known in found, known
    assert sum(path.startswith("rules/") for path in found) < 5
    tops = {page.path.relative_to(whole).parts[0] for page in pages(whole)}
    assert {path.split("/")[0] or "index.html" for path in found} == tops


def test_ids_are_unique_and_whole(whole: Path) -> None:
    for page in pages(whole):
        assert [name for name, times in page.ids.items() if times > 1] == [], page.path
        assert [name for name in page.ids if not name or re.search(r"\s", name)] == [], page.path


def test_headings_make_an_outline(whole: Path) -> None:
    """One first heading, and no level is jumped over on the way down."""
    faults = [
        f"{page.path.relative_to(whole)}: {page.headings}"
        for page in pages(whole)
        if page.headings.count(1) != 1 or page.headings[0] != 1
        or any(lower > upper + 1 for upper, lower in pairwise(page.headings))
    ]  # fmt: skip
    none(faults)


def test_pictures_have_words(whole: Path) -> None:
    none((page.path, page.mute) for page in pages(whole) if page.mute)


def test_every_page_names_its_language(whole: Path) -> None:
    assert {page.lang for page in pages(whole)} == {"en"}


def test_titles_are_there_and_differ(whole: Path) -> None:
    titles = Counter(" ".join(page.title.split()) for page in pages(whole))
    assert "" not in titles
    none(title for title, times in titles.items() if times > 1)


def test_hostile_texts_stay_texts(whole: Path) -> None:
    """Whatever a charter says, its words become no element and no attribute."""
    hostile = (whole / "elm-fir" / "index.html").read_text("utf-8")
    assert hostile.count("class=&#34;hostile&#34;") > 10
    for page in pages(whole):
        assert "hostile" not in page.classes, page.path
        assert not [name for name in page.attributes if name == "style" or name.startswith("on")], page.path
        assert not [url for url in page.links if url.strip().lower().startswith("javascript:")], page.path
