"""Publishing to a branch: one commit without a checkout, on top of whatever others have put there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.handbook.editions.quick import Press, content
from tests.repositories import Made, made

from charterhouse import git_remote, git_write
from charterhouse.git import GitError
from charterhouse.handbook.editions.shelf import Refused


def names(repository: Made, commit: str = "gh-pages") -> set[str]:
    return set(repository.git("ls-tree", "--name-only", commit).splitlines())


def shown(repository: Made, path: str, commit: str = "gh-pages") -> str:
    return repository.git("show", f"{commit}:{path}")


def commits(repository: Made, commit: str = "gh-pages") -> int:
    return int(repository.git("rev-list", "--count", commit))


def put(repository: Made, path: str, text: str, branch: str = "gh-pages") -> None:
    """Somebody else's commit on a branch."""
    blob = repository.git("hash-object", "-w", "--stdin", stdin=text.encode())
    apart = {"GIT_INDEX_FILE": str(repository.folder / ".git" / "other-index")}
    other = Made(repository.folder, repository.environment | apart)
    other.git("read-tree", branch)
    other.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    commit = other.git("commit-tree", "-p", branch, "-m", "Theirs", other.git("write-tree"))
    repository.git("update-ref", f"refs/heads/{branch}", commit)


@pytest.fixture
def shared(handbook: Press, tmp_path: Path) -> Made:
    """What the handbook is pushed to."""
    bare = made(tmp_path / "shared")
    bare.git("config", "core.bare", "true")
    handbook.made.git("remote", "add", "origin", str(bare.folder))
    return bare


def test_it_gets_one_commit_that_holds_what_a_folder_would(handbook: Press) -> None:
    handbook.publish()
    handbook.publish(branch="gh-pages")
    assert commits(handbook.made) == 1
    paths = handbook.made.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {path: shown(handbook.made, path).encode() for path in paths} == {
        path: text.strip() for path, text in content(handbook.out).items()
    }
    assert ".nojekyll" in paths


def test_what_is_there_is_not_built_again(handbook: Press) -> None:
    handbook.publish(branch="gh-pages")
    before = handbook.made.git("rev-parse", "gh-pages")
    report = handbook.publish(branch="gh-pages")
    assert (handbook.built, report.changed, handbook.made.git("rev-parse", "gh-pages")) == ([], False, before)
    handbook.edit("Four.")
    handbook.publish(branch="gh-pages")
    assert (handbook.built, commits(handbook.made)) == (["next"], 2)
    assert handbook.made.git("rev-parse", "gh-pages~1") == before


def test_neither_working_tree_nor_index_nor_other_names_change(handbook: Press) -> None:
    home = handbook.made.folder
    handbook.made.write({"charters/acme/charter.md": "Dirty.", "new.txt": "new"})
    handbook.made.git("add", "new.txt")
    before = content(home).keys(), (home / ".git" / "index").read_bytes(), handbook.made.git("status", "--porcelain")
    refs = handbook.made.git("for-each-ref")
    handbook.publish(branch="gh-pages")
    assert (home / ".git" / "index").read_bytes() == before[1]
    assert handbook.made.git("status", "--porcelain") == before[2]
    assert {
        each for each in content(home).keys() - before[0] if not each.startswith((".git/objects", ".git/logs"))
    } == {".git/refs/heads/gh-pages"}
    assert [
        line for line in handbook.made.git("for-each-ref").splitlines() if "gh-pages" not in line
    ] == refs.splitlines()
    assert handbook.made.git("fsck", "--strict", "--no-dangling") == ""


def test_what_others_have_put_there_stays(handbook: Press) -> None:
    handbook.publish(branch="gh-pages")
    put(handbook.made, "CNAME", "handbook.example")
    put(handbook.made, "1.0/index.html", "mike's")
    versions = json.loads(shown(handbook.made, "versions.json"))
    put(handbook.made, "versions.json", json.dumps([{"version": "1.0", "title": "One", "aliases": []}, *versions]))
    handbook.edit("Four.")
    report = handbook.publish(branch="gh-pages")
    assert shown(handbook.made, "CNAME") == "handbook.example"
    assert shown(handbook.made, "1.0/index.html") == "mike's"
    assert [each["version"] for each in json.loads(shown(handbook.made, "versions.json"))] == [
        "next", "2026.2", "2026.1", "1.0",
    ]  # fmt: skip
    assert report.notes == ("not ours, and kept: 1.0, CNAME",)


def test_a_changed_edition_is_put_right(handbook: Press) -> None:
    handbook.publish(branch="gh-pages")
    put(handbook.made, "2026.1/more.html", "x")
    handbook.publish(branch="gh-pages")
    assert handbook.built == ["2026.1"]
    assert "2026.1/more.html" not in handbook.made.git("ls-tree", "-r", "--name-only", "gh-pages")


def test_a_commit_in_between_is_kept(handbook: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    handbook.publish(branch="gh-pages")
    handbook.edit("Four.")
    move = git_write.move
    times: list[int] = []

    def overtaken(*given: Any) -> bool:
        if not times:
            put(handbook.made, "CNAME", "theirs")
        times.append(1)
        return move(*given)

    monkeypatch.setattr(git_write, "move", overtaken)
    handbook.publish(branch="gh-pages")
    assert (len(times), handbook.built, commits(handbook.made)) == (2, ["next"], 3)
    assert shown(handbook.made, "CNAME") == "theirs"
    assert "Four." in shown(handbook.made, "next/index.html")
    assert "somebody else has published" in handbook.said[0]


def test_a_push_goes_on_from_what_others_pushed(
    handbook: Press, shared: Made, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    handbook.publish(branch="gh-pages", push=True)
    assert "Three." in shown(shared, "next/index.html")
    put(shared, "before", "theirs")
    push = git_remote.push
    times: list[int] = []

    def overtaken(*given: Any) -> bool:
        if not times:
            put(shared, "between", "theirs")
        times.append(1)
        return push(*given)

    monkeypatch.setattr(git_remote, "push", overtaken)
    handbook.edit("Four.")
    handbook.publish(branch="gh-pages", push=True)
    assert {"before", "between"} <= names(shared)
    assert "Four." in shown(shared, "next/index.html")
    assert (commits(shared), handbook.built, len(times)) == (4, ["next"], 2)
    assert handbook.made.git("rev-parse", "gh-pages") == shared.git("rev-parse", "gh-pages")
    assert shared.git("for-each-ref", "--format=%(refname)") == "refs/heads/gh-pages"


def test_a_second_clone_goes_on_from_the_first(handbook: Press, shared: Made, tmp_path: Path) -> None:
    handbook.made.git("push", "--quiet", "--tags", "origin", "main")
    handbook.publish(branch="gh-pages", push=True)
    clone = Press(shared.clone(tmp_path / "clone", "--branch", "main"))
    clone.publish(branch="gh-pages", push=True)
    assert clone.built == []
    clone.publish(branch="gh-pages")
    assert clone.built == []
    assert clone.made.git("rev-parse", "gh-pages") == shared.git("rev-parse", "gh-pages")


def test_what_a_remote_refuses_changes_nothing(handbook: Press, shared: Made) -> None:
    hook = shared.folder / ".git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho not you >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(Refused, match="gh-pages is as it was"):
        handbook.publish(branch="gh-pages", push=True)
    assert "gh-pages" not in handbook.made.git("for-each-ref")


def test_without_a_remote_there_is_nothing_to_push_to(handbook: Press) -> None:
    with pytest.raises(Refused, match="git cannot reach or write origin"):
        handbook.publish(branch="gh-pages", push=True)


def test_two_that_went_different_ways_are_not_brought_together(handbook: Press, shared: Made) -> None:
    handbook.publish(branch="gh-pages", push=True)
    put(shared, "theirs", "x")
    put(handbook.made, "ours", "x")
    with pytest.raises(Refused, match="bring them together"):
        handbook.publish(branch="gh-pages", push=True)


def test_the_charters_own_branches_are_refused(handbook: Press, tmp_path: Path) -> None:
    handbook.made.git("branch", "other")
    handbook.made.git("symbolic-ref", "refs/heads/another", "refs/heads/main")
    handbook.made.git("worktree", "add", "--quiet", "-b", "beside", str(tmp_path / "beside"))
    refs = handbook.made.git("for-each-ref")
    rows = {"main": "is checked out", "beside": "is checked out", "other": "holds no site", "another": "another name",
            "--help": "cannot be", "../main": "cannot be", "a b": "cannot be", "": "cannot be", "a\0b": "cannot be",
            "@{-1}": "cannot be", "a..b": "cannot be", "\n": "cannot be"}  # fmt: skip
    for name, words in rows.items():
        with pytest.raises((Refused, GitError), match=words):
            handbook.publish(branch=name)
    assert handbook.made.git("for-each-ref") == refs


def test_a_branch_may_have_an_odd_name(handbook: Press) -> None:
    for name in ("site/é", "a;id", "-".join("ab") + "'\"", "HEAD.x"):
        handbook.publish(branch=name)
        assert "Three." in shown(handbook.made, "next/index.html", f"refs/heads/{name}")


def test_what_a_killed_publish_left_is_swept(handbook: Press) -> None:
    left = handbook.made.folder / ".git" / "charterhouse-publish" / "objects" / "pack"
    left.mkdir(parents=True)
    (left / "tmp_pack_x").write_text("half")
    handbook.publish(branch="gh-pages")
    assert not list((handbook.made.folder / ".git").glob("charterhouse*"))
    assert not list((handbook.made.folder / ".git").rglob("tmp_*"))
