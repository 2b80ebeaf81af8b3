"""words, words -> which of them stayed, in time that grows with the words and not with their square.

What Python's difflib does takes minutes where two long texts have nothing in common. So long runs of words that occur
once on either side are laid upon each other first, then shorter ones, then single words; only what is left between
them is compared word by word, and only as long as that is cheap. What is still left counts as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from .matching import rising

RUNS = (12, 4, 1)
"""Lengths, in words, of the runs that are looked for."""
MOST_PAIRS = 400_000
"""Pairs of equal words that one comparison may look at: half a second."""
MOST_ROUNDS = 30
"""How often, on the average, a word may be looked at in the search for runs: texts can be made to need one for each."""


class Run(NamedTuple):
    """Words that stayed: where they begin on either side, and how many they are."""

    old: int
    new: int
    length: int


class _Stretch(NamedTuple):
    """What is still to be compared: from and to, on either side, and from which length of runs on."""

    old: int
    old_end: int
    new: int
    new_end: int
    depth: int = 0


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Run, ...]:
    """The runs that stayed, in order."""
    found: list[Run] = []
    todo = [_Stretch(0, len(old), 0, len(new))]
    pairs, looks = MOST_PAIRS, MOST_ROUNDS * (len(old) + len(new))
    while todo:
        within = _shared_ends(old, new, todo.pop(), found)
        if within.old == within.old_end or within.new == within.new_end:
            continue
        runs: list[Run] = []
        depth = within.depth
        while not runs and depth < len(RUNS) and looks > 0:
            runs = _unique_runs(old, new, within, RUNS[depth])
            looks -= within.old_end - within.old + within.new_end - within.new
            depth += 1
        if runs:
            todo += _between(within, runs, depth - 1)
            found += runs
            continue
        places: dict[Hashable, list[int]] = {}
        for at in range(within.new, within.new_end):
            places.setdefault(new[at], []).append(at)
        cost = sum(len(places.get(old[at], ())) for at in range(within.old, within.old_end))
        if cost <= pairs:
            pairs -= cost
            found += _longest_common(old, within, places)
    return _joined(sorted(found))


def _shared_ends(old: Sequence[Hashable], new: Sequence[Hashable], within: _Stretch, found: list[Run]) -> _Stretch:
    """The stretch without what its beginnings and its ends have in common, which is found."""
    start, end, other, other_end, depth = within
    head, most = 0, min(end - start, other_end - other)
    while head < most and old[start + head] == new[other + head]:
        head += 1
    tail, most = 0, most - head
    while tail < most and old[end - tail - 1] == new[other_end - tail - 1]:
        tail += 1
    found += [Run(start, other, head)] * bool(head) + [Run(end - tail, other_end - tail, tail)] * bool(tail)
    return _Stretch(start + head, end - tail, other + head, other_end - tail, depth)


def _unique_runs(old: Sequence[Hashable], new: Sequence[Hashable], within: _Stretch, length: int) -> list[Run]:
    """Runs of some length that occur once on either side, those that stand in the same order."""
    once = _once(old, within.old, within.old_end, length)
    others = _once(new, within.new, within.new_end, length)
    pairs = [(at, others[run]) for run, at in once.items() if run in others]
    runs: list[Run] = []
    for at, other in (pairs[each] for each in rising([other for _, other in pairs])):
        last = runs[-1] if runs else Run(within.old, within.new, 0)
        end, other_end = last.old + last.length, last.new + last.length
        if at >= end and other >= other_end:
            runs.append(Run(at, other, length))
        elif runs and at - last.old == other - last.new:  # overlaps the last one, and goes on with it
            runs[-1] = Run(last.old, last.new, at + length - last.old)
    return runs


def _once(words: Sequence[Hashable], start: int, end: int, length: int) -> dict[Hashable, int]:
    """Where runs begin that occur once, in order."""
    places: dict[Hashable, int] = {}
    for at in range(start, end - length + 1):
        run = tuple(words[at : at + length]) if length > 1 else words[at]
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _between(within: _Stretch, runs: list[Run], depth: int) -> list[_Stretch]:
    ends = [Run(within.old, within.new, 0), *runs]
    starts = [*runs, Run(within.old_end, within.new_end, 0)]
    return [
        _Stretch(before.old + before.length, after.old, before.new + before.length, after.new, depth)
        for before, after in zip(ends, starts, strict=True)
    ]


def _longest_common(old: Sequence[Hashable], within: _Stretch, places: dict[Hashable, list[int]]) -> list[Run]:
    """A longest common subsequence, by Hunt and Szymanski: the cost is the number of equal pairs."""
    tails: list[int] = []
    chains: list[tuple[int, int, object]] = []
    for at in range(within.old, within.old_end):
        for other in reversed(places.get(old[at], ())):
            length = bisect_left(tails, other)
            link = (at, other, chains[length - 1] if length else None)
            tails[length : length + 1] = [other]
            chains[length : length + 1] = [link]
    found: list[Run] = []
    chain: object = chains[-1] if chains else None
    while isinstance(chain, tuple):
        at, other, chain = chain
        found.append(Run(at, other, 1))
    return found


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            joined[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            joined.append(run)
    return tuple(joined)
