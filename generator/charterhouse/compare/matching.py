"""items, items -> which of them are the same, which were edited, and which of those in order have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from .meaning import Steps, alike, meaning

EDITED, EDITED_TEXT, RENAMED = 0.4, 0.5, 0.7
"""From where on two items, two texts, or two items with different ids are one and the same, edited."""
MOST_PAIRS = 2500
"""Pairs that are compared with each other: a list made to be slow must not hold anybody up."""


class Match(NamedTuple):
    """The index of an item on each side; None where it isn't there."""

    old: int | None
    new: int | None
    moved: bool = False


def match(old: Sequence[Any], new: Sequence[Any], steps: Steps) -> tuple[Match, ...]:
    """Pair the items of two lists by id, else by meaning, else by the most alike content.

    In the order of the new list, what is gone after what it followed. Words that are names (`amend-core`) are the
    same or not; an item with another id must be more alike than one without.
    """
    found: dict[int, int] = {}
    found |= same([_id(item) for item in old], [_id(item) for item in new], found)
    found |= same([meaning(item, (*steps, "")) for item in old], [meaning(item, (*steps, "")) for item in new], found)
    rest = left(len(old), found), left(len(new), found.values())
    found |= closest(*rest, lambda one, other: _near(old[one], new[other], steps))
    return tuple(merged(len(old), len(new), found))


def same(old: Sequence[Hashable], new: Sequence[Hashable], found: dict[int, int]) -> dict[int, int]:
    """Pair what has the same name on both sides, old index to new; without what is `found`, or has no name (None)."""
    places: dict[Hashable, deque[int]] = {}
    for at in left(len(old), found):
        places.setdefault(old[at], deque()).append(at)
    pairs = {}
    for at in left(len(new), found.values()):
        if new[at] is not None and places.get(new[at]):
            pairs[places[new[at]].popleft()] = at
    return pairs


def left(size: int, found: Iterable[int]) -> list[int]:
    """The indices that are not found yet."""
    taken = frozenset(found)
    return [at for at in range(size) if at not in taken]


def _id(item: Any) -> Hashable:
    name = item.get("id") if isinstance(item, dict) else None
    return str(name) if isinstance(name, (str, int, float)) else None


def _near(old: Any, new: Any, steps: Steps) -> float:
    """How alike two items are, 0 where not enough to be one item."""
    if isinstance(old, str) and isinstance(new, str):
        names = " " not in old.strip() or " " not in new.strip()
        least = 2.0 if names else EDITED_TEXT
    else:
        least = RENAMED if _id(old) is not None and _id(new) is not None else EDITED
    score = alike(old, new, (*steps, ""), leave="id")
    return score if score >= least else 0.0


def closest(old: Sequence[int], new: Sequence[int], near: Callable[[int, int], float]) -> dict[int, int]:
    """Pair what is most alike first, old index to new; of equally alike ones those that stand alike.

    Of very many, each is only compared with those that stand where it stood.
    """
    reach = max(MOST_PAIRS // (len(old) or 1), 3) if len(old) * len(new) > MOST_PAIRS else len(new)
    scores: list[tuple[float, int, int, int]] = []
    for place, one in enumerate(old):
        low = 0 if reach >= len(new) else max(0, min(place, len(new)) - reach // 2)
        others = enumerate(new[low : low + reach], low)
        scores += [(-near(one, each), abs(place - at), one, each) for at, each in others]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, one, other in sorted(scores):
        if score < 0 and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def merged(old: int, new: int, found: dict[int, int]) -> Iterator[Match]:
    """All items of two lists in one order, with those marked that left their place among the others."""
    partner = {other: one for one, other in found.items()}
    pairs = sorted(partner.items())
    stayed = {pairs[at][0] for at in rising([one for _, one in pairs])}
    gone: dict[int, list[int]] = {}
    before = -1
    for at in range(old):
        if at in found:
            before = found[at]
        else:
            gone.setdefault(before, []).append(at)
    yield from (Match(at, None) for at in gone.get(-1, ()))
    for at in range(new):
        yield Match(partner.get(at), at, moved=at in partner and at not in stayed)
        yield from (Match(each, None) for each in gone.get(at, ()))


def rising(numbers: Iterable[int]) -> list[int]:
    """The indices of a longest rising subsequence: what kept its order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
        before.append(ends[length - 1] if length else -1)
    kept: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]
