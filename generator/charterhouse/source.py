"""folder -> Sources: which files make up a handbook, and their bytes.

`revision` does the same for a commit: what counts as ours, and to whom it belongs, is decided here for both.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

MARKERS = ("charterhouse.toml", "mkdocs.yml")
CHARTERS = "charters"
MOST_BYTES = 4 * 1024 * 1024
BESIDE = ("appendices", "reviews")
"""Folders of a partnership; every other folder with Markdown in it is a partnership of its own."""
LINKED = ("DOC102", "this is a symbolic link, and links are not followed: put the file itself here")


@dataclass(frozen=True, slots=True)
class Source:
    """One Markdown file below `charters/`: its path in the repository, the partnership's folder, its bytes.

    Where it can't be read, `trouble` holds the code of the finding and its words.
    """

    path: str
    folder: str
    content: bytes = b""
    trouble: tuple[str, str] | None = None


class Entry(NamedTuple):
    """One Markdown file before it is read: its path in the repository and the path of its partnership's folder."""

    path: str
    home: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder of charters: Markdown files by partnership, all files likewise, and all there are.

    `instead` is what files are to hold that has not been written yet, by path in the repository.
    """

    top: Path
    charters: Path
    homes: dict[str, tuple[Entry, ...]]
    beside: dict[str, frozenset[str]]
    files: frozenset[str]
    instead: dict[str, bytes] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The folder of the charters, relative to the repository."""
        return relative(self.charters, self.top)


@dataclass(frozen=True, slots=True)
class Handbook:
    """A folder of charters: `top` is the repository, `charters` the folder, `files` all paths below it."""

    top: Path
    charters: Path
    sources: tuple[Source, ...]
    files: frozenset[str]

    @property
    def root(self) -> str:
        """The folder of the charters, relative to the repository."""
        return relative(self.charters, self.top)


def relative(path: Path, top: Path) -> str:
    """A path as findings show it: relative to the repository, with forward slashes."""
    return PurePosixPath(os.path.relpath(path, top)).as_posix()


def repository(start: Path) -> Path | None:
    """The top of the git repository around a folder, if it is in one."""
    return next((each for each in (start, *start.parents) if (each / ".git").exists()), None)


def marked(start: Path) -> Path | None:
    """The nearest ancestor that holds a configuration of ours or of MkDocs."""
    return next((each for each in (start, *start.parents) if any((each / m).is_file() for m in MARKERS)), None)


def top_of(charters: Path) -> Path:
    """What paths in findings are relative to: git's top, else the configuration's folder, else beside `charters/`."""
    return repository(charters) or marked(charters) or charters.parent


def find(start: Path) -> Path:
    """The `charters/` to check when no path is given; it need not exist."""
    return (marked(start) or repository(start) or start) / CHARTERS


def around(path: Path) -> Path:
    """The folder of charters that a path given by hand belongs to."""
    named = [each for each in (path, *path.parents) if each.name == CHARTERS and each.is_dir()]
    if named:
        return named[0]
    if (path / CHARTERS).is_dir():
        return path / CHARTERS
    own = next((each for each in (path, *path.parents) if (each / "charter.md").is_file()), None)
    if own:
        return own.parent
    if path.is_dir():
        return path
    home = path.parent
    return home.parent.parent if home.name in BESIDE else home.parent


def read(charters: Path) -> Handbook:
    """Read every Markdown file below a folder of charters, in the order of their paths."""
    listing = survey(charters)
    entries = sorted(entry for own in listing.homes.values() for entry in own)
    sources = (load(entry, listing.top) for entry in entries)
    return Handbook(listing.top, charters, tuple(each for each in sources if each is not None), listing.files)


def survey(charters: Path, instead: Mapping[Path, bytes] | None = None) -> Listing:
    """Which files there are below a folder of charters, without reading one; everything in the order of its path.

    Hidden files and folders are none of our business. Links are listed but never followed: a link in a
    charter's folder could lead anywhere on the machine that checks it. `instead` is what files are to hold that has
    not been written yet.
    """
    top = top_of(charters)
    paths = sorted(_walk(str(charters), relative(charters, top)))
    homes, beside = arranged(paths, relative(charters, top))
    return Listing(
        top, charters, homes, beside, frozenset(paths),
        {relative(file, top): content for file, content in (instead or {}).items()},
    )  # fmt: skip


def arranged(paths: Sequence[str], root: str) -> tuple[dict[str, tuple[Entry, ...]], dict[str, frozenset[str]]]:
    """Sorted paths below the folder `root`, by partnership: the Markdown files, and all files."""
    holding = {path.rpartition("/")[0] for path in paths if path.endswith("/charter.md")}
    homes: dict[str, list[Entry]] = {}
    beside: dict[str, set[str]] = {}
    for path in paths:
        home = _home(path, root, holding)
        beside.setdefault(home, set()).add(path)
        if path.lower().endswith(".md"):
            homes.setdefault(home, []).append(Entry(path, home))
    listed = {home: tuple(own) for home, own in homes.items()}
    return listed, {home: frozenset(beside[home]) for home in homes}


def committed(top: Path) -> date | None:
    """The date of the last commit, where the folder is in a repository that has one."""
    from . import git  # noqa: PLC0415 (lint, which runs at every commit, needs no git)

    return git.committed(top)


def _walk(folder: str, shown: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        inside = shown + here[len(folder) :].replace(os.sep, "/")
        yield from (posixpath.normpath(f"{inside}/{each}") for each in files if not each.startswith("."))


def _home(path: str, root: str, holding: set[str]) -> str:
    """The partnership's folder: the nearest that holds a `charter.md`, else the one that looks like it."""
    parent = above = path.rpartition("/")[0]
    while above not in (root, ""):
        if above in holding:
            return above
        above = above.rpartition("/")[0]
    return parent.rpartition("/")[0] if parent.rpartition("/")[2] in BESIDE else parent


def load(entry: Entry, top: Path, instead: Mapping[str, bytes] | None = None) -> Source | None:
    """Read a file; None where it turns out to be none of our business. `instead` may have what it is to hold."""
    name, folder = entry.path, entry.home.rpartition("/")[2]
    path = os.path.join(top, name)
    try:
        about = os.lstat(path)
        if stat.S_ISLNK(about.st_mode):
            return Source(name, folder, trouble=LINKED)
        if not stat.S_ISREG(about.st_mode):
            return None
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)  # enough to see that it is too much
    except OSError as error:
        return Source(name, folder, trouble=("DOC101", f"the file cannot be read: {error.strerror}"))
    return held(entry, content, (instead or {}).get(name, content))


def held(entry: Entry, content: bytes, instead: bytes | None = None) -> Source | None:
    """A file with its first MOST_BYTES + 1 bytes; None for a README without frontmatter, which is a git host's."""
    name, folder = entry.path, entry.home.rpartition("/")[2]
    if name.lower().endswith("/readme.md") and not content.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
        return None
    return Source(name, folder, content if instead is None else instead)
