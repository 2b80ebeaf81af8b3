"""Where editions are published, and what is to stand there in the end. The kinds of it are `folder` and `branch`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from . import ledger
from .ledger import EDITIONS, VERSIONS, Damaged, Entry, Ledger, Version


class Refused(Exception):
    """Why nothing was published, and what to do. `findings` says whether the editions are at fault, not the set-up."""

    def __init__(self, words: str, *, findings: bool = False) -> None:
        super().__init__(words)
        self.findings = findings


class Overtaken(Exception):
    """Somebody else has published in the meantime: look again, and put ours on top."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is to stand on the shelf: nothing else stays.

    `made` are folders with new pages, by the names of their editions; `kept` what stands there already and stays as
    it is; `aliases` names under which an edition stands a second time; `front` files above all editions.
    """

    made: dict[str, Path]
    kept: tuple[str, ...]
    aliases: dict[str, str]
    front: dict[str, bytes]


class Shelf(Protocol):
    """A place with a folder for each edition."""

    @property
    def title(self) -> str:
        """What to call it in a sentence: `site`, `the branch gh-pages`."""

    def names(self) -> tuple[str, ...]:
        """What stands there now, files and folders."""

    def text(self, name: str) -> bytes | None:
        """The content of a file above all editions; None where there is none."""

    def files(self, name: str) -> list[tuple[str, int]]:
        """The paths of all files in a folder, relative to it, and their sizes; none where it is no folder."""

    def put(self, contents: Contents, message: str) -> bool:
        """Publish; whether anything is other than it was. Raises Overtaken, Refused, OSError and GitError."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What was found on a shelf: our editions, those of others in its `versions.json`, and all that is not ours."""

    ledger: Ledger = field(default_factory=Ledger)
    theirs: tuple[Version, ...] = ()
    foreign: tuple[str, ...] = ()
    besides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Aliases that somebody else has given, by edition, to ours too."""


OURS = frozenset({"404.html", ".nojekyll", "index.html", "editions", EDITIONS, VERSIONS})
"""Names above all editions that we write anew each time."""


def stock(shelf: Shelf, audience: str | None) -> Stock:
    """What stands on a shelf. Raises Refused where it is for other readers, or cannot be read."""
    names, text, listed = shelf.names(), shelf.text(EDITIONS), shelf.text(VERSIONS)
    try:
        known = ledger.read(text) if text is not None else Ledger(audience=audience)
        every = ledger.versions(listed) if listed is not None else ()
    except Damaged as error:
        raise Refused(f"{shelf.title}: {error}: restore it, or publish to another place") from error
    there = tuple(each for each in every if each.name in names)
    theirs = tuple(each for each in there if each.name not in known.editions)
    besides = {each.name: tuple(alias for alias in each.aliases if alias in names and alias not in known.aliases)
               for each in there}  # fmt: skip
    whom = known.audience if text is not None or not theirs else None
    whose = [whom, *(each.properties.get("audience") for each in theirs)]
    for each in whose:
        if each != audience:
            raise Refused(
                f"{shelf.title} holds what is published {_for(each)}, and this is {_for(audience)}: "
                "publish each audience to a place of its own"
            )
    ours = OURS | known.editions.keys() | known.aliases.keys()
    return Stock(known, theirs, tuple(each for each in names if each not in ours), besides)


def _for(audience: object) -> str:
    return f"for {audience}" if audience is not None else "for yourselves, with all that is internal"


def whole(shelf: Shelf, name: str, entry: Entry) -> bool:
    """Whether all files of an edition are there, and no others."""
    return intact(shelf.files(name), entry)


def intact(files: Iterable[tuple[str, int]], entry: Entry) -> bool:
    """Whether these files are all of an edition."""
    return ledger.digest(files) == entry.sum
