"""Charter, Charter -> Changes: everything that differs between two states of a partnership."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..document import Document
from ..materiality import NONE, Level, level_of
from ..model import Charter
from .change import Change, Found, Kind, Setting
from .documents import inside, pairs
from .meaning import hashed, plain
from .terms import terms
from .words import words

UNREADABLE = "the file cannot be read"


def compare(old: Charter | None, new: Charter | None, levels: Mapping[str, str] = NONE) -> tuple[Change, ...]:
    """What changed from one state of a partnership to another, in the order of its files and of what is in them.

    None stands for a partnership that isn't there, so that it was added or removed, which is one change, as is a file
    that came or went, or that can't be read. `levels` are those of the configuration.
    """
    here = new or old
    if here is None or old is new:
        return ()
    parties = tuple(dict.fromkeys(each for side in (new, old) if side for each in side.parties))
    setting = Setting(here.id, parties, levels)
    if old is None or new is None:
        found: Iterable[Found] = (_came_or_went(here, setting, came=old is None),)
    else:
        found = (each for one, other in pairs(old, new) for each in _file(one, other, setting))
    return tuple(_fingerprinted(found))


def _fingerprinted(found: Iterable[Found]) -> Iterator[Change]:
    """Changes with fingerprints: by what identifies them, with a number for repeats."""
    seen: dict[str, int] = {}
    for change, identity in found:
        ordinal = seen[identity] = seen.get(identity, 0) + 1
        yield replace(change, fingerprint=hashed(identity, str(ordinal)))


def _came_or_went(charter: Charter, setting: Setting, *, came: bool) -> Found:
    title = str(charter.document.get("title") or charter.id)
    path = charter.document.path or charter.document.folder
    place = charter.document.opening() if charter.document.path else None
    change = Change(
        charter.id, path, None, None, "added" if came else "removed", None if came else title, title if came else None,
        None, setting.parties, (), "material", None if came else place, place if came else None,
    )  # fmt: skip
    return Found(change, hashed(charter.id, "partnership", change.kind, *(each.text for each in charter.documents)))


def _file(old: Document | None, new: Document | None, setting: Setting) -> Iterator[Found]:
    if old is None or new is None:
        names = _name(old) if old else None, _name(new) if new else None
        yield from _of_file(old, new, "added" if old is None else "removed", names, setting)
        return
    if inside(old) != inside(new):
        yield from _of_file(old, new, "renamed", (inside(old), inside(new)), setting)
    if old.text == new.text and old.readable == new.readable:
        return
    if not (old.readable and new.readable):
        said = [None if each.readable else UNREADABLE for each in (old, new)]
        for change, identity in _of_file(old, new, "changed", (said[0], said[1]), setting):
            yield Found(replace(change, callouts=(f"{UNREADABLE}, so that what changed in it is not known",)), identity)
        return
    yield from terms(old, new, setting)
    yield from words(old, new, setting)


def _name(document: Document) -> str:
    title = document.get("title")
    return plain(title) if isinstance(title, str) and title else inside(document)


def _of_file(
    old: Document | None, new: Document | None, kind: Kind, texts: tuple[str | None, str | None], setting: Setting
) -> Iterator[Found]:
    """The change of a file as a whole."""
    document = new or old
    if document is None:
        return
    level: Level = "material" if document.kind == "charter" else level_of((document.kind,), setting.levels)
    change = Change(
        setting.charter, document.path, None, None, kind, *texts, None, setting.parties, (), level,
        old.opening() if old else None, new.opening() if new else None,
    )  # fmt: skip
    contents = () if kind == "renamed" else tuple(each.text if each else "" for each in (old, new))
    yield Found(change, hashed(setting.charter, inside(document), kind, *map(str, texts), *contents))
