"""Odd and hostile handbooks: names of files, links and pictures, what a text says of itself."""

from __future__ import annotations

import os
import re
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from tests.handbook.made import facts

from charterhouse.handbook.build import FORGOTTEN, BuildError, build
from charterhouse.handbook.chapter import Chapter
from charterhouse.handbook.hosting import review_url
from charterhouse.handbook.store import Store

DELTA = "charters/cedar-delta"
SEEN = "To see how it goes."
APPENDIX = "---\nkind: appendix\nschema: 1\ncharter: cedar-delta\ntitle: {title}\n---\n\n## Hours\n\nText.\n"


def edit(handbook: Path, new: str) -> None:
    charter = handbook / DELTA / "charter.md"
    charter.write_text(charter.read_text("utf-8").replace(SEEN, new), "utf-8")


def appendix(handbook: Path, name: str, title: str = "Support") -> None:
    path = handbook / DELTA / "appendices" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(APPENDIX.format(title=title), "utf-8")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "![map](https://elsewhere.example/map.png)",
            ":17:8: broken link https://elsewhere.example/map.png: a picture",
        ),
        (
            "![map][there]\n\n[there]: https://elsewhere.example/map.png",
            ":19:10: broken link https://elsewhere.example",
        ),
        ("![map](#purpose)", ":17:8: broken link #purpose: a picture"),
        ("![map](charter.md)", ":17:8: broken link charter.md: a picture"),
        ("![map](tel:1)", ":17:8: broken link tel:1: a picture"),
        ("[map](https://[::1)", ":17:7: broken link https://[::1: "),
        ("<ftp://elsewhere.example>", ":17:1: broken link ftp://elsewhere.example: only http"),
    ],
)
def test_links_that_nobody_can_follow_are_refused_where_they_stand(handbook: Path, written: str, said: str) -> None:
    edit(handbook, written)
    with pytest.raises(BuildError) as refused:
        build(handbook / "mkdocs.yml")
    assert f"{DELTA}/charter.md{said}" in str(refused.value)
    assert refused.value.findings


def test_text_that_reads_like_our_markup_stays_as_it_is(handbook: Path) -> None:
    text = 'href="x" data-person="cedar.sponsor"'
    edit(handbook, text)
    page = (build(handbook / "mkdocs.yml", strict=True).site_dir / "cedar-delta" / "index.html").read_text("utf-8")
    assert f"<p>{text}</p>" in page


def test_two_files_of_one_name_on_the_page_are_refused(handbook: Path) -> None:
    appendix(handbook, "on call.md")
    appendix(handbook, "on-call.md")
    with pytest.raises(
        BuildError, match=r"appendices/on-call\.md:1:1: on the page it would have the name of .*on call"
    ):
        build(handbook / "mkdocs.yml")


@pytest.mark.skipif(sys.platform == "win32", reason="no such name of a file there")
@pytest.mark.parametrize("theme", ["charterhouse", "readthedocs", "material"])
def test_the_name_of_a_file_becomes_no_attribute(handbook: Path, theme: str) -> None:
    appendix(handbook, 'a"onmouseover="alert(1)"class="hostile<b>.md')
    plugins = "[charterhouse]" if theme == "charterhouse" else "[search, charterhouse]"
    (handbook / "mkdocs.yml").write_text(f"site_name: Heat\ntheme: {theme}\nplugins: {plugins}\n", "utf-8")
    site = build(handbook / "mkdocs.yml", strict=True).site_dir
    page = (site / "cedar-delta" / "index.html").read_text("utf-8")
    anchor = "appendix:a-onmouseover=-alert(1)-class=-hostile-b-"
    assert f'<a href="#{anchor}"' in page
    assert f'id="{anchor}"' in page
    assert f'<h4 id="{anchor}:hours">' in page
    for text in (page, *(path.read_text("utf-8") for path in site.rglob("search_index.json"))):
        assert not re.search(r"#appendix:[^\"]*\"onmouseover|#appendix:a\\\"", text)


def test_pages_of_the_organisation_have_their_names_in_the_navigation(handbook: Path) -> None:
    (handbook / "docs" / "plain.md").write_text("No heading.\n", "utf-8")
    page = (build(handbook / "mkdocs.yml", strict=True).site_dir / "rules" / "index.html").read_text("utf-8")
    assert ">How we meet &amp; part</a>" in page
    assert ">Plain</a>" in page
    assert ">None</a>" not in page


@pytest.mark.parametrize(
    "name", ["api/handbook.json", "schema/charter.json", "pagefind/pagefind.js", "People.md", "Acme-Borealis/x.md"]
)
def test_files_in_the_place_of_ours_are_refused(handbook: Path, name: str) -> None:
    path = handbook / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}", "utf-8")
    with pytest.raises(BuildError, match=f"docs/{name}"):
        build(handbook / "mkdocs.yml")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("main.html", "\n{% if %}", r"own.main\.html:2: TemplateSyntaxError"),
        ("parts/sections.html", "{{ 'x'|sorted_by_luck }}", r"own.parts.sections\.html:1: TemplateAssertionError"),
        ("parts/notes.html", "{% import 'parts/notes.html' as again %}", r"pages/partnership\.html: RecursionError"),
    ],
)
def test_an_override_that_fails_is_named(handbook: Path, name: str, text: str, said: str) -> None:
    (handbook / "own" / name).parent.mkdir(parents=True)
    (handbook / "own" / name).write_text(text, "utf-8")
    theme = "{name: charterhouse, custom_dir: own}"
    (handbook / "mkdocs.yml").write_text(f"site_name: Heat\ntheme: {theme}\nplugins: [charterhouse]\n", "utf-8")
    with pytest.raises(BuildError, match=said):
        build(handbook / "mkdocs.yml")


@pytest.mark.parametrize(
    ("edit_url", "start"),
    [
        ("https://github.com/a/b/edit/main/charters/x/charter.md", "https://github.com/a/b/new/main/charters/x?filename=reviews%2F"),
        ("https://gitlab.com/a/b/edit/main/charters/x/charter.md", "https://gitlab.com/a/b/-/new/main/charters/x/reviews?file_name="),
        ("https://git.example/a/-/edit/main/charters/x/charter.md", "https://git.example/a/-/new/main/charters/x/reviews?file_name="),
        ("https://github.com/a/b/blob/main/charters/x/charter.md", ""),
        ("javascript:x/edit/main/charters/x/charter.md", ""),
    ],
)  # fmt: skip
def test_where_a_review_is_recorded(edit_url: str, start: str) -> None:
    found = review_url(edit_url, "x", date(2026, 11, 23)) or ""
    assert found.startswith(start)
    assert bool(found) == bool(start)
    assert "value=" not in found or "kind%3A+review%0Aschema%3A+1%0Acharter%3A+x%0A" in found


def test_what_killed_builds_left_is_swept_and_nothing_else(handbook: Path) -> None:
    old = time.time() - FORGOTTEN - 60
    left, kept = (".site.abcd1234", ".site.abcd1234.old"), (".site.of-mine", ".sites.abcd1234")
    for name in (*left, *kept, ".site.running_"):
        (handbook / name).mkdir()
        if name != ".site.running_":
            os.utime(handbook / name, (old, old))
    build(handbook / "mkdocs.yml")
    assert {each.name for each in handbook.iterdir() if each.name.startswith(".site")} == {*kept, ".site.running_"}


def test_a_cache_that_is_lost_on_the_way_is_named(tmp_path: Path) -> None:
    kept = Store(tmp_path / "gone")
    with pytest.raises(OSError, match=r"the cache in .*gone was lost \(No such file.*CHARTERHOUSE_CACHE"):
        kept.put("key", Chapter(facts(), (), {}, (), ()), "<p>")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 12, 31), date(2106, 1, 1), date(9999, 12, 31)])
def test_a_day_that_no_site_can_hold_is_said(handbook: Path, day: date) -> None:
    with pytest.raises(BuildError, match=f"cannot be read for {day}: choose a day from 1970-01-01 to 2105-12-31"):
        build(handbook / "mkdocs.yml", as_of=day)


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2105, 12, 31)])
def test_the_first_and_the_last_day(handbook: Path, day: date) -> None:
    (handbook / "mkdocs.yml").write_text("site_name: Heat\ntheme: mkdocs\nplugins: [charterhouse]\n", "utf-8")
    site = build(handbook / "mkdocs.yml", as_of=day).site_dir
    assert (site / "sitemap.xml.gz").is_file()
    assert day.isoformat() in (site / "api" / "handbook.json").read_text("utf-8")
