"""Dates by the calendar: a day before and after a duration."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from charterhouse.terms import duration
from charterhouse.timeline import after, before

DAYS = [  # day, duration, that long after, that long before
    ("2026-01-01", "30 days", "2026-01-31", "2025-12-02"),
    ("2026-01-01", "1 day", "2026-01-02", "2025-12-31"),
    ("2026-01-01", "2 weeks", "2026-01-15", "2025-12-18"),
    # months end on the same day, or on the last where there is no such day
    ("2026-01-31", "1 month", "2026-02-28", "2025-12-31"),
    ("2028-01-31", "1 month", "2028-02-29", "2027-12-31"),
    ("2028-12-31", "6 months", "2029-06-30", "2028-06-30"),
    ("2026-03-31", "1 quarter", "2026-06-30", "2025-12-31"),
    ("2028-02-29", "1 year", "2029-02-28", "2027-02-28"),
    ("2028-02-29", "4 years", "2032-02-29", "2024-02-29"),
    ("2026-12-31", "2 months", "2027-02-28", "2026-10-31"),
    # hours count as the whole days in them
    ("2026-01-01", "23 hours", "2026-01-01", "2026-01-01"),
    ("2026-01-01", "48 hours", "2026-01-03", "2025-12-30"),
    ("2026-01-01", "71 hours", "2026-01-03", "2025-12-30"),
    # business days are Monday to Friday; 2026-01-05 is a Monday
    ("2026-01-05", "4 business days", "2026-01-09", "2025-12-30"),
    ("2026-01-05", "5 business days", "2026-01-12", "2025-12-29"),
    ("2026-01-07", "10 business days", "2026-01-21", "2025-12-24"),
    ("2026-01-09", "1 business day", "2026-01-12", "2026-01-08"),
    ("2026-01-10", "1 business day", "2026-01-12", "2026-01-09"),
    ("2026-01-11", "1 business day", "2026-01-12", "2026-01-09"),
    ("2026-01-11", "6 business days", "2026-01-19", "2026-01-02"),
    # the calendar has a first and a last day
    ("2026-01-01", "9000 years", "9999-12-31", "0001-01-01"),
    ("2026-01-01", "999999 quarters", "9999-12-31", "0001-01-01"),
    ("9999-12-31", "1 day", "9999-12-31", "9999-12-30"),
    ("1000-01-01", "999999 business days", "4833-01-25", "0001-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "length", "later", "earlier"), DAYS)
def test_a_day_and_a_duration(day: str, length: str, later: str, earlier: str) -> None:
    read = duration(length)
    assert read
    assert after(date.fromisoformat(day), read) == date.fromisoformat(later)
    assert before(date.fromisoformat(day), read) == date.fromisoformat(earlier)


@pytest.mark.parametrize("start", range(1, 15))
@pytest.mark.parametrize(("step", "count"), [(1, after), (-1, before)])
def test_business_days_are_as_many_as_one_counts(start: int, step: int, count: Callable[..., date]) -> None:
    counted, day = 0, date(2026, 1, start)
    for far in range(1, 60):
        reached = day + step * timedelta(far)
        if reached.weekday() < 5:
            counted += 1
            assert count(day, duration(f"{counted} business days")) == reached
