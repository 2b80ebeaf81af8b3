"""Reviews -> the scores given in them, the oldest first."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Literal

from ...document import Document
from ...model import Charter
from ..facts import Scores
from ..links import slot
from .reading import iso, named, text


def scores(charter: Charter, kind: Literal["health", "audit"]) -> list[Scores]:
    """The scores of every review that was held. One without a day has no place in a trend."""
    return sorted(_scores(charter, kind), key=lambda each: (each["held"], each["anchor"]))


def _scores(charter: Charter, kind: str) -> Iterator[Scores]:
    for review in charter.reviews:
        held = iso(review.get("held"))
        given = _by_party(review, kind)
        every = [score for own in given.values() for score in own.values()]
        if held and every and review.get("state") in ("held", None):
            title = named(text(review.get("type")) or "review")
            anchor = slot(review)
            yield Scores(held=held, title=title, by_party=given, mean=mean(every), anchor=anchor)


def mean(scores: Collection[float]) -> float:
    """The mean of some scores to one decimal, a half always up."""
    return math.floor(sum(scores) / len(scores) * 10 + 0.5) / 10


def _by_party(review: Document, kind: str) -> dict[str, dict[str, float]]:
    found = {}
    for party, section in review.section(kind).items():
        own = {str(name): float(score) for name, score in section.items()
               if _score(score) and not str(name).startswith("x-")} if isinstance(section, dict) else {}  # fmt: skip
        if own:
            found[str(party)] = own
    return found


def _score(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 1 <= value <= 5
