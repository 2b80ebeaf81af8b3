"""folder -> Sources: which files make up a handbook, and their bytes (the only module that runs git)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

MARKERS = ("charterhouse.toml", "mkdocs.yml")
CHARTERS = "charters"
MOST_BYTES = 4 * 1024 * 1024
BESIDE = ("appendices", "reviews")
"""Folders of a partnership; every other folder with Markdown in it is a partnership of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """One Markdown file below `charters/`: its path in the repository, the partnership's folder, its bytes.

    Where it can't be read, `trouble` holds the code of the finding and its words.
    """

    path: str
    folder: str
    content: bytes = b""
    trouble: tuple[str, str] | None = None


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
    """Read every Markdown file below a folder of charters, in the order of their paths.

    Hidden files and folders are none of our business. Links are listed but never followed: a link in a
    charter's folder could lead anywhere on the machine that checks it.
    """
    top = top_of(charters)
    paths = sorted(_walk(charters))
    known = frozenset(relative(path, top) for path in paths)
    homes = {path.parent for path in paths if path.name == "charter.md"}
    sources = tuple(_read(path, top, _folder(path, charters, homes)) for path in paths if path.suffix.lower() == ".md")
    return Handbook(top, charters, tuple(each for each in sources if each is not None), known)


def committed(top: Path) -> date | None:
    """The date of the last commit, where the folder is in a repository that has one."""
    import subprocess  # noqa: PLC0415 (lint, which runs at every commit, needs no git)

    command = ["git", "-C", str(top), "log", "-1", "--format=%cs"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)  # noqa: S603
        return date.fromisoformat(answer.stdout.strip())
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (Path(here, each) for each in files if not each.startswith("."))


def _folder(path: Path, charters: Path, homes: set[Path]) -> str:
    """The partnership's folder: the nearest that holds a `charter.md`, else the one that looks like it."""
    for each in path.parents:
        if each == charters:
            break
        if each in homes:
            return each.name
    parent = path.parent
    return parent.parent.name if parent.name in BESIDE else parent.name


def _read(path: Path, top: Path, folder: str) -> Source | None:
    name = relative(path, top)
    if path.is_symlink():
        words = "this is a symbolic link, and links are not followed: put the file itself here"
        return Source(name, folder, trouble=("DOC102", words))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # enough to see that it is too much
    except OSError as error:
        return Source(name, folder, trouble=("DOC101", f"the file cannot be read: {error.strerror}"))
    if path.name.lower() == "readme.md" and not content.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
        return None  # what a git host shows for the folder
    return Source(name, folder, content)
