"""Stations -> where their boxes, marks, words and arrows stand: one drawing for wide pages, one for phones."""

from __future__ import annotations

from dataclasses import dataclass

from .label import Box, Label, fitted, stacked
from .lettering import flow
from .tiers import LADDER, Seat, Station

GAP = 36.0
"""The room between two boxes, for an arrow and its limit."""
SEAT, MARK = 31.0, 13.5
"""From one mark to the next, and half of its size."""
PAD = 16.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A seat at its place."""

    seat: Seat
    x: float
    y: float

    @property
    def box(self) -> Box:
        """Left, top, right and bottom; a diamond is a little larger."""
        half = MARK + 1.5
        return self.x - half, self.y - half, self.x + half, self.y + half


@dataclass(frozen=True, slots=True)
class Block:
    """A station in its box."""

    station: Station
    x: float
    y: float
    w: float
    h: float
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to the next. `round` where it has to pass others."""

    path: str
    labels: tuple[Label, ...]
    round: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the picture, in the units of its view box."""

    name: str
    width: float
    height: float
    blocks: tuple[Block, ...]
    arrows: tuple[Arrow, ...]


def wide(tiers: tuple[Station, ...], ladder: tuple[Station, ...]) -> Layout:
    """Tiers on the left, the highest on top; the ladder on the right, going down."""
    left = _stack(tiers, 26, 446 if ladder else 814, beside=True)
    right = _stack(ladder, 606 if tiers else 26, 234 if tiers else 814, beside=True)
    return _laid("wide", 840, (*left, *right), right, beside=True)


def narrow(tiers: tuple[Station, ...], ladder: tuple[Station, ...]) -> Layout:
    """One column that reads as a question travels: from the lowest tier down to the last step."""
    column = _stack((*reversed(tiers), *ladder), 18, 302, beside=False)
    return _laid("narrow", 320, column, tuple(each for each in column if each.station.is_step), beside=False)


def _laid(name: str, width: float, blocks: tuple[Block, ...], ladder: tuple[Block, ...], *, beside: bool) -> Layout:
    ends = {each.station.name: each for each in blocks} | ({LADDER: ladder[0]} if ladder else {})
    arrows: list[Arrow] = []
    for each in blocks:
        goal = None if each.station.trouble else ends.get(each.station.leads_to)
        if goal:
            arrows.append(_arrow(each, goal, sum(arrow.round for arrow in arrows), beside=beside))
    return Layout(name, width, max(each.y + each.h for each in blocks) + 2, blocks, tuple(arrows))


def _stack(stations: tuple[Station, ...], x: float, w: float, *, beside: bool) -> tuple[Block, ...]:
    """Boxes one below the other, each as high as its words. A way that goes round is told in the box."""
    blocks: list[Block] = []
    y = 2.0
    for at, each in enumerate(stations):
        told = bool(each.leads_to) and not _straight(stations, at, beside=beside)
        blocks.append(_block(each, x, y, w, told=told, beside=beside))
        y += blocks[-1].h + GAP
    return tuple(blocks)


def _straight(stations: tuple[Station, ...], at: int, *, beside: bool) -> bool:
    """Whether the way out of a box is straight, to the next one or over to the ladder, so that its limit fits there."""
    station = stations[at]
    if station.trouble:
        return False
    if beside and not station.is_step:
        return station.leads_to == LADDER or (at > 0 and stations[at - 1].name == station.leads_to)
    following = stations[at + 1] if at + 1 < len(stations) else station
    return station.leads_to == following.name or (station.leads_to == LADDER and following.is_step)


def _block(station: Station, x: float, y: float, w: float, *, told: bool, beside: bool) -> Block:
    room = w - 2 * PAD
    seats = len(station.seats)
    left = room - min(seats, 8) * SEAT - 8 if beside and seats else room
    title = stacked(fitted(station.title, left, "strong", 2), x + PAD, y + 25, "strong", 18)
    cadence = stacked(
        fitted(station.cadence, left, "quiet", 2), x + PAD, title[-1].y + 18 if title else y + 25, "quiet"
    )
    head = (*title, *cadence)
    bottom = head[-1].y + 6 if head else y + PAD
    per_row = 8 if beside else int(room // SEAT)
    top = y + 12 + MARK if beside else bottom + 7 + MARK
    marks = tuple(_mark(seat, at, per_row, seats, x + w - PAD if beside else 0, x + PAD, top)
                  for at, seat in enumerate(station.seats))  # fmt: skip
    bottom = max(bottom, *(mark.y + MARK + 4 for mark in marks)) if marks else bottom
    lines = flow(station.decides, room, 12.5, 6 if station.is_step else 24)
    labels = [*head, *stacked(lines, x + PAD, bottom + 14)]
    bottom += len(lines) * 16 + (2 if lines else 0)
    if told:
        look = "trouble" if station.trouble else "quiet"
        onward = fitted(station.onward, room, look, 3)
        labels += stacked(onward, x + PAD, bottom + 14, look)
        bottom += len(onward) * 16 + 2
    return Block(station, x, y, w, max(bottom + 8 - y, 52), tuple(labels), marks)


def _mark(seat: Seat, at: int, per_row: int, count: int, right: float, left: float, top: float) -> Mark:
    """A mark in its row: rows end at `right` where that is given, else they begin at `left`."""
    row, column = divmod(at, per_row)
    in_row = min(per_row, count - row * per_row)
    start = right - in_row * SEAT if right else left
    return Mark(seat, start + (column + 0.5) * SEAT, top + row * SEAT)


def _arrow(one: Block, goal: Block, before: int, *, beside: bool) -> Arrow:
    """The arrow out of a box: straight to its neighbour, over to the ladder, or round the side to one further off."""
    limit, middle = one.station.within, one.x + 60
    if goal.x > one.x:
        x, y, to, trunk = one.x + one.w, one.y + 26, goal.y + 26, goal.x - 18
        bend = f"M{x:g} {y:g}H{trunk:g}V{to:g}H{goal.x - 3:g}" if y != to else f"M{x:g} {y:g}H{goal.x - 3:g}"
        words = fitted(limit, trunk - x - 10, "quiet", 4)
        labels = (Label((x + trunk) / 2, y + 18 + 15 * at, line, "quiet", "middle") for at, line in enumerate(words))
        return Arrow(bend, tuple(labels))
    label = (
        Label(middle + 14, one.y - 13 if beside and not one.station.is_step else one.y + one.h + 22, limit, "quiet"),
    )
    if abs(goal.y - one.y - one.h - GAP) < 1 and (not beside or one.station.is_step):
        return Arrow(f"M{middle:g} {one.y + one.h:g}V{goal.y - 3:g}", label if limit else ())
    if abs(one.y - goal.y - goal.h - GAP) < 1 and beside:
        return Arrow(f"M{middle:g} {one.y:g}V{goal.y + goal.h + 3:g}", label if limit else ())
    lane, shift = one.x - 6 - 5 * min(before, 2), 5 * min(before, 2)
    return Arrow(f"M{one.x:g} {one.y + 20:g}H{lane:g}V{goal.y + 34 + shift:g}H{goal.x - 3:g}", (), round=True)
