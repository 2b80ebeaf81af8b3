"""Days -> places on a line, to scale, and the ticks that the calendar gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...quote import MONTHS

STEPS = (1, 3, 6, 12, 24, 60, 120, 240)
"""How many months may lie between two ticks."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of the calendar laid on a line: `first` is drawn at `start`, `last` at `start + room`."""

    first: date
    last: date
    start: float
    room: float

    def at(self, when: date) -> float:
        """Where a day is drawn; the middle where the line has one day only."""
        length = (self.last - self.first).days
        return self.start + (self.room * (when - self.first).days / length if length else self.room / 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month, drawn at `at`."""

    at: float
    day: date
    yearly: bool

    @property
    def words(self) -> str:
        """`Apr 2027`, or `2027` where only years are told apart."""
        return str(self.day.year) if self.yearly else f"{MONTHS[self.day.month - 1][:3]} {self.day.year}"

    @property
    def brief(self) -> str:
        """The same where there is less room: `Apr ’27`."""
        return str(self.day.year) if self.yearly else f"{MONTHS[self.day.month - 1][:3]} ’{self.day.year % 100:02}"


def ticks(days: Days, apart: float) -> tuple[Tick, ...]:
    """The first days of months on a line, as many as keep `apart` from each other; none where no two would."""
    months = (days.last - days.first).days / 30.44
    fitting = (each for each in STEPS if months and each * days.room / months >= apart)
    step = next(fitting, None)
    found: list[Tick] = []
    if step is None:
        return ()
    for count in range(_month(days.first) // step * step, _month(days.last) + 1, step):
        day = date(count // 12, count % 12 + 1, 1)
        if days.first <= day <= days.last:
            found.append(Tick(days.at(day), day, step >= 12))
    return tuple(found)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
