"""Where do we stand: every partnership, and those that need somebody first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Charter, Finding
from ...terms import duration
from ..edition import Edition
from ..page import Page
from ..standing import STATES, Concern, Standing, concern, standing
from ..wording import WORDS, brief, counted, party, plain

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A partnership in the table: what is shown, and the numbers it is sorted by."""

    id: str
    title: str
    subtitle: str
    parties: tuple[str, ...]
    status: str
    state: str
    tone: str
    framing: str
    relationship: str
    standing: Standing
    notice: str
    notice_days: float
    cure: str
    cure_days: float
    counts: dict[str, int]
    concern: Concern | None

    @property
    def findings(self) -> str:
        """`2 errors, 1 warning`; a dash where there are none."""
        said = [counted(self.counts[each], each) for each in ("error", "warning", "info") if self.counts.get(each)]
        return ", ".join(said).replace("infos", "notes").replace("info", "note") or "–"

    @property
    def weight(self) -> int:
        """What sorting by findings goes by: an error outweighs any number of warnings."""
        return sum(self.counts.get(each, 0) * by for each, by in (("error", 1_000_000), ("warning", 1000), ("info", 1)))


def page(edition: Edition) -> Page:
    """The home page."""
    rows = [_row(charter, edition.about(charter)) for charter in edition.portfolio.charters]
    graded = [(row.concern.weight, -row.weight, row.title, row) for row in rows if row.concern]
    pressing = [row for *_, row in sorted(graded, key=lambda each: each[:3])]
    in_force = sum(row.standing.since is not None and row.status != "ended" for row in rows)
    states = Counter(row.status for row in rows)
    groups = [("all", "All", len(rows)), ("attention", "Needs attention", len(pressing))]
    groups += [(state, name, states[state]) for state, (name, _) in STATES.items() if states[state]]
    given = {
        "rows": rows,
        "first": pressing[:SHOWN],
        "more": max(len(pressing) - SHOWN, 0),
        "groups": groups,
        "in_force": in_force,
        "pressing": len(pressing),
    }
    return Page("", "Partnerships", "pages/home.html", given, description="Where our partnerships stand.", listed=True)


def _row(charter: Charter, findings: Iterable[Finding]) -> Row:
    document, findings = charter.document, list(findings)
    state, tone = STATES.get(charter.status, (charter.status, "plain"))
    title, _, subtitle = str(document.get("title", default=charter.id)).partition(", ")
    notice, cure = document.get("exit", "notice_period"), document.get("cure", "period")
    return Row(
        charter.id, title, subtitle[:1].upper() + subtitle[1:], tuple(party(charter, each) for each in charter.parties),
        charter.status, state, tone, plain(document.get("purpose", "framing", default="")),
        WORDS.get(charter.relationship, charter.relationship), standing(charter),
        brief(charter, notice) if notice else "–", _days(notice), brief(charter, cure) if cure else "–", _days(cure),
        Counter(each.severity for each in findings), concern(charter, findings),
    )  # fmt: skip


def _days(value: object) -> float:
    length = duration(value)
    return length.days if length else -1
