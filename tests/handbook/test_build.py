"""charterhouse build: what is written, what is refused, and that the last good site stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from charterhouse.handbook.build import BuildError, build


def test_every_page_is_there(site: Path) -> None:
    for page in ("index.html", "404.html", "acme-borealis/index.html", "cedar-delta/index.html", "rules/index.html",
                 "rules/EXI101/index.html", "format/index.html", "meeting/index.html", "schema/charter.json",
                 "sitemap.xml", "pagefind/pagefind.js", "assets/fonts/source-serif-4.woff2"):  # fmt: skip
        assert (site / page).is_file(), page


def test_only_linked_files_are_copied(site: Path) -> None:
    assert (site / "acme-borealis" / "border.png").is_file()
    assert not list(site.rglob("unlinked.pdf"))


def test_partnerships_reach_the_sitemap(site: Path) -> None:
    assert "https://handbook.example/sub/acme-borealis/" in (site / "sitemap.xml").read_text("utf-8")


def test_two_builds_are_equal(site: Path, handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    again = build(handbook / "mkdocs.yml").site_dir
    for page in sorted(site.rglob("*.html")):
        assert page.read_bytes() == (again / page.relative_to(site)).read_bytes(), page


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: cedar-delta", "id: [cedar", "DOC1"),
        ("status: draft", "status: perhaps", "cedar-delta/charter.md:7:9: DOC107"),
        ("{{ exit.notice_period }}", "{{ exit.notise_period }}", "charter.md:21:22: REF102"),
        ("To see how it goes.", "To [see](#nowhere) how.", "17:10: REF103 charter.md has no anchor #nowhere"),
        ("To see how it goes.", "To [see](../acme-borealis/gone.md) how.", "there is no file ../acme-borealis/gone.md"),
        (
            "To see how it goes.",
            "To [see](../acme-borealis/border.png) how.",
            "only files in the partnership's own folder",
        ),
    ],
)
def test_a_malformed_charter_is_never_published(handbook: Path, old: str, new: str, said: str) -> None:
    first = build(handbook / "mkdocs.yml").site_dir
    before = {path: path.read_bytes() for path in first.rglob("*.html")}
    charter = handbook / "charters" / "cedar-delta" / "charter.md"
    charter.write_text(charter.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(BuildError) as refused:
        build(handbook / "mkdocs.yml")
    assert said in str(refused.value)
    assert refused.value.findings
    assert {path: path.read_bytes() for path in first.rglob("*.html")} == before
    assert sorted(each.name for each in handbook.iterdir()) == ["charters", "docs", "mkdocs.yml", "site"]


def test_mkdocs_itself_leaves_the_last_good_site(handbook: Path) -> None:
    assert mkdocs(handbook, "build").returncode == 0
    before = (handbook / "site" / "index.html").read_bytes()
    (handbook / "charters" / "cedar-delta" / "charter.md").write_text("no frontmatter", "utf-8")
    done = mkdocs(handbook, "build")
    assert done.returncode == 1
    assert "DOC102" in done.stderr
    assert (handbook / "site" / "index.html").read_bytes() == before


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_both_programs_build_it_strictly(handbook: Path, name: str) -> None:
    done = mkdocs(handbook, "build", "--strict", program=name)
    assert done.returncode == 0, done.stderr
    assert "Acme" in (handbook / "site" / "acme-borealis" / "index.html").read_text("utf-8")


def mkdocs(home: Path, *arguments: str, program: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    extra = ["-f", "mkdocs.yml"] if program == "properdocs" else []
    command = [sys.executable, "-m", program, *arguments, *extra]
    return subprocess.run(command, cwd=home, capture_output=True, text=True, check=False, env={**os.environ})


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        ("site_name: X\ntheme: charterhouse\n", "add `charterhouse` to its `plugins`"),
        ("site_name: X\nplugins: [charterhouse]\ntheme: nothing\n", "theme"),
        ("site_name: [\n", "mkdocs.yml"),
        ("site_name: X\nplugins: [charterhouse: {charters: gone}]\ntheme: charterhouse\n", "there is no folder"),
        ("site_name: X\nplugins: [charterhouse: {folder: gone}]\ntheme: charterhouse\n", "strict"),
    ],
)
def test_a_wrong_configuration_is_one_clear_line(handbook: Path, configuration: str, said: str) -> None:
    (handbook / "mkdocs.yml").write_text(configuration, "utf-8")
    with pytest.raises(BuildError, match=said) as refused:
        build(handbook / "mkdocs.yml", strict=True)
    assert "Traceback" not in str(refused.value)


def test_a_handbook_needs_no_configuration(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (handbook / "mkdocs.yml").unlink()
    (handbook / "docs" / "meeting.md").unlink()
    (handbook / "docs").rmdir()
    monkeypatch.chdir(handbook)
    built = build()
    assert built.site_dir == handbook / "site"
    assert "Partnership handbook" in (built.site_dir / "index.html").read_text("utf-8")


@pytest.mark.parametrize("inside", [".", "docs"])
def test_nothing_but_a_site_is_replaced(handbook: Path, inside: str) -> None:
    with pytest.raises(BuildError):
        build(handbook / "mkdocs.yml", handbook / inside)
    assert (handbook / "docs" / "meeting.md").is_file()


def test_a_folder_with_other_things_is_not_replaced(handbook: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("ten years", "utf-8")
    with pytest.raises(BuildError, match="is not empty and holds no site"):
        build(handbook / "mkdocs.yml", home)
    assert (home / "thesis.txt").is_file()


def test_a_wrong_source_date_is_said(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BuildError, match="SOURCE_DATE_EPOCH"):
        build(handbook / "mkdocs.yml")


@pytest.mark.parametrize("name", ["acme-borealis/notes.md", "index.md", "rules/index.md"])
def test_pages_that_would_collide_are_errors(handbook: Path, name: str) -> None:
    path = handbook / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Mine\n", "utf-8")
    with pytest.raises(BuildError, match=f"docs/{name}"):
        build(handbook / "mkdocs.yml")


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links")
def test_links_on_disk_are_not_followed(handbook: Path) -> None:
    picture = handbook / "charters" / "acme-borealis" / "border.png"
    picture.unlink()
    picture.symlink_to("/etc/hostname")
    with pytest.raises(BuildError, match="symbolic link"):
        build(handbook / "mkdocs.yml")
