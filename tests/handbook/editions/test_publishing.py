"""What is built, what is kept, what is left out and said, and what lies in the folder in the end."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.handbook.editions.quick import CONFIGURATION, POLICY, Press, content, states
from tests.repositories import charter

from charterhouse.config import ConfigurationError
from charterhouse.git import GitError
from charterhouse.handbook.editions import folder
from charterhouse.handbook.editions.publish import TooLarge
from charterhouse.handbook.editions.shelf import Refused


def test_every_tag_is_an_edition_and_so_is_the_branch(handbook: Press) -> None:
    report = handbook.publish()
    assert states(report) == {"next": "built", "2026.2": "built", "2026.1": "built", "2025.1": "none"}
    assert not report.wrong
    assert [handbook.page(each).split(": ")[-1] for each in ("2026.1", "2026.2", "latest", "next")] == [
        "One.", "Two.", "Two.", "Three.",
    ]  # fmt: skip
    assert handbook.versions() == [("next", []), ("2026.2", ["latest"]), ("2026.1", [])]
    assert (report.files, report.bytes) == (
        len(content(handbook.out)), sum(map(len, content(handbook.out).values())),
    )  # fmt: skip


def test_what_was_built_is_not_built_again(handbook: Press) -> None:
    handbook.publish()
    before = {path: path.stat().st_mtime_ns for path in handbook.out.rglob("*")}
    report = handbook.publish()
    assert (handbook.built, report.changed) == ([], False)
    assert {path: path.stat().st_mtime_ns for path in handbook.out.rglob("*")} == before
    handbook.made.git("tag", "handbook-2026.3", day="2026-03-11")
    report = handbook.publish()
    assert (handbook.built, report.aliases) == (["2026.3"], {"latest": "2026.3"})
    assert handbook.page("latest") == handbook.page("2026.3")
    handbook.edit("Four.")
    handbook.publish()
    assert handbook.built == ["next"]
    handbook.publish(rebuild=True)
    assert handbook.built == ["next", "2026.3", "2026.2", "2026.1"]


def test_another_configuration_builds_all_anew(handbook: Press) -> None:
    handbook.publish()
    changed = handbook.made.folder / "mkdocs.yml"
    changed.write_text(CONFIGURATION.replace("handbook.example", "else.example"), "utf-8")
    handbook.publish()
    assert handbook.built == ["next", "2026.2", "2026.1"]


def test_an_edition_knows_the_one_before(handbook: Press) -> None:
    handbook.made.git("tag", "handbook-2026.3", day="2026-03-11")
    handbook.publish()
    before = {name: each.before for name, each in handbook.about.items()}
    assert before == {"next": "2026.2", "2026.3": "2026.2", "2026.2": "2026.1", "2026.1": "2025.1"}
    assert {each.latest for each in handbook.about.values()} == {"latest"}
    assert [name for name, each in handbook.about.items() if not each.tagged] == ["next"]
    assert handbook.about["2026.2"].date == date(2026, 2, 10)


def damage(path: Path) -> None:
    (path / "acme" / "index.html").unlink()


def add(path: Path) -> None:
    (path / "more.html").write_text("x")


def lengthen(path: Path) -> None:
    (path / "index.html").write_text("x" * 5000)


@pytest.mark.parametrize("change", [damage, add, lengthen, shutil.rmtree])
def test_an_edition_that_is_not_whole_is_built_again(handbook: Press, change: object) -> None:
    handbook.publish()
    whole = content(handbook.out)
    change(handbook.out / "2026.1")  # type: ignore[operator]  # one of those above
    handbook.publish()
    assert handbook.built == ["2026.1"]
    assert content(handbook.out) == whole


def test_without_tags_the_branch_alone_is_published_and_is_the_latest(handbook: Press) -> None:
    handbook.made.git("tag", "--delete", "handbook-2026.1", "handbook-2026.2", "handbook-2025.1")
    report = handbook.publish()
    assert handbook.versions() == [("next", ["latest"])]
    assert handbook.page("latest") == handbook.page("next")
    assert "no tag matches handbook-*" in report.notes[0]


def test_what_cannot_be_built_is_left_out_and_the_others_are_not(handbook: Press) -> None:
    handbook.edit("BROKEN", "2026-04-01", "handbook-2026.4")
    report = handbook.publish()
    assert report.wrong
    assert states(report)["2026.4"] == states(report)["next"] == "left out"
    assert handbook.versions() == [("2026.2", ["latest"]), ("2026.1", [])]


def test_an_edition_that_can_no_longer_be_built_stays_as_it_was(handbook: Press) -> None:
    handbook.publish()
    page = handbook.page("next")
    handbook.edit("BROKEN")
    report = handbook.publish()
    assert (states(report)["next"], report.wrong) == ("kept", True)
    assert handbook.page("next") == page


def test_without_any_edition_nothing_is_published(handbook: Press) -> None:
    handbook.edit("BROKEN")
    handbook.made.git("tag", "--delete", "handbook-2026.1", "handbook-2026.2")
    with pytest.raises(Refused, match="next: it is broken") as refused:
        handbook.publish()
    assert refused.value.findings
    assert not handbook.out.exists()


def test_an_edition_of_an_audience_that_was_not_known_is_none(handbook: Press) -> None:
    handbook.edit("BROKEN STRANGER", "2026-04-01", "handbook-2026.4")
    report = handbook.publish(audience="lumen")
    assert (states(report)["2026.4"], report.wrong) == ("none", False)


def test_the_pages_of_a_lost_tag_stay_until_all_is_built_anew(handbook: Press) -> None:
    handbook.publish()
    handbook.made.git("tag", "--delete", "handbook-2026.2")
    report = handbook.publish()
    assert "its tag handbook-2026.2 is not here" in next(each.why for each in report.outcomes if each.name == "2026.2")
    assert handbook.versions()[1] == ("2026.2", ["latest"])
    handbook.publish(rebuild=True)
    assert handbook.versions() == [("next", []), ("2026.1", ["latest"])]
    assert not (handbook.out / "2026.2").exists()


@pytest.mark.parametrize("name", ["2026.1", "handbook-2026.1"])
def test_one_edition_alone_may_be_looked_at(handbook: Press, name: str) -> None:
    handbook.publish(only=(name,))
    assert handbook.versions() == [("2026.1", ["latest"])]
    handbook.publish(only=("next",))
    assert handbook.built == ["next"]
    assert handbook.versions() == [("next", []), ("2026.1", ["latest"])]


def test_an_unknown_edition_is_said_with_those_that_there_are(handbook: Press) -> None:
    with pytest.raises(LookupError, match=r"there is no edition --help; there are next, 2026\.2, 2026\.1"):
        handbook.publish(only=("--help",))


ODD = ["handbook-ä", "handbook-CON", "handbook-a/b", "handbook-latest", "handbook-NEXT", "handbook-$(id)", "handbook-",
       "handbook--x", "handbook-assets"]  # fmt: skip


def test_tags_that_cannot_be_folders_are_left_out_and_said(handbook: Press) -> None:
    head = handbook.made.git("rev-parse", "HEAD")
    for tag in (*ODD, "--help"):
        handbook.made.git("update-ref", f"refs/tags/{tag}", head)
    handbook.made.git("tag", "handbook-tree", "HEAD^{tree}")
    report = handbook.publish()
    left = {each.name: each.why for each in report.outcomes if each.state == "left out"}
    assert left.keys() == {*ODD, "handbook-tree"}
    assert all(left.values())
    assert report.wrong
    assert handbook.versions() == [("next", []), ("2026.2", ["latest"]), ("2026.1", [])]


def test_of_two_names_that_differ_by_case_the_older_stays(handbook: Press) -> None:
    handbook.made.git("tag", "--annotate", "--message", "x", "handbook-b", "HEAD", day="2026-05-01")
    handbook.made.git("tag", "--annotate", "--message", "x", "handbook-B", "HEAD", day="2026-05-02")
    assert "has the same name, but for capitals" in next(
        each.why for each in handbook.publish().outcomes if each.name == "handbook-B"
    )


@pytest.mark.parametrize("text", ['next = "a b"', 'aliases = ["x/y"]', 'aliases = ["next"]', 'aliases = ["a", "A"]'])
def test_configured_names_must_be_folders_too(handbook: Press, text: str) -> None:
    handbook.made.write({"charterhouse.toml": f"[editions]\n{text}\n"})
    with pytest.raises(ConfigurationError, match=r"charterhouse\.toml:2"):
        handbook.publish()


def test_names_are_configured(handbook: Press) -> None:
    settings = '[editions]\ntag = "v*"\nnext = "main"\naliases = ["current", "stable"]\n'
    handbook.made.write({"charterhouse.toml": settings})
    handbook.made.git("tag", "v1.0", "handbook-2026.1")
    handbook.publish()
    assert handbook.versions() == [("main", []), ("1.0", ["current", "stable"])]
    assert handbook.page("stable") == handbook.page("1.0")


def test_the_default_branch_is_next_wherever_head_is(handbook: Press) -> None:
    handbook.made.write({"charterhouse.toml": 'default_branch = "main"\n'})
    handbook.made.git("checkout", "--quiet", "-b", "draft")
    handbook.edit("Draft.")
    handbook.made.write({"charterhouse.toml": 'default_branch = "main"\n'})
    handbook.publish(only=("next",))
    assert "Three." in handbook.page("next")
    handbook.made.write({"charterhouse.toml": 'default_branch = "trunk"\n'})
    with pytest.raises(GitError, match="there is no branch trunk"):
        handbook.publish()


def test_a_clone_takes_the_default_branch_from_its_origin(handbook: Press, tmp_path: Path) -> None:
    clone = handbook.made.clone(tmp_path / "clone")
    clone.git("checkout", "--quiet", "--detach", "handbook-2026.1")
    clone.git("branch", "--delete", "--force", "main")
    clone.write({"charterhouse.toml": 'default_branch = "main"\n'})
    there = Press(clone)
    there.publish()
    assert "Three." in there.page("next")


def test_a_shallow_clone_says_so_and_keeps_what_was_published(handbook: Press, tmp_path: Path) -> None:
    clone = Press(handbook.made.clone(tmp_path / "clone", "--depth=1", "--no-tags"))
    handbook.publish()
    shutil.copytree(handbook.out, clone.out)
    report = clone.publish(rebuild=True)
    assert any("git fetch --tags --unshallow" in note for note in report.notes)
    assert clone.versions() == [("next", []), ("2026.2", ["latest"]), ("2026.1", [])]


def test_the_day_of_next_may_be_chosen_and_that_of_a_tag_not(
    handbook: Press, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    handbook.publish(as_of=date(2027, 1, 1))
    assert handbook.about["next"].date == date(2027, 1, 1)
    assert handbook.about["2026.1"].date == date(2026, 1, 10)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    handbook.publish()
    assert (handbook.built, handbook.about["next"].date) == (["next"], date(2026, 11, 23))


def test_too_many_files_are_not_published(handbook: Press) -> None:
    handbook.publish(only=("2026.1",))
    before = content(handbook.out)
    with pytest.raises(TooLarge, match=r"files are more than 12; the most have (\S+ 2, )+"):
        handbook.publish(most_files=12)
    assert content(handbook.out) == before
    handbook.publish(most_files=15)


def test_neither_working_tree_nor_index_are_touched(handbook: Press) -> None:
    home = handbook.made.folder
    handbook.made.write({"charters/acme/charter.md": charter() + "Dirty.", "new.txt": "new"})
    handbook.made.git("add", "new.txt")
    index = home / ".git" / "index"
    os.utime(home / "mkdocs.yml")  # so that a refresh of the index would change it
    before = index.read_bytes(), index.stat().st_mtime_ns, content(home)
    handbook.publish()
    shutil.rmtree(handbook.out)
    assert (index.read_bytes(), index.stat().st_mtime_ns, content(home)) == before
    handbook.publish()
    assert "Three." in handbook.page("next")


@pytest.mark.parametrize("place", [".", "..", "docs", "docs/site", "charters/site", ".git/site", "mkdocs.yml"])
def test_a_place_in_the_handbook_itself_is_refused(handbook: Press, place: str) -> None:
    before = content(handbook.made.folder)
    with pytest.raises(Refused):
        handbook.publish(to=handbook.made.folder / place)
    assert content(handbook.made.folder) == before


def test_a_folder_of_something_else_is_refused(handbook: Press) -> None:
    handbook.out.mkdir()
    (handbook.out / "thesis.txt").write_text("ten years")
    with pytest.raises(Refused, match="is not empty and holds no site"):
        handbook.publish()
    assert content(handbook.out) == {"thesis.txt": b"ten years"}


def test_a_plain_build_makes_room(handbook: Press) -> None:
    (handbook.out / "acme").mkdir(parents=True)
    (handbook.out / "404.html").write_text("x")
    handbook.publish()
    assert not (handbook.out / "acme").exists()


@pytest.mark.parametrize(("first", "second"), [(None, "lumen"), ("lumen", None), ("lumen", "acme")])
def test_each_audience_has_a_place_of_its_own(handbook: Press, first: str | None, second: str | None) -> None:
    handbook.publish(audience=first)
    before = content(handbook.out)
    with pytest.raises(Refused, match="publish each audience to a place of its own"):
        handbook.publish(audience=second)
    (handbook.out / "editions.json").unlink()
    with pytest.raises(Refused, match="publish each audience to a place of its own"):
        handbook.publish(audience=second)
    assert content(handbook.out).keys() == before.keys() - {"editions.json"}


def test_internal_is_what_is_published_without_an_audience(handbook: Press) -> None:
    handbook.publish(audience="internal")
    handbook.publish()
    assert handbook.built == []


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff", b'{"version": 2}', b"[" * 100_000])
def test_a_damaged_list_of_editions_is_never_guessed_at(handbook: Press, text: bytes) -> None:
    handbook.publish()
    (handbook.out / "editions.json").write_bytes(text)
    with pytest.raises(Refused, match=r"editions\.json"):
        handbook.publish()


def test_what_mike_has_published_stays(handbook: Press) -> None:
    (handbook.out / "1.0").mkdir(parents=True)
    (handbook.out / "1.0" / "index.html").write_text("mike's")
    (handbook.out / "CNAME").write_text("handbook.example")
    (handbook.out / "_headers").write_text("/*\n  X-Ours: 1\n")
    if sys.platform != "win32":
        (handbook.out / "latest").symlink_to("1.0")
    theirs = [
        {"version": "1.0", "title": "One", "aliases": ["latest"]},
        {"version": "0.9", "title": "x", "aliases": []},
    ]
    (handbook.out / "versions.json").write_text(json.dumps(theirs))
    for _ in range(2):
        handbook.publish()
        assert handbook.versions() == [("next", []), ("2026.2", ["latest"]), ("2026.1", []), ("1.0", [])]
        assert handbook.page("1.0") == "mike's"
        assert (handbook.out / "CNAME").read_text() == "handbook.example"
        assert (handbook.out / "_headers").read_text() == "/*\n  X-Ours: 1\n"
        assert not (handbook.out / "latest").is_symlink()
    assert handbook.built == []


def test_a_full_disk_leaves_the_old_site(handbook: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    handbook.publish()
    before = content(handbook.out)
    handbook.edit("Four.")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(folder, "_linked", full)
        with pytest.raises(Refused, match="is as it was: No space left"):
            handbook.publish()
    assert content(handbook.out) == before
    names = {"charters", "docs", "mkdocs.yml", "README.md", "site", ".git", ".gitignore"}
    assert {each.name for each in handbook.made.folder.iterdir()} == names


def test_what_a_killed_publish_left_is_swept(handbook: Press) -> None:
    left = handbook.made.folder / ".site.publishing" / "site" / "2026.1"
    left.mkdir(parents=True)
    (left / "half.html").write_text("<html>")
    (handbook.made.folder / ".site.lock").touch()
    handbook.publish()
    assert not [each.name for each in handbook.made.folder.iterdir() if each.name.startswith(".site")]
    assert "half.html" not in {Path(each).name for each in content(handbook.out)}


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links")
def test_a_link_to_a_folder_is_followed_and_stays(handbook: Press, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    handbook.out.symlink_to(tmp_path / "www")
    handbook.publish()
    assert handbook.out.is_symlink()
    assert (tmp_path / "www" / "latest" / "index.html").is_file()


def test_editions_share_their_files_with_what_was_there(handbook: Press) -> None:
    handbook.publish()
    first = (handbook.out / "2026.1" / "index.html").stat().st_ino
    assert (handbook.out / "latest" / "index.html").stat().st_nlink == 2
    handbook.edit("Four.")
    handbook.publish()
    assert (handbook.out / "2026.1" / "index.html").stat().st_ino == first


def test_a_disk_without_links_gets_copies(handbook: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    handbook.publish()
    assert handbook.page("latest") == handbook.page("2026.2")


def test_headers_say_what_the_pages_say(handbook: Press) -> None:
    handbook.publish()
    blocks = (handbook.out / "_headers").read_text("utf-8").split("\n/")
    rules = {f"/{each.partition(chr(10))[0]}": each for each in blocks[1:]}
    for name, seconds in (("2026.1", 86400), ("latest", 300), ("next", 300)):
        assert f"Content-Security-Policy: {POLICY}; frame-ancestors 'self'" in rules[f"/{name}/*"]
        assert f"Cache-Control: private, max-age={seconds}" in rules[f"/{name}/*"]


def test_outside_a_repository_there_are_no_editions(tmp_path: Path) -> None:
    from charterhouse.handbook.editions.publish import Ear, Request, publish

    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    with pytest.raises(Refused, match="is in no git repository"):
        publish(Request(tmp_path / "mkdocs.yml"), Ear(print, lambda *_: None))


def test_a_handbook_in_a_folder_of_its_repository(handbook: Press) -> None:
    files: dict[str, str | bytes | None] = {
        "east/mkdocs.yml": CONFIGURATION.replace("Heat", "East"), "east/docs/a.md": "# A\n",
        "east/charters/acme/charter.md": charter(), "charters/acme/charter.md": charter() + "Here.",
    }  # fmt: skip
    handbook.made.commit(files)
    report = handbook.publish(configuration=handbook.made.folder / "east" / "mkdocs.yml")
    assert states(report) == {"next": "built", "2026.2": "none", "2026.1": "none", "2025.1": "none"}
    tree = handbook.made.git("rev-parse", "HEAD:east")
    assert (handbook.made.folder / "east" / "site" / "next" / "acme" / "index.html").read_text() == tree
    whole = handbook.made.commit(
        {"east/mkdocs.yml": CONFIGURATION + "INHERIT: ../base.yml\n", "base.yml": "copyright: X\n"}
    )
    handbook.publish(configuration=handbook.made.folder / "east" / "mkdocs.yml", only=("next",))
    tree = handbook.made.git("rev-parse", f"{whole}^{{tree}}")
    assert (handbook.made.folder / "east" / "site" / "next" / "acme" / "index.html").read_text() == tree
