"""Listing -> Examined: what each partnership says, as far as it is remembered without reading it again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import cache
from ..cache import Cache
from ..model import Portfolio, Settings
from ..source import Listing
from . import outcome
from .engine import Beside, compare
from .neighbours import Known
from .outcome import Outcome
from .rulebook import Rulebook
from .workers import Also, Task, Watch, common, key_of, sources_of, work


class Examined(NamedTuple):
    """What each partnership says, in the order of their paths, and what shows only across them."""

    outcomes: list[Outcome]
    beside: Beside


def examined(
    listing: Listing, settings: Settings, book: Rulebook, *, remember: bool = True, watch: Watch | None = None,
    also: Also | None = None,
) -> Examined:  # fmt: skip
    """What the partnerships of a folder say by the rules of a book.

    Each is examined as if all links led somewhere and nobody else had a name; where the neighbours then answer
    otherwise, it is examined again with their answers. Raises Void where what was remembered can't be read.
    """
    memory = Cache(listing.charters, enabled=remember)
    same = common(listing, settings, book)
    lines: dict[str, bytes] = {}
    found: dict[str, Outcome] = {}
    for home in listing.homes if memory.lines else ():
        key = key_of(home, sources_of(home, listing), listing, same)
        texts = memory.get(key)
        if len(texts) == 2:
            found[home], lines[home] = outcome.read(*texts, book.by_code), memory.lines[key]
    new = [home for home in listing.homes if home not in found]
    tasks = [Task(home, {}) for home in new]
    while True:
        for task, line in work(tasks, listing, settings, watch, also):
            texts = cache.content(line)
            if len(texts) == 2:
                found[task.home], lines[task.home] = outcome.read(*texts, book.by_code), line
        outcomes = [found[home] for home in listing.homes if home in found]
        key = _key(outcomes, listing, same)
        across = memory.get(key)
        names, beside = outcome.read_across(across[0], book.by_code) if across else (None, None)
        known = Known(outcomes, listing.files, names)
        # Who was remembered with these very neighbours has heard what they answer.
        tasks = _again(new if across else found, found, known)
        if not tasks:
            break
    if beside is None:
        whole = Portfolio((), (), listing.files, {}, listing.root, settings)
        beside = compare(outcomes, whole, book)
    last = memory.lines[key] if across else cache.line(key, outcome.written_across(known.names, beside))
    memory.replace([*(lines[home] for home in listing.homes if home in lines), last])
    return Examined(outcomes, beside)


def _again(homes: Iterable[str], found: dict[str, Outcome], known: Known) -> list[Task]:
    """The partnerships that were told something else than what their neighbours answer now."""
    tasks = []
    for home in homes:
        heard = found[home].answers if home in found else {}
        answers = {question: known.answer(question) for question in heard}
        if answers != heard:
            tasks.append(Task(home, answers))
    return tasks


def _key(outcomes: Sequence[Outcome], listing: Listing, same: bytes) -> str:
    """The key of what shows across partnerships: everything that is kept of them, and which files there are."""
    files = "\n".join(sorted(listing.files))
    return cache.digest([same, os.fsencode(files), *(each.written for each in outcomes)])
