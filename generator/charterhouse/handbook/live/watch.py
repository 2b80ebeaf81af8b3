"""Setup -> the paths that change."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from .setup import Setup

TOLD = ("created", "modified", "moved", "deleted")
"""The kinds of events that mean a change: a build opens and closes every file, too."""
ASIDE = re.compile(r".*~|#.*#|.*\.(?:sw[a-z]|tmp|bak|py[co])|4913|.*___jb_(?:tmp|old)___|\.(?!\w+(?:\.ya?ml)?$).*",
                   re.IGNORECASE | re.ASCII)  # fmt: skip
"""What editors put beside a file that they write. Plugins of MkDocs read `.pages`, `.nav.yml` and their like."""


class Watch(FileSystemEventHandler):
    """Tells of every path that changes, where a build reads it."""

    def __init__(self, tell: Callable[[Path], None], own: Path) -> None:
        self.tell, self.own = tell, own
        self.outputs: tuple[Path, ...] = (own,)
        self.folders: frozenset[Path] = frozenset()
        self.files: frozenset[Path] = frozenset()
        self.watched: dict[tuple[Path, bool], ObservedWatch] = {}
        self.observer: BaseObserver = Observer()
        self.observer.start()

    def follow(self, setup: Setup, changed: Iterable[Path] = ()) -> None:
        """Watch what a setup names, and nothing else.

        A watch goes with its folder: one of those that have changed may be another by now, and is watched anew.
        """
        self.folders, self.files = frozenset(_places(setup.folders)), frozenset(_places(setup.files))
        outputs = (each.resolve() for each in setup.outputs)
        self.outputs = (self.own, *(each for each in outputs if not any(map(_inside(each), self.folders | self.files))))
        wanted = {(each, True) for each in self.folders if each.is_dir()}
        wanted |= {(_above(each.parent), False) for each in self.folders | self.files}
        replaced = frozenset(changed)
        for gone in [each for each in self.watched if each not in wanted or each[0] in replaced]:
            self.observer.unschedule(self.watched.pop(gone))
        for place in sorted(wanted - self.watched.keys()):
            self._watch(place)

    def end(self) -> None:
        """Watch no more."""
        self.observer.stop()
        self.observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of what counts: not of a folder that it has other files, which are told of themselves."""
        if event.event_type not in TOLD or (event.is_directory and event.event_type == "modified"):
            return
        for told in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(told))
            if told and self._counts(path):
                self.tell(path)

    def _counts(self, path: Path) -> bool:
        if path in self.folders or path in self.files:
            return True
        if any(path.is_relative_to(each) for each in self.outputs) or ASIDE.fullmatch(path.name):
            return False
        inside = (path.relative_to(each).parts[:-1] for each in self.folders if path.is_relative_to(each))
        return any(not any(part.startswith(".") or part == "__pycache__" for part in parts) for parts in inside)

    def _watch(self, place: tuple[Path, bool]) -> None:
        path, deep = place
        try:
            self.watched[place] = self.observer.schedule(self, str(path), recursive=deep)
        except OSError:
            if not path.is_dir():
                return  # gone in the meantime, as the folder above tells
            if isinstance(self.observer, PollingObserver):
                raise
            self._look_instead()
            self._watch(place)

    def _look_instead(self) -> None:
        """Look at all files every second: the system allows no more watches."""
        self.end()
        self.observer = PollingObserver(timeout=1)
        self.observer.start()
        places, self.watched = [*self.watched], {}
        for each in places:
            self._watch(each)


def _places(paths: Iterable[Path]) -> Iterator[Path]:
    """Where paths lie, and what they are links to."""
    for path in paths:
        yield path.parent.resolve() / path.name
        with suppress(OSError, RuntimeError):  # a link to itself
            yield path.resolve()


def _inside(folder: Path) -> Callable[[Path], bool]:
    return lambda path: path.is_relative_to(folder)


def _above(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())
