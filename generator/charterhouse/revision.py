"""commit -> Sources: a handbook as it lay in a commit, read as `source` reads a folder, and without a checkout."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from . import config, git, source
from .config import ConfigurationError
from .git import Repository
from .model import Settings
from .source import Handbook, Source
from .unpacking import unpack

__all__ = ("Shelf", "load", "read", "settings", "survey", "unpack")

FARTHEST = 40
"""Links that lead from one to the next, after which an operating system gives up too."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies below a folder of a commit, as `source.Listing` has it for the disk; nothing has been read."""

    repository: Repository
    commit: str
    root: str
    homes: dict[str, tuple[source.Entry, ...]]
    beside: dict[str, frozenset[str]]
    files: frozenset[str]
    lying: dict[str, git.Entry]
    """By path: its hash and its mode."""


def survey(repository: Repository, commit: str, root: str, home: str | None = None) -> Shelf:
    """Which files a commit has below a folder of charters, `.` for the top, or of one partnership in it.

    Raises GitError.
    """
    root = posixpath.normpath(root)
    listed = repository.entries(commit, root if home is None else home)
    entries = [each for each in listed if _ours(each, root)]
    links = {each.path: each for each in entries if each.mode == git.LINK}
    folders = _to_folders(repository, commit, links)
    lying = {each.path: each for each in entries if each.path not in folders}
    paths = sorted(lying)
    homes, beside = source.arranged(paths, root)
    return Shelf(repository, commit, root, homes, beside, frozenset(paths), lying)


def load(shelf: Shelf, entries: Iterable[source.Entry]) -> Iterator[Source]:
    """Read files of a shelf, in that order, without those that turn out to be none of our business. Raises GitError."""
    entries = tuple(entries)
    bytes_of = shelf.repository.pour(
        shelf.lying[each.path].hash for each in entries if shelf.lying[each.path].mode != git.LINK
    )
    for entry in entries:
        if shelf.lying[entry.path].mode == git.LINK:
            yield Source(entry.path, entry.home.rpartition("/")[2], trouble=source.LINKED)
        else:
            read = source.held(entry, _first(next(bytes_of)))
            if read is not None:
                yield read


def read(repository: Repository, commit: str, root: str, top: Path) -> Handbook:
    """The handbook below a folder of a commit, as `source.read` gives that of `top / root`. Raises GitError."""
    shelf = survey(repository, commit, root)
    entries = sorted(entry for own in shelf.homes.values() for entry in own)
    return Handbook(top, top / root, tuple(load(shelf, entries)), shelf.files)


def settings(repository: Repository, commit: str, home: str) -> Settings:
    """The configuration in a folder of a commit, or the nearest above it; without one, the defaults.

    Raises ConfigurationError, which names the file with its commit, and GitError.
    """
    folder = posixpath.normpath(home)
    while (found := _file(repository, commit, posixpath.join(folder, config.FILE))) is None:
        if folder == ".":
            return Settings()
        folder = posixpath.dirname(folder) or "."
    shown = f"{commit[:12]}:{found.path}"
    (text,) = repository.blobs([found.hash])
    with TemporaryDirectory() as held:  # a configuration is checked where it lies, with lines and columns
        file = Path(held, config.FILE)
        file.write_bytes(text)
        try:
            return replace(config.load(file), source=shown)
        except ConfigurationError as error:
            raise ConfigurationError(str(error).replace(str(file), shown)) from error


def _file(repository: Repository, commit: str, path: str) -> git.Entry | None:
    found = repository.entry(commit, posixpath.normpath(path))
    return found if found and found.mode in git.REGULAR else None


def _ours(entry: git.Entry, root: str) -> bool:
    """Neither hidden, nor in a hidden folder below `root`, nor another repository."""
    inside = entry.path if root == "." else entry.path[len(root) + 1 :]
    return entry.mode != git.SUBMODULE and not inside.startswith(".") and "/." not in inside


def _to_folders(repository: Repository, commit: str, links: dict[str, git.Entry]) -> set[str]:
    """The links to folders, which on a disk are folders that nobody looks into."""
    found = repository.blobs(each.hash for each in links.values())
    targets = {path: text.decode("utf-8", "surrogateescape") for path, text in zip(links, found, strict=True)}
    folders = set()
    for link in links:
        path = link
        for _ in range(FARTHEST):
            if path not in targets:
                break
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), targets[path]))
        leads_out = path in targets or posixpath.isabs(path) or re.match(r"\.\.(/|$)", path)
        if not leads_out and repository.tree(commit, path):
            folders.add(link)
    return folders


def _first(chunks: Iterator[bytes]) -> bytes:
    """As much of a file as shows that it is too much."""
    made = bytearray()
    for chunk in chunks:
        made += chunk
        if len(made) > source.MOST_BYTES:
            break
    return bytes(made[: source.MOST_BYTES + 1])
