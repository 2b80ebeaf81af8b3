"""Which deviations have we accepted: every waiver, those that have run out first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...terms import day
from ..facts import Facts, Waiver
from ..page import Page
from ..register import Person
from ..sheets import sheets
from .rules import named

if TYPE_CHECKING:
    from ...lint.rule import Rule
    from ..edition import Edition

RUN_OUT, ENDLESS, HOLDS = range(3)


@dataclass(frozen=True, slots=True)
class Row:
    """A waiver in the table. `rule` is None where there is no such rule in this handbook."""

    facts: Facts
    waiver: Waiver
    rule: Rule | None
    owner: Person | None
    until: date | None
    state: int

    @property
    def run_out(self) -> bool:
        """Whether its end has passed."""
        return self.state == RUN_OUT


def pages(edition: Edition) -> Iterator[Page]:
    """The list, on as many sheets as it takes."""
    facts = [known.facts for known in edition.partnerships]
    rules = named(edition.rules)
    rows = [_row(each, waiver, rules.get(waiver["rule"].casefold()), edition)
            for each in facts for waiver in each["waivers"]]  # fmt: skip
    rows.sort(key=lambda row: (row.state, row.until or date.max, row.facts["id"], row.waiver["rule"]))
    given = {
        "as_of": edition.as_of,
        "total": len(rows),
        "where": len({row.facts["id"] for row in rows}),
        "run_out": sum(row.state == RUN_OUT for row in rows),
        "endless": sum(row.state == ENDLESS for row in rows),
    }
    about = "Every deviation from the rules that was accepted: why, by whom and until when."
    for sheet in sheets(rows, "waivers"):
        yield Page(sheet.folder, sheet.title("Accepted exceptions"), "pages/waivers.html",
                   {**given, "sheet": sheet}, description=about)  # fmt: skip


def _row(facts: Facts, waiver: Waiver, rule: Rule | None, edition: Edition) -> Row:
    until = day(waiver["until"])
    state = ENDLESS if until is None else RUN_OUT if until < edition.as_of else HOLDS
    return Row(facts, waiver, rule, edition.people.of(facts, waiver["by"]), until, state)
