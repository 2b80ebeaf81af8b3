"""Other themes, overrides, other plugins, file addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charterhouse.handbook.build import build
from charterhouse.resources import folder

NAME = "site_name: Heat\n"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_our_pages_bring_their_styles_into_other_themes(handbook: Path, theme: str) -> None:
    (handbook / "mkdocs.yml").write_text(f"{NAME}theme: {theme}\nplugins: [search, charterhouse]\n", "utf-8")
    site = build(handbook / "mkdocs.yml", strict=True).site_dir
    page = (site / "acme-borealis" / "index.html").read_text("utf-8")
    assert "../assets/css/contract.css" in page
    assert (site / "assets" / "css" / "guest.css").is_file()
    assert '<h2 id="exit"' in page
    assert "Borealis <b>" not in page.partition("</title>")[2]  # Material writes a title without its escapes
    assert 'href="#exit"' in page
    assert "acme-borealis" in (site / "search" / "search_index.json").read_text("utf-8")


def test_an_organisation_overrides_a_page_template(handbook: Path) -> None:
    own = handbook / "own" / "pages"
    own.mkdir(parents=True)
    (own / "home.html").write_text(
        "<h1>Our own</h1>{% for row in rows %}<p>{{ row.facts.name }}</p>{% endfor %}", "utf-8"
    )
    (handbook / "mkdocs.yml").write_text(
        f"{NAME}theme: {{name: charterhouse, custom_dir: own}}\nplugins: [charterhouse]\n", "utf-8"
    )
    page = (build(handbook / "mkdocs.yml", strict=True).site_dir / "index.html").read_text("utf-8")
    assert "<h1>Our own</h1><p>Acme &amp; Borealis &lt;b&gt;</p>" in page


def overridden(handbook: Path, files: dict[str, str], more: str = "") -> Path:
    """The site of a handbook with files of the organisation's in the place of ours."""
    for name, text in files.items():
        (handbook / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (handbook / "own" / name).write_text(text, "utf-8")
    (handbook / "mkdocs.yml").write_text(
        f"{NAME}theme: {{name: charterhouse, custom_dir: own}}\nplugins: [charterhouse]\n{more}", "utf-8"
    )
    return build(handbook / "mkdocs.yml", strict=True).site_dir


def test_an_organisation_overrides_a_block_of_the_frame(handbook: Path) -> None:
    main = '{% extends "base.html" %}\n{% block footer %}<p>Our foot</p>{{ super() }}{% endblock %}'
    site = overridden(handbook, {"main.html": main})
    for name in ("index.html", "acme-borealis/index.html", "meeting/index.html"):
        page = (site / name).read_text("utf-8")
        assert page.index("<p>Our foot</p>") < page.index('<footer class="foot">')
        assert 'id="finder"' in page


def test_an_organisation_overrides_a_part(handbook: Path) -> None:
    site = overridden(
        handbook, {"parts/search.html": "<p>Ask Ilse.</p>", "parts/beside.html": "<p>See {{ charter.id }}.</p>"}
    )
    page = (site / "acme-borealis" / "index.html").read_text("utf-8")
    assert "<p>Ask Ilse.</p>" in page
    assert "<p>See acme-borealis.</p>" in page
    assert 'id="finder"' not in page


def test_an_organisation_overrides_a_style_sheet_and_a_picture(handbook: Path) -> None:
    ours = {"assets/css/tokens.css": ":root { --paper: gold }\n", "assets/favicon.svg": "<svg/>"}
    site = overridden(handbook, ours)
    joined = (site / "assets" / "css" / "charterhouse.css").read_text("utf-8")
    assert joined.startswith(":root { --paper: gold }")
    assert ".top .brand" in joined
    assert (site / "assets" / "favicon.svg").read_text("utf-8") == "<svg/>"


def test_a_style_sheet_of_the_organisations_comes_last(handbook: Path) -> None:
    (handbook / "docs" / "house.css").write_text(":root { --accent: plum }", "utf-8")
    page = (overridden(handbook, {"note.txt": ""}, "extra_css: [house.css]\n") / "index.html").read_text("utf-8")
    assert page.index("assets/css/charterhouse.css") < page.index('href="house.css"')


def test_an_organisation_overrides_the_page_for_what_is_missing(handbook: Path) -> None:
    lost = '{% extends "base.html" %}{% block content %}<h1>Gone fishing</h1>{% endblock %}'
    assert "<h1>Gone fishing</h1>" in (overridden(handbook, {"404.html": lost}) / "404.html").read_text("utf-8")


@pytest.mark.parametrize(("address", "top"), [("", "/"), ("https://handbook.example/sub/", "/sub/")])
def test_a_missing_page_finds_its_style_at_any_depth(handbook: Path, address: str, top: str) -> None:
    page = (overridden(handbook, {"note.txt": ""}, f"site_url: '{address}'\n") / "404.html").read_text("utf-8")
    assert f'href="{top}assets/css/charterhouse.css"' in page
    assert f'src="{top}assets/js/lost.js"' in page
    assert f'href="{top}rules/"' in page
    assert 'href="//' not in page


def test_every_style_sheet_of_ours_is_joined_or_named() -> None:
    home = folder("site_templates") / "assets" / "css"
    listed = set(re.findall(r'"(\w+)"', (home / "charterhouse.css").read_text("utf-8").partition("%}\n{% include")[0]))
    assert {path.stem for path in home.glob("*.css")} == listed | {"charterhouse", "guest", "print"}
    assert [path.name for path in home.glob("*.css") if path.stem in listed and "{#" in path.read_text("utf-8")] == []


def test_a_broken_override_is_named(handbook: Path) -> None:
    from charterhouse.handbook.build import BuildError

    own = handbook / "own" / "pages"
    own.mkdir(parents=True)
    (own / "home.html").write_text("{{ nothing.here }}", "utf-8")
    (handbook / "mkdocs.yml").write_text(
        f"{NAME}theme: {{name: charterhouse, custom_dir: own}}\nplugins: [charterhouse]\n", "utf-8"
    )
    with pytest.raises(BuildError, match=r"pages/home.html: UndefinedError"):
        build(handbook / "mkdocs.yml")


def test_addresses_of_files(handbook: Path) -> None:
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("use_directory_urls: false\n")
    site = build(handbook / "mkdocs.yml", strict=True).site_dir
    page = (site / "acme-borealis" / "index.html").read_text("utf-8")
    assert 'href="../cedar-delta/index.html#exit"' in page
    assert 'href="../rules/index.html"' in page


def test_the_navigation_may_be_written_by_hand(handbook: Path) -> None:
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav:\n  - Meetings: meeting.md\n  - Elsewhere: https://example.org/\n")
        file.write("repo_url: https://git.example/heat\nedit_uri: edit/main/docs/\n")
    site = build(handbook / "mkdocs.yml", strict=True).site_dir
    page = (site / "acme-borealis" / "index.html").read_text("utf-8")
    assert ">Meetings</a>" in page
    assert 'href="https://example.org/"' in page
    assert 'href="https://git.example/heat/edit/main/charters/acme-borealis/charter.md"' in page


def test_without_any_charter(handbook: Path) -> None:
    import shutil

    shutil.rmtree(handbook / "charters")
    (handbook / "charters").mkdir()
    (handbook / "docs" / "meeting.md").write_text("# Empty\n", "utf-8")
    page = (build(handbook / "mkdocs.yml", strict=True).site_dir / "index.html").read_text("utf-8")
    assert "There is no charter yet." in page
