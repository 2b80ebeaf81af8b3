"""difference -> whom it burdens and whom it favours: the party that its path or value names, else all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..document import KeyPath
from .change import Direction
from .direction import FREEDOM, leavers
from .sections import Difference

RIGHTS = ("vetoes", "reward", "tiers", "seats", "quorum", "split", "holder", "chair", "attendees", "for_convenience",
          "matrix", "options", "health", "audit")  # fmt: skip
"""Where more is more for a party; of all else that bears one, more is more to do."""
SPENT_ELSEWHERE = ("vetoes", "seats", "exclusivity", "options")
"""What one party loses here, the others win."""
NAMING = ("owner", "holder", "party", "by", "chair", "person", "attendees", "convened_by", "operating_owners")
"""Keys whose values are parties, or roles of theirs."""
ENCLOSING = ("holder", "party", "owner")
UP, DOWN = ("more", "longer", "stricter"), ("fewer", "shorter", "looser")
RELIEF = ("due", "within")
"""How keys end where longer is easier."""


class Bearing(NamedTuple):
    """Ids of parties, in the order of the charter."""

    burdens: tuple[str, ...] = ()
    favours: tuple[str, ...] = ()


class Values(NamedTuple):
    """The frontmatter of a file on both sides, to look around a difference in."""

    old: dict[str, Any]
    new: dict[str, Any]


def bearing(found: Difference, way: Direction | None, values: Values, parties: tuple[str, ...]) -> Bearing:
    """Whom a difference burdens and favours. What has no way to it burdens those that it is about."""
    steps = found.spot.steps
    if steps == FREEDOM and found.kind == "changed":
        return _passed(leavers(found.old, parties), leavers(found.new, parties), parties, right=True)
    key = next((step for step in steps[-1:-3:-1] if step in NAMING), None)
    if key and not isinstance(found.old or found.new, dict):
        before, after = ({*_named(each, parties)} for each in (found.old, found.new))
        if before | after:
            right = key in RIGHTS or (key == "party" and "matrix" in steps)
            return _passed(before, after, parties, right=right)
    bearer, about = _bearer(found, values, parties)
    if not bearer:
        return Bearing(parties)
    sign = 1 if way in UP or found.kind == "added" else -1 if way in DOWN or found.kind == "removed" else 0
    if steps[-1].endswith(RELIEF):
        sign = -sign
    others = tuple(each for each in parties if each not in bearer) if about in SPENT_ELSEWHERE else ()
    gain = sign if about in RIGHTS else -sign
    return Bearing(others, bearer) if gain > 0 else Bearing(bearer, others if gain else ())


def _passed(before: Iterable[str], after: Iterable[str], parties: tuple[str, ...], *, right: bool) -> Bearing:
    """Whom a right or a duty left, and to whom it came; one that stayed in a party burdens it."""
    lost = tuple(each for each in parties if each in before and each not in after)
    won = tuple(each for each in parties if each in after and each not in before)
    if not lost and not won:
        return Bearing(tuple(each for each in parties if each in after) or parties)
    return Bearing(lost, won) if right else Bearing(won, lost)


def _named(value: Any, parties: tuple[str, ...]) -> Iterator[str]:
    """The parties that a value names: `mills`, `mills.sponsor`, a list of these; `either` and `rotating` are all."""
    if isinstance(value, list):
        for each in value:
            yield from _named(each, parties)
    elif value in ("either", "rotating"):
        yield from parties
    elif isinstance(value, str):
        yield from (each for each in parties if value == each or value.startswith(f"{each}."))


def _bearer(found: Difference, values: Values, parties: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The parties that a difference is about, and the key that says in which way."""
    steps = found.spot.steps
    if steps[:1] == ("definitions",) or (steps[:1] == ("parties",) and len(steps) < 3):
        return (), ""
    for depth in range(len(steps) - 1, 0, -1):
        if steps[depth] in parties:
            return (steps[depth],), next((step for step in reversed(steps[:depth]) if not step.isdigit()), "")
    sides = (found.new, values.new, found.spot.new), (found.old, values.old, found.spot.old)
    for own, data, path in sides:
        for home, about in _around(own, data, path):
            named = {each for key in ENCLOSING for each in _named(home.get(key), parties)}
            if named:
                return tuple(each for each in parties if each in named), about
    return (), ""


def _around(own: Any, data: dict[str, Any], path: KeyPath) -> Iterator[tuple[dict[str, Any], str]]:
    """The sections around a value, the value itself first, with the name that each goes by."""
    chain: list[Any] = [data]
    for step in path:
        inside = chain[-1]
        known = (isinstance(inside, dict) and step in inside) or (
            isinstance(inside, list) and isinstance(step, int) and step < len(inside)
        )
        chain.append(inside[step] if known else None)
    chain[-1] = own if isinstance(own, dict) else chain[-1]
    for depth in range(len(path), 0, -1):
        if isinstance(chain[depth], dict):
            about = next((str(step) for step in reversed(path[:depth]) if isinstance(step, str)), "")
            yield chain[depth], about
