"""Reviews -> how the partnership is: the last audit, each dimension of health over time, attendance, alignment."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Charter
from ...quote import written_date
from ...terms import day
from ..wording import label
from .attendance import Attendance, attendance
from .radar import Radar, radar
from .reviewed import HEALTH, LOW, Review, figure, mean, reviewed
from .told_apart import Told, told_apart
from .trend import Trend, gaps, trend


@dataclass(frozen=True, slots=True)
class Scored:
    """One dimension at one review: every party's score by its letter, and the mean of two or more."""

    scores: tuple[tuple[Told, str, bool], ...]
    mean: str


@dataclass(frozen=True, slots=True)
class Row:
    """A review in the table of health."""

    review: Review
    cells: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A review in the table of alignment."""

    review: Review
    words: str
    discussed: str


@dataclass(frozen=True, slots=True)
class Health:
    """The pictures, each None or empty where the reviews have nothing for it, and their tables."""

    parties: tuple[Told, ...]
    dimensions: tuple[str, ...]
    radar: Radar | None
    trends: tuple[Trend, ...]
    attendance: Attendance | None
    gap: Trend | None
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    meaning: bool
    """Whether any picture shows a mean: it takes two parties."""


def health(charter: Charter) -> Health | None:
    """The health of a charter by its reviews; None where none of them has a score, an attendance or a gap."""
    reviews = reviewed(charter)
    there = [each for each in reviews if each.took_place]
    scored = [each for each in there if any(each.scores("health").values())]
    audits = [each for each in there if any(each.scores("audit").values())]
    asked = [each for each in there if each.document.get("gap") or each.document.section("alignment")]
    named = [party for each in (*scored, *audits) for kind in ("health", "audit") for party in each.scores(kind)]
    parties = told_apart(charter, named)
    dated = [each for each in scored if each.day]
    trends = tuple(each for each in (trend(key, dated, parties) for key in HEALTH) if each) if dated else ()
    dated_gaps = [each for each in asked if each.day]
    found = Health(
        parties=tuple(each for each in parties if each.id in named),
        dimensions=tuple(label(each) for each in HEALTH),
        radar=radar(audits, parties),
        trends=trends,
        attendance=attendance(charter, reviews),
        gap=gaps(dated_gaps) if dated_gaps else None,
        rows=tuple(Row(each, tuple(_scored(each, key, parties) for key in HEALTH)) for each in reversed(scored)),
        gaps=tuple(_gap(each) for each in reversed(asked)),
        meaning=any(len(each.curves) > 1 for each in trends),
    )
    return found if found.radar or found.rows or found.attendance or found.gap else None


def _scored(review: Review, key: str, parties: tuple[Told, ...]) -> Scored:
    scores = review.scores("health")
    found = [(party, scores[party.id][key]) for party in parties if key in scores.get(party.id, {})]
    middle = mean(score for _, score in found) if len(found) > 1 else None
    return Scored(tuple((party, figure(score), score < LOW) for party, score in found),
                  "" if middle is None else figure(middle))  # fmt: skip


def _gap(review: Review) -> Gap:
    when = day(review.document.get("discussed"))
    return Gap(review, str(review.document.get("gap") or "not said"), written_date(when) if when else "–")
