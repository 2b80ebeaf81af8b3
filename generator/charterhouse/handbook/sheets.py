"""A long list -> sheets, so that no page grows with the portfolio: a page each, with the ways to the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Item = TypeVar("Item")

ALL = 12
"""How many sheets there may be before some are left out of the ways to them."""
NEAR = 2
"""The sheets before and after the one at hand that are never left out."""
MARKS = 6
"""About how many of those further away stand for the rest."""
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a sheet: `words` say what is on it, `Ab–Ca`."""

    number: int
    folder: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Item]):
    """One page of a list. `first` and `last` are the labels of its ends, as short as they tell it from its neighbours.

    `ways` lead to the sheets, its own among them; None where some are left out.
    """

    number: int
    count: int
    folder: str
    items: tuple[Item, ...]
    first: str
    last: str
    before: Way | None
    after: Way | None
    ways: tuple[Way | None, ...]

    def title(self, name: str) -> str:
        """The title of the page: `People, sheet 2 of 5`, and on the first sheet just `People`."""
        return name if self.number == 1 else f"{name}, sheet {self.number} of {self.count}"


def sheets(
    items: Iterable[Item],
    folder: str,
    most: int = 100,
    *,
    label: Callable[[Item], str] | None = None,
    further: str = "",
) -> tuple[Sheet[Item], ...]:
    """A list in its order, on sheets of `most` items; of an empty list there is one, empty sheet.

    The first lies at `folder`, the others at `folder/2` and so on, or below `further`. Where the list goes by name,
    `label` is that name; without it, sheets are told apart by the numbers of their items.
    """
    every = list(items)
    parts = [tuple(every[at : at + most]) for at in range(0, len(every), most)] or [()]
    ends = _named(parts, label) if label else _numbered(parts)
    ways = [Way(number, address(folder, number, further), _words(*ends[number - 1]))
            for number in range(1, len(parts) + 1)]  # fmt: skip
    return tuple(
        Sheet(way.number, len(ways), way.folder, part, *end, ways[at - 1] if at else None,
              ways[at + 1] if at + 1 < len(ways) else None, _shown(ways, at))
        for at, (way, part, end) in enumerate(zip(ways, parts, ends, strict=True))
    )  # fmt: skip


def address(folder: str, number: int, further: str = "") -> str:
    """Where a sheet lies."""
    return folder if number == 1 else f"{further or folder}/{number}".lstrip("/")


def where(made: Iterable[Sheet[Item]], key: Callable[[Item], str]) -> dict[str, str]:
    """The folder of the sheet on which each item stands, by its key."""
    return {key(item): sheet.folder for sheet in made for item in sheet.items}


def _shown(ways: Sequence[Way], here: int) -> tuple[Way | None, ...]:
    """All ways, or where there are many: the ends, the neighbours, some in between, and None for what is left out."""
    last = len(ways) - 1
    if last < ALL:
        return tuple(ways)
    near = range(max(here - NEAR, 0), min(here + NEAR, last) + 1)
    found: list[Way | None] = [ways[0]]
    for left, right in pairwise(sorted({*range(0, last, -(-last // MARKS)), *near, last})):
        found += [None] if right > left + 1 else []
        found.append(ways[right])
    return tuple(found)


def _words(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _numbered(parts: Sequence[tuple[Item, ...]]) -> list[tuple[str, str]]:
    most = len(parts[0])
    return [(f"{at * most + 1:,}", f"{at * most + len(part):,}") if part else ("", "") for at, part in enumerate(parts)]


def _named(parts: Sequence[tuple[Item, ...]], label: Callable[[Item], str]) -> list[tuple[str, str]]:
    """The labels of the ends of each part, cut to where they differ from those beside them."""
    ends = [(label(part[0]), label(part[-1])) if part else ("", "") for part in parts]
    outer = [("", ""), *ends, ("", "")]
    return [(_cut(first, outer[at][1]), _cut(last, outer[at + 2][0])) for at, (first, last) in enumerate(ends)]


def _cut(name: str, other: str) -> str:
    """The beginning of a name that tells it from another one: two letters or more, and none without its accents."""
    name, other = unicodedata.normalize("NFC", name), unicodedata.normalize("NFC", other)
    same = next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a.casefold() != b.casefold()),
                min(len(name), len(other)))  # fmt: skip
    end = min(max(same + 1, 2), LONGEST)
    while end < len(name) and (unicodedata.combining(name[end]) or (name[end - 1].isspace() and end < LONGEST)):
        end += 1
    return name[:end].rstrip()
