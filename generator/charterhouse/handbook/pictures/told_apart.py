"""Parties -> how a picture tells them apart: by letter, marker and dash, so that colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Charter
from ..wording import letter, party
from .governance import SHAPES


@dataclass(frozen=True, slots=True)
class Told:
    """A party in a picture: `shape` is its marker, `line` the class that gives its line colour and dash."""

    id: str
    name: str
    letter: str
    shape: str
    line: str


def told_apart(charter: Charter, named: Iterable[object] = ()) -> tuple[Told, ...]:
    """The parties of a charter in its order, then whoever else is `named`, which a finding has told of already."""
    known = charter.parties
    strangers = dict.fromkeys(str(each) for each in named if str(each) not in known)
    return tuple(
        Told(each, party(charter, each), letter(charter, each), SHAPES[at % len(SHAPES)],
             f"side-{chr(ord('a') + at % len(SHAPES))} dash-{at % 4 + 1}")
        for at, each in enumerate((*known, *strangers))
    )  # fmt: skip
