"""text -> Quantities: the durations that a passage of contract English states, and where.

Reads `90 days`, `ninety days`, `ninety (90) days`, `10 business days`, `two calendar months`. What it isn't sure
of it leaves out: a false alarm is worse than a miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .terms import NUMBER_WORD, Duration, in_figures

UNIT = r"(?:(?P<kind>business|working|calendar)[ \n]+)?(?P<unit>hour|day|week|month|quarter|year)s?\b"
QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:(?P<words>{NUMBER_WORD})(?:[ \n]+\((?P<bracket>[0-9]{{1,6}})\))?|(?P<figures>[1-9][0-9]{{0,5}}))"
    rf"[ \n-]+{UNIT}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A duration in prose: offsets are those of the passage, `words` and `figures` what each of the two forms says."""

    duration: Duration
    start: int
    end: int
    words: int | None = None
    figures: int | None = None

    @property
    def disagrees(self) -> bool:
        """Whether words and figures say different numbers: `thirty (60) days`."""
        return self.words is not None and self.figures is not None and self.words != self.figures


def read(text: str) -> Iterator[Quantity]:
    """The durations of a passage, in order."""
    for match in QUANTITY.finditer(text):
        words = in_figures(match["words"]) if match["words"] else None
        figures = int(match["bracket"] or match["figures"] or 0) or None
        number = figures or words
        if not number:
            continue
        unit = match["unit"].lower()
        if unit == "day" and (match["kind"] or "").lower() in ("business", "working"):
            unit = "business day"
        yield Quantity(Duration(number, unit), match.start(), match.end(), words, figures)
