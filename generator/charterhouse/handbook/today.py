"""The day that an edition is read for: what depends on the day is reckoned for it and says so."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from ..source import committed

FIRST, LAST = date(1970, 1, 1), date(2105, 12, 31)
"""The days that every part of a site can hold: the compressed sitemap counts them in seconds, in 32 bits."""


def as_of(top: Path, chosen: date | None = None) -> date:
    """The day that was chosen, else SOURCE_DATE_EPOCH, else the date of the last commit, else today.

    Raises ValueError where SOURCE_DATE_EPOCH is no number of seconds, or where no site can be made for the day.
    """
    day = chosen or _usual(top)
    if not FIRST <= day <= LAST:
        raise ValueError(f"the handbook cannot be read for {day}: choose a day from {FIRST} to {LAST}")
    return day


def _usual(top: Path) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}: give a number of seconds since 1970") from error
    return committed(top) or datetime.now(UTC).date()
