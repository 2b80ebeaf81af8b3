"""difference -> direction: longer or shorter, more or fewer, stricter or looser, else replaced."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from ..terms import day, duration, share
from .change import Direction
from .meaning import Steps, number, plain
from .sections import Difference

LONGER: tuple[Direction, Direction] = ("longer", "shorter")
MORE: tuple[Direction, Direction] = ("more", "fewer")
STRICTER: tuple[Direction, Direction] = ("stricter", "looser")


class Scale(NamedTuple):
    """Values from the least on, and what a step up and a step down is called."""

    values: tuple[str, ...]
    words: tuple[Direction, Direction]


LEVEL = Scale(("low", "medium", "high"), MORE)
SCALES = {
    "binding": Scale(("none", "partly", "full"), STRICTER),
    "renewal": Scale(("none", "automatic"), STRICTER),
    "shared_governance": Scale(("refuses", "accepts"), STRICTER),
    "likelihood": LEVEL,
    "impact": LEVEL,
    "risk_appetite": LEVEL,
    "timeline": Scale(("short", "medium", "long"), LONGER),
    "gap": Scale(("none", "some", "wide"), MORE),
}
RESTRAINTS = (("exclusivity",), ("exit", "non_compete"), ("transparency", "open_book"))
"""What binds just by being there: `none` is the least of it."""
QUORUM = ("governance", "committee", "quorum")
FREEDOM = ("exit", "for_convenience")
"""Who may leave without a reason: the fewer, the stricter."""
ENDS = ("until", "due", "expires", "horizon")
"""Dates up to which something lasts."""
NOTHING = ("none", "no", "nothing", "nobody", "closed")
LONGEST = 1000
"""Characters of a text in which a number may say it all."""
FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def direction(found: Difference, parties: tuple[str, ...]) -> Direction | None:
    """Which way a term has changed; None where it came or went, except in a list or where being there binds."""
    steps, kind = found.spot.steps, found.kind
    if kind in ("moved", "renamed"):
        return None
    if steps in RESTRAINTS and _bound(found.old) != _bound(found.new):
        return STRICTER[_bound(found.old)]
    if steps[:-1] == QUORUM:
        return _step(number(found.old) or 0, number(found.new) or 0, STRICTER)
    if steps == QUORUM:
        return STRICTER[found.new is None]
    if kind != "changed":
        return MORE[kind == "removed"] if found.spot.item else None
    if steps == FREEDOM:
        old, new = leavers(found.old, parties), leavers(found.new, parties)
        return "stricter" if new < old else "looser" if new > old else "replaced"
    scale = next((SCALES[step] for step in steps[-1:-3:-1] if step in SCALES), None)
    if scale and found.old in scale.values and found.new in scale.values:
        return _step(scale.values.index(found.old), scale.values.index(found.new), scale.words)
    return _measured(found.old, found.new, steps)


def leavers(value: Any, parties: tuple[str, ...]) -> frozenset[str]:
    """The parties that may leave without a reason."""
    if isinstance(value, list):
        return frozenset(map(str, value))
    return frozenset(parties if value is True else ())


def _bound(value: Any) -> bool:
    return value is not None and value is not False and str(value).strip().casefold() not in NOTHING


def _measured(old: Any, new: Any, steps: Steps) -> Direction:
    lengths = [duration(plain(each)) if isinstance(each, str) else None for each in (old, new)]
    if lengths[0] and lengths[1]:
        return _step(lengths[0].days, lengths[1].days, LONGER)
    if any(step in ENDS for step in steps[-1:-3:-1]):
        ends = [date.max if each == "open-ended" else day(each) for each in (old, new)]
        if ends[0] and ends[1]:
            return _step(ends[0].toordinal(), ends[1].toordinal(), LONGER)
    before, after = _figure(old), _figure(new)
    if before is not None and after is not None:
        return _step(before, after, MORE)
    return _reworded(old, new) if isinstance(old, str) and isinstance(new, str) and day(new) is None else "replaced"


def _figure(value: Any) -> float | None:
    part = share(plain(value)) if isinstance(value, str) else None
    return part if part is not None else number(value)


def _reworded(old: str, new: str) -> Direction:
    """More or fewer where two texts differ in a single number: `900 berth hours`, `700 berth hours`."""
    if max(len(old), len(new)) > LONGEST or [plain(each) for each in FIGURES.split(old)] != [
        plain(each) for each in FIGURES.split(new)
    ]:
        return "replaced"
    pairs = zip(FIGURES.findall(old), FIGURES.findall(new), strict=True)
    changed = [(number(one), number(other)) for one, other in pairs if one != other]
    before, after = changed[0] if len(changed) == 1 else (None, None)
    return "replaced" if before is None or after is None else _step(before, after, MORE)


def _step(old: float, new: float, words: tuple[Direction, Direction]) -> Direction:
    return "replaced" if abs(new - old) < 1e-9 else words[new < old]
