"""What is written again, and what is remembered: a chapter for each partnership."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse.handbook import chapter
from charterhouse.handbook.build import BuildError, build
from charterhouse.model import Charter

DELTA = "charters/cedar-delta/charter.md"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The partnerships whose chapters were written, in a cache of its own."""
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    names: list[str] = []
    write = chapter.Author.write

    def counted(self: chapter.Author, task: chapter.Task, charter: Charter) -> object:
        names.append(task.home.rpartition("/")[2])
        return write(self, task, charter)

    monkeypatch.setattr(chapter.Author, "write", counted)
    return names


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def again(handbook: Path, written: list[str]) -> list[str]:
    written.clear()
    build(handbook / "mkdocs.yml")
    return sorted(written)


def test_only_what_changed_is_written_again(handbook: Path, written: list[str]) -> None:
    assert again(handbook, written) == ["acme-borealis", "cedar-delta"]
    assert again(handbook, written) == []
    edit(handbook / DELTA, "To see how it goes.", "To see how well it goes.")
    assert again(handbook, written) == ["cedar-delta"]
    page = (handbook / "site" / "cedar-delta" / "index.html").read_text("utf-8")
    assert "To see how well it goes." in page


def test_a_finding_that_comes_or_goes_is_shown(handbook: Path, written: list[str]) -> None:
    again(handbook, written)
    (handbook / "charterhouse.toml").write_text("[rules.GOV101]\nseverity = 'off'\n", "utf-8")
    assert "cedar-delta" in again(handbook, written)
    assert "there are no tiers" not in (handbook / "site" / "cedar-delta" / "index.html").read_text("utf-8")


def test_another_day_is_another_page(
    handbook: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again(handbook, written)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1826928000")
    assert again(handbook, written) == ["acme-borealis", "cedar-delta"]


def test_another_template_is_another_page(handbook: Path, written: list[str]) -> None:
    with (handbook / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("theme: {name: charterhouse, custom_dir: own}\n")
    text = (handbook / "mkdocs.yml").read_text("utf-8").replace("theme: charterhouse\n", "")
    (handbook / "mkdocs.yml").write_text(text, "utf-8")
    (handbook / "own" / "pages").mkdir(parents=True)
    again(handbook, written)
    (handbook / "own" / "pages" / "partnership.html").write_text("<h1>{{ page.title }}</h1>", "utf-8")
    assert again(handbook, written) == ["acme-borealis", "cedar-delta"]
    assert "<h1>Cedar × Delta</h1>" in (handbook / "site" / "cedar-delta" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("damage", [b"", b"{}", b"<h1>foreign</h1>", b'{"sum": "", "chapter": []}'])
@pytest.mark.parametrize("kind", ["json", "html"])
def test_a_damaged_entry_is_as_good_as_none(handbook: Path, written: list[str], kind: str, damage: bytes) -> None:
    again(handbook, written)
    before = (handbook / "site" / "cedar-delta" / "index.html").read_bytes()
    for kept in (handbook.parent / "cache").glob(f"handbook-*/*.{kind}"):
        kept.write_bytes(damage)
    assert again(handbook, written) == ["acme-borealis", "cedar-delta"]
    assert (handbook / "site" / "cedar-delta" / "index.html").read_bytes() == before


def test_a_link_into_a_partnership_that_is_gone_is_found_though_its_page_is_remembered(
    handbook: Path, written: list[str]
) -> None:
    edit(handbook / DELTA, "To see how it goes.", "To see how [it goes](../acme-borealis/charter.md#exit).")
    again(handbook, written)
    (handbook / "charters" / "acme-borealis").rename(handbook / "moved")
    with pytest.raises(BuildError, match=r"cedar-delta/charter.md:17:\d+: REF103 there is no file"):
        build(handbook / "mkdocs.yml")


def test_without_a_cache_to_write_to_the_handbook_is_built_all_the_same(
    handbook: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (handbook.parent / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(handbook.parent / "file"))
    assert again(handbook, written) == ["acme-borealis", "cedar-delta"]
    assert (handbook / "site" / "cedar-delta" / "index.html").exists()


def test_many_partnerships_are_written_by_several_processes(
    handbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTERHOUSE_CACHE", str(tmp_path / "cache"))
    text = (handbook / DELTA).read_text("utf-8")
    for number in range(20):
        home = handbook / "charters" / f"cedar-delta-{number}"
        home.mkdir()
        (home / "charter.md").write_text(text.replace("id: cedar-delta", f"id: cedar-delta-{number}"), "utf-8")
    site = build(handbook / "mkdocs.yml").site_dir
    pages = {name: (site / name / "index.html").read_text("utf-8") for name in ("cedar-delta", "cedar-delta-7")}
    assert "<h2 id=" in pages["cedar-delta-7"]
    assert len(list(site.glob("cedar-delta*/index.html"))) == 21
