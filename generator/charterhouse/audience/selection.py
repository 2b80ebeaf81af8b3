"""Folder of charters, a reader -> Selection: a listing in which there is nothing but what this reader may see."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from .. import portfolio, source
from ..document import Place
from ..model import Charter, Finding
from ..source import Listing
from . import blanking, grants, waivers
from .grants import Withheld
from .reader import Reader
from .redaction import Copy, Untold, copied, leading

FEW = 12
"""Partnerships that are read sooner than a second process starts."""
Wrong = tuple[str, int, int, str]
"""What must be put right before anything is published: path, line, column, words."""


class Part(NamedTuple):
    """One partnership: its parties with their names, what is wrong in its grants, and its files for the reader, in
    which `sections` are withheld; no file where it may not know of the partnership.
    """

    home: str
    parties: dict[str, str]
    wrong: tuple[Wrong, ...]
    copies: tuple[Copy, ...]
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader may see. `numbers` are those of the headings of each constitution, by its folder and their
    anchors, `sections` the keys that are withheld there; `parties` the names of all parties that are shown.
    """

    listing: Listing
    numbers: dict[str, dict[str, str]]
    sections: dict[str, frozenset[str]]
    parties: dict[str, str]


class Selector:
    """Reads partnerships for a reader. `findings` are what was found by folder, `own` the organisation's rules."""

    def __init__(
        self, listing: Listing, reader: Reader, audiences: Collection[str], findings: dict[str, tuple[Finding, ...]],
        own: Collection[str],
    ) -> None:  # fmt: skip
        self.listing, self.reader, self.findings = listing, reader, findings
        self.audiences, self.own = frozenset(audiences), frozenset(own)

    def parts(self) -> list[Part]:
        """Every partnership, in the order of the folders; of one without a document there is none."""
        homes = list(self.listing.homes)
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        if len(homes) <= FEW or cores == 1:
            return [each for each in map(self.part, homes) if each]
        with ProcessPoolExecutor(cores, initializer=_start, initargs=(self,)) as pool:
            return [each for each in pool.map(_part, homes, chunksize=8) if each]

    def part(self, home: str) -> Part | None:
        """One partnership."""
        loaded = (source.load(entry, self.listing.top, self.listing.instead) for entry in self.listing.homes[home])
        sources = tuple(each for each in loaded if each is not None)
        if not sources:
            return None
        charter, _ = portfolio.partnership(sources)
        names = {each: str(charter.document.get("parties", each, "name") or each) for each in charter.parties}
        found = chain(grants.wrong(charter, self.audiences), blanking.wrong(charter, self.audiences))
        wrong = tuple(_placed(place, words) for place, words in found)
        held = grants.withheld(charter, self.reader)
        if held is None or self.reader.everything:
            return Part(home, names, wrong, (), frozenset())
        return Part(home, names, wrong, tuple(self._copies(home, charter, held)), held.sections)

    def _copies(self, home: str, charter: Charter, held: Withheld) -> Iterator[Copy]:
        shown = [each for each in charter.documents if each.path not in held.files]
        blank = {each.path: blanking.blanked(each, charter, self.reader, held) for each in shown}
        gone = {(path, line) for path, each in blank.items() for line in each.lines}
        for each in shown:
            data = {key: value for key, value in each.data.items() if key not in ("audience", "audiences")}
            if each is charter.document:
                data = {key: value for key, value in data.items() if key not in held.sections}
                if "waivers" in data:
                    found = self.findings.get(home, ())
                    data["waivers"] = waivers.visible(charter, found, held, gone, self.own)
            yield copied(each, blank[each.path], charter, held, data)


def selected(parts: Iterable[Part], listing: Listing) -> Selection:
    """What of a folder there is for a reader: other files lie beside a charter that it may see, or are not there.

    Raises Untold where a link to something withheld can't be taken out.
    """
    seen = [each for each in parts if each.copies]
    copies = {copy.path: copy for each in seen for copy in each.copies}
    documents = {entry.path for entries in listing.homes.values() for entry in entries}
    beside = {each.home: frozenset(path for path in listing.beside[each.home]
                                   if path in copies or (path not in documents and not path.lower().endswith(".md")))
              for each in seen}  # fmt: skip
    files = frozenset().union(*beside.values())
    leads = leading(copies, files, listing.files)
    shown = replace(
        listing,
        homes={each.home: tuple(entry for entry in listing.homes[each.home] if entry.path in copies) for each in seen},
        beside=beside,
        files=files,
        instead={path: copy.content(leads) for path, copy in copies.items()},
    )
    numbers = {each.home: dict(each.copies[0].numbers) for each in seen}
    names = {party: name for each in reversed(seen) if "parties" not in each.sections
             for party, name in each.parties.items()}  # fmt: skip
    return Selection(shown, numbers, {each.home: each.sections for each in seen}, names)


def _placed(place: Place, words: str) -> Wrong:
    return place.path, place.line, place.column, words


_selector: Selector | None = None


def _start(selector: Selector) -> None:
    global _selector  # noqa: PLW0603 (what a process of a pool has of its own can only be a global)
    _selector = selector


def _part(home: str) -> Part | None:
    if _selector is None:
        raise RuntimeError("the process was not started by _start")
    return _selector.part(home)


__all__ = ["Part", "Selection", "Selector", "Untold", "selected"]
