"""Charter -> both roads out, to scale: by notice, and for cause after a failed cure."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Charter
from ...terms import Duration, duration
from ..margin import non_compete
from ..wording import brief, holder, listed, party
from .lettering import wrap

ROW, HEAD, FOOT = 44.0, 56.0, 14.0


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a road, in days from its first: how it is drawn, what it is, what it means."""

    name: str
    length: Duration
    start: float
    tone: str
    note: str
    anchor: str

    @property
    def end(self) -> float:
        """The last day, counted from the road's first, by the usual length of its duration."""
        return self.start + self.length.days

    @property
    def days(self) -> str:
        """`day 0 to 90`."""
        return f"day {_day(self.start)} to {_day(self.end)}"


@dataclass(frozen=True, slots=True)
class Road:
    """One way out. `exit` is the day on which the partnership is over."""

    title: str
    begins: str
    who: str
    steps: tuple[Step, ...]
    exit: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A step laid out: its bar, and the lines beside or above it."""

    step: Step
    x: float
    y: float
    w: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A road laid out: bars, and the marks above them as (x, label, strong, anchor)."""

    road: Road
    bars: tuple[Bar, ...]
    marks: tuple[tuple[float, str, bool, str], ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of both roads, in the units of its view box."""

    name: str
    width: float
    height: float
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True)
class Exit:
    """The picture: its roads for the table, its words, and both drawings."""

    roads: tuple[Road, ...]
    closed: str
    immediate: str
    description: str
    usual: bool
    wide: Layout
    narrow: Layout


def exits(charter: Charter) -> Exit | None:
    """The picture of a charter's exits; None where it sets no period for either."""
    roads = tuple(road for road in (_by_notice(charter), _for_cause(charter)) if road)
    if not roads:
        return None
    never = charter.document.get("exit", "for_convenience") is False
    said = [f"{road.title}: {listed(f'{step.name.lower()} {step.days}' for step in road.steps)}" for road in roads]
    return Exit(
        roads=roads,
        closed="Neither party may leave for convenience." if never else "",
        immediate=listed(map(str, charter.document.items("exit", "immediate")), "or"),
        description=". ".join(said) + ".",
        usual=any(step.length.unit not in ("day", "week") for road in roads for step in road.steps),
        wide=_wide(roads),
        narrow=_narrow(roads),
    )


def _by_notice(charter: Charter) -> Road | None:
    notice, may = _length(charter, "exit", "notice_period"), charter.document.get("exit", "for_convenience")
    if notice is None or may is False:
        return None
    who = listed([party(charter, each) for each in may], "or") if isinstance(may, list) else "Either party"
    steps = [Step("Notice", notice, 0, "full", "in writing", "exit")]
    pivot = _length(charter, "exit", "pivot_review")
    if pivot:
        by = charter.document.get("exit", "pivot_review", "by")
        steps.append(
            Step("Pivot review", pivot, 0, "open", f"the {by} tier asks: change instead?" if by else "", "exit")
        )
    return Road("By notice, for convenience", "notice given", f"{who} may leave without a reason",
                (*steps, *_after(charter, notice.days)), notice.days)  # fmt: skip


def _for_cause(charter: Charter) -> Road | None:
    cure, notice = _length(charter, "cure", "period"), _length(charter, "exit", "for_cause", "notice_period")
    if notice is None:
        return None
    steps, at = [], 0.0
    if cure and charter.document.get("exit", "for_cause", "after", default="cure") == "cure":
        steps.append(Step("Cure", cure, 0, "warn", "to put the breach right", "cure"))
        at = cure.days
    steps.append(
        Step("Notice for cause", notice, at, "full", "once the cure has failed" if at else "in writing", "exit")
    )
    end = at + notice.days
    begins = "breach notified" if at else "notice given"
    return Road("For cause, after a breach", begins, "The other party may leave", (*steps, *_after(charter, end)), end)


def _after(charter: Charter, end: float) -> tuple[Step, ...]:
    get = charter.document.get
    handover, owner = _length(charter, "exit", "data_handover"), get("exit", "data_handover", "owner")
    help_, limit = _length(charter, "exit", "transition_assistance"), _length(charter, "exit", "non_compete")
    steps = []
    if handover:
        by = f"by the {holder(charter, owner)}" if owner else ""
        steps.append(Step("Data handover", handover, end, "half", by, "exit"))
    if help_:
        steps.append(
            Step(
                "Transition help",
                help_,
                end,
                "half",
                str(get("exit", "transition_assistance", "scope", default="")),
                "exit",
            )
        )
    if limit:
        scope = non_compete(charter).removeprefix(brief(charter, str(limit))).strip(", ")
        steps.append(Step("Non-compete", limit, end, "open", scope, "exit"))
    return tuple(steps)


def _length(charter: Charter, *key: str) -> Duration | None:
    """The duration at a key, or in the `period` or `within` below it."""
    found = (charter.document.get(*key, *inner) for inner in ((), ("period",), ("within",)))
    return next((length for length in map(duration, found) if length), None)


def _wide(roads: tuple[Road, ...]) -> Layout:
    """What each step is stands in a column of its own on the left, so that no line crosses a word."""
    return _laid("wide", roads, 980, 330, 640, above=0)


def _narrow(roads: tuple[Road, ...]) -> Layout:
    """On a phone the words stand above their bars."""
    return _laid("narrow", roads, 342, 6, 330, above=22)


def _laid(name: str, roads: tuple[Road, ...], width: float, x: float, room: float, *, above: float) -> Layout:
    longest = max(step.end for road in roads for step in road.steps)
    drawings, top = [], 0.0
    for road in roads:
        bars, y = [], top + HEAD + (16 if above else 0)
        for step in road.steps:
            said = f"{step.length}, {step.days}" if not above else f"{step.length} · {step.days}"
            lines = (said,) if above else (said, *wrap(step.note, 300, 12, 1))
            bars.append(
                Bar(step, x + step.start / longest * room, y + above, max(step.length.days / longest * room, 3), lines)
            )
            y += ROW + (4 if above else 0)
        drawings.append(Drawing(road, tuple(bars), _marks(road, x, room / longest, room), top, y))
        top = y + FOOT + 18
    return Layout(name, width, top - FOOT - 18, tuple(drawings))


def _marks(road: Road, x: float, scale: float, room: float) -> tuple[tuple[float, str, bool, str], ...]:
    """The days written above a road: its first, the exit, and the last, as far as they don't meet."""
    last = max(step.end for step in road.steps)
    exit_at, last_at = x + road.exit * scale, x + last * scale
    marks = [(x, "day 0", False, "start")]
    centred = exit_at - x > 100 and x + room - exit_at > 60
    marks.append(
        (
            exit_at,
            f"day {_day(road.exit)}: exit",
            True,
            "middle" if centred else "start" if exit_at - x > 60 else "above",
        )
    )
    if last_at - exit_at > 130:
        marks.append((last_at, f"day {_day(last)}", False, "end"))
    return tuple(marks)


def _day(days: float) -> str:
    return f"{round(days, 1):g}" if days % 1 else f"{days:.0f}"
