"""Terms -> dates: a day of the calendar, and a duration before or after it.

Months, quarters and years end on the same day of another month, or on its last where it has no such day. A business
day is Monday to Friday. Counting starts the day after, so that `30 days` after 1 January is 31 January. Hours count
as the whole days in them.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from .terms import Duration

MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7}
WEEK = 5
"""Business days of a week."""


def after(start: date, length: Duration) -> date:
    """The last day of a duration that is counted from `start`; the last day of all where the calendar ends before."""
    return _moved(start, length, 1)


def before(end: date, length: Duration) -> date:
    """The last day on which a duration still fits before `end`; the first of all where the calendar begins later."""
    return _moved(end, length, -1)


def _moved(start: date, length: Duration, sign: int) -> date:
    if length.unit in MONTHS:
        return _months(start, sign * length.number * MONTHS[length.unit])
    if length.unit == "business day":
        start, days = _business_days(start, length.number, sign)
    else:
        days = length.number // 24 if length.unit == "hour" else length.number * DAYS[length.unit]
    try:
        return start + timedelta(sign * days)
    except OverflowError:
        return date.max if sign > 0 else date.min


def _months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(start.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(1)).day


def _business_days(start: date, number: int, sign: int) -> tuple[date, int]:
    """The business day from which to count, and how many days of the calendar the business days take."""
    weekend = start.weekday() - (WEEK - 1)  # days since Friday
    if weekend > 0:
        start -= timedelta(weekend if sign > 0 else weekend - 3)
    weeks, rest = divmod(number, WEEK)
    last = start.weekday() + sign * rest
    return start, weeks * 7 + rest + (0 if 0 <= last < WEEK else 2)
