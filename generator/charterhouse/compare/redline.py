"""text, text -> redline: what is the same, gone, and new, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from .alignment import Run, align
from .change import Piece

WORD = re.compile(
    r"\{\{[^{}]{0,200}\}\}"  # a quoted term
    r"|[0-9]+(?:[.,][0-9]+)*%?"
    r"|[\u3040-\u30ff\u3400-\u9fff]"  # scripts that leave no space between words
    r"|[^\W0-9_](?:[^\W0-9_\u3040-\u30ff\u3400-\u9fff]|[0-9_'’\u0300-\u036f]|[-\u2010\u2011](?=[^\W0-9_]))*"
    r"|[^\s]"
)
SMALL = frozenset("a an and as at by for in is it its of on or the to".split())
"""Words that don't hold two changes apart when they stand alone between them."""


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """How to get from one text to another.

    `same` and `gone` joined are the old text to the letter, `same` and `new` the new one. Long texts take time in
    proportion to their length: where they have little in common, whole stretches are gone and new.
    """
    if old == new:
        return (Piece("same", old),) if old else ()
    olds, news = _tokens(old), _tokens(new)
    runs = align([word for word, _ in olds], [word for word, _ in news])
    return tuple(_tidy(_pieces(olds, news, _held(runs, olds, news))))


def _tokens(text: str) -> list[tuple[str, str]]:
    """Each word in the usual form of Unicode, with what stands in the text for it and the space after it."""
    starts = [match.start() for match in WORD.finditer(text)]
    if not starts:
        return [("", text)] if text else []
    head = [("", text[: starts[0]])] if starts[0] else []
    return head + [(_word(text[at:end]), text[at:end]) for at, end in pairwise([*starts, len(text)])]


def _word(piece: str) -> str:
    parts = piece.split()
    return unicodedata.normalize("NFC", ("" if piece.startswith("{{") else " ").join(parts))


def _held(runs: Sequence[Run], old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[Run]:
    """The runs without lone points and little words between two changes, which only make a redline hard to read."""
    ends = 0, 0
    for at, run in enumerate(runs):
        words = [word for word, _ in old[run.old : run.old + run.length]]
        after = runs[at + 1] if at + 1 < len(runs) else Run(len(old), len(new), 0)
        stop = run.old + run.length, run.new + run.length
        before = run.old > ends[0] and run.new > ends[1]
        loose = before and after.old > stop[0] and after.new > stop[1]
        little = [word for word in words if word[:1].isalnum() or word.startswith("{{")]
        if not (loose and (not little or (len(little) == 1 and little[0].lower() in SMALL))):
            yield run
        ends = stop


def _pieces(old: list[tuple[str, str]], new: list[tuple[str, str]], runs: Iterator[Run]) -> Iterator[Piece]:
    at, other = 0, 0
    for run in (*runs, Run(len(old), len(new), 0)):
        yield Piece("gone", "".join(piece for _, piece in old[at : run.old]))
        yield Piece("new", "".join(piece for _, piece in new[other : run.new]))
        for step in range(run.length):
            one, two = old[run.old + step][1], new[run.new + step][1]
            word = _shared(one, two)
            yield Piece("same", one[:word])
            yield Piece("gone", one[word:])
            yield Piece("new", two[word:])
        at, other = run.old + run.length, run.new + run.length


def _shared(old: str, new: str) -> int:
    """How many characters two spellings of one word begin with alike; what follows is mostly space."""
    if old == new:
        return len(old)
    end = min(len(old), len(new))
    return next((at for at in range(end) if old[at] != new[at]), end)


def _tidy(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of a kind joined, what is gone before what is new, and space at their common end taken out."""
    held = ""  # what is the same, as long as it may still go on
    for same, group in groupby((each for each in pieces if each.text), key=lambda each: each.kind == "same"):
        found = list(group)
        if same:
            held += "".join(each.text for each in found)
            continue
        yield from (Piece("same", held),) if held else ()
        gone, new = ("".join(each.text for each in found if each.kind == kind) for kind in ("gone", "new"))
        spaces = zip(reversed(gone), reversed(new), strict=False)
        shared = next((at for at, (one, other) in enumerate(spaces) if one != other or not one.isspace()), 0)
        held = gone[len(gone) - shared :]
        yield from (Piece("gone", gone[: len(gone) - shared]),) if len(gone) > shared else ()
        yield from (Piece("new", new[: len(new) - shared]),) if len(new) > shared else ()
    yield from (Piece("same", held),) if held else ()
