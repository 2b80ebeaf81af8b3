"""The day that an edition is read for: what depends on the day is reckoned for it and says so."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from ..source import committed


def as_of(top: Path) -> date:
    """SOURCE_DATE_EPOCH, else the date of the last commit, else today.

    Raises ValueError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}: give a number of seconds since 1970") from error
    return committed(top) or datetime.now(UTC).date()
