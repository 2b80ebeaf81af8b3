"""Charters, findings, an audience -> Granted: what its edition is made of, in place of all that there is.

Everything is checked first. A finding is shown only where a check of what is visible comes to the same one: then it
says nothing that the reader could not find out alone.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from ..audience.reader import EVERYONE, INTERNAL, Reader, check, reader
from ..audience.selection import Selector, selected
from ..lint.rule import Rule
from ..lint.rulebook import BUILT_IN, Rulebook
from ..lint.run import check as examine
from ..model import Finding, Settings
from ..source import Listing
from .facts import Facts
from .key_terms import KeyTerm
from .links import homes
from .page import Page

SAID = "[withheld]"
TERMS = {
    "To leave": "exit",
    "To put a breach right": "cure",
    "After leaving": "exit",
    "Exclusivity": "exclusivity",
    "Amended by": "governance",
    "Last changed": "versions",
}
"""The sections that the terms on top of a page come from."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What there is for an audience: its files, the paths that were read, the findings and the rules.

    `title` is what the site calls it, `known` are all audiences, and `hidden` the pages that the whole handbook has
    and this one hasn't. `numbers` are those of the headings in the full text, and `sections` what is withheld, by the
    folders of partnerships.
    """

    listing: Listing
    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    reader: Reader
    title: str
    known: frozenset[str]
    hidden: frozenset[str] = frozenset()
    numbers: dict[str, dict[str, str]] = field(default_factory=dict)
    sections: dict[str, frozenset[str]] = field(default_factory=dict)


class Ungranted(Exception):
    """Grants that are wrong: path, line, column and words of each."""

    def __init__(self, wrong: Iterable[tuple[str, int, int, str]]) -> None:
        super().__init__("wrong grants")
        self.wrong = tuple(wrong)


def granted(
    listing: Listing, settings: Settings, book: Rulebook, checked: tuple[list[str], tuple[Finding, ...]], name: str
) -> Granted:
    """What an audience may see of a folder of charters, of which `checked` are the paths and the findings.

    Raises UnknownAudience and ConfigurationError where there is no such audience, Ungranted where what a charter says
    of its readers is wrong, and Untold where a link to what is withheld can't be taken out.
    """
    who, (paths, every) = reader(name, settings), checked
    owner = homes(listing)
    by_home: dict[str, list[Finding]] = {}
    for each in every:
        by_home.setdefault(owner.get(each.place.path, ""), []).append(each)
    own = {word.casefold() for rule in book.rules if rule.code not in BUILT_IN.by_code
           for word in (rule.code, rule.name)}  # fmt: skip
    findings = {home: tuple(each) for home, each in by_home.items()}
    parts = Selector(listing, who, settings.audiences, findings, own).parts()
    parties = {party for part in parts for party in part.parties}
    check(who, settings, parties)
    wrong = [each for part in parts for each in part.wrong]
    if wrong:
        raise Ungranted(wrong)
    title = settings.audiences[name].title if name in settings.audiences else ""
    known = frozenset({INTERNAL, EVERYONE, *settings.audiences, *parties})
    if who.everything:
        return Granted(listing, tuple(paths), every, book.rules, who, title or name, known)
    selection = selected(parts, listing)
    paths, visible = examine(selection.listing, Settings(), BUILT_IN, remember=False)
    hidden = {posixpath.basename(part.home) for part in parts if not part.copies}
    hidden |= {f"parties/{party}" for party in parties - selection.parties.keys()}
    hidden |= {f"rules/{rule.code}" for rule in book.rules if rule.code not in BUILT_IN.by_code}
    return Granted(selection.listing, tuple(paths), tuple(_both(every, visible)), BUILT_IN.rules, who,
                   title or selection.parties.get(name) or name, known, frozenset(hidden), selection.numbers,
                   selection.sections)  # fmt: skip


def _both(found: Iterable[Finding], visible: Iterable[Finding]) -> Iterable[Finding]:
    """The findings that were found with and without what is withheld, each as grave as it is without configuration."""
    again: dict[tuple[Any, ...], list[Finding]] = {}
    for each in visible:
        if each.code in BUILT_IN.by_code:
            again.setdefault(_same(each), []).append(each)
    used: Counter[tuple[Any, ...]] = Counter()
    for each in found:
        key = _same(each)
        if used[key] < len(again.get(key, ())):
            twin = again[key][used[key]]
            used[key] += 1
            if each.waiver is None:
                yield replace(each, severity=twin.severity, related=twin.related)


def _same(finding: Finding) -> tuple[Any, ...]:
    """What a finding says. The lines of a frontmatter differ, those of a text don't."""
    place = finding.place
    prose = (finding.key or "").startswith("#")
    return finding.code, place.path, finding.key, finding.message, place.line if prose else 0


def told(facts: Facts, sections: frozenset[str]) -> Facts:
    """Facts that don't take what is withheld for what was not agreed."""
    if "exit" not in sections:
        return facts
    parties = [{**each, "leaves": SAID} for each in facts["parties"]]
    return cast(Facts, {**facts, "parties": parties})


def retouched(page: Page, sections: frozenset[str], home: str) -> Page:
    """The page of a partnership, which says so where a term is withheld, and names no folder above its own."""
    terms = tuple(_told(each, sections) for each in page.given["key_terms"])
    findings = tuple(near(each, home) for each in page.given["findings"])
    return replace(page, given={**page.given, "key_terms": terms, "findings": findings})


def near(finding: Finding, home: str) -> Finding:
    """A finding with the path of its file below the folder around its partnership's."""
    path = finding.place.path.removeprefix(f"{home.rpartition('/')[0]}/")
    return replace(finding, place=replace(finding.place, path=path))


def _told(term: KeyTerm, sections: frozenset[str]) -> KeyTerm:
    return replace(term, value=SAID, note="", tone="") if TERMS.get(term.name) in sections else term
