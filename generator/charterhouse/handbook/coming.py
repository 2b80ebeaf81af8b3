"""Facts, a day -> what of a partnership is due after it, and what was due before and is still open."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .. import terms
from .facts import Due, Duty, Facts, Scores


class Deadline(NamedTuple):
    """A day on which something is due or lapses."""

    day: date
    due: Due
    overdue: bool


class Task(NamedTuple):
    """A duty that is still open; `day` is None where it lasts."""

    day: date | None
    duty: Duty
    overdue: bool


def deadlines(facts: Facts, as_of: date) -> list[Deadline]:
    """What is overdue and what is still to come, by day; nothing of a partnership that has ended."""
    if facts["status"] == "ended":
        return []
    dated = ((date.fromisoformat(each["date"]), each) for each in facts["due"])
    found = [Deadline(day, each, day < as_of) for day, each in dated if day >= as_of or each["stays"]]
    return sorted(found, key=lambda each: (each.day, each.due["what"]))


def tasks(facts: Facts, as_of: date) -> list[Task]:
    """The open duties in a partnership, those with a day first."""
    if facts["status"] == "ended":
        return []
    found = []
    for duty in facts["duties"]:
        if not duty["done"]:
            day = terms.day(duty["due"])
            found.append(Task(day, duty, day is not None and day < as_of))
    return sorted(found, key=lambda each: (each.day or date.max, each.duty["what"]))


def trend(scores: list[Scores]) -> tuple[float, str] | None:
    """The mean of the last review's scores, and how it compares with the one before, as far as the shown digit says."""
    held = sorted(scores, key=lambda each: each["held"])
    if not held:
        return None
    last, before = held[-1]["mean"], held[-2]["mean"] if len(held) > 1 else None
    if before is None or f"{last:.1f}" == f"{before:.1f}":
        return last, "" if before is None else "as before"
    return last, f"{'up' if last > before else 'down'} from {before:.1f}"
