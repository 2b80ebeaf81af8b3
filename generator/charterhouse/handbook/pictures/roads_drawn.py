"""Roads -> where their bars, lines and words stand: one drawing for wide pages, one for phones.

Wide, the words have columns of their own on the left; narrow, they stand above their bars. So no line crosses a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from .label import Label, fitted, stacked
from .roads import START, Road, Step, short

DECADE = 3650.0
LEAST = 3.0
"""The least width of a bar, so that a day beside years can still be seen."""
RULERS = ((1, "1 day"), (7, "1 week"), (30, "30 days"), (90, "90 days"), (365, "1 year"), (1825, "5 years"),
          (3650, "10 years"), (36_500, "100 years"), (365_000, "1,000 years"), (3_650_000, "10,000 years"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A step to scale; one that is `cut` goes on beyond the picture."""

    step: Step
    x: float
    y: float
    w: float
    h: float
    cut: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An upright line (a day), or a level one (the ruler)."""

    x: float
    y: float
    x2: float
    y2: float
    look: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the roads, in the units of its view box."""

    name: str
    width: float
    height: float
    labels: tuple[Label, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on a line: day 0 at `x`, the last that is drawn at `x + room`."""

    x: float
    room: float
    reach: float

    def at(self, days: float) -> float:
        """Where a day is drawn; the end of the line where it lies beyond."""
        return self.x + min(days / self.reach, 1) * self.room

    def bar(self, step: Step, y: float, h: float) -> Bar:
        """The bar of a step."""
        x, end = self.at(step.start), self.at(step.end)
        return Bar(step, min(x, self.x + self.room - LEAST), y, max(end - x, LEAST), h, step.end > self.reach)


def reach(roads: Iterable[Road]) -> float:
    """The last day that is drawn: the last of all, unless some lie decades beyond whatever else happens."""
    steps = [step for road in roads for step in road.steps]
    ends = sorted({step.end for step in steps})
    for last, following in pairwise(ends):
        if following > DECADE and following > 8 * last and all(step.start <= last for step in steps):
            return max(last, 30) * 1.25
    return max(ends[-1], 1)


def wide(roads: tuple[Road, ...], as_of: date | None = None) -> Layout:
    """Name and meaning on the left, length and days beside them, then the bars. A road that is taken has `as_of`."""
    scale = Scale(396, 436, reach(roads))
    labels: list[Label] = []
    bars: list[Bar] = []
    lines: list[Line] = []
    y = 0.0
    for number, road in enumerate(roads):
        labels += _head(road, y, 840)
        top = max(label.y for label in labels) + 22
        begun = Label(scale.x - 12, top, _said(road, START), "day", "end", dated=_pattern(road, number, START))
        marked = dict.fromkeys((road.leaves, road.last, *range(road.leaves)))  # the most important first
        labels += (begun, *_clear(_mark(road, number, at, scale, top) for at in marked))
        y = top + 12
        for at, step in enumerate(road.steps):
            bars.append(scale.bar(step, y + 4, 18))
            said = (
                Label(0, y + 14, step.name, "name"),
                *stacked(fitted(step.note, 226, "small", 2), 0, y + 30, "small", 15),
            )
            labels += (*said, *_when(number, at, road, 242, y + 14))
            y += 56
        lines += [Line(x, top + 7, x, y - 4, look) for x, look in _days(road, scale)]
        for mark in _today(road, scale, y + 14, as_of):
            labels.append(mark)
            lines.append(Line(x := scale.at(_passed(road, as_of)), top + 7, x, y, "today"))
            y += 20
        y += 22
    return Layout("wide", 840, *_ruled(scale, y, labels, bars, lines))


def narrow(roads: tuple[Road, ...], as_of: date | None = None) -> Layout:
    """Each bar below its words. The lines come in pieces beside the bars, since the words stand between them."""
    scale = Scale(1, 318, reach(roads))
    labels: list[Label] = []
    bars: list[Bar] = []
    lines: list[Line] = []
    y = 0.0
    for number, road in enumerate(roads):
        labels += _head(road, y, 320)
        top = max(label.y for label in labels) + 24
        begun = Label(0, top, _said(road, START), "day", dated=_pattern(road, number, START))
        last = _mark(road, number, road.last, scale, top)
        labels += (begun, _mark(road, number, road.leaves, scale, top + 17))
        labels += _clear([begun, last])[1:] if road.last != road.leaves else []
        y = top + 28
        today = _today(road, scale, y, as_of)
        for at, step in enumerate(road.steps):
            labels.append(Label(0, y + 12, step.name, "name", more=str(step.length)))
            pattern = "" if road.given else f"{_key(number, step.follows)} to {_key(number, at)}"
            labels.append(Label(0, y + 28, step.dates or step.days, "small", dated=pattern))
            bars.append(scale.bar(step, y + 36, 14))
            days = (*_days(road, scale), *((scale.at(_passed(road, as_of)), "today") for _ in today))
            lines += [Line(x, y + 34, x, y + 52, look) for x, look in days]
            y += 62
        labels += [replace(mark, y=y + 4) for mark in today]
        y += 20 + 10 * len(today)
    return Layout("narrow", 320, *_ruled(scale, y, labels, bars, lines))


def _head(road: Road, y: float, room: float) -> tuple[Label, ...]:
    state = "under way" if road.given else ""
    who = fitted(road.who, room, "quiet", 9)
    return Label(0, y + 16, road.title, "strong", more=state), *stacked(who, 0, y + 35, "quiet")


def _when(number: int, at: int, road: Road, x: float, y: float) -> tuple[Label, ...]:
    step = road.steps[at]
    first, last = step.span
    from_, to = ("", "") if road.given else (_key(number, step.follows), f"to {_key(number, at)}")
    return (
        Label(x, y, str(step.length)),
        Label(x, y + 16, first, "small", dated=from_),
        Label(x, y + 31, f"to {last}", "small", dated=to),
    )


def _days(road: Road, scale: Scale) -> Iterator[tuple[float, str]]:
    """Where the lines of a road stand, and how they look: its first day, the exit, and the last."""
    looks = {0.0: "grid", road.steps[road.last].end: "grid", road.exit: "axis"}
    return ((scale.at(day), look) for day, look in looks.items() if day <= scale.reach)


def _passed(road: Road, as_of: date | None) -> int:
    """The days that have passed since a notice was given; -1 where none was, or not yet."""
    return max((as_of - road.given).days, -1) if as_of and road.given else -1


def _today(road: Road, scale: Scale, y: float, as_of: date | None) -> tuple[Label, ...]:
    """What is written below the line of the day of the edition; nothing where a road is not taken, or at its end."""
    if as_of is None or not 0 <= _passed(road, as_of) <= min(road.steps[road.last].end, scale.reach):
        return ()
    words, x = f"as of {short(as_of)}", scale.at(_passed(road, as_of))
    half = Label(0, 0, words, "exit").width / 2
    fits = "start" if x - half < scale.x else "end" if x + half > scale.x + scale.room else "middle"
    return (Label(x, y, words, "exit", fits),)


def _key(number: int, step: int) -> str:
    """What stands in a pattern for the last day of a step, or for the first day of its road."""
    return f"{{{number}}}" if step == START else f"{{{number}.{step}}}"


def _pattern(road: Road, number: int, step: int) -> str:
    return "" if road.given else _named(road, step, _key(number, step))


def _said(road: Road, step: int) -> str:
    if step == START:
        return _named(road, step, short(road.given) if road.given else "day 0")
    return _named(road, step, road.steps[step].span[1])


def _named(road: Road, step: int, day: str) -> str:
    names = {road.leaves - 1: "notice", road.leaves: "exit", START: road.begins}
    return f"{day}: {names[step]}" if step in names else day


def _mark(road: Road, number: int, at: int, scale: Scale, y: float) -> Label:
    """What is written above the bars where a step ends, as near to its line as the drawing allows."""
    words, pattern = _said(road, at), _pattern(road, number, at)
    look = "exit" if at == road.leaves else "day"
    half = Label(0, 0, words, look, dated=pattern).width / 2
    x = scale.at(road.steps[at].end)
    fits = "start" if x - half < scale.x else "end" if x + half > scale.x + scale.room else "middle"
    return Label(x, y, words, look, fits, dated=pattern)


def _clear(marks: Iterable[Label]) -> list[Label]:
    """The marks that keep clear of those before them."""
    kept: list[Label] = []
    for mark in marks:
        left, _, right, _ = mark.box
        if all(right + 12 < other.box[0] or left > other.box[2] + 12 for other in kept):
            kept.append(mark)
    return kept


def _ruled(
    scale: Scale, y: float, labels: list[Label], bars: list[Bar], lines: list[Line]
) -> tuple[float, tuple[Label, ...], tuple[Bar, ...], tuple[Line, ...]]:
    """The drawing with its ruler below."""
    fitting = [(days, words) for days, words in RULERS if 24 <= days / scale.reach * scale.room <= 130]
    if fitting:
        days, words = fitting[-1]
        end = scale.at(days)
        lines += [Line(scale.x, y, end, y, "ruler"), *(Line(x, y - 4, x, y + 4, "ruler") for x in (scale.x, end))]
        labels.append(Label(end + 8, y + 4, words, "small"))
        y += 10
    return y, tuple(labels), tuple(bars), tuple(lines)
