"""Other themes, overrides, other plugins, file addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse.handbook.build import build

NAME = "site_name: Heat\n"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_our_pages_bring_their_styles_into_other_themes(handbook: Path, theme: str) -> None:
    (handbook / "mkdocs.yml").write_text(f"{NAME}theme: {theme}\nplugins: [search, charterhouse]\n", "utf-8")
    site = build(handbook / "mkdocs.yml", strict=True).site_dir
    page = (site / "acme-borealis" / "index.html").read_text("utf-8")
    assert "../assets/css/contract.css" in page
    assert (site / "assets" / "css" / "guest.css").is_file()
    assert '<h2 id="exit">' in page
    assert "Borealis <b>" not in page
    assert 'href="#exit"' in page
    assert "acme-borealis" in (site / "search" / "search_index.json").read_text("utf-8")


def test_an_organisation_overrides_a_page_template(handbook: Path) -> None:
    own = handbook / "own" / "pages"
    own.mkdir(parents=True)
    (own / "home.html").write_text("<h1>Our own</h1>{% for row in rows %}<p>{{ row.title }}</p>{% endfor %}", "utf-8")
    (handbook / "mkdocs.yml").write_text(
        f"{NAME}theme: {{name: charterhouse, custom_dir: own}}\nplugins: [charterhouse]\n", "utf-8"
    )
    page = (build(handbook / "mkdocs.yml", strict=True).site_dir / "index.html").read_text("utf-8")
    assert "<h1>Our own</h1><p>Acme &amp; Borealis &lt;b&gt;</p>" in page


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
