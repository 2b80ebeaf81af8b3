"""Who holds what: what each party of a partnership may do, owes and gets, and where promises contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import Finding
from ...terms import share
from ..coming import tasks
from ..facts import Facts, Party
from ..lopsided import lopsided, may_leave
from ..page import Page
from ..register import Member, by_name
from ..sheets import sheets
from ..standing import STATES

if TYPE_CHECKING:
    from ...lint.rule import Rule
    from ..edition import Edition

MOST = 50
"""Partnerships on a sheet."""
SHOWN = 10
"""Conflicts of a kind that are listed; the rule's own page has more."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party with what it holds. `reward` and `risk` are per cent."""

    party: Party
    member: Member | None
    leaves: bool
    duties: int
    reward: float | None
    risk: float | None


@dataclass(frozen=True, slots=True)
class Scale:
    """A partnership as it hangs."""

    facts: Facts
    state: str
    tone: str
    sides: tuple[Side, ...]
    lopsided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A rule across the portfolio with what it finds: the first of them, and how many there are."""

    rule: Rule
    found: tuple[tuple[Facts, Finding], ...]
    total: int


def pages(edition: Edition) -> Iterator[Page]:
    """The partnerships, lopsided ones first, on as many sheets as it takes; conflicts on the first."""
    alive = [known.facts for known in edition.partnerships if known.facts["status"] != "ended"]
    scales = [_scale(facts, edition) for facts in alive]
    scales.sort(key=lambda each: (-len(each.lopsided), by_name(each.facts["name"]), each.facts["id"]))
    given = {
        "total": len(scales),
        "ended": len(edition.partnerships) - len(alive),
        "lopsided": sum(bool(each.lopsided) for each in scales),
        "conflicts": tuple(conflicts(edition)),
    }
    about = "Who holds what: vetoes, exits, options, duties, reward and risk, and promises in conflict."
    for sheet in sheets(scales, "balance", MOST):
        yield Page(sheet.folder, sheet.title("Balance"), "pages/balance.html",
                   {**given, "sheet": sheet}, description=about, listed=sheet.number == 1)  # fmt: skip


def conflicts(edition: Edition) -> Iterator[Conflict]:
    """What the rules across the portfolio find, by rule."""
    found: dict[str, list[tuple[Facts, Finding]]] = {}
    for known in edition.partnerships:
        for finding in known.findings:
            if finding.code.startswith("PRT"):
                found.setdefault(finding.code, []).append((known.facts, finding))
    for rule in edition.rules:
        if own := found.get(rule.code):
            yield Conflict(rule, tuple(own[:SHOWN]), len(own))


def _scale(facts: Facts, edition: Edition) -> Scale:
    state, tone = STATES.get(facts["status"], (facts["status"], "plain"))
    owners = [each.duty["owner"].partition(".")[0] for each in tasks(facts, edition.as_of)]
    sides = tuple(
        Side(each, edition.parties.of(facts, each["id"]), may_leave(each), owners.count(each["id"]),
             share(each["reward"]), share(each["risk"]))
        for each in facts["parties"]
    )  # fmt: skip
    return Scale(facts, state, tone, sides, lopsided(facts))
