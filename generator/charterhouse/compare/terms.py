"""Document, Document -> changes of terms: what differs in the frontmatter, with all there is to say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..document import Document, KeyPath, Place
from ..materiality import level_of
from .bearing import Values, bearing
from .callouts import callouts
from .change import Change, Found, Kind, Setting
from .direction import direction
from .documents import inside
from .home import home
from .meaning import digest, hashed, plain
from .redline import redline
from .sections import Difference, Spot, differences, whole
from .writing import written

SENTENCE = 4
"""The number of words from which on a value is prose, where meaning can hide."""
INDEX = re.compile(r"\[[0-9]+\]")


def terms(old: Document, new: Document, setting: Setting) -> Iterator[Found]:
    """The changes of terms of a file, in the order of the new one."""
    values, constitution = Values(whole(old), whole(new)), new.kind == "charter"
    anchors = frozenset(each.anchor for each in new.prose.headings if each.level == 2)
    for found in differences(values.old, values.new, Spot()):
        spot = found.spot
        if spot.key == "charter" and not constitution:
            continue  # the file is where the charter is, whatever that is called now
        way = direction(found, setting.parties)
        burdens, favours = bearing(found, way, values, setting.parties)
        change = Change(
            setting.charter, new.path, spot.key, home(spot.steps[0], anchors) if constitution else None,
            found.kind, written(found.old), written(found.new), way, burdens, favours,
            level_of(spot.steps if constitution else (new.kind, *spot.steps), setting.levels),
            _place(old, spot.old, found.old, found.kind), _place(new, spot.new, found.new, found.kind), _hidden(found),
        )  # fmt: skip
        yield Found(change, _identity(found, new, setting))


def _place(document: Document, path: KeyPath, value: Any, kind: Kind) -> Place | None:
    """A value where it stands; a section, and what goes by its name or order, at its key."""
    if value is None:
        return None
    whole_item = isinstance(value, (dict, list)) or kind in ("moved", "renamed")
    return document.key(*path) if whole_item else document.at(*path)


def _hidden(found: Difference) -> tuple[str, ...]:
    """What is to be called out of a term that is a sentence."""
    old, new = found.old, found.new
    if found.kind != "changed" or not (isinstance(old, str) and isinstance(new, str)):
        return ()
    return _called(plain(old), plain(new))


@lru_cache(maxsize=256)
def _called(old: str, new: str) -> tuple[str, ...]:  # YAML can put a long text into ten thousand places
    sentence = old.count(" ") >= SENTENCE - 1 or new.count(" ") >= SENTENCE - 1
    return callouts(redline(old, new)) if sentence else ()


def _identity(found: Difference, document: Document, setting: Setting) -> str:
    """By what a change is known again where other items came before it: its key without indices, and the values."""
    spot = found.spot
    values = digest(found.old, spot.steps), digest(found.new, spot.steps)
    return hashed(setting.charter, inside(document), INDEX.sub("[]", spot.key), found.kind, *values, spot.home)
