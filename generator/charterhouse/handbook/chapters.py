"""Tasks -> Chapters: out of the store, or written now, by as many processes as there are cores."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from ..lint.workers import Watch
from .chapter import Author, Chapter, Site, Task
from .facts import lean
from .store import Store

FEW = 12
"""Chapters that are written sooner than a second process starts."""


class Written(NamedTuple):
    """A chapter and the key of its HTML in the store; empty where it must not be published."""

    key: str
    chapter: Chapter


def write(tasks: list[Task], site: Site, kept: Store, watch: Watch | None = None) -> list[Written]:
    """The chapter of every task, in their order; those that are not in the store yet are written and put there.

    Raises Undrawable where a template fails, and OSError where the store can't be written to.
    """
    author = Author(site)
    keys = [author.key(task) for task in tasks]
    found = {key: chapter for key in keys if (chapter := _known(kept.get(key), site))}
    new = [(task, key) for task, key in zip(tasks, keys, strict=True) if key not in found]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    made = _elsewhere(new, site, kept, cores) if len(new) > FEW and cores > 1 else map(_Writer(author, kept), new)
    for number, ((_, key), chapter) in enumerate(zip(new, made, strict=True), 1):
        found[key] = chapter._replace(facts=lean(chapter.facts))
        if watch:
            watch(number, len(new))
    kept.sweep(keys)
    return [Written("" if found[key].faults else key, found[key]) for key in keys]


def _known(chapter: Chapter | None, site: Site) -> Chapter | None:
    """A chapter that still holds: all that it links to is there."""
    return chapter if chapter and all(each in site.listing.files for each in chapter.beyond) else None


class _Writer:
    """Writes chapters and puts them into the store."""

    def __init__(self, author: Author, kept: Store) -> None:
        self.author, self.kept = author, kept

    def __call__(self, job: tuple[Task, str]) -> Chapter:
        task, key = job
        chapter, html = self.author.write(task, self.author.read(task))
        if not chapter.faults:
            self.kept.put(key, chapter, html)
        return chapter


_writer: _Writer | None = None


def _start(site: Site, kept: Store) -> None:
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)  # half a megabyte of cycles a chapter: seldom is enough, never would fill up
    global _writer  # noqa: PLW0603 (what a process of a pool has of its own can only be a global)
    _writer = _Writer(Author(site), kept)


def _write(job: tuple[Task, str]) -> Chapter:
    if _writer is None:
        raise RuntimeError("the process was not started by _start")
    return _writer(job)


def _elsewhere(jobs: list[tuple[Task, str]], site: Site, kept: Store, cores: int) -> Iterator[Chapter]:
    with ProcessPoolExecutor(cores, initializer=_start, initargs=(site, kept)) as pool:
        yield from pool.map(_write, jobs, chunksize=8)
