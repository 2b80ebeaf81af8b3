"""How many times as long one duration is as another."""

from __future__ import annotations

from ..terms import Duration

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def times(one: Duration, other: Duration) -> float:
    """`1 year` is twice as long as `6 months`: calendar units go by the calendar, all else by its usual length.

    By their usual length two quarters would be longer than six months, and nobody who writes either means that.
    """
    if one.unit in MONTHS and other.unit in MONTHS:
        return one.number * MONTHS[one.unit] / (other.number * MONTHS[other.unit])
    return one.days / other.days


def exceeds(one: Duration, other: Duration, ratio: float = 1) -> bool:
    """Whether one duration is strictly more than `ratio` times as long as another."""
    return times(one, other) > ratio + 1e-9
