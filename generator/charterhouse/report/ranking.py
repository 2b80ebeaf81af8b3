"""Which findings count, and which are the worst."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Finding

RANKS = {"error": 0, "warning": 1, "info": 2}


def standing(found: Iterable[Finding]) -> list[Finding]:
    """The findings that nobody has accepted."""
    return [each for each in found if each.waiver is None]


def count(found: Iterable[Finding], severity: str) -> int:
    """How many findings have a severity; what is accepted does not count."""
    return sum(each.severity == severity for each in standing(found))


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then information, what is accepted last; within these by place."""
    return sorted(found, key=_rank)


def _rank(finding: Finding) -> tuple[bool, int, str, int, int, str]:
    place = finding.place
    return finding.waiver is not None, RANKS[finding.severity], place.path, place.line, place.column, finding.code
