"""What does this finding mean: an index of the rules and a page for each, with how the portfolio stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...lint.rule import ENDED_FAMILIES, SIMPLE, Rule
from ...model import Finding
from ..facts import Facts, Waiver
from ..page import Mark, Page

if TYPE_CHECKING:
    from ..edition import Edition

FAMILIES = {
    "DOC": "The document",
    "REF": "References",
    "FIT": "The right form",
    "PUR": "Purpose",
    "VAL": "Value",
    "MET": "Metrics and accountability",
    "GOV": "Governance",
    "CON": "Conflict",
    "TRA": "Transparency",
    "FLX": "Flexibility",
    "CUR": "Cure",
    "EXI": "Exit",
    "ECO": "Economics",
    "IPR": "Intellectual property",
    "ALI": "Alignment",
    "UPK": "Upkeep",
    "AMD": "Amendment and ratification",
    "LIV": "Living documents",
    "STY": "Style",
    "TRM": "Terms and prose",
    "TIM": "Time",
    "DRI": "Drift",
    "PRT": "Across the portfolio",
    "WAI": "Accepted exceptions",
}
SHOWN = 100
"""Findings that the page of a rule lists: it must not grow with the portfolio."""


@dataclass(slots=True)
class Tally:
    """How the portfolio stands on a rule: the first findings and waivers, and in how many partnerships it is what."""

    found: list[tuple[Facts, Finding]] = field(default_factory=list)
    findings: int = 0
    unmet: int = 0
    accepted: list[tuple[Facts, Waiver]] = field(default_factory=list)
    exceptions: int = 0
    waived: int = 0
    asked: int = 0

    def add(self, facts: Facts, finding: Finding) -> None:
        """One more finding."""
        self.findings += 1
        if len(self.found) < SHOWN:
            self.found.append((facts, finding))

    @property
    def clear(self) -> int:
        """The partnerships that it is asked of and in which it finds nothing."""
        return max(self.asked - self.unmet - self.waived, 0)


def pages(edition: Edition) -> Iterator[Page]:
    """The index and a page for each rule."""
    tallies = _tallies(edition)
    order = [*FAMILIES, *dict.fromkeys(rule.family for rule in edition.rules if rule.family not in FAMILIES)]
    families = [(code, FAMILIES.get(code, code), own) for code in order
                if (own := [rule for rule in edition.rules if rule.family == code])]  # fmt: skip
    marks = tuple(Mark(name, code) for code, name, _ in families)
    given = {"families": families, "tallies": tallies, "total": len(edition.rules),
             "partnerships": len(edition.partnerships)}  # fmt: skip
    about = "What every finding means, why it matters and how to mend it."
    yield Page("rules", "Rules", "pages/rules.html", given, marks, about, listed=True)
    for rule in edition.rules:
        given = {"rule": rule, "family": FAMILIES.get(rule.family, rule.family), "tally": tallies[rule.code]}
        yield Page(f"rules/{rule.code}", f"{rule.code} {rule.name}", "pages/rule.html", given, (), rule.claim)


def named(rules: Iterable[Rule]) -> dict[str, Rule]:
    """The rules by code and by name, since either stands for a rule; capitals don't count."""
    return {word.casefold(): rule for rule in rules for word in (rule.name, rule.code)}


def asked(rule: Rule, status: str, relationship: str) -> bool:
    """Whether a rule says anything of a partnership in this state and of this kind, as its weight there tells."""
    if status == "ended" and rule.family not in ENDED_FAMILIES:
        return False
    return relationship in rule.applies_to or not (rule.only or relationship in (*SIMPLE, "pilot"))


def _tallies(edition: Edition) -> dict[str, Tally]:
    tallies = {rule.code: Tally() for rule in edition.rules}
    words = named(edition.rules)
    for known in edition.partnerships:
        facts = known.facts
        codes = {finding.code for finding in known.findings} & tallies.keys()
        for finding in known.findings:
            if finding.code in codes:
                tallies[finding.code].add(facts, finding)
        for code in codes:
            tallies[code].unmet += 1
        for code, waiver in _accepted(facts, words).items():
            tallies[code].waived += code not in codes and asked(words[code.casefold()], *_kind(facts))
            tallies[code].exceptions += 1
            if len(tallies[code].accepted) < SHOWN:
                tallies[code].accepted.append((facts, waiver))
    kinds = Counter(_kind(known.facts) for known in edition.partnerships)
    for rule in edition.rules:
        tallies[rule.code].asked = sum(number for kind, number in kinds.items() if asked(rule, *kind))
    return tallies


def _kind(facts: Facts) -> tuple[str, str]:
    return facts["status"], facts["relationship"].replace(" ", "-")


def _accepted(facts: Facts, words: dict[str, Rule]) -> dict[str, Waiver]:
    """The first waiver of each rule, by code."""
    found: dict[str, Waiver] = {}
    for waiver in facts["waivers"]:
        rule = words.get(waiver["rule"].casefold())
        if rule:
            found.setdefault(rule.code, waiver)
    return found
