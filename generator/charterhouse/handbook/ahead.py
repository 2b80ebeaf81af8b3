"""Charter -> its chapter, while the linter has it at hand: so that no file is parsed twice.

What is found across the portfolio isn't known then. Where nothing is, the chapter stands in the store under the very
key that it is asked for; else it is written again.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..lint.engine import conclude
from ..lint.outcome import Outcome
from ..lint.rulebook import Rulebook, rulebook
from ..model import Charter, Finding, Portfolio, Settings
from .chapter import Author, Site, Task
from .store import Store


class Ahead:
    """Writes chapters ahead, in the linter's processes. `edit_urls` are where the host lets charters be edited."""

    def __init__(self, site: Site, kept: Store, settings: Settings, edit_urls: dict[str, str | None]) -> None:
        self.site, self.kept, self.settings, self.edit_urls = site, kept, settings, edit_urls

    def __getstate__(self) -> dict[str, Any]:
        """What goes to another process: the rest is made there."""
        return {name: vars(self)[name] for name in ("site", "kept", "settings", "edit_urls")}

    @cached_property
    def author(self) -> Author:
        """Made once in every process."""
        return Author(self.site)

    @cached_property
    def book(self) -> Rulebook:
        """Likewise."""
        return rulebook(self.settings, self.site.listing.top)

    def __call__(self, home: str, charter: Charter, outcome: Outcome) -> None:
        """Write the chapter of a partnership, if it isn't known and nothing forbids it. Raises as `chapters.write`."""
        listing = self.site.listing
        whole = Portfolio((), (), listing.files, {}, listing.root, self.settings)
        findings = conclude([outcome], whole, self.book, {})
        if any(map(malformed, findings)):
            return
        task = Task(home, findings, self.edit_urls.get(home))
        key = self.author.key(task)
        if self.kept.get(key) is None:
            chapter, html = self.author.write(task, charter)
            if not chapter.faults:
                self.kept.put(key, chapter, html)


def malformed(finding: Finding) -> bool:
    """Whatever is malformed stops the build: half a contract must never look like a whole one."""
    return finding.severity == "error" and (finding.code.startswith("DOC") or finding.code == "REF102")
