"""An id -> the folder of its charter, in the working tree or in a commit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..parse import parse
from ..source import Entry, Source

ID = re.compile(rb"^id:[ \t]*([a-z0-9-]+)", re.MULTILINE)
MANY = 12


class Unknown(Exception):
    """There is no such charter: what there is instead."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """The files of each partnership by its folder, and how they are read."""

    homes: Mapping[str, tuple[Entry, ...]]
    load: Callable[[tuple[Entry, ...]], Sequence[Source]]


def find(shelved: Shelved, name: str) -> str:
    """The folder whose charter has an id, else the one of that name. Raises Unknown with the nearest ids."""
    charters = {each.home: each for own in shelved.homes.values() for each in own
                if each.path.rpartition("/")[2] == "charter.md"}  # fmt: skip
    named = [home for home in charters if home.rpartition("/")[2] == name]
    if any(_id(each) == name for each in shelved.load(tuple(charters[home] for home in named))):
        return named[0] if len(named) == 1 else _ambiguous(name, named)
    read = shelved.load(tuple(charters.values()))
    homes = {entry.path: home for home, entry in charters.items()}
    own = [homes[each.path] for each in read if name.encode() in each.content and _id(each) == name]
    found = own or named
    if len(found) > 1:
        _ambiguous(name, found)
    if not found:
        ids = [match[1].decode() for each in read if (match := ID.search(each.content))]
        folders = [home.rpartition("/")[2] for home in charters]
        raise Unknown(f"there is no charter {name}{near(name, ids + folders)}")
    return found[0]


def near(name: str, known: Iterable[str]) -> str:
    """The nearest of the names that there are, as the end of a message; all of them where none is near."""
    there = sorted(set(known))
    close = get_close_matches(name, there, 3, 0.5) or [each for each in there if name and name in each][:3]
    if close:
        return f"; did you mean {' or '.join(close)}?"
    more = f" and {len(there) - MANY} more" if len(there) > MANY else ""
    return f"; there are {', '.join(there[:MANY])}{more}" if there else "; there is none at all"


def _id(source: Source) -> object:
    return parse(source)[0].get("id")


def _ambiguous(name: str, homes: Sequence[str]) -> str:
    raise Unknown(f"{len(homes)} charters are called {name}: {', '.join(homes)}; give each an id of its own")
