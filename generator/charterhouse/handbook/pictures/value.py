"""Charter -> who gains what: its value matrix as a map by dimension and party, and why it might fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...model import Charter
from ..wording import label, listed, plain
from .told_apart import Told, told_apart

DIMENSIONS = ("revenue", "capability", "brand", "learning", "network")
LEVELS = ("low", "medium", "high")
NOBODY = "not said"
"""Where an entry leaves out its party or dimension, as a draft may."""
METRIC = "metric:"
"""What the anchor of a metric in the plan's table begins with."""
"""Where the page has the metrics of the plan."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """One entry of the matrix. `level` is 1 to 3 for low to high, 0 where the charter does not say."""

    benefit: str
    likelihood: str
    level: int
    timeline: str
    measured_by: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party gains in one dimension."""

    party: Told
    benefits: tuple[Benefit, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension, with a cell for each party."""

    dimension: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ValueMap:
    """The map: empty `rows` where the charter has a pre-mortem alone. `said` is the map in words."""

    parties: tuple[Told, ...]
    rows: tuple[Row, ...]
    said: str
    premortem: tuple[str, ...]


def value_map(charter: Charter) -> ValueMap | None:
    """The map of a charter's `value`; None where it names neither a benefit nor a reason to fail."""
    matrix = [each for each in charter.document.items("value", "matrix") if isinstance(each, dict)]
    premortem = tuple(str(each) for each in charter.document.items("value", "premortem"))
    if not matrix and not premortem:
        return None
    parties = told_apart(charter, (_named(each, "party") for each in matrix)) if matrix else ()
    dimensions = dict.fromkeys((*DIMENSIONS, *(_named(each, "dimension") for each in matrix))) if matrix else {}
    rows = tuple(_row(charter, dimension, parties, matrix) for dimension in dimensions)
    return ValueMap(parties, rows, _said(parties, rows), premortem)


def _row(charter: Charter, dimension: str, parties: tuple[Told, ...], matrix: list[dict[str, Any]]) -> Row:
    here = [each for each in matrix if _named(each, "dimension") == dimension]
    cells = (Cell(party, tuple(_benefit(charter, each) for each in here if _named(each, "party") == party.id))
             for party in parties)  # fmt: skip
    return Row(dimension, label(dimension), tuple(cells))


def _benefit(charter: Charter, given: dict[str, Any]) -> Benefit:
    likelihood, timeline = str(given.get("likelihood") or ""), str(given.get("timeline") or "")
    metric = str(given.get("measured_by") or "")
    known = [each for each in charter.plan.items("metrics") if isinstance(each, dict)] if charter.plan else []
    found = next((each for each in known if metric and str(each.get("id")) == metric), None)
    return Benefit(
        benefit=str(given.get("benefit") or "a benefit not yet put into words"),
        likelihood=f"{likelihood} likelihood" if likelihood else "likelihood not said",
        level=LEVELS.index(likelihood) + 1 if likelihood in LEVELS else 0,
        timeline=f"{timeline} term" if timeline else "timeline not said",
        measured_by=str(found.get("name") or plain(metric)) if found else plain(metric),
        anchor=f"{METRIC}{metric}" if found else "",
    )


def _named(given: dict[str, Any], key: str) -> str:
    return str(given.get(key) or NOBODY)


def _said(parties: tuple[Told, ...], rows: tuple[Row, ...]) -> str:
    """`Acme gains in revenue and brand; Borealis in learning. Nobody names a benefit in network.`"""
    gains = []
    for at, party in enumerate(parties):
        own = [row.name.lower() for row in rows if row.cells[at].benefits]
        gains.append(f"{party.name}: {listed(own) if own else 'nothing named'}")
    empty = [row.name.lower() for row in rows if not any(cell.benefits for cell in row.cells)]
    nobody = f" Nobody names a benefit in {listed(empty, 'or')}." if empty else ""
    return f"{'; '.join(gains)}.{nobody}" if rows else ""
