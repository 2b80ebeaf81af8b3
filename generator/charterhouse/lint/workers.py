"""Tasks -> outcomes as they are written down, by this process or by as many as there are cores."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import NamedTuple

from .. import cache, portfolio, source
from ..model import Answer, Charter, Question, Settings
from ..source import Listing, Source
from . import outcome
from .engine import examine
from .neighbours import Told
from .outcome import Outcome
from .rulebook import Rulebook, rulebook

FEW = 48
"""Files that are examined sooner than a second process starts."""
Watch = Callable[[int, int], None]
"""Told after each partnership how many of how many are done."""
Also = Callable[[str, Charter, Outcome], None]
"""What else is done with a partnership while it is at hand, in the process that has read it: it must be picklable."""


class Task(NamedTuple):
    """A partnership to examine: its folder, and what the neighbours answer as far as that is known."""

    home: str
    answers: dict[Question, Answer]


def work(
    tasks: list[Task], listing: Listing, settings: Settings, watch: Watch | None, also: Also | None = None
) -> Iterator[tuple[Task, bytes]]:
    """Each task with its outcome as a line of the cache."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    many = sum(len(listing.homes[task.home]) for task in tasks) > FEW and cores > 1
    alone = _Examiner(listing, settings, also)
    done = _elsewhere(tasks, listing, settings, cores, also) if many else map(alone, tasks)
    for number, (task, line) in enumerate(zip(tasks, done, strict=True), 1):
        if watch:
            watch(number, len(tasks))
        yield task, line


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: what we make has no cycles, and it would look through all of it all the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def common(listing: Listing, settings: Settings, book: Rulebook) -> bytes:
    """What all partnerships of a run have in common, as a part of their keys."""
    chosen = json.dumps(asdict(settings), sort_keys=True, default=sorted)
    root = listing.root.encode("utf-8", "surrogateescape")
    return b"\0".join((cache.program(), chosen.encode(), book.identity.encode(), root))


def key_of(home: str, sources: Iterable[Source], listing: Listing, same: bytes) -> str:
    """The key of a partnership: everything that its outcome depends on, but the neighbours' answers."""
    parts = [same, *(os.fsencode(path) for path in sorted(listing.beside[home])), b""]
    for each in sources:
        parts += [os.fsencode(each.path), repr(each.trouble).encode(), each.content]
    return cache.digest(parts)


def sources_of(home: str, listing: Listing) -> Iterator[Source]:
    """The files of a partnership, read."""
    loaded = (source.load(entry, listing.top, listing.instead) for entry in listing.homes[home])
    return (each for each in loaded if each is not None)


class _Examiner:
    """Examines partnerships of one folder of charters; made once in every process."""

    def __init__(self, listing: Listing, settings: Settings, also: Also | None = None) -> None:
        self.listing, self.settings, self.also = listing, settings, also
        self.book = rulebook(settings, listing.top)
        self.common = common(listing, settings, self.book)

    def __call__(self, task: Task) -> bytes:
        sources = tuple(sources_of(task.home, self.listing))
        key = key_of(task.home, sources, self.listing, self.common)
        if not sources:  # a folder with no more than a README in it
            return cache.line(key)
        charter, faults = portfolio.partnership(sources)
        own = portfolio.alone(charter, faults, self.listing.beside[task.home], self.listing.root)
        own = replace(own, settings=self.settings, neighbours=Told(task.answers))
        found = examine(charter, own, self.book)
        if self.also:
            self.also(task.home, charter, found)
        return cache.line(key, *outcome.written(found))


_examiner: _Examiner | None = None


def _start(listing: Listing, settings: Settings, also: Also | None) -> None:
    if also is None:
        gc.disable()  # as in `uncollected`
    global _examiner  # noqa: PLW0603 (what a process of a pool has of its own can only be a global)
    _examiner = _Examiner(listing, settings, also)


def _work(task: Task) -> bytes:
    if _examiner is None:
        raise RuntimeError("the process was not started by _start")
    return _examiner(task)


def _elsewhere(
    tasks: Iterable[Task], listing: Listing, settings: Settings, cores: int, also: Also | None
) -> Iterator[bytes]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (only for many files)

    with ProcessPoolExecutor(cores, initializer=_start, initargs=(listing, settings, also)) as pool:
        yield from pool.map(_work, tasks, chunksize=8)
