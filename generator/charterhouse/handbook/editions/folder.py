"""A folder that editions are published to: made beside its place, and swapped in at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..swapping import swap
from .ledger import EDITIONS, VERSIONS
from .locking import locked
from .shelf import Contents, Refused


class Folder:
    """A published folder, and the one beside it that is worked in."""

    def __init__(self, target: Path, staging: Path, title: str) -> None:
        self.target, self.staging, self.title = target, staging, title

    def names(self) -> tuple[str, ...]:
        """What stands in it. Pages of a plain `charterhouse build`, without a list of editions, make room."""
        if not any((self.target / each).is_file() for each in (EDITIONS, VERSIONS)):
            return ()
        return tuple(sorted(each.name for each in self.target.iterdir()))

    def text(self, name: str) -> bytes | None:
        """The content of a file above all editions; None where there is none."""
        path = self.target / name
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def files(self, name: str) -> list[tuple[str, int]]:
        """The paths and sizes of the files of an edition."""
        return sizes(self.target / name)

    def put(self, contents: Contents, message: str) -> bool:  # noqa: ARG002 (a folder has no place for it)
        """Swap the new folder in, unless it would be the same; whether it was. Raises OSError."""
        if not contents.made and self._same(contents):
            return False
        site = self.staging / "site"
        site.mkdir(parents=True)
        for name, folder in contents.made.items():
            folder.rename(site / name)
        for name in contents.kept:
            _linked(self.target / name, site / name)
        for alias, name in contents.aliases.items():
            _linked(site / name, site / alias)
        for name, text in contents.front.items():
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_bytes(text)
        swap(site, self.target)
        return True

    def _same(self, contents: Contents) -> bool:
        top = {*contents.kept, *contents.aliases, *(name.partition("/")[0] for name in contents.front)}
        return (
            set(self.names()) == top
            and all(self.text(name) == text for name, text in contents.front.items())
            and all(self.files(alias) == self.files(name) for alias, name in contents.aliases.items())
        )


@contextmanager
def folder(target: Path, sources: tuple[Path, ...], title: str, waiting: Callable[[], None]) -> Iterator[Folder]:
    """A folder to publish to, locked as long as it is used. The first of `sources`, the top of the handbook, must not
    lie in it; nor the others, nor it in one of them.

    Raises Refused where it holds something else than a site, or can't be written to.
    """
    target = target.resolve()
    _check(target, sources)
    staging = target.with_name(f".{target.name[:100]}.publishing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.with_name(f".{target.name[:100]}.lock"), waiting):
            _check(target, sources)
            _emptied(staging)
            try:
                yield Folder(target, staging, title)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise Refused(f"{title} was not published, and is as it was: {_told(error)}") from error


def _emptied(staging: Path) -> None:
    """A folder to work in, without what a publish left that was killed."""
    if staging.is_symlink():
        raise Refused(f"{staging} is a symbolic link: delete it")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()


def _check(target: Path, sources: tuple[Path, ...]) -> None:
    for each in (source.resolve() for source in sources):
        if each.is_relative_to(target):
            raise Refused(f"{target} would be replaced, and the handbook's own files lie in it: choose another --to")
        if each != sources[0].resolve() and target.is_relative_to(each):
            raise Refused(f"{target} lies in {each}, and would be taken for a part of it: choose another --to")
    if target.exists() and not target.is_dir():
        raise Refused(f"{target} is a file: choose a folder with --to")
    if target.is_mount():
        raise Refused(f"{target} is where a disk is mounted, and cannot be swapped: choose a folder below it with --to")
    site = any((target / each).is_file() for each in ("404.html", EDITIONS, VERSIONS))
    if target.is_dir() and not site and any(target.iterdir()):
        raise Refused(f"{target} is not empty and holds no site: choose another --to, or empty it")


def _told(error: OSError) -> str:
    words = error.strerror or str(error)
    return f"{words}: {error.filename}" if error.filename else words


def sizes(folder: Path) -> list[tuple[str, int]]:
    """The paths, relative to a folder, and sizes in bytes of all files in it; links count with no size at all."""
    found: list[tuple[str, int]] = []
    waiting = [(str(folder), "")] if folder.is_dir() and not folder.is_symlink() else []
    while waiting:
        here, inside = waiting.pop()
        with os.scandir(here) as entries:
            for each in entries:
                if each.is_dir(follow_symlinks=False):
                    waiting.append((each.path, f"{inside}{each.name}/"))
                else:
                    link = each.is_symlink()
                    found.append((inside + each.name, -1 if link else each.stat(follow_symlinks=False).st_size))
    return sorted(found)


def _linked(source: Path, target: Path) -> None:
    """The same files at a second place; copied where the disk knows no links. Symbolic links stay what they are."""
    if source.is_dir() and not source.is_symlink():
        _again(str(source), str(target))
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def _again(source: str, target: str) -> None:
    """The same for a folder, of tens of thousands of files perhaps: a Path for each would take longer than the disk."""
    os.mkdir(target)  # noqa: PTH102
    with os.scandir(source) as entries:
        for each in entries:
            there = f"{target}{os.sep}{each.name}"
            if each.is_dir(follow_symlinks=False):
                _again(each.path, there)
            elif each.is_symlink():
                os.symlink(os.readlink(each.path), there)  # noqa: PTH115, PTH211
            else:
                _file(each.path, there)


def _file(source: str, target: str) -> None:
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copy2(source, target)
