"""Reviews -> what was scored, who came, how far the answers lay apart: in order of their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...document import Document
from ...model import Charter
from ...quote import FILTERS
from ...terms import day
from ..links import slot
from ..wording import plain

HEALTH = ("trust", "communication", "value_delivery", "alignment")
AUDIT = ("alignment", "transparency", "accountability", "governance", "value_delivery")
LOW = 3
"""A score below it is to be discussed."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review as the pictures read it. `anchor` leads to it on the page, `day` is None where it has no date."""

    document: Document
    title: str
    day: date | None
    anchor: str
    took_place: bool

    @property
    def when(self) -> str:
        """`12 Nov 2026`."""
        return FILTERS["short"](self.day.isoformat()) if self.day else "no date"

    def scores(self, kind: str) -> dict[str, dict[str, float]]:
        """`health` or `audit`: party -> dimension -> score, as far as scores are from 1 to 5."""
        given = self.document.section(kind).items()
        found = {str(party): {str(name): _score(value) for name, value in scores.items()}
                 for party, scores in given if isinstance(scores, dict)}  # fmt: skip
        return {party: {name: value for name, value in scores.items() if value is not None}
                for party, scores in found.items()}  # fmt: skip


def reviewed(charter: Charter) -> tuple[Review, ...]:
    """The reviews of a charter by their day, those without one at the end."""
    found = [Review(each, plain(each.get("type", default="review")), day(each.get("held")), slot(each),
                    each.get("state", default="held") == "held") for each in charter.reviews]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.day is None, each.day or date.min, each.document.path)))


def figure(score: float) -> str:
    """A score, or the mean of some, to one decimal at most: `4`, `3.5`."""
    return f"{round(score, 1):g}"


def mean(scores: Iterable[float]) -> float | None:
    """The mean of some scores; None where there are none."""
    found = list(scores)
    return sum(found) / len(found) if found else None


def _score(value: Any) -> float | None:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if number and 1 <= value <= 5 else None
