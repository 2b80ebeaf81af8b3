"""The last audit -> a radar: one polygon a party over five dimensions, and its scores as a table."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from ..wording import label, listed
from .reviewed import AUDIT, LOW, Review, figure
from .told_apart import Told

WIDTH, HEIGHT, RADIUS = 372.0, 208.0, 78.0
CENTRE = (WIDTH / 2, 104.0)


@dataclass(frozen=True, slots=True)
class Outline:
    """The scores of one party: `path` joins neighbours that both have one, `points` are the markers."""

    party: Told
    path: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """A dimension: its end, and where its name stands."""

    name: str
    x: float
    y: float
    name_x: float
    name_y: float
    side: str


@dataclass(frozen=True, slots=True)
class Score:
    """One party's score in one dimension, `–` where there is none; `before` is that of the audit before."""

    words: str
    low: bool
    before: str


@dataclass(frozen=True, slots=True)
class Radar:
    """The picture of an audit. `rows` is its table: a dimension with a score for each party."""

    when: str
    anchor: str
    before: str
    width: float
    height: float
    centre: tuple[float, float]
    rings: tuple[tuple[int, str], ...]
    spokes: tuple[Spoke, ...]
    outlines: tuple[Outline, ...]
    parties: tuple[Told, ...]
    rows: tuple[tuple[str, tuple[Score, ...]], ...]
    description: str


def radar(audits: list[Review], parties: tuple[Told, ...]) -> Radar | None:
    """The last of some audits, with the scores of the one before; None where there is none."""
    if not audits:
        return None
    last, before = audits[-1], audits[-2] if len(audits) > 1 else None
    scores, earlier = last.scores("audit"), before.scores("audit") if before else {}
    scoring = tuple(each for each in parties if scores.get(each.id))
    rows = tuple((label(name), tuple(_score(scores, earlier, each, name) for each in scoring)) for name in AUDIT)
    said = (f"{label(name)}: {listed(_told(scores, each, name) for each in scoring)}" for name in AUDIT)
    return Radar(
        when=last.when,
        anchor=last.anchor,
        before=before.when if before else "",
        width=WIDTH,
        height=HEIGHT,
        centre=CENTRE,
        rings=tuple((ring, _ring(ring)) for ring in range(1, 6)),
        spokes=tuple(_spoke(at, name) for at, name in enumerate(AUDIT)),
        outlines=tuple(_outline(each, scores[each.id]) for each in scoring),
        parties=scoring,
        rows=rows,
        description=f"Audit of {last.when}, of 5. {'; '.join(said)}.",
    )


def place(at: int, score: float) -> tuple[float, float]:
    """Where a score stands on the spoke of a dimension: 0 would be the centre, 5 is the outermost ring."""
    angle = radians(360 / len(AUDIT) * at)
    return CENTRE[0] + RADIUS * score / 5 * sin(angle), CENTRE[1] - RADIUS * score / 5 * cos(angle)


def _outline(party: Told, scores: dict[str, float]) -> Outline:
    points = [place(at, scores[name]) if name in scores else None for at, name in enumerate(AUDIT)]
    if all(points):
        path = "M" + "L".join(_at(each) for each in points if each) + "Z"
    else:
        pairs = zip(points, points[1:] + points[:1], strict=True)
        path = "".join(f"M{_at(one)}L{_at(two)}" for one, two in pairs if one and two)
    return Outline(party, path, tuple(each for each in points if each))


def _spoke(at: int, name: str) -> Spoke:
    (x, y), (far_x, far_y) = place(at, 5), place(at, 5 * (1 + 11 / RADIUS))
    side = "middle" if abs(x - CENTRE[0]) < 1 else "start" if x > CENTRE[0] else "end"
    return Spoke(label(name), x, y, far_x, far_y + (0 if at == 0 else 14 if far_y > CENTRE[1] else 4), side)


def _ring(score: int) -> str:
    return "M" + "L".join(_at(place(at, score)) for at in range(len(AUDIT))) + "Z"


def _score(scores: dict[str, dict[str, float]], earlier: dict[str, dict[str, float]], party: Told, name: str) -> Score:
    score, before = scores[party.id].get(name), earlier.get(party.id, {}).get(name)
    return Score("–" if score is None else figure(score), score is not None and score < LOW,
                 "" if before is None else figure(before))  # fmt: skip


def _told(scores: dict[str, dict[str, float]], party: Told, name: str) -> str:
    score = scores[party.id].get(name)
    return f"{party.name} {'no score' if score is None else figure(score)}"


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
