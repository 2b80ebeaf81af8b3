"""text -> Dates: the calendar days that a passage of contract English names, and where.

Reads `30 June 2026`, `June 30, 2026`, `the 30th of June 2026`, `this 30th day of June, 2026`, `2026-06-30`. A month
without a day is no date, and `03/04/2026` is two of them: both are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december".split()
_BY_NAME = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_MONTH = r"(?P<month{0}>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|" + "|".join(MONTHS) + r")\.?"
_DAY = r"(?P<day{0}>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>(?:19|20)[0-9]{{2}})(?![\w-])"
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
DATE = re.compile(
    rf"(?<![\w.,/-])(?:{_DAY}(?:\s+day)?(?:\s+of)?[\s-]+{_MONTH}(?:,|\s+of)?[\s-]*{_YEAR}".format(1)
    + rf"|{_MONTH}\s+{_DAY},?\s+{_YEAR}".format(2)
    + r"|(?P<year3>(?:19|20)[0-9]{2})-(?P<month3>0[1-9]|1[0-2])-(?P<day3>0[1-9]|[12][0-9]|3[01])(?![\w-]))",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A date in prose: offsets are those of the passage."""

    date: date
    start: int
    end: int


def read(text: str) -> Iterator[Day]:
    """The dates of a passage, in order; what the calendar doesn't have (31 June) is none."""
    if YEAR.search(text) is None:
        return
    for match in DATE.finditer(text):
        form = next(each for each in "123" if match[f"year{each}"])
        month, year = match[f"month{form}"], int(match[f"year{form}"])
        number = int(month) if form == "3" else _BY_NAME[month.lower()]
        try:
            yield Day(date(year, number, int(match[f"day{form}"])), match.start(), match.end())
        except ValueError:
            continue
