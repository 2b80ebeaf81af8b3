"""values, values -> differences: what of a frontmatter was added, removed, changed, moved, renamed; at which key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..document import Document, KeyPath
from ..scalars import NULLS
from .change import Kind
from .matching import EDITED, Match, closest, left, match, merged
from .meaning import ORDERED, Steps, alike, digest, meaning

WHOLE = (("exit", "for_convenience"),)
"""Lists that are one value: who may leave without a reason can also be `true`."""
RENAMABLE = (("parties",), ("definitions",))
"""Sections whose keys are names that somebody chose: an entry under another name is still the same entry."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands: the key as findings write it, and the paths on both sides.

    `steps` has an item by its id, or its index; `home` tells items without an id apart, for what is approved must
    not pass to another one. `item` says that it is one of a list.
    """

    key: str = ""
    steps: Steps = ()
    old: KeyPath = ()
    new: KeyPath = ()
    home: str = ""
    item: bool = False

    def at(self, key: str, other: str | None = None) -> Spot:
        """The value under a key, which may have another name on the new side."""
        name = key if other is None else other
        shown = f"{self.key}.{name}" if self.key else name
        return Spot(shown, (*self.steps, name), (*self.old, key), (*self.new, name), self.home)

    def among(self, pair: Match, old: list[Any], new: list[Any]) -> Spot:
        """An item of a list."""
        at = (pair.old if pair.new is None else pair.new) or 0
        item = old[at] if pair.new is None else new[at]
        name = item.get("id") if isinstance(item, dict) else None
        shown = str(at if name is None or isinstance(name, (dict, list)) else name)
        before = pair.old if pair.old is not None else at
        known = name is not None or pair.old is None
        home = self.home if known else f"{self.home}/{digest(old[before])}"
        paths = (*self.old, before), (*self.new, at)
        return Spot(f"{self.key}[{shown}]", (*self.steps, shown), *paths, home, item=True)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs at a spot; None on the side where there is nothing. For `moved`, `old` and `new` are positions."""

    kind: Kind
    spot: Spot
    old: Any
    new: Any


def differences(old: Any, new: Any, spot: Spot) -> Iterator[Difference]:
    """What differs in meaning between two values, in the order of the new file."""
    if old is None or new is None:
        if old is not None or new is not None:
            yield Difference("added" if old is None else "removed", spot, old, new)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _sections(old, new, spot)
    elif isinstance(old, list) and isinstance(new, list) and spot.steps not in WHOLE:
        yield from _lists(old, new, spot)
    elif meaning(old, spot.steps) != meaning(new, spot.steps):
        yield Difference("renamed" if spot.key == "id" else "changed", spot, old, new)


def _sections(old: dict[str, Any], new: dict[str, Any], spot: Spot, leave: str = "") -> Iterator[Difference]:
    olds, news = ([key for key in side if key != leave] for side in (old, new))
    places = {key: at for at, key in enumerate(news)}
    found = {at: places[key] for at, key in enumerate(olds) if key in places}
    if spot.steps in RENAMABLE:
        rest = left(len(olds), found), left(len(news), found.values())
        found |= closest(*rest, lambda one, other: _entry(old[olds[one]], new[news[other]]))
    for one, other, _ in merged(len(olds), len(news), found):
        if one is None or other is None:
            key = news[other] if other is not None else olds[one or 0]
            yield from differences(old.get(key), new.get(key), spot.at(key))
            continue
        inside = spot.at(olds[one], news[other])
        if olds[one] != news[other]:
            yield Difference("renamed", inside, olds[one], news[other])
        yield from differences(old[olds[one]], new[news[other]], inside)


def _entry(old: Any, new: Any) -> float:
    """How alike two entries under different names are, 0 where not enough to be one."""
    score = alike(old, new)
    return score if score > EDITED else 0.0


def _lists(old: list[Any], new: list[Any], spot: Spot) -> Iterator[Difference]:
    for pair in match(old, new, spot.steps):
        inside = spot.among(pair, old, new)
        if pair.old is None:
            yield from differences(None, new[pair.new or 0], inside)
        elif pair.new is None:
            yield from differences(old[pair.old], None, inside)
        else:
            one, other = old[pair.old], new[pair.new]
            if pair.moved and spot.steps in ORDERED:
                yield Difference("moved", inside, f"{pair.old + 1} of {len(old)}", f"{pair.new + 1} of {len(new)}")
            both = isinstance(one, dict) and isinstance(other, dict)
            if both and None not in (one.get("id"), other.get("id")) and one["id"] != other["id"]:
                yield Difference("renamed", inside, one["id"], other["id"])
                yield from _sections(one, other, inside, leave="id")
            else:
                yield from differences(one, other, replace(inside, item=False))


def whole(document: Document) -> dict[str, Any]:
    """The values of a document; one that has the wrong shape, which no rule gets to see, as it is written."""
    return {key: _whole(value, (key,), document) for key, value in document.data.items()}


def _whole(value: Any, path: KeyPath, document: Document) -> Any:
    if isinstance(value, dict):
        return {key: _whole(each, (*path, key), document) for key, each in value.items()}
    if isinstance(value, list):
        return [_whole(each, (*path, at), document) for at, each in enumerate(value)]
    span = document.spans.get(path) if value is None else None
    written = document.text[span.start : span.end].strip() if span else ""
    return value if written in NULLS else written
