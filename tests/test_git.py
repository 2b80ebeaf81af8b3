"""What is read of a repository, whatever its names look like, and what is said where it can't be read."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from charterhouse import git, source
from charterhouse.git import GitError, Repository
from tests.repositories import Made, made

ODD = ("-x", "--upload-pack=x", "a b", "ä", "a\nb", ":(glob)*", "caf\udce9", "'\"$(x)", "-")


@pytest.fixture
def there(tmp_path: Path) -> Made:
    return made(tmp_path / "there")


def opened(repository: Made) -> Repository:
    found = Repository.open_at(repository.folder)
    assert found is not None
    return found


def test_what_is_around_a_folder(there: Made, tmp_path: Path) -> None:
    there.commit({"charters/a/charter.md": "x"})
    for inside in (".", "charters/a", "charters/a/charter.md", "charters/not/there"):
        assert Repository.open_at(there.folder / inside) == Repository(there.folder)
    assert Repository.open_at(tmp_path) is None
    assert opened(there).branch == "main"
    there.git("checkout", "--quiet", "--detach")
    assert opened(there).branch is None


def test_a_repository_that_cannot_be_read_is_said_in_a_line(
    there: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.commit({"a": "x"})
    there.git("clone", "--quiet", "--bare", ".", "../bare.git")
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / ".git").write_text("gitdir: /nowhere\n")
    rows = [
        (tmp_path / "bare.git", "bare repository"),
        (there.folder / ".git", "bare repository, or the inside of one"),
        (tmp_path / "empty", "git fsck"),
        (tmp_path / "linked", "not a git repository: /nowhere"),
    ]
    for folder, words in rows:
        assert words in refused(lambda folder=folder: Repository.open_at(folder))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "git config --global --add safe.directory" in refused(lambda: Repository.open_at(there.folder))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(lambda: Repository.open_at(there.folder)) == "git is not installed, or not on the PATH: install it"
    assert Repository.open_at(tmp_path) is None
    assert source.committed(there.folder) is None


def refused(call: object) -> str:
    with pytest.raises(GitError) as error:
        call()  # type: ignore[operator]
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_name_is_a_commit_or_an_error(there: Made) -> None:
    first = there.commit({"a": "x"}, day="2026-01-01")
    second = there.commit({"a": "y"}, day="2026-02-01")
    blob = there.git("rev-parse", "HEAD:a")
    there.git("tag", "light", first)
    there.git("tag", "--annotate", "heavy", first, "--message", "m")
    there.git("tag", "--annotate", "twice", "heavy", "--message", "m")
    there.git("tag", "a-file", blob)
    for name in ("--upload-pack=x", "-x"):
        there.git("update-ref", f"refs/heads/{name}", first)
        there.git("update-ref", f"refs/tags/{name}", first)
    repository = opened(there)
    of_first = ("main~1", first[:10], "light", "heavy", "twice", "-x", "--upload-pack=x", "refs/tags/-x")
    rows = [("main", second), ("HEAD", second), ("@", second), *((name, first) for name in of_first)]
    assert [repository.resolve(name) for name, _ in rows] == [found for _, found in rows]
    for name in ("", "nobody", "^main", "main~1..main", "main..", "--all", "a b", "a\nb", "a\0b", "caf\udce9", "HEAD:a",
                 "0" * 40, "--", "-", "handbook-1"):  # fmt: skip
        assert "there is no commit “" in refused(lambda name=name: repository.resolve(name))
    for name in ("a-file", "main^{tree}", blob):
        assert "it is no commit" in refused(lambda name=name: repository.resolve(name))


def test_a_repository_without_a_commit(there: Made) -> None:
    repository = opened(there)
    assert "has no commit yet" in refused(lambda: repository.resolve("HEAD"))
    assert (repository.branch, repository.tags("*"), repository.shallow) == ("main", (), False)


def test_the_last_commit_of_a_day_by_first_parents(there: Made) -> None:
    first = there.commit({"a": "1"}, day="2026-01-01")
    there.git("checkout", "--quiet", "-b", "side")
    there.commit({"b": "1"}, day="2026-01-02")
    there.git("checkout", "--quiet", "main")
    third = there.commit({"a": "2"}, day="2026-01-03")
    there.git("merge", "--quiet", "--no-ff", "side", "--message", "merge", day="2026-01-05")
    merged = there.git("rev-parse", "HEAD")
    repository = opened(there)
    rows = [(1, first), (2, first), (3, third), (4, third), (5, merged), (31, merged)]
    assert [repository.on(date(2026, 1, day), "main") for day, _ in rows] == [found for _, found in rows]
    assert "oldest here is of 2026-01-01" in refused(lambda: repository.on(date(2025, 12, 31), "main"))
    assert [each.hash for each in repository.log(merged, "a")] == [third, first]
    assert [(each.hash, str(each.date), each.subject) for each in repository.log(merged, ".")] == [
        (merged, "2026-01-05", "merge"), (third, "2026-01-03", "A change"), (first, "2026-01-01", "A change"),
    ]  # fmt: skip


def test_tags_with_the_days_that_their_clocks_showed(there: Made) -> None:
    first = there.commit({"a": "1"}, day="2026-01-01")
    there.git("tag", "handbook-1", day="2026-03-03")
    there.git("tag", "--annotate", "handbook-2", "--message", "m", day="2026-02-02")
    there.git("tag", "--annotate", "handbook-twice", "handbook-2", "--message", "m", day="2026-04-04")
    there.git("tag", "handbook-file", there.git("rev-parse", "HEAD:a"))
    there.git("tag", "handbook-tree", there.git("rev-parse", "HEAD^{tree}"))
    (there.folder / ".git/refs/tags/handbook-gone").write_text("1" * 40 + "\n")
    there.git("update-ref", "refs/tags/handbook-ä", first)
    there.git("update-ref", b"refs/tags/handbook-\xe9", first)
    there.git("update-ref", "refs/tags/v1", first)
    there.git("update-ref", "refs/tags/--help", first)
    repository = opened(there)
    days = {"1": "2026-01-01", "2": "2026-02-02", "twice": "2026-04-04", "ä": "2026-01-01", "\udce9": "2026-01-01"}
    assert {(name, commit, str(day)) for name, commit, day in repository.tags("handbook-*")} == {
        (f"handbook-{name}", first, day) for name, day in days.items()
    }
    assert set(repository.odd_tags("handbook-*")) == {"handbook-file", "handbook-tree", "handbook-gone"}
    assert [each.name for each in repository.tags("--help")] == ["--help"]
    assert repository.odd_tags("v*") == ()


def test_files_with_any_name(there: Made) -> None:
    there.write({f"charters/{name}/{name}.md": name.encode("utf-8", "surrogateescape") for name in ODD})
    (there.folder / "charters/link.md").symlink_to("nowhere")
    commit = there.commit({"charters/run.sh": "x", "beside/a": "x"})
    there.git("update-index", "--add", "--cacheinfo", f"160000,{commit},charters/sub")
    there.git("commit", "--quiet", "--message", "m")
    repository = opened(there)
    head = repository.resolve("HEAD")
    entries = {each.path: each for each in repository.entries(head, "charters")}
    assert set(entries) == {f"charters/{name}/{name}.md" for name in ODD} | {
        "charters/link.md", "charters/run.sh", "charters/sub",
    }  # fmt: skip
    assert entries["charters/link.md"].mode == git.LINK
    assert (entries["charters/sub"].mode, entries["charters/sub"].size) == (git.SUBMODULE, None)
    assert entries["charters/run.sh"].size == 1
    files = [f"charters/{name}/{name}.md" for name in ODD]
    assert list(repository.blobs(entries[path].hash for path in files)) == [
        name.encode("utf-8", "surrogateescape") for name in ODD
    ]
    for name in ODD:
        assert [each.path for each in repository.entries(head, f"charters/{name}")] == [f"charters/{name}/{name}.md"]
        assert len(repository.log(head, f"charters/{name}")) == 1
        assert repository.tree(head, f"charters/{name}")
        found = repository.entry(head, f"charters/{name}/{name}.md")
        assert found == entries[f"charters/{name}/{name}.md"]
    assert {each.path for each in repository.entries(head, ".")} == {*entries, "beside/a"}
    assert [file.path for file in repository.steps(head, "beside")[0].files] == ["beside/a"]
    assert repository.tree(head, "charters") == repository.tree(head, "charters/") != repository.tree(head, ".")
    assert [repository.tree(head, each) for each in ("nowhere", "charters/run.sh", "charters/sub")] == [None] * 3
    assert (repository.entries(head, "charters/run.sh"), repository.entry(head, "charters")) == ((), None)


def test_what_each_commit_changed(there: Made) -> None:
    there.commit({"a/x": "1", "b": "1"})
    there.git("mv", "a/x", "a/\ny")
    there.commit({}, day="2026-01-02")
    there.commit({"b": "2"}, day="2026-01-03")
    there.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    there.commit({"a/z": "3"})
    there.git("checkout", "--quiet", "main")
    there.git("merge", "--quiet", "--no-ff", "side", "--message", "m", day="2026-01-04")
    (there.folder / "a/link").symlink_to("x")
    there.commit({}, day="2026-01-05")
    repository = opened(there)
    one, three = (there.git("hash-object", "--stdin", stdin=each) for each in (b"1", b"3"))
    assert [(str(step.date), step.files) for step in repository.steps(repository.resolve("main"), "a")] == [
        ("2026-01-05", (git.File("a/link", None, None),)),
        ("2026-01-04", (git.File("a/z", None, three),)),
        ("2026-01-02", (git.File("a/\ny", None, one), git.File("a/x", one, None))),
        ("2026-01-01", (git.File("a/x", None, one),)),
    ]


def test_many_large_files_come_from_one_process_and_in_order(there: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [b"", b"\n", os.urandom(3 << 20), b"x" * 65536, b"a\nb\0c", os.urandom(1 << 20)]
    there.commit({f"f{at}": content for at, content in enumerate(contents)})
    repository = opened(there)
    hashes = [repository.resolve("HEAD"), *(there.git("rev-parse", f"HEAD:f{at}") for at in range(len(contents)))][1:]
    started = []
    real = subprocess.Popen

    def counted(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(arguments)
        return real(*arguments, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(subprocess, "Popen", counted)
    assert [*repository.blobs(hashes * 200)] == contents * 200
    assert len(started) == 1
    taken = [next(chunks, b"") for chunks in repository.pour(hashes * 2)]  # the rest of each is left
    assert [part == whole[: len(part)] for part, whole in zip(taken, contents * 2, strict=True)] == [True] * 12


def test_a_missing_file_is_named(there: Made) -> None:
    there.commit({"a": "x"})
    repository = opened(there)
    gone, commit = "1" * 40, repository.resolve("HEAD")
    assert gone in refused(lambda: list(repository.blobs([gone])))
    assert "git fsck" in refused(lambda: list(repository.blobs([gone])))
    assert commit in refused(lambda: list(repository.blobs([commit])))


def test_a_damaged_repository(there: Made) -> None:
    commit = there.commit({"a": "x"})
    blob = there.git("rev-parse", "HEAD:a")
    for name in (blob, there.git("rev-parse", "HEAD^{tree}")):
        path = there.folder / ".git/objects" / name[:2] / name[2:]
        path.chmod(0o644)
        path.write_bytes(b"damaged")
    repository = opened(there)
    assert "git fsck" in refused(lambda: list(repository.blobs([blob])))
    assert "git fsck" in refused(lambda: repository.entries(commit, "."))


def test_a_shallow_clone_says_what_to_fetch(there: Made, tmp_path: Path) -> None:
    first = there.commit({"a": "1"}, day="2026-01-01")
    there.git("tag", "handbook-1")
    there.commit({"a": "2"}, day="2026-02-01")
    repository = opened(there.clone(tmp_path / "shallow", "--depth=1", "--no-tags"))
    assert repository.shallow
    for name in ("handbook-1", first, "HEAD~1"):
        assert "git fetch --unshallow" in refused(lambda name=name: repository.resolve(name))
    assert "git fetch --unshallow" in refused(lambda: repository.on(date(2026, 1, 15), "HEAD"))


def test_a_partial_clone_asks_nobody_and_says_what_to_fetch(there: Made, tmp_path: Path) -> None:
    there.commit({"charters/a": "1"})
    there.commit({"charters/a": "2"})
    partial = there.clone(tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    repository = opened(partial)
    head = repository.resolve("HEAD")
    blob = there.git("rev-parse", "HEAD~1:charters/a")
    assert len(repository.steps(head, "charters")) == 2
    assert [each.path for each in repository.entries(head, "charters")] == ["charters/a"]
    assert "git fetch --refetch --no-filter" in refused(lambda: list(repository.blobs([blob])))
    partial.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert list(repository.blobs([blob])) == [b"1"]


def test_what_a_hook_says_of_its_own_repository_is_not_believed(
    there: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = there.commit({"a": "1"})
    other = made(tmp_path / "other")
    other.commit({"b": "1"})
    for name, value in (("GIT_DIR", other.folder / ".git"), ("GIT_WORK_TREE", other.folder),
                        ("GIT_INDEX_FILE", tmp_path / "index"), ("GIT_OBJECT_DIRECTORY", tmp_path)):  # fmt: skip
        monkeypatch.setenv(name, str(value))
    repository = opened(there)
    assert (repository.top, repository.resolve("HEAD")) == (there.folder, commit)


def test_a_repository_whose_folder_lies_elsewhere(there: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = there.commit({"charters/a": "1"})
    (there.folder / ".git").rename(tmp_path / "apart")
    assert Repository.open_at(there.folder / "charters") is None
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", "apart")
    monkeypatch.setenv("GIT_WORK_TREE", str(there.folder))
    found = Repository.open_at(there.folder / "charters")
    assert found is not None
    assert (found.top, found.resolve("HEAD")) == (there.folder, commit)


def test_settings_and_attributes_of_the_repository_change_nothing(there: Made) -> None:
    first = there.commit({"a": "one\r\n", ".gitattributes": "a text eol=crlf ident diff=x filter=x\n"})
    second = there.commit({"a": "two\n"}, day="2026-01-02")
    for key, value in (("color.ui", "always"), ("log.showRoot", "false"), ("log.showSignature", "true"),
                       ("diff.relative", "true"), ("diff.x.textconv", "false"), ("filter.x.smudge", "false"),
                       ("core.quotePath", "true"), ("log.follow", "true"), ("diff.external", "false"),
                       ("core.pager", "false"), ("format.pretty", "%B"), ("diff.renames", "copies")):  # fmt: skip
        there.git("config", key, value)
    there.git("replace", second, first)
    repository = opened(there)
    assert [step.commit for step in repository.steps(second, ".")] == [second, first]
    assert len(repository.steps(second, "a")[1].files) == 1
    hashes = [each.hash for each in repository.entries(second, ".") if each.path == "a"]
    assert list(repository.blobs(hashes)) == [b"two\n"]
    assert [each.subject for each in repository.log(second, ".")] == ["A change", "A change"]


def test_the_day_of_the_last_commit(there: Made, tmp_path: Path) -> None:
    assert source.committed(there.folder) is None
    there.commit({"a": "1"}, day="2026-01-02")
    assert (source.committed(there.folder), source.committed(tmp_path / "no")) == (date(2026, 1, 2), None)
