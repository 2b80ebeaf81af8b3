"""Durations, dates and shares: values with meaning, comparison and wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

USUAL_DAYS = {
    "hour": 1 / 24,
    "day": 1.0,
    "business day": 7 / 5,
    "week": 7.0,
    "month": 30.0,
    "quarter": 91.0,
    "year": 365.0,
}
DURATION = re.compile(r"([1-9][0-9]{0,5}) +(business +day|hour|day|week|month|quarter|year)s?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?) ?%")

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = dict(zip(range(2, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True))


@total_ordering
@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as a charter writes it: `90 days`, `10 business days`, `1 quarter`.

    Two are compared by their usual length: a business day is 7/5 of a day, a week 7 days, a month 30, a
    quarter 91, a year 365. `30 days` and `1 month` are equally long, and still not the same words.
    """

    number: int
    unit: str

    @property
    def days(self) -> float:
        """The usual length in days."""
        return self.number * USUAL_DAYS[self.unit]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and abs(self.days - other.days) < 1e-9

    def __hash__(self) -> int:
        return hash(round(self.days, 6))

    def __lt__(self, other: Duration) -> bool:
        return self != other and self.days < other.days

    def __str__(self) -> str:
        return f"{self.number} {self.units}"

    @property
    def units(self) -> str:
        """The unit in singular or plural, as the number asks."""
        return self.unit if self.number == 1 else f"{self.unit}s"

    def words(self) -> str:
        """`ninety (90) days`, the form that contracts use."""
        return f"{in_words(self.number)} ({self.number}) {self.units}"


def duration(value: object) -> Duration | None:
    """The duration that a value spells, or None. `2  weeks` and `1 days` are read; `2w` and `two weeks` are not."""
    match = DURATION.fullmatch(value) if isinstance(value, str) else None
    return Duration(int(match[1]), re.sub(" +", " ", match[2])) if match else None


def total(durations: list[Duration | None]) -> float:
    """The usual length of several durations one after the other, in days; unreadable ones count nothing."""
    return sum(each.days for each in durations if each)


def day(value: object) -> date | None:
    """The date that an ISO value spells, or None."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def share(value: object) -> float | None:
    """The percentage that `55%` spells, or None."""
    match = SHARE.fullmatch(value) if isinstance(value, str) else None
    return float(match[1]) if match else None


def in_words(number: int) -> str:
    """A whole number below a million in English words: 90 -> `ninety`, 121 -> `one hundred and twenty-one`."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{SMALL[ones]}" if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    joint = " and " if rest < 100 else " "
    return f"{in_words(head)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")


def in_figures(words: str) -> int | None:
    """The number below a thousand that English words spell (`one hundred and eighty`), or None."""
    return _BY_WORDS.get(" ".join(re.findall(r"[a-z]+", words.lower().replace(" and ", " "))))


def _spellings() -> dict[str, int]:
    spelt = {}
    for number in range(1000):
        plain = in_words(number).replace("-", " ").replace(" and ", " ")
        spelt[plain] = number
        if 100 <= number < 200:
            spelt[plain.replace("one hundred", "a hundred", 1)] = number
    return spelt


_BY_WORDS = _spellings()
NUMBER_WORD = (
    r"(?:(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[ -]hundred(?:[ -](?:and[ -])?)?)?"
    rf"(?:(?:{'|'.join(TENS.values())})(?:[ -](?:{'|'.join(SMALL[1:10])}))?|{'|'.join(reversed(SMALL[1:]))})"
    r"|(?:a|one|two|three|four|five|six|seven|eight|nine)[ -]hundred)"
)
"""A pattern for a number below a thousand in English words."""
