"""Listing -> Outcomes: what each partnership says, remembered where nothing changed, on all cores where much did."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any, NamedTuple

from .. import cache, portfolio, source
from ..cache import Cache
from ..model import Answer, Question, Settings
from ..source import Listing, Source
from . import outcome
from .engine import examine
from .neighbours import Known, Told
from .outcome import Outcome
from .rulebook import Rulebook, rulebook

FEW = 48
"""Files that are examined sooner than a second process starts."""
Watch = Callable[[int, int], None]
"""Told after each partnership how many of how many are done."""


class Task(NamedTuple):
    """A partnership to examine: its folder, and what the neighbours answer as far as that is known."""

    home: str
    answers: dict[Question, Answer]


def outcomes(
    listing: Listing, settings: Settings, book: Rulebook, *, remember: bool = True, watch: Watch | None = None
) -> list[Outcome]:
    """What each partnership of a folder says by the rules of a book, in the order of their paths.

    Each is examined as if all links led somewhere and nobody else had a name; where the neighbours then answer
    otherwise, it is examined again with their answers.
    """
    memory = Cache(listing.charters, enabled=remember)
    same = _same(listing, settings, book)
    lines: dict[str, bytes] = {}
    found: dict[str, Outcome] = {}
    for home in listing.homes if memory.lines else ():
        key = _key(home, _sources(home, listing), listing, same)
        known = _remembered(memory.get(key), book)
        if known:
            found[home], lines[home] = known, memory.lines[key]
    tasks = [Task(home, {}) for home in listing.homes if home not in found]
    while tasks:
        for task, line in _examined(tasks, listing, settings, watch):
            data = cache.content(line)
            if data is not None:
                found[task.home], lines[task.home] = outcome.read(data, book.by_code), line
        tasks = _again(found, listing)
    memory.replace(lines[home] for home in listing.homes if home in lines)
    return [found[home] for home in listing.homes if home in found]


def _again(found: dict[str, Outcome], listing: Listing) -> list[Task]:
    """The partnerships that were told something else than what their neighbours answer now."""
    if not any(each.answers for each in found.values()):
        return []
    known = Known((each.charter for each in found.values()), listing.files)
    tasks = []
    for home, each in found.items():
        answers = {question: known.answer(question) for question in each.answers}
        if answers != each.answers:
            tasks.append(Task(home, answers))
    return tasks


def _remembered(data: Any, book: Rulebook) -> Outcome | None:
    try:
        return outcome.read(data, book.by_code) if data else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None  # of another hand, or damaged so that the checksum still fits


def _same(listing: Listing, settings: Settings, book: Rulebook) -> bytes:
    """What all partnerships of a run have in common, as a part of their keys."""
    chosen = json.dumps(asdict(settings), sort_keys=True, default=sorted)
    root = listing.root.encode("utf-8", "surrogateescape")
    return b"\0".join((cache.program(), chosen.encode(), book.identity.encode(), root))


def _key(home: str, sources: Iterable[Source], listing: Listing, same: bytes) -> str:
    """The key of a partnership: everything that its outcome depends on, but the neighbours' answers."""
    parts = [same, *(os.fsencode(path) for path in sorted(listing.beside[home])), b""]
    for each in sources:
        parts += [os.fsencode(each.path), repr(each.trouble).encode(), each.content]
    return cache.digest(parts)


def _sources(home: str, listing: Listing) -> Iterator[Source]:
    loaded = (source.load(entry, listing.top, listing.instead) for entry in listing.homes[home])
    return (each for each in loaded if each is not None)


def _examined(
    tasks: list[Task], listing: Listing, settings: Settings, watch: Watch | None
) -> Iterator[tuple[Task, bytes]]:
    """Each task with its outcome as the cache keeps it, by this process or by as many as there are cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    many = sum(len(listing.homes[task.home]) for task in tasks) > FEW and cores > 1
    done = _elsewhere(tasks, listing, settings, cores) if many else map(_Examiner(listing, settings), tasks)
    for number, (task, line) in enumerate(zip(tasks, done, strict=True), 1):
        if watch:
            watch(number, len(tasks))
        yield task, line


class _Examiner:
    """Examines partnerships of one folder of charters; made once in every process."""

    def __init__(self, listing: Listing, settings: Settings) -> None:
        self.listing, self.settings = listing, settings
        self.book = rulebook(settings, listing.top)
        self.same = _same(listing, settings, self.book)

    def __call__(self, task: Task) -> bytes:
        sources = tuple(_sources(task.home, self.listing))
        if not sources:  # a folder with no more than a README in it
            return cache.line(_key(task.home, sources, self.listing, self.same), None)
        charter, faults = portfolio.partnership(sources)
        own = portfolio.alone(charter, faults, self.listing.beside[task.home], self.listing.root)
        own = replace(own, settings=self.settings, neighbours=Told(task.answers))
        key = _key(task.home, sources, self.listing, self.same)
        return cache.line(key, outcome.written(examine(charter, own, self.book)))


_examiner: _Examiner | None = None


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


def _start(listing: Listing, settings: Settings) -> None:
    gc.disable()  # as in `uncollected`
    global _examiner  # noqa: PLW0603 (what a process of a pool has of its own can only be a global)
    _examiner = _Examiner(listing, settings)


def _work(task: Task) -> bytes:
    if _examiner is None:
        raise RuntimeError("the process was not started by _start")
    return _examiner(task)


def _elsewhere(tasks: Iterable[Task], listing: Listing, settings: Settings, cores: int) -> Iterator[bytes]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (only for many files)

    with ProcessPoolExecutor(cores, initializer=_start, initargs=(listing, settings)) as pool:
        yield from pool.map(_work, tasks, chunksize=8)
