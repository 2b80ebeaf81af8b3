"""Charter -> the picture of who decides: tiers, where each hands on what it cannot settle, the conflict ladder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ...model import Charter
from ..people import initials
from ..wording import brief, every, holder, letter, listed, party, person, plain
from .lettering import wrap

TIERS = ("strategic", "operational", "tactical")
SHAPES = ("circle", "square", "diamond")
LINE, SEAT = 17.0, 28.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a tier: initials in the party's colour and shape; vacant where nobody holds the role."""

    initials: str
    letter: str
    shape: str
    words: str
    vacant: bool
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Station:
    """A tier or a step of the ladder, in words and, once laid out, in its box."""

    name: str
    title: str
    cadence: str
    decides: str
    seats: tuple[Seat, ...]
    leads_to: str
    within: str
    anchor: str = ""
    x: float = 0
    y: float = 0
    w: float = 0
    h: float = 0
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one station to the next, with the limit after which a question moves on."""

    path: str
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the picture, in the units of its view box."""

    name: str
    width: float
    height: float
    stations: tuple[Station, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Governance:
    """The picture: its facts for the table, its words for readers of the screen, and both drawings."""

    tiers: tuple[Station, ...]
    ladder: tuple[Station, ...]
    parties: tuple[tuple[str, str, str], ...]
    description: str
    wide: Layout
    narrow: Layout


def governance(charter: Charter) -> Governance | None:
    """The picture of a charter's governance; None where it names neither tiers nor steps."""
    found = charter.document.section("governance", "tiers")
    order = [*(name for name in TIERS if name in found), *(name for name in found if name not in TIERS)]
    tiers = tuple(_tier(charter, name, found[name]) for name in order if isinstance(found[name], dict))
    steps = [step for step in charter.document.items("conflict", "steps") if isinstance(step, dict)]
    ladder = tuple(_step(charter, step, at, len(steps)) for at, step in enumerate(steps))
    if not tiers and not ladder:
        return None
    parties = tuple((party(charter, each), letter(charter, each), _shape(charter, each)) for each in charter.parties)
    said = [
        f"{each.title}, {each.cadence or 'no cadence'}, hands on to {_goal(each.leads_to)} {each.within}"
        for each in tiers
    ]
    steps_said = listed((f"{each.title} {each.within}".strip() for each in ladder), "then")
    description = "; ".join(said) + (f". The conflict ladder: {steps_said}." if ladder else ".")
    return Governance(tiers, ladder, parties, description, _wide(tiers, ladder), _narrow(tiers, ladder))


def _tier(charter: Charter, name: str, tier: dict[str, Any]) -> Station:
    decides = [plain(each) for each in tier.get("decides") or ()]
    lasts = f", {tier['lasts']}" if tier.get("lasts") else ""
    seats = tuple(_seat(charter, str(each)) for each in tier.get("attendees") or ())
    within = f"within {brief(charter, tier['within'])}" if tier.get("within") else ""
    return Station(name, f"{plain(name).capitalize()} tier", f"{every(tier.get('cadence'))}{lasts}".strip(", "),
                   " · ".join(decides), seats, str(tier.get("escalates_to", "")), within)  # fmt: skip


def _step(charter: Charter, step: dict[str, Any], at: int, count: int) -> Station:
    title = f"{at + 1}  {plain(step.get('kind', '')).capitalize()}"
    who = step.get("convened_by") or ()
    called = listed([f"the {who}"] if isinstance(who, str) else [holder(charter, each) for each in who])
    details = [f"called by {called}" if called else "", f"by {step['by']}" if step.get("by") else ""]
    see = str(step.get("see", ""))
    details.append(f"see {plain(see)}" if see else "")
    within = f"within {brief(charter, step['within'])}" if step.get("within") else ""
    leads_to = f"step {at + 2}" if at + 1 < count else ""
    return Station(f"step {at + 1}", title, within, "; ".join(each for each in details if each), (), leads_to, "", see)


def _seat(charter: Charter, role: str) -> Seat:
    side, _, seat = role.partition(".")
    name = person(charter, role)
    said = f"{name or 'vacant'}, {holder(charter, role)}"
    return Seat(initials(name or seat.replace("-", " ")), letter(charter, side), _shape(charter, side), said, not name)


def _shape(charter: Charter, side: str) -> str:
    order = charter.parties
    return SHAPES[order.index(side) % len(SHAPES)] if side in order else "circle"


def _goal(name: str) -> str:
    return {"conflict": "the conflict ladder", "": "nobody"}.get(name, f"the {name} tier")


def _wide(tiers: tuple[Station, ...], ladder: tuple[Station, ...]) -> Layout:
    """Tiers on the left, the highest on top; the ladder on the right, going down."""
    left = _stack(tiers, 18, 480, beside=True)
    right = _stack(ladder, 650 if tiers else 18, 310, beside=True)
    ends = {each.name: each for each in (*left, *right)}
    arrows = [_between(each, ends, right, "up") for each in left] + [
        _between(each, ends, right, "down") for each in right
    ]
    height = max((each.y + each.h for each in (*left, *right)), default=0) + 4
    return Layout("wide", 962 if ladder else 520, height, (*left, *right), tuple(each for each in arrows if each))


def _narrow(tiers: tuple[Station, ...], ladder: tuple[Station, ...]) -> Layout:
    """One column that reads as a question travels: from the lowest tier down to the last step."""
    column = _stack((*reversed(tiers), *ladder), 18, 320, beside=False)
    ends = {each.name: each for each in column}
    steps = tuple(each for each in column if each.name.startswith("step "))
    arrows = [_between(each, ends, steps, "down") for each in column]
    height = max((each.y + each.h for each in column), default=0) + 4
    return Layout("narrow", 342, height, column, tuple(each for each in arrows if each))


def _stack(stations: tuple[Station, ...], x: float, w: float, *, beside: bool) -> tuple[Station, ...]:
    """Boxes one below the other, each as high as its words; seats beside the title, or in rows below it."""
    placed, y = [], 4.0
    for each in stations:
        room = w - 32
        lines = (*wrap(each.cadence, room, 12.5, 1), *wrap(each.decides, room, 12.5))
        per_row = int(room // SEAT) if not beside else int((w - 210) // SEAT)
        rows = -(-len(each.seats) // per_row)
        top = y + 26 if beside else y + 50
        seats = tuple(_placed(seat, at, per_row, x, w, top, each, beside=beside) for at, seat in enumerate(each.seats))
        above = 30 if beside and rows <= 1 else 38 + rows * SEAT if not beside else rows * SEAT + 6
        h = above + len(lines) * LINE + 12
        placed.append(replace(each, x=x, y=y, w=w, h=h, lines=lines, seats=tuple(seats)))
        y += h + 34
    return tuple(placed)


def _placed(
    seat: Seat, at: int, per_row: int, x: float, w: float, top: float, station: Station, *, beside: bool
) -> Seat:
    row, column = divmod(at, per_row)
    in_row = min(per_row, len(station.seats) - row * per_row)
    start = x + w - 16 - in_row * SEAT + SEAT / 2 if beside else x + 16 + SEAT / 2 - 2
    return replace(seat, x=start + column * SEAT, y=top + row * SEAT)


def _between(one: Station, ends: dict[str, Station], ladder: tuple[Station, ...], way: str) -> Arrow | None:
    """The arrow out of a box: straight to its neighbour, round the side to one further off."""
    goal = ladder[0] if one.leads_to == "conflict" and ladder else ends.get(one.leads_to)
    if goal is None:
        return None
    middle = one.x + 60
    if goal.x > one.x:  # over to the ladder
        x, y, to = one.x + one.w, one.y + 24, goal.y + 24
        lines = wrap(one.within, 118, 12, 2)
        bend = f"M{x:g} {y:g} H{goal.x - 26:g} V{to:g} H{goal.x - 3:g}" if y != to else f"M{x:g} {y:g} H{goal.x - 3:g}"
        return Arrow(bend, lines, (x + goal.x) / 2 - 2, y - 6 - 15 * (len(lines) - 1) if y > 30 else y + 18, "middle")
    down, up = goal.y - (one.y + one.h), one.y - (goal.y + goal.h)
    if way == "down" and 0 < down < 40:
        path = f"M{middle:g} {one.y + one.h:g} V{goal.y - 3:g}"
        return Arrow(path, (one.within,), middle + 14, one.y + one.h + 21, "start")
    if way == "up" and 0 < up < 40:
        return Arrow(f"M{middle:g} {one.y:g} V{goal.y + goal.h + 3:g}", (one.within,), middle + 14, one.y - 12, "start")
    path = f"M{one.x:g} {one.y + 24:g} H{one.x - 14:g} V{goal.y + 36:g} H{goal.x - 3:g}"
    return Arrow(path, (), 0, 0, "start")
