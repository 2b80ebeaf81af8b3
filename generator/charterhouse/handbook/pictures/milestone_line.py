"""Milestones -> where each stands on a line to scale: across the page, and down a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from .days import Days, Tick, ticks
from .lettering import BOLD, shorten, width

WIDE, EDGE, NAME, LANE, LANES = 860.0, 14.0, 190.0, 38.0, 6
"""The drawing across: its width, its margin, the longest name, the height of a lane of names and how many there are."""
APART, LEVELS = 24.0, 6
"""How far two marks keep from each other, and how many hang below each other at most."""
NARROW, RULE, FAN, WORDS = 320.0, 60.0, 92.0, 109.0
"""The drawing downwards: its width, and where the line, the marks and the words stand."""
FULL = 12
"""Up to this number a phone shows two lines of words for each milestone, above it one."""


@dataclass(frozen=True, slots=True)
class Post:
    """A milestone on the line. Its mark stands at `x`, `y`; its words, in `lines`, begin at `left`, `top`.

    `at` is where its day is on the line: `x` when it runs across, and where the mark's leader begins on a phone.
    """

    number: int
    name: str
    due: date
    state: str
    note: str
    at: float = 0
    x: float = 0
    y: float = 0
    left: float = 0
    top: float = 0
    lines: tuple[str, ...] = ()
    w: float = 0


@dataclass(frozen=True, slots=True)
class More:
    """Marks that found no place: how many, and where that is written."""

    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One drawing, in the units of its view box. `axis` is where the line is, `today` where the day of the edition."""

    name: str
    width: float
    height: float
    axis: float
    start: float
    end: float
    today: float
    today_words: str
    today_at: float
    ticks: tuple[Tick, ...]
    posts: tuple[Post, ...]
    more: tuple[More, ...] = ()


def wide(posts: Sequence[Post], as_of: date, words: str) -> Line:
    """Names stand in lanes above the line, marks on it; where the lanes don't suffice, the marks' numbers alone."""
    named = [replace(each, lines=(shorten(f"{each.number}  {each.name}", NAME / BOLD, 12.5), each.note))
             for each in posts]  # fmt: skip
    named = [replace(each, w=max(width(each.lines[0], 12.5) * BOLD, width(each.note, 12)) + 6) for each in named]
    days = _stretch(named, as_of, WIDE - 2 * EDGE)
    lanes = _lanes([days.at(each.due) for each in named], [each.w for each in named])
    if not lanes:
        named = [replace(each, lines=(), w=0) for each in named]
        days = _stretch(named, as_of, WIDE - 2 * EDGE)
    axis = 24.0 + LANE * (max(lanes) + 1 if lanes else 0)
    for at, lane in enumerate(lanes):
        named[at] = replace(named[at], top=axis - 20 - LANE * (lane + 1))
    placed, more, deepest = _hung(named, days, axis)
    today, half = days.at(as_of), width(words, 12.5) * BOLD / 2
    return Line("wide", WIDE, deepest + 64, axis, EDGE, WIDE - EDGE, today, words,
                min(max(today, half), WIDE - half), _clear(ticks(days, 84), today), tuple(placed), more)  # fmt: skip


def _stretch(posts: Sequence[Post], as_of: date, room: float) -> Days:
    """The days from before the first to after the last, so that the words of each post end on the paper."""
    first, last = min(as_of, *(each.due for each in posts)), max(as_of, *(each.due for each in posts))
    margin = max((last - first).days * 0.04, 20)
    first -= timedelta(days=round(margin))
    scale = room / ((last - first).days + margin)
    for each in posts:
        scale = min(scale, (room + EDGE - each.w) / (each.due - first).days)
    return Days(first, first + timedelta(days=ceil(room / scale)), EDGE, room)


def _lanes(xs: list[float], widths: list[float]) -> list[int]:
    """The lane of each name, the lowest being 0, or nothing where they don't suffice.

    From the last to the first: a name's leader then passes only what begins further right.
    """
    nearest = [float("inf")] * LANES
    found: list[int] = []
    for x, w in zip(reversed(xs), reversed(widths), strict=True):
        lane = next((at for at, limit in enumerate(nearest) if x + w + 8 <= limit), None)
        if lane is None:
            return []
        nearest[: lane + 1] = [x] * (lane + 1)
        found.insert(0, lane)
    return found


def _hung(posts: list[Post], days: Days, axis: float) -> tuple[list[Post], tuple[More, ...], float]:
    """Each mark on the line or, where one stands there already, below it; the rest is counted."""
    taken: list[float] = []
    placed, rest = [], []
    for each in posts:
        x = days.at(each.due)
        level = next((at for at, last in enumerate(taken) if x - last >= APART), len(taken))
        if level == LEVELS:
            rest.append(x)
            continue
        taken[level : level + 1] = [x]
        placed.append(replace(each, at=x, x=x, left=x + 5, y=axis + level * APART))
    more: list[More] = []
    for x in rest:
        if more and x - more[-1].x < 2 * APART:
            more[-1] = replace(more[-1], count=more[-1].count + 1)
        else:
            more.append(More(x, axis + LEVELS * APART, 1))
    return placed, tuple(more), axis + (len(taken) - 1 + bool(more)) * APART


def _clear(found: tuple[Tick, ...], today: float) -> tuple[Tick, ...]:
    """The ticks whose words end on the paper, and that the line of the day does not cross."""
    return tuple(each for each in found if 32 <= each.at <= WIDE - 32 and abs(each.at - today) > 36)


def narrow(posts: Sequence[Post], as_of: date, words: str) -> Line:
    """The line runs down, to scale; marks and words stand beside it one below the other, led to their days."""
    row = 42.0 if len(posts) <= FULL else 25.0
    first, last = min(as_of, *(each.due for each in posts)), max(as_of, *(each.due for each in posts))
    margin = timedelta(days=round(max((last - first).days * 0.03, 10)))
    height = max(row * len(posts) + 30, 200.0)
    days = Days(first - margin, last + margin, 14, height)
    today = Post(0, words, as_of, "today", "", lines=(words,), w=width(words, 12.5) * BOLD)
    told = [_spoken(each, row) for each in posts]
    before = sum(each.due < as_of for each in posts)
    told.insert(before, today)
    ys = _apart([days.at(each.due) for each in told], [28.0 if each is today else row for each in told], height + 14)
    placed = [replace(each, at=days.at(each.due), x=FAN, y=y, left=WORDS, top=y - (14 if row > 30 else 8))
              for each, y in zip(told, ys, strict=True)]  # fmt: skip
    return Line("narrow", NARROW, height + 28, RULE, 14, height + 14, days.at(as_of), words, placed[before].y,
                ticks(days, 44), tuple(placed))  # fmt: skip


def _spoken(post: Post, row: float) -> Post:
    room = NARROW - WORDS
    if row > 30:
        lines = (shorten(post.name, room / BOLD, 12.5), shorten(post.note, room, 12))
    else:
        day = post.note.partition(" · ")[0]
        lines = (shorten(post.name, (room - 84) / BOLD, 12.5), day)
    return replace(post, lines=lines, w=room)


def _apart(wanted: list[float], rows: list[float], end: float) -> list[float]:
    """Where each row is centred: as near to its place as the rows before it and the end of the paper allow."""
    ys: list[float] = []
    top = 0.0
    for place, row in zip(wanted, rows, strict=True):
        ys.append(max(place, top + row / 2))
        top = ys[-1] + row / 2
    bottom = end
    for at in reversed(range(len(ys))):
        ys[at] = min(ys[at], bottom - rows[at] / 2)
        bottom = ys[at] - rows[at] / 2
    return ys
