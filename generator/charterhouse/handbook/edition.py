"""charters -> Edition: everything that the pages are made of, read once. What is malformed is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from .. import portfolio, source
from ..document import Place
from ..lint import engine
from ..lint.rule import Rule
from ..lint.rulebook import rulebook
from ..lint.run import settings_of
from ..model import Charter, Finding, Portfolio
from .links import Links, links
from .page import Addresses
from .today import as_of


class Refused(Exception):
    """Charters that must not be published, with everything that is wrong with them."""


@dataclass(frozen=True)
class Edition:
    """A portfolio on a day. `site_name` and `addresses` are how the site is set up."""

    portfolio: Portfolio
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    links: Links
    as_of: date
    addresses: Addresses

    @cached_property
    def by_charter(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each charter."""
        found: dict[str, list[Finding]] = {charter.id: [] for charter in self.portfolio.charters}
        for finding in self.findings:
            found.setdefault(finding.charter or "", []).append(finding)
        return {name: tuple(own) for name, own in found.items()}

    def about(self, charter: Charter) -> tuple[Finding, ...]:
        """The findings of one charter, the gravest first."""
        weight = {"error": 0, "warning": 1, "info": 2}
        return tuple(sorted(self.by_charter.get(charter.id, ()), key=lambda finding: weight[finding.severity]))


def read(charters: Path, addresses: Addresses) -> Edition:
    """Read and lint the charters, and resolve their links.

    Raises Refused where a file cannot be read, is no charter, or links to nothing.
    """
    if not charters.is_dir():
        raise Refused(f"there is no folder {charters}")
    handbook = source.read(charters)
    gathered = replace(portfolio.gather(handbook), settings=settings_of(charters))
    book = rulebook(gathered.settings, handbook.top)
    findings = engine.lint(gathered, book)
    roads = links(gathered, handbook.top)
    _refuse(gathered, findings)
    broken = [(fault.place, fault.message) for fault in roads.faults()]
    if broken:
        raise Refused(_listed("links that lead nowhere", broken))
    standing = tuple(finding for finding in findings if finding.waiver is None)
    return Edition(gathered, standing, book.rules, roads, as_of(handbook.top), addresses)


def _refuse(gathered: Portfolio, findings: Iterable[Finding]) -> None:
    """Whatever is malformed stops the build: half a contract must never look like a whole one."""
    wrong = [(each.place, f"{each.code} {each.message}") for each in findings
             if each.severity == "error" and (each.code.startswith("DOC") or each.code == "REF102")]  # fmt: skip
    told = {place.path for place, _ in wrong}
    for charter in gathered.charters:
        for document in charter.documents:
            if not document.readable and document.path not in told:
                words = "cannot be read" if document.path else f"the folder {document.folder} has no charter.md"
                wrong.append((document.opening(), words))
    if wrong:
        raise Refused(_listed("charters that are malformed", wrong))
    twice = [name for name, times in Counter(charter.id for charter in gathered.charters).items() if times > 1]
    if twice:
        raise Refused(f"two charters have the id {twice[0]}")


def _listed(what: str, wrong: Iterable[tuple[Place, str]]) -> str:
    lines = [f"  {place.path}:{place.line}:{place.column}: {' '.join(words.split())}" for place, words in wrong]
    return "\n".join([f"nothing was published, because of {what}:", *lines])
