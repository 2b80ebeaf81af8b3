"""Commits without a checkout: what they hold, and that a branch moves from what was seen, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from charterhouse import git_write
from charterhouse.git import GitError, Repository
from charterhouse.git_write import Content, Copy, Present
from tests.repositories import Made, made


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    ready = made(tmp_path / 'a "place": b')
    ready.commit({"a.txt": "a", "folder/b.txt": "b"})
    return ready


def opened(repository: Made) -> Repository:
    found = Repository.open_at(repository.folder)
    assert found is not None
    return found


def commit(repository: Made, contents: dict[str, Content], parent: str | None = None) -> str:
    return git_write.commit(opened(repository), parent, contents, "Ours\n", repository.folder / ".git" / "apart")


def listed(repository: Made, name: str) -> dict[str, str]:
    paths = [path for path in repository.git("ls-tree", "-r", "-z", "--name-only", name).split("\0") if path]
    return {
        path: repository.git("cat-file", "blob", f"{name}:{path}".encode("utf-8", "surrogateescape")) for path in paths
    }


def test_it_holds_what_it_was_given_and_nothing_else(repository: Made, tmp_path: Path) -> None:
    new = tmp_path / "new"
    (new / "deep" / "er").mkdir(parents=True)
    (new / "deep" / "er" / "c.txt").write_text("c")
    (new / "large").write_bytes(b"0123456789" * 300_000)
    kept = git_write.top(opened(repository), "HEAD")["folder"]
    head = repository.git("rev-parse", "HEAD")
    made_now = commit(
        repository, {"kept": kept, "new": new, "twice": Copy("new"), "again": Copy("kept"), "d": b"d"}, head
    )
    found = listed(repository, made_now)
    assert len(found.pop("new/large")) == len(found.pop("twice/large")) == 3_000_000
    assert found == {
        "kept/b.txt": "b",
        "again/b.txt": "b",
        "new/deep/er/c.txt": "c",
        "twice/deep/er/c.txt": "c",
        "d": "d",
    }
    assert repository.git("rev-parse", f"{made_now}^") == head
    assert repository.git("fsck", "--strict", "--no-dangling") == ""


ODD = ["a b", 'q"uote', "back\\slash", "new\nline", "ä", "--help", "tab\t", " lead", "trail ", "caf\udcc3", "$(id)"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_names_are_kept_whatever_is_in_them(repository: Made, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    for name in ODD:
        (new / name).write_text(repr(name))
    assert listed(repository, commit(repository, {"x y": new})) == {f"x y/{name}": repr(name) for name in ODD}


def test_without_a_parent_it_is_the_first(repository: Made) -> None:
    assert repository.git("rev-list", "--count", commit(repository, {"d": b"d"})) == "1"


def test_the_same_again_is_no_commit(repository: Made) -> None:
    head = repository.git("rev-parse", "HEAD")
    before = sorted((repository.folder / ".git" / "objects").rglob("*"))
    assert commit(repository, dict(git_write.top(opened(repository), head)), head) == head
    assert sorted((repository.folder / ".git" / "objects").rglob("*")) == before


def test_no_name_is_left_behind(repository: Made) -> None:
    before = repository.git("for-each-ref")
    commit(repository, {"d": b"d"})
    assert repository.git("for-each-ref") == before


def test_what_git_refuses_leaves_nothing(repository: Made) -> None:
    before = sorted(each for each in (repository.folder / ".git").rglob("*"))
    with pytest.raises(GitError):
        commit(repository, {"a": Present("100644", "1" * 40)})
    with pytest.raises(FileNotFoundError):
        git_write.commit(
            opened(repository), None, {"a": Path("/nowhere/at/all")}, "", repository.folder / ".git" / "other"
        )
    apart = {each for each in (repository.folder / ".git").rglob("*") if "apart" in str(each) or "other" in str(each)}
    assert sorted(each for each in (repository.folder / ".git").rglob("*") if each not in apart) == before


def test_a_branch_moves_from_what_was_seen_or_not_at_all(repository: Made) -> None:
    there, ref = opened(repository), "refs/heads/site"
    one, two = commit(repository, {"d": b"1"}), repository.git("rev-parse", "HEAD")
    assert not git_write.move(there, ref, one, two, "why")
    assert git_write.tip(there, ref) is None
    assert git_write.move(there, ref, one, None, "why")
    assert not git_write.move(there, ref, two, None, "why")
    assert not git_write.move(there, ref, two, two, "why")
    assert git_write.tip(there, ref) == one
    assert git_write.move(there, ref, two, one, "why")
    assert git_write.tip(there, ref) == two


def test_a_branch_that_is_locked_is_said(repository: Made) -> None:
    head = repository.git("rev-parse", "HEAD")
    (repository.folder / ".git" / "refs" / "heads" / "site.lock").touch()
    with pytest.raises(GitError, match=r"site\.lock"):
        git_write.move(opened(repository), "refs/heads/site", head, None, "why")


def test_without_a_name_somebody_commits(repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    repository.git("config", "user.useConfigOnly", "true")
    made_now = commit(repository, {"d": b"d"})
    assert repository.git("show", "--no-patch", "--format=%cn", made_now) == "charterhouse"
