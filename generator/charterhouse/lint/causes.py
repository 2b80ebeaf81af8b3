"""Candidates -> Candidates: one cause, one finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..document import KeyPath
from ..model import Charter, Flaw, Severity
from .rule import Rule

SHAPE = ("DOC104", "DOC105", "DOC106", "DOC107", "DOC108", "DOC109")
WEIGHT = {"error": 0, "warning": 1, "info": 2}
Spot = tuple[str, KeyPath]
"""A key in a file: what two rules have in common where they see the same cause."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A flaw on its way to becoming a finding."""

    rule: Rule
    severity: Severity
    flaw: Flaw
    key: str | None = None
    """The key that the flaw is about as people write it, once that is settled; `value`, its words."""
    value: str = ""
    heard: bool = True
    """Whether it may become a finding: one of a rule that is silent here still says that others need not speak."""

    @property
    def spot(self) -> Spot:
        """The key that the flaw is about; for words of the body, where they stand."""
        place = self.flaw.place
        prose = bool(place.key) and str(place.key[0]).startswith("#")
        return (place.path, (*place.key, place.line, place.column) if prose else place.key)

    @property
    def touched(self) -> tuple[Spot, ...]:
        """The value that the finding is about, and those that the rule read."""
        read = (*self.flaw.reads, *(each.place for each in self.flaw.related))
        return (self.spot, *((place.path, place.key) for place in read))


class Spots:
    """A set of keys that can be asked whether it holds a key, a section around it, or something inside it."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self.exact = set(spots)
        self.above = {(path, key[:depth]) for path, key in self.exact for depth in range(1, len(key))}

    def meet(self, spots: Iterable[Spot]) -> bool:
        """Whether one of the keys is related to one in the set. A file as a whole is related to nothing."""
        return any(
            (path, key) in self.above or any((path, key[:depth]) in self.exact for depth in range(1, len(key) + 1))
            for path, key in spots
        )


def settle(candidates: list[Candidate], charter: Charter) -> list[Candidate]:
    """Drop what another candidate says better: a fault of shape, a rule that is yielded to, one that weighs more."""
    return settled(_without_excused(candidates, charter))


def settled(candidates: list[Candidate]) -> list[Candidate]:
    """The same for candidates of which none is excused by a misspelt key. Who is not to be heard is not among them."""
    kept = [each for each in _without_yielding(_without_silenced(candidates)) if each.heard]
    by_spot: dict[Spot, list[Candidate]] = {}
    for each in kept:
        for spot in set(each.touched):
            by_spot.setdefault(spot, []).append(each)
    return [each for each in kept if not any(_outweighed(each, by_spot[spot], spot) for spot in set(each.touched))]


def _without_excused(candidates: list[Candidate], charter: Charter) -> list[Candidate]:
    """Without what is missing only because its key was misspelt, written twice for another or put elsewhere.

    Where a section has as many unknown keys as missing ones, the unknown are the missing; a key that is unknown
    where it stands and missing where it belongs was moved. What follows from either is not said again.
    """
    misspelt = [each for each in candidates if each.rule.code in ("DOC104", "DOC105")]
    if not misspelt:
        return candidates
    unknown = Counter((path, key[:-1]) for each in misspelt for path, key in [each.spot])
    moved = {(path, key[-1]) for each in misspelt for path, key in [each.spot] if key}
    there = {(document.path, key) for document in charter.documents for key in document.spans}
    absent: dict[Spot, set[Spot]] = {}
    for each in candidates:
        for path, key in each.touched:
            if key and (path, key) not in there and each not in misspelt:
                absent.setdefault((path, key[:-1]), set()).add((path, key))
    excused = {
        spot
        for home, spots in absent.items()
        for spot in spots
        if len(spots) <= unknown[home] or (spot[0], spot[1][-1]) in moved
    }
    return [each for each in candidates if each in misspelt or excused.isdisjoint(each.touched)]


def _without_silenced(candidates: list[Candidate]) -> list[Candidate]:
    """A fault of shape silences every rule about its key, about anything inside it, and that read it."""
    twice = {each.spot for each in candidates if each.rule.code == "DOC104"}  # its first value is as good as any
    shape = Spots(each.spot for each in candidates if each.rule.code in SHAPE[1:])
    return [
        each
        for each in candidates
        if each.rule.code in SHAPE
        or not (shape.meet(each.touched) or (each.rule.code == "DOC118" and each.spot in twice))
    ]


def _without_yielding(candidates: list[Candidate]) -> list[Candidate]:
    """A rule gives way where one that it yields to speaks about the same key, its section, or a value that it read.

    A rule that yields to all others yields to those that are heard: its fault would else be published unsaid.
    """
    spots: dict[str, list[Spot]] = {}
    for each in candidates:
        spots.setdefault(each.rule.code, []).extend(each.touched)
    speak = {code: Spots(touched) for code, touched in spots.items()}
    aloud = {each.rule.code for each in candidates if each.heard}
    return [
        each
        for each in candidates
        if not any(
            speak[code].meet(each.touched)
            for code in (aloud if "*" in each.rule.yields_to else each.rule.yields_to)
            if code in speak and code != each.rule.code
        )
    ]


def _outweighed(one: Candidate, others: list[Candidate], spot: Spot) -> bool:
    """Whether another finding on the same value weighs more, or is the first of the family about what is missing."""
    for other in others:
        if other.rule.code == one.rule.code or not spot[1]:
            continue
        same = one.spot == other.spot and one.flaw.place == other.flaw.place and one.rule.family == other.rule.family
        if WEIGHT[other.severity] < WEIGHT[one.severity] or (
            same and WEIGHT[other.severity] == WEIGHT[one.severity] and other.rule.code < one.rule.code
        ):
            return True
    return False
