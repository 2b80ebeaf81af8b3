"""repository -> commits, tags, files and bytes, out of git's objects: never out of its working tree or index.

A name that somebody gave is resolved once; from then on git is told hashes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from .git_process import LONG, PARTIAL, SHORT, GitError, environment, objects, printable, run, trouble
from .git_tags import Tag, peeled

__all__ = ("Commit", "Entry", "File", "GitError", "Repository", "Step", "Tag", "committed")

HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
REGULAR = ("100644", "100755", "100664")
LINK, SUBMODULE, FOLDER = "120000", "160000", "040000"


class Entry(NamedTuple):
    """A file of a commit; odd bytes of its path are surrogates. The size is None where it is no file, or not here."""

    mode: str
    hash: str
    path: str
    size: int | None


class Commit(NamedTuple):
    """A commit with the day that its committer's clock showed."""

    hash: str
    date: date
    subject: str


class File(NamedTuple):
    """A file that a commit changed: the blob that it was and the one that it became, None where there is none."""

    path: str
    was: str | None
    now: str | None


class Step(NamedTuple):
    """A commit, and which files it changed against its first parent."""

    commit: str
    date: date
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a working tree, whose top folder this is. A `shallow` one has only the newest commits."""

    top: Path
    shallow: bool = False
    environment: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def open_at(cls, path: Path) -> Repository | None:
        """The repository around a file or folder, None where there is none.

        Raises GitError where git is missing or refuses it, and where it has no working tree.
        """
        path = path.absolute()
        start = next(each for each in (path, *path.parents) if each.is_dir())
        near = next((each for each in (start, *start.parents) if (each / ".git").exists()), None)
        around = environment(start, near)
        asked = ("rev-parse", "--is-shallow-repository", "--is-inside-work-tree", "--show-toplevel")
        try:
            done = run(start, around, asked)
        except GitError:
            if near is None and "GIT_DIR" not in around:
                return None  # without git, what has no .git is no repository
            raise
        shallow, inside, top = (*done.stdout.decode("utf-8", "surrogateescape").split("\n", 2), "", "")[:3]
        if inside == "false":
            raise GitError(f"{start} is a bare repository, or the inside of one: clone it, and run this in the clone")
        if done.returncode == 0:
            return cls(Path(top.removesuffix("\n")), shallow == "true", around)
        if b"not a git repository" in done.stderr and near is None and "GIT_DIR" not in around:
            return None
        raise trouble(done.stderr, near or start)

    @property
    def branch(self) -> str | None:
        """The branch that HEAD is on, None where it is on none."""
        done = run(self.top, self.environment, ("symbolic-ref", "--quiet", "HEAD"))
        name = done.stdout.decode("utf-8", "surrogateescape").strip()
        return name.removeprefix("refs/heads/") if name.startswith("refs/heads/") else None

    def resolve(self, name: str) -> str:
        """The full hash of the commit that a name stands for: a branch, a tag, a hash, `HEAD~2`.

        Raises GitError where there is no such commit, with what may bring it.
        """
        found = self._verified(f"{name}^{{commit}}") if name else None
        if found:
            return found
        shown = f"“{printable(name)}”"
        if name and self._verified(f"{name}^{{object}}"):
            raise GitError(f"{shown} is there, but it is no commit: name a commit, a branch or a tag of one")
        if name in ("HEAD", "@"):
            raise GitError(f"{self.top} has no commit yet: make the first")
        if self.shallow:
            raise GitError(f"this clone is shallow and has no {shown}: git fetch --unshallow --tags brings the rest")
        raise GitError(f"there is no commit {shown}: check the name; git fetch --tags brings tags that are missing")

    def on(self, day: date, name: str) -> str:
        """The last commit of a branch at the end of a day, by its first parents.

        Raises GitError where its history begins later.
        """
        first = ""
        listed = self._ask("log", "--first-parent", "--format=%H %cs", self.resolve(name), timeout=LONG)
        for line in listed.decode("ascii").splitlines():
            found, _, first = line.partition(" ")
            if date.fromisoformat(first) <= day:
                return found
        more = ": this clone is shallow, and git fetch --unshallow brings the rest" if self.shallow else ""
        raise GitError(f"“{printable(name)}” has no commit of {day} or before; the oldest here is of {first}{more}")

    def tags(self, pattern: str) -> tuple[Tag, ...]:
        """The tags of commits whose name a pattern (`handbook-*`) matches, in the order of their names."""
        return tuple(tag for _, tag in self._tags(pattern) if tag)

    def odd_tags(self, pattern: str) -> tuple[str, ...]:
        """The matching tags that stand for no commit, or for one that isn't here."""
        return tuple(name for name, tag in self._tags(pattern) if tag is None)

    def tree(self, commit: str, folder: str) -> str | None:
        """The hash of a folder of a commit, which changes with anything in it; None where there is no such folder."""
        if not _below(folder):
            return self._verified(f"{commit}^{{tree}}")
        told = self._ask("ls-tree", "-z", "-d", "--full-tree", commit, "--", folder.rstrip("/"))
        about = told.partition(b"\t")[0].split()
        return about[2].decode("ascii") if about[1:2] == [b"tree"] else None

    def entries(self, commit: str, folder: str) -> tuple[Entry, ...]:
        """Every file below a folder of a commit, links and submodules too (see `mode`), in git's order."""
        below = _below(folder)
        return self._listed(("-r", commit, *below[:1], *(f"{each}/" for each in below[1:])))

    def entry(self, commit: str, path: str) -> Entry | None:
        """One file of a commit, None where there is no such file."""
        found = self._listed((commit, "--", path))
        return next((each for each in found if each.path == path and each.mode != FOLDER), None)

    def log(self, commit: str, folder: str, most: int = -1) -> tuple[Commit, ...]:
        """The commits that changed something below a folder, by first parents, the newest first."""
        form = ("-z", "--encoding=UTF-8", "--format=%H%x00%cs%x00%s")
        told = self._ask("log", "--first-parent", *form, f"--max-count={most}", commit, *_below(folder), timeout=LONG)
        parts = told.decode("utf-8", "replace").split("\0")
        return tuple(Commit(parts[at], date.fromisoformat(parts[at + 1]), parts[at + 2].rstrip("\n"))
                     for at in range(0, len(parts) - 2, 3))  # fmt: skip

    def steps(self, commit: str, folder: str, most: int = -1) -> tuple[Step, ...]:
        """The same, each with the files below the folder that it changed; links and submodules are no files."""
        form = ("-z", "--raw", "-m", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--format=%H %cs")
        told = self._ask("log", "--first-parent", *form, f"--max-count={most}", commit, *_below(folder), timeout=LONG)
        made: list[tuple[str, date, list[File]]] = []
        parts = iter(told.decode("utf-8", "surrogateescape").split("\0"))
        for part in parts:
            if part.lstrip("\n").startswith(":"):
                before, after, was, now, _ = part.lstrip("\n:").split()
                path = next(parts)
                made[-1][2].append(File(path, was if before in REGULAR else None, now if after in REGULAR else None))
            elif part:
                name, _, day = part.partition(" ")
                made.append((name, date.fromisoformat(day), []))
        return tuple(Step(name, day, tuple(files)) for name, day, files in made)

    def blobs(self, hashes: Iterable[str]) -> Iterator[bytes]:
        """The bytes of files by their hashes, in that order, from one process. Raises GitError where one is missing."""
        for chunks in self.pour(hashes):
            yield b"".join(chunks)

    def pour(self, hashes: Iterable[str]) -> Iterator[Iterator[bytes]]:
        """The same in chunks, for what may be large: what isn't taken before the next file is asked for is lost."""
        with objects(self.top, self.environment) as known:
            for name in hashes:
                if known.ask(name) != "blob":
                    raise self._missing(name)
                yield known.chunks()

    def _listed(self, chosen: tuple[str, ...]) -> tuple[Entry, ...]:
        try:
            return _entries(self._ask("ls-tree", "-z", "--full-tree", "-l", *chosen, timeout=LONG))
        except GitError:  # in a partial clone, git knows the sizes only of what is here
            return _entries(self._ask("ls-tree", "-z", "--full-tree", *chosen, timeout=LONG))

    def _missing(self, name: str) -> GitError:
        asked = ("config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$")
        if run(self.top, self.environment, asked).stdout:
            return GitError(f"{self.top}: {PARTIAL} (the first is {name})")
        return GitError(f"the file with the hash {name} is missing from {self.top}: git fsck says what is damaged")

    def _verified(self, name: str) -> str | None:
        if "\0" in name:
            return None
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        found = run(self.top, self.environment, asked).stdout.decode("ascii", "replace").strip()
        return found if HASH.fullmatch(found) else None  # `^main` verifies too, and is none

    def _tags(self, pattern: str) -> Iterator[tuple[str, Tag | None]]:
        told = self._ask("for-each-ref", "--format=%(objectname) %(refname)", "refs/tags", timeout=LONG)
        named = [line.partition(" refs/tags/") for line in told.decode("utf-8", "surrogateescape").split("\n") if line]
        with objects(self.top, self.environment) as known:
            for target, _, name in named:
                if fnmatchcase(name, pattern):
                    yield name, peeled(name, target, known)

    def _ask(self, *arguments: str, timeout: int = SHORT) -> bytes:
        done = run(self.top, self.environment, arguments, timeout)
        if done.returncode:
            raise trouble(done.stderr, self.top)
        return done.stdout


def committed(top: Path) -> date | None:
    """The date of the last commit, where the folder is in a repository that has one and can be read."""
    try:
        done = run(top, environment(top, top), ("log", "-1", "--format=%cs"), timeout=10)
        return date.fromisoformat(done.stdout.decode("ascii").strip())
    except (GitError, ValueError):
        return None


def _below(folder: str) -> tuple[str, ...]:
    """The arguments that limit git to what is below a folder; none for the top."""
    return () if folder.rstrip("/") in ("", ".") else ("--", folder.rstrip("/"))


def _entries(told: bytes) -> tuple[Entry, ...]:
    made = []
    for line in told.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, name, *size = about.decode("ascii").split()
        known = int(size[0]) if size and size[0].isdigit() else None
        made.append(Entry(mode, name, path.decode("utf-8", "surrogateescape"), known))
    return tuple(made)
