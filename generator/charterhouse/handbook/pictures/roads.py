"""Charter -> the roads out of a partnership: their steps in days and, once notice has been given, in dates.

The days are those of usual lengths, the dates those of the calendar. The second road begins with a breach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ...model import Charter
from ...quote import FILTERS, written_date
from ...terms import Duration, day, duration
from ...timeline import after
from ..margin import non_compete
from ..wording import brief, holder, listed, party

START = -1
"""What the first steps of a road follow: its first day."""
CALENDAR = "by the calendar, to the same day of a later month, or to its last where it has no such day"
COUNTED = {
    "hour": "the whole days in them",
    "day": "every day of the calendar",
    "week": "every day of the calendar",
    "business day": "Monday to Friday: weekends left out, public holidays not counted",
    "month": CALENDAR,
    "quarter": CALENDAR,
    "year": CALENDAR,
}
"""What a duration is taken to mean when it becomes a date, by its unit."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a road, in days from its first. It begins when the step at `follows` ends."""

    name: str
    length: Duration
    start: float
    tone: str
    note: str
    follows: int = START
    since: str = ""
    began: date | None = None
    ended: date | None = None

    @property
    def end(self) -> float:
        """Its last day: by the calendar if that is known, else by the usual length of its duration."""
        lasts = (self.ended - self.began).days if self.began and self.ended else self.length.days
        return self.start + lasts

    @property
    def span(self) -> tuple[str, str]:
        """Its first and last day, as far as they are known: `19 Oct 2026` or `day 0`."""
        if self.began and self.ended:
            return short(self.began), short(self.ended)
        return counted_day(self.start), counted_day(self.end)

    @property
    def days(self) -> str:
        """`day 0 to 90`, `day 150 to year 20`."""
        first, last = counted_day(self.start), counted_day(self.end)
        return f"{first} to {last if last.startswith('year') else last.removeprefix('day ')}"

    @property
    def dates(self) -> str:
        """`19 Oct 2026 to 18 Mar 2027`; empty until it is known."""
        return " to ".join(self.span) if self.began else ""

    @property
    def counted(self) -> str:
        """What is assumed about its length, and from when it counts."""
        return f"{COUNTED[self.length.unit]}; from the day after {self.since}"


@dataclass(frozen=True, slots=True)
class Road:
    """One way out. The partnership is over when the step at `leaves` ends; `given` is the day of a notice."""

    title: str
    begins: str
    who: str
    steps: tuple[Step, ...]
    leaves: int
    given: date | None = None

    @property
    def exit(self) -> float:
        """The day on which the partnership is over."""
        return self.steps[self.leaves].end

    @property
    def last(self) -> int:
        """The step that ends last."""
        return max(range(len(self.steps)), key=lambda at: self.steps[at].end)


def roads(charter: Charter) -> tuple[Road, ...]:
    """The roads for which a charter sets a notice period. A notice that was given dates the one it was given on."""
    notice = charter.document.section("exit", "notice")
    given = day(notice.get("given")) if charter.status in ("exiting", "ended") else None
    may = charter.document.get("exit", "for_convenience")
    by = notice.get("by")
    freely = may is not False and (not isinstance(may, list) or by is None or by in may)
    first, second = _by_notice(charter), _for_cause(charter, noticed=given is not None and not freely)
    if given:
        who = f"{party(charter, by) if by else 'A party'} gave notice on {written_date(given)}"
        first = _dated(first, given, who) if first and freely else first
        second = _dated(second, given, who) if second and not freely else second
    return tuple(road for road in (first, second) if road)


def short(when: date) -> str:
    """A date with the month in three letters; where the calendar ends, that."""
    return "beyond 9999" if when == date.max else FILTERS["short"](when.isoformat())


def counted_day(days: float) -> str:
    """What a day is called, `day 90`; from a century on only its year."""
    return f"year {days / 365:,.0f}" if days >= 36_500 else f"day {round(days, 1):g}" if days % 1 else f"day {days:.0f}"


def _dated(road: Road, given: date, who: str) -> Road:
    steps: list[Step] = []
    for step in road.steps:
        began = given if step.follows == START else steps[step.follows].ended or given
        steps.append(replace(step, start=(began - given).days, began=began, ended=after(began, step.length)))
    return replace(road, who=who, steps=tuple(steps), given=given)


def _by_notice(charter: Charter) -> Road | None:
    notice, may = _length(charter, "exit", "notice_period"), charter.document.get("exit", "for_convenience")
    if notice is None or may is False:
        return None
    who = listed([party(charter, each) for each in may], "or") if isinstance(may, list) else "Either party"
    steps = [Step("Notice", notice, 0, "full", "in writing", since="the notice is received")]
    pivot = _length(charter, "exit", "pivot_review")
    if pivot:
        by = charter.document.get("exit", "pivot_review", "by")
        asks = f"the {by} tier asks: change instead?" if by else "change instead?"
        steps.append(Step("Pivot review", pivot, 0, "open", asks, since="the notice is received"))
    return Road("By notice, for convenience", "notice given", f"{who} may leave without a reason",
                (*steps, *_after(charter, notice.days, 0)), 0)  # fmt: skip


def _for_cause(charter: Charter, *, noticed: bool = False) -> Road | None:
    """The road after a breach; where notice was given on it, without the cure that has failed before."""
    cure, notice = _length(charter, "cure", "period"), _length(charter, "exit", "for_cause", "notice_period")
    if notice is None:
        return None
    steps: list[Step] = []
    cured = cure and charter.document.get("exit", "for_cause", "after", default="cure") == "cure"
    if cure and cured and not noticed:
        steps.append(Step("Cure", cure, 0, "warn", "to put the breach right", since="notice of the breach is received"))
    at, words = (cure.days, "once the cure has failed") if cure and steps else (0.0, "in writing")
    since = "the cure has ended, when the notice is given" if steps else "the notice is received"
    leaves = len(steps)
    steps.append(Step("Notice for cause", notice, at, "full", words, leaves - 1, since))
    begins = "breach notified" if leaves else "notice given"
    return Road("For cause, after a breach", begins, "The other party may leave",
                (*steps, *_after(charter, at + notice.days, leaves)), leaves)  # fmt: skip


def _after(charter: Charter, end: float, leaves: int) -> tuple[Step, ...]:
    """What starts side by side when the partnership is over."""
    get = charter.document.get
    owner, scope = get("exit", "data_handover", "owner"), get("exit", "transition_assistance", "scope", default="")
    limit = _length(charter, "exit", "non_compete")
    unlike = non_compete(charter).removeprefix(brief(charter, str(limit))).strip(", ")
    found = (
        ("Data handover", _length(charter, "exit", "data_handover"), "half",
         f"by the {holder(charter, owner)}" if owner else ""),
        ("Transition help", _length(charter, "exit", "transition_assistance"), "half", str(scope)),
        ("Non-compete", limit, "open", unlike),
    )  # fmt: skip
    return tuple(
        Step(name, length, end, tone, note, leaves, "the exit") for name, length, tone, note in found if length
    )


def _length(charter: Charter, *key: str) -> Duration | None:
    """The duration at a key, or in the `period` or `within` below it."""
    found = (charter.document.get(*key, *inner) for inner in ((), ("period",), ("within",)))
    return next((length for length in map(duration, found) if length), None)
