"""Where do we stand: every partnership, and first those that need somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..coming import deadlines, trend
from ..edition import Edition, Known
from ..facts import Facts, Scores, Term
from ..page import Page
from ..sheets import sheets
from ..standing import STATES
from ..wording import plain, tallied

FIRST, NEXT = 3, 9
"""How many of those that need somebody have a card, and how many more a line."""
SHEETS = "partnerships"
"""Where the further sheets of the table lie."""
MOST = 50
RANKS = {"exiting": 0, "ratified": 1, "agreed": 2, "in-review": 3, "draft": 4, "ended": 5}
WEIGHTS = {"error": 1_000_000, "warning": 1000, "info": 1}
"""An error outweighs any number of warnings."""
LIVE = ("ratified", "exiting")


@dataclass(frozen=True, slots=True)
class Trend:
    """The mean of the last health check, how it has moved, and the line that leads there: an SVG path in 72 × 20."""

    mean: float
    words: str
    path: str
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A partnership in the table: what is shown, and the numbers it is sorted by."""

    known: Known
    late: bool
    state: str
    tone: str
    rank: int
    framing: str
    parties: tuple[str, ...]
    notice: str
    notice_days: float
    cure: str
    cure_days: float
    findings: str
    weight: int
    health: Trend | None

    @property
    def facts(self) -> Facts:
        """What is known of it."""
        return self.known.facts


def pages(edition: Edition) -> Iterator[Page]:
    """The home page, and the further sheets of its table."""
    today = edition.as_of.isoformat()
    rows = [_row(each, today) for each in edition.partnerships]
    rows.sort(key=lambda row: (row.facts["name"].casefold(), row.facts["id"]))
    weighed = [(row.known.concern.weight, -row.weight, row.facts["name"], row) for row in rows if row.known.concern]
    pressing = [row for *_, row in sorted(weighed, key=lambda each: each[:3])]
    states = Counter(row.facts["status"] for row in rows)
    groups = [("all", "All", len(rows)), ("attention", "Needs attention", len(pressing))]
    groups += [(state, name, states[state]) for state, (name, _) in STATES.items() if states[state]]
    in_force = sum(row.facts["since"] is not None and row.facts["status"] in LIVE for row in rows)
    made = sheets(rows, "", most=MOST, label=lambda row: row.facts["name"], further=SHEETS)
    for sheet in made:
        given = {
            "sheet": sheet,
            "rows": sheet.items,
            "total": len(rows),
            "further": SHEETS,
            "first": pressing[:FIRST] if sheet.number == 1 else (),
            "then": pressing[FIRST : FIRST + NEXT] if sheet.number == 1 else (),
            "more": max(len(pressing) - FIRST - NEXT, 0),
            "groups": groups,
            "in_force": in_force,
            "pressing": len(pressing),
            "ahead": _ahead(edition) if sheet.number == 1 else (),
        }
        yield Page(sheet.folder, sheet.title("Partnerships"), "pages/home.html", given, listed=sheet.number == 1,
                   description="Where our partnerships stand, and what needs somebody.")  # fmt: skip


def _row(known: Known, today: str) -> Row:
    facts = known.facts
    state, tone = STATES.get(facts["status"], (facts["status"], "plain"))
    terms = {term["key"]: term for term in facts["terms"]}
    notice, cure = (_length(terms.get(key)) for key in ("exit.notice_period", "cure.period"))
    counts: Counter[str] = Counter(each.severity for each in known.findings)
    form = facts["relationship"] if facts["relationship"] != "strategic" else ""
    framing = " · ".join(plain(each) for each in (facts["framing"], form) if each)
    due = known.next_due
    return Row(
        known, due is not None and due["date"] < today, state, tone, RANKS.get(facts["status"], len(RANKS)), framing,
        tuple(party["name"] for party in facts["parties"]),
        *notice, *cure, tallied(counts.elements()), sum(counts[each] * by for each, by in WEIGHTS.items()),
        _trend(facts["health"]),
    )  # fmt: skip


def _length(term: Term | None) -> tuple[str, float]:
    """A duration as it is shown, and what it is sorted by."""
    return (term["value"], term["days"]) if term and term["days"] is not None else ("–", -1)


def _trend(health: list[Scores]) -> Trend | None:
    known = trend(health)
    if known is None:
        return None
    mean, words = known
    means = [each["mean"] for each in sorted(health, key=lambda each: each["held"])][-6:]
    step = 64 / max(len(means) - 1, 1)
    points = [(round(4 + at * step, 1), round(18 - (each - 1) * 4, 1)) for at, each in enumerate(means)]
    path = "M" + " L".join(f"{x:g} {y:g}" for x, y in points) if len(points) > 1 else ""
    return Trend(mean, words or "first score", path, points[-1])


def _ahead(edition: Edition) -> list[tuple[str, str, str, str, str]]:
    """The next days on which something is due or lapses: date, what, partnership, its id, anchor."""
    coming = [(each.due["date"], each.due["what"], known.facts["name"], known.facts["id"], each.due["anchor"])
              for known in edition.partnerships for each in deadlines(known.facts, edition.as_of)
              if not each.overdue]  # fmt: skip
    return sorted(coming)[:6]
