"""Findings, accepted exceptions -> notes in the margin, beside the article that each is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..markdown import ARTICLES
from ..model import Charter, Finding
from .facts import Facts
from .schedule import home

WEIGHT = {"error": 0, "warning": 1, "info": 2}
TONES = {"error": "bad", "warning": "watch", "info": "plain"}
MOST = 6
"""Notes beside one article: what is beyond stands in the list of findings."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it is (`warning`, `accepted exception`), the rule, the words, and who accepted it until when."""

    tone: str
    title: str
    code: str
    words: str
    person: str = ""
    until: str = ""
    past: bool = False


def gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that count, the gravest first."""
    return tuple(sorted((each for each in findings if each.waiver is None), key=lambda each: WEIGHT[each.severity]))


def notes(charter: Charter, findings: Iterable[Finding], facts: Facts, as_of: date) -> dict[str, tuple[Note, ...]]:
    """The notes of each article, by its anchor. What is about no article stands beside none."""
    found: dict[str, list[Note]] = {}
    for finding in findings:
        if finding.place.path == charter.document.path and finding.key:
            note = Note(TONES[finding.severity], finding.severity, finding.code, finding.message)
            found.setdefault(_article(finding.key), []).append(note)
    for waiver in facts["waivers"]:
        until = waiver["until"] or ""
        past = bool(until) and until < as_of.isoformat()
        note = Note("watch", "accepted exception", waiver["rule"], waiver["reason"], waiver["person"] or waiver["by"],
                    until, past)  # fmt: skip
        found.setdefault(_article(waiver["at"]), []).append(note)
    return {anchor: tuple(own[:MOST]) for anchor, own in found.items()}


def _article(key: str) -> str:
    """The article that a key, or `#anchor` of the text, belongs to; none for the record."""
    if key.startswith("#"):
        return key[1:]
    first = key.partition(".")[0].partition("[")[0]
    return home(first, ARTICLES) if first else ""
