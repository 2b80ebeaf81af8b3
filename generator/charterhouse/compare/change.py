"""What a comparison finds: a change, with its place on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..document import Place
from ..materiality import Level

Kind = Literal["added", "removed", "changed", "moved", "renamed"]
Direction = Literal["longer", "shorter", "more", "fewer", "stricter", "looser", "replaced"]


class Piece(NamedTuple):
    """A stretch of a redline: `same` and `gone` make up the old text, `same` and `new` the new one."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a partnership: of a term (`key`), of an article's words (`redline`), or of a whole file.

    `path` and `key` are those of the new side, where it has them. `old` and `new` are as a reader would write them;
    both are None for words, which the redline has. A place is None where there is nothing on that side.
    """

    charter: str
    path: str
    key: str | None
    article: str | None
    """The anchor of the article that it belongs to: for words, of the file that they stand in."""
    kind: Kind
    old: str | None
    new: str | None
    direction: Direction | None
    burdens: tuple[str, ...]
    favours: tuple[str, ...]
    materiality: Level
    old_place: Place | None
    new_place: Place | None
    callouts: tuple[str, ...] = ()
    redline: tuple[Piece, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every change of a partnership needs: its id, its parties on both sides, the levels of the configuration."""

    charter: str
    parties: tuple[str, ...]
    levels: Mapping[str, str]


class Found(NamedTuple):
    """A change, and by what it is known again: not by where it stands."""

    change: Change
    identity: str
