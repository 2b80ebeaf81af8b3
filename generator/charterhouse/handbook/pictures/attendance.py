"""Reviews -> who came: a column of seats for each, present, covered by a deputy, or empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Charter
from ..wording import counted, holder, person
from .reviewed import Review
from .trend import BOTTOM, HEIGHT, RIGHT, TOP, WIDTH, ends

EDGE, COLUMNS, BROADEST, SEAT, LEAST = 12.0, 24, 22.0, 13.0, 7.0
"""Where the first column stands, how many are drawn, how broad one may be, how high a seat is and must be."""
CAME = ("present", "deputy", "absent")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a column; `came` is present, deputy or absent."""

    came: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review with its attendance in numbers and names; `state` is `held`, `moved` or `cancelled`."""

    review: Review
    state: str
    present: int
    deputies: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def seats(self) -> int:
        """How many seats there were."""
        return self.present + len(self.deputies) + len(self.absent)

    @property
    def words(self) -> str:
        """`5 of 6 came, 1 deputy`."""
        if self.state != "held" or not self.seats:
            return self.state if self.state != "held" else "nobody is listed"
        covered = f", {counted(len(self.deputies), 'deputy', 'deputies')}" if self.deputies else ""
        return f"{self.present} of {self.seats} came{covered}{f', {len(self.absent)} absent' if self.absent else ''}"


@dataclass(frozen=True, slots=True)
class Attendance:
    """The picture, and every meeting for its table. `idle` is where a meeting did not take place."""

    meetings: tuple[Meeting, ...]
    drawn: int
    width: float
    height: float
    base: float
    seats: tuple[Seat, ...]
    idle: tuple[tuple[float, float], ...]
    came: tuple[str, ...]
    first: str
    last: str
    first_at: float
    last_at: float
    latest: str
    description: str


def attendance(charter: Charter, reviews: Sequence[Review]) -> Attendance | None:
    """Who came to each review that says so, or that was moved or cancelled; None where none says."""
    found = [_meeting(charter, each) for each in reviews]
    meetings = tuple(each for each in found if each.seats or each.state != "held")
    drawn = meetings[-COLUMNS:]
    most = max((each.seats for each in drawn), default=0)
    if not most:
        return None
    each_high = max(min(SEAT, (BOTTOM - TOP) / most), LEAST)
    base = max(BOTTOM, TOP + each_high * most)
    left, room = EDGE, RIGHT - EDGE
    w = min(BROADEST, room / len(drawn) - 2)
    step = (room - w) / max(len(drawn) - 1, 1)
    seats, idle = [], []
    for at, meeting in enumerate(drawn):
        x = left + at * step
        kinds = ["present"] * meeting.present + ["deputy"] * len(meeting.deputies) + ["absent"] * len(meeting.absent)
        if meeting.state != "held":
            idle.append((x, w))
            continue
        seats += [Seat(came, x, base - each_high * (up + 1), w, each_high - 2) for up, came in enumerate(kinds)]
    said = "; ".join(f"{each.review.when} {each.review.title}: {each.words}" for each in drawn)
    first, last = ends([each.review for each in drawn])
    return Attendance(meetings, len(drawn), WIDTH, base + HEIGHT - BOTTOM, base, tuple(seats), tuple(idle),
                      tuple(each for each in CAME if any(seat.came == each for seat in seats)), first, last, left,
                      left + (len(drawn) - 1) * step + w, drawn[-1].words, f"{said}.")  # fmt: skip


def _meeting(charter: Charter, review: Review) -> Meeting:
    lines: list[dict[str, Any]] = [each for each in review.document.items("attendance") if isinstance(each, dict)]
    state = str(review.document.get("state", default="held"))
    away = [each for each in lines if each.get("present") is not True]
    deputies = tuple(f"{each['deputy']} for {_who(charter, each)}" for each in away if each.get("deputy"))
    absent = tuple(_who(charter, each) for each in away if not each.get("deputy"))
    return Meeting(review, state, len(lines) - len(away), deputies, absent)


def _who(charter: Charter, line: dict[str, Any]) -> str:
    role = str(line.get("person") or "somebody")
    return person(charter, role) or holder(charter, role)
