"""tags, branch -> all editions, published: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ...audience.reader import INTERNAL
from .. import today
from .arranging import Site, arrange, weight
from .branch import branch
from .chosen import Chosen, Wanted, choose, only
from .folder import folder, sizes
from .ingredients import key
from .ledger import Entry, entry
from .made import Unmade, Workshop
from .outcome import Outcome, Report
from .present import Present, present
from .published import Published
from .reach import reach
from .shelf import Contents, Overtaken, Refused, Shelf, Stock, stock, whole

TRIES = 6
"""How often to begin again where somebody else has published in the meantime."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked for: a folder or a branch to publish to, and which editions; all of them without names."""

    configuration: Path | None = None
    to: Path | None = None
    branch: str | None = None
    push: bool = False
    only: tuple[str, ...] = ()
    audience: str | None = None
    as_of: date | None = None
    rebuild: bool = False
    most_files: int | None = None


@dataclass(frozen=True, slots=True)
class Ear:
    """Who is told while it lasts: lines that matter, and how many of how many editions are done."""

    tell: Callable[[str], None]
    watch: Callable[[int, int, str], None]


class TooLarge(Exception):
    """More files than a host takes; nothing was published."""


def publish(request: Request, ear: Ear) -> Report:
    """Build what is new, keep what is not, and put all editions in their place in one step.

    Raises Refused, TooLarge, GitError, ConfigurationError, LookupError for an edition that isn't there, ValueError
    for a day that can't be, Undrawable for a template, and BuildError for a configuration that is wrong today.
    """
    request = replace(request, audience=None if request.audience == INTERNAL else request.audience)
    handbook = present(request.configuration)
    chosen = _dated(choose(handbook.repository, handbook.settings), request.as_of)
    wanted = only(chosen, request.only)
    with _shelf(request, handbook, ear) as (shelf, staging):
        work = _Work(request, handbook, chosen, wanted, staging, ear)
        for _ in range(TRIES):
            try:
                return work.once(shelf)
            except Overtaken:
                ear.tell(f"somebody else has published to {shelf.title}: trying again on top of that")
        raise Refused(f"{shelf.title}: somebody else was faster {TRIES} times: try again later")


def _dated(chosen: Chosen, day: date | None) -> Chosen:
    """The branch's own edition for the day that was asked for, else SOURCE_DATE_EPOCH, else that of its commit."""
    if day is None and not os.environ.get("SOURCE_DATE_EPOCH"):
        return chosen
    first, *others = chosen.editions
    return replace(chosen, editions=(replace(first, date=today.as_of(Path.cwd(), day)), *others))


@contextmanager
def _shelf(request: Request, handbook: Present, ear: Ear) -> Iterator[tuple[Shelf, Path]]:
    if request.branch is None:
        target = request.to or handbook.target
        told = f"waiting for another publish to {target}"
        with folder(target, handbook.sources, str(target), lambda: ear.tell(told)) as found:
            yield found, found.staging
        return
    names = handbook.settings.editions
    sources = (names.default_branch, handbook.repository.branch)
    told = f"waiting for another publish from {handbook.repository.top}"
    with branch(handbook.repository, request.branch, sources, lambda: ear.tell(told), push=request.push) as there:
        yield there, there.staging


class _Work:
    """One publish, which may have to begin again: what was built once is not built again."""

    def __init__(
        self, request: Request, handbook: Present, chosen: Chosen, wanted: tuple[Wanted, ...], staging: Path, ear: Ear
    ) -> None:
        self.request, self.handbook, self.chosen, self.wanted, self.ear = request, handbook, chosen, wanted, ear
        self.workshop = Workshop(handbook.repository, staging, handbook.address, request.audience)
        self.made: dict[str, tuple[Entry, Path]] = {}
        self.unmade: dict[str, Unmade] = {}
        names = handbook.settings.editions
        self.site = Site(handbook.title, handbook.address, handbook.overrides, names.aliases, request.audience)

    def once(self, shelf: Shelf) -> Report:
        """Publish on top of what is on a shelf. Raises Overtaken where that has changed in the meantime."""
        found = stock(shelf, self.request.audience)
        outcomes = [*self._outcomes(shelf, found), *self._others(shelf, found)]
        if not any(each.entry for each in outcomes):
            told = "\n".join(f"  {each.name}: {each.why}" for each in outcomes)
            strange = not any(each.wrong for each in outcomes)
            raise Refused(f"nothing was published, since no edition could be built:\n{told}", findings=not strange)
        made = {each.name: self.made[each.name][1] for each in outcomes if each.state == "built"}
        contents, ledger = arrange(self.site, shelf, found, outcomes, made)
        weights = weight(shelf, contents, ledger)
        self._weigh(weights)
        changed = shelf.put(contents, _message(contents))
        files, size = (sum(each) for each in zip(*weights.values(), strict=True))
        foreign = [name for name in contents.kept if name not in ledger.editions]
        notes = (*self.chosen.notes, *([f"not ours, and kept: {', '.join(foreign)}"] if foreign else []))
        return Report(shelf.title, changed, tuple(outcomes), contents.aliases, files, size, notes)

    def _outcomes(self, shelf: Shelf, found: Stock) -> Iterator[Outcome]:
        """What becomes of each edition that was asked for."""
        for number, wanted in enumerate(self.wanted):
            self.ear.watch(number, len(self.wanted), wanted.name)
            yield self._outcome(wanted, shelf, found.ledger.editions.get(wanted.name))
        self.ear.watch(len(self.wanted), len(self.wanted), "")
        for tag, why in self.chosen.left_out if not self.request.only else ():
            yield Outcome(tag, "left out", why, wrong=True)

    def _outcome(self, wanted: Wanted, shelf: Shelf, known: Entry | None) -> Outcome:
        handbook = self.handbook
        reached = reach(handbook.repository, wanted.commit, handbook.home, handbook.configuration)
        if reached is None:
            return Outcome(wanted.name, "none", "there were no charters yet", wrong=wanted.tag is None)
        published = self._published(wanted)
        new = key(wanted, reached, published, handbook.address, self.request.audience)
        here = known if known and whole(shelf, wanted.name, known) else None
        if here and here.key == new and not self.request.rebuild:
            return Outcome(wanted.name, "unchanged", entry=here)
        if wanted.name not in self.made and wanted.name not in self.unmade:
            try:
                pages = self.workshop.make(wanted, reached, published)
                about = entry(new, wanted.commit, wanted.tag, wanted.date, sizes(pages))
                self.made[wanted.name] = about, pages
            except Unmade as reason:
                self.unmade[wanted.name] = reason
        if wanted.name in self.made:
            return Outcome(wanted.name, "built", entry=self.made[wanted.name][0])
        why = self.unmade[wanted.name]
        if why.stranger:
            return Outcome(wanted.name, "none", f"for {self.request.audience}: {why}")
        return Outcome(wanted.name, "kept" if here else "left out", str(why), here, wrong=True)

    def _others(self, shelf: Shelf, found: Stock) -> Iterator[Outcome]:
        """What was published before and was not asked for now, or has lost its tag: it stays."""
        asked = {each.name for each in self.wanted}
        here = {each.name for each in self.chosen.editions}
        gone = self.request.rebuild and not self.request.only and not self.handbook.repository.shallow
        for name, about in found.ledger.editions.items():
            if name in asked or (name not in here and (gone or about.tag is None)) or not whole(shelf, name, about):
                continue
            why = "" if name in here else f"its tag {about.tag} is not here; --rebuild takes it away"
            yield Outcome(name, "kept", why, about)

    def _published(self, wanted: Wanted) -> Published:
        names = self.handbook.settings.editions
        every = self.chosen.editions
        behind = every[every.index(wanted) + 1 :]
        older = next((each for each in behind if each.tag and each.commit != wanted.commit), None)
        before = (older.name, older.commit) if older else ("", "")
        return Published(wanted.name, wanted.title, wanted.date, next(iter(names.aliases), ""), wanted.name,
                         wanted.tag is not None, wanted.commit, *before)  # fmt: skip

    def _weigh(self, weights: dict[str, tuple[int, int]]) -> None:
        most, files = self.request.most_files, sum(files for files, _ in weights.values())
        if most is not None and files > most:
            heaviest = sorted(weights.items(), key=lambda each: each[1], reverse=True)[:5]
            told = ", ".join(f"{name} {count:,}" for name, (count, _) in heaviest)
            raise TooLarge(f"nothing was published: {files:,} files are more than {most:,}; the most have {told}")


def _message(contents: Contents) -> str:
    names = ", ".join(contents.made) or "what stands above the editions"
    return f"Publish {names}\n"
