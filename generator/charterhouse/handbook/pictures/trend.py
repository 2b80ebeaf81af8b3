"""Scores over time -> a small drawing: one line a party and the mean, with a gap where a review lacks a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..wording import counted, label, listed
from .days import Days
from .reviewed import LOW, Review, figure, mean
from .told_apart import Told

WIDTH, HEIGHT = 320.0, 148.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 306.0, 12.0, 118.0
"""Where the drawing has its lines: the rest is for words and the broadest marker."""
GAPS = ("wide", "some", "none")
"""How far answers lie apart, on the same scale as scores: the higher, the better."""


@dataclass(frozen=True, slots=True)
class Level:
    """A line across that can be read: a score, or a word."""

    words: str
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """What one party has scored; `party` is None for the mean, and for answers that belong to all."""

    party: Told | None
    path: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One small drawing. `latest` is what the last review says, `flag` what in it is to be discussed."""

    key: str
    name: str
    width: float
    height: float
    left: float
    right: float
    levels: tuple[Level, ...]
    low: float
    first: str
    last: str
    marks: tuple[float, ...]
    curves: tuple[Curve, ...]
    latest: str
    flag: str
    description: str


def trend(key: str, reviews: Sequence[Review], parties: Sequence[Told]) -> Trend | None:
    """How one dimension of health went over dated reviews; None where no party has scored it."""
    table = [[each.scores("health").get(party.id, {}).get(key) for party in parties] for each in reviews]
    if not any(score is not None for row in table for score in row):
        return None
    xs = across(reviews)
    scoring = [at for at in range(len(parties)) if any(row[at] is not None for row in table)]
    curves = [curve(parties[at], xs, [row[at] for row in table]) for at in scoring]
    if len(scoring) > 1:
        means = [mean(score for score in row if score is not None) for row in table]
        curves.insert(0, curve(None, xs, means))
    latest = ", ".join(f"{parties[at].letter} {_words(table[-1][at])}" for at in scoring)
    said = (f"{each.when}: {listed(f'{parties[at].name} {_words(row[at])}' for at in scoring)}"
            for each, row in zip(reviews, table, strict=True))  # fmt: skip
    return Trend(
        key, label(key), WIDTH, HEIGHT, LEFT, RIGHT,
        tuple(Level(str(score), height(score)) for score in range(5, 0, -1)), height(LOW),
        *ends(reviews), tuple(xs), tuple(curves), latest, _flag(table, parties),
        f"{label(key)} on a scale from 1 to 5. {'; '.join(said)}.",
    )  # fmt: skip


def gaps(reviews: Sequence[Review]) -> Trend | None:
    """How far the answers of the parties lay apart at each alignment session; None where nobody says."""
    told = [str(each.document.get("gap") or "") for each in reviews]
    if not any(each in GAPS for each in told):
        return None
    xs = across(reviews)
    heights = [1 + 2.0 * GAPS.index(each) if each in GAPS else None for each in told]
    silent = told[-1] in ("some", "wide") and not reviews[-1].document.get("discussed")
    said = "; ".join(f"{each.when}: {word or 'not said'}" for each, word in zip(reviews, told, strict=True))
    return Trend(
        "gap", "Gap between the answers", WIDTH, HEIGHT, LEFT, RIGHT,
        tuple(Level(word, height(1 + 2.0 * at)) for at, word in reversed(list(enumerate(GAPS)))), BOTTOM,
        *ends(reviews), tuple(xs), (curve(None, xs, heights),), told[-1] or "not said",
        "not discussed" if silent else "", f"How far the answers of the parties lay apart. {said}.",
    )  # fmt: skip


def across(reviews: Sequence[Review]) -> list[float]:
    """Where each review stands, to scale by its day."""
    days = [each.day for each in reviews if each.day]
    line = Days(days[0], days[-1], LEFT + 12, RIGHT - LEFT - 12)
    return [line.at(each) for each in days]


def ends(reviews: Sequence[Review]) -> tuple[str, str]:
    """The words beneath the first and the last review; the same day is written once."""
    first, last = reviews[0].when, reviews[-1].when
    return ("", last) if first == last else (first, last)


def height(score: float) -> float:
    """Where a score stands: 5 on top, 1 at the bottom, whatever was scored."""
    return BOTTOM - (BOTTOM - TOP) * (score - 1) / 4


def curve(party: Told | None, xs: Sequence[float], scores: Sequence[float | None]) -> Curve:
    """The line through some scores, interrupted where one is missing."""
    points = [None if score is None else (x, height(score)) for x, score in zip(xs, scores, strict=True)]
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs if len(run) > 1)
    return Curve(party, path, tuple(each for each in points if each))


def _flag(table: list[list[float | None]], parties: Sequence[Told]) -> str:
    """What was scored below 3, in words: `below 3, to discuss: Acme 2`."""
    now = [f"{party.name} {figure(score)}" for party, score in zip(parties, table[-1], strict=True)
           if score is not None and score < LOW]  # fmt: skip
    before = sum(any(score is not None and score < LOW for score in row) for row in table[:-1])
    said = [f"below 3, to discuss: {listed(now)}"] if now else []
    said += [f"below 3 in {counted(before, 'earlier review')}"] if before else []
    return "; ".join(said)


def _words(score: float | None) -> str:
    return "–" if score is None else figure(score)
