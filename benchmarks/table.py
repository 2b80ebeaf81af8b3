"""Figures -> the lines of the table that a benchmark prints."""

from __future__ import annotations

GIB = 1 << 30
ROW = "{:<46} {:>10}  {:<40} {:>7}  {:<9} {}"
HEAD = ROW.format("work", "seconds", "beside", "ratio", "goal", "")


def line(work: str, took: float, beside: str, theirs: float, goal: str = "") -> str:
    """A piece of work in seconds beside another, and whether their ratio meets the goal."""
    ratio = took / theirs
    return ROW.format(work, f"{took:.2f}", f"{beside} {theirs:.2f}", f"{ratio:.2f}", goal, _verdict(ratio, goal))


def memory(work: str, most: int, beside: str, less: int) -> str:
    """The most memory that was held, in bytes, beside that of less work; the goal is below one GiB."""
    held, met = f"{most / GIB:.2f} GiB", _verdict(most / GIB, "≤ 1")
    return ROW.format(work, held, f"{beside}: {less / GIB:.2f} GiB", f"{most / less:.2f}", "< 1 GiB", met)


def _verdict(ratio: float, goal: str) -> str:
    return "" if not goal else "met" if ratio <= float(goal.removeprefix("≤ ")) else "MISSED"
