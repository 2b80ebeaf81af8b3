"""charters -> Edition: what all pages are made of. What is malformed is refused before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .. import source
from ..audience.selection import Untold
from ..cache import digest, program
from ..document import Place
from ..lint.rule import Rule
from ..lint.rulebook import Rulebook, rulebook
from ..lint.run import check, settings_of
from ..lint.workers import Watch, common
from ..model import Finding, Settings
from ..source import Listing
from .ahead import Ahead, malformed
from .attention import Concern, concern, next_due
from .chapter import Chapter, Site, Task
from .chapters import Written, write
from .facts import Due, Facts
from .gathering import found as summary
from .granted import Granted, Ungranted, granted, near
from .links import homes
from .notes import gravest
from .page import Addresses, Page
from .placing import placed
from .register import Parties, People
from .store import Store
from .templates import identity
from .today import as_of

Checked = tuple[list[str], tuple[Finding, ...]]


class Refused(Exception):
    """Charters that must not be published, with everything that is wrong with them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a site is set up: where its templates are overridden, what day it is read for, how the host edits a file.

    `edit` takes the path of a file in the repository and gives its address there, if there is any.
    """

    addresses: Addresses
    overrides: tuple[str, ...] = ()
    as_of: date | None = None
    edit: Callable[[str], str | None] = lambda _: None
    audience: str | None = None
    """For whom it is; None for the organisation itself, which reads everything."""


class Known(NamedTuple):
    """A partnership as the edition knows it: `findings` are those that count, the gravest first."""

    facts: Facts
    findings: tuple[Finding, ...]
    concern: Concern | None
    next_due: Due | None
    chapter: Chapter
    key: str
    path: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A portfolio on a day."""

    partnerships: tuple[Known, ...]
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    as_of: date
    addresses: Addresses
    top: Path
    store: Store
    parties: Parties
    people: People
    codes: frozenset[str]
    """The rules, each of which has a page."""
    granted: Granted | None = None
    """What its audience may see; None where it is for the organisation itself, which reads everything."""

    def draw(self, page: Page) -> str:
        """The page of a partnership, which has been drawn already. Raises OSError where it is gone from the store."""
        return placed(self.store.html(page.key), page.given["facts"], self.people, self.parties, self.addresses)


def read(charters: Path, setting: Setting, store: Store, watch: Watch | None = None) -> Edition:
    """Lint the charters, write their chapters, and keep what other pages need of each.

    Raises Refused where a file cannot be read, is no charter, or links to nothing, and UnknownAudience where nobody is
    called as the setting says.
    """
    if not charters.is_dir():
        raise Refused(f"there is no folder {charters}")
    listing, settings = source.survey(charters), settings_of(charters)
    book = rulebook(settings, listing.top)
    day = as_of(listing.top, setting.as_of)
    known = digest([common(listing, settings, book), program(without=("report",)), identity(setting.overrides)])
    codes = frozenset(each.code for each in book.rules)
    site = Site(listing, setting.addresses, day, setting.overrides, codes, known.encode())
    edit_urls = {home: setting.edit(f"{home}/charter.md") for home in listing.homes}
    if setting.audience is None:
        paths, found = check(listing, settings, book, watch=watch, also=Ahead(site, store, settings, edit_urls))
        _refuse("charters that are malformed", [each for each in found if malformed(each)])
        seen, rules, tasks = None, book.rules, _tasks(listing, paths, found, edit_urls)
    else:
        paths, found = check(listing, settings, book, watch=watch)
        _refuse("charters that are malformed", [each for each in found if malformed(each)])
        seen = _granted(listing, settings, book, (paths, found), setting.audience)
        rules, tasks = seen.rules, _tasks(seen.listing, seen.paths, seen.findings, {})
        codes = frozenset(each.code for each in rules)
        site = replace(site, listing=seen.listing, codes=codes, audience=setting.audience, numbers=seen.numbers,
                       sections=seen.sections)  # fmt: skip
    written = write(tasks, site, store, watch)
    _refuse("links that lead nowhere", [each for each in found if each.code == "REF103" and each.waiver is None],
            [fault for each in written for fault in each.chapter.faults])  # fmt: skip
    partnerships = tuple(_known(task, each, site) for task, each in zip(tasks, written, strict=True))
    times = Counter(each.facts["id"] for each in partnerships)
    twice = [name for name, number in times.items() if number > 1]
    if twice:
        raise Refused(f"two charters have the id {twice[0]}")
    standing = tuple(finding for finding in (seen.findings if seen else found) if finding.waiver is None)
    every = [known.facts for known in partnerships]
    return Edition(partnerships, standing, rules, day, setting.addresses, listing.top, store, Parties(every),
                   People(every, day), codes, seen)  # fmt: skip


def _granted(
    listing: Listing, settings: Settings, book: Rulebook, checked: Checked, audience: str
) -> Granted:
    """What an audience may see. Raises Refused where the charters don't say it clearly."""
    try:
        return granted(listing, settings, book, checked, audience)
    except Untold as trouble:
        raise Refused(f"nothing was published: {trouble.words}") from trouble
    except Ungranted as trouble:
        _refuse("what charters say of their readers", [], trouble.wrong)
        raise


def _tasks(
    listing: Listing, paths: Iterable[str], found: Iterable[Finding], edit_urls: dict[str, str | None]
) -> list[Task]:
    """A task for each partnership of which something was read, with what was found in it."""
    owner = homes(listing)
    findings: dict[str, list[Finding]] = {owner[path]: [] for path in paths}
    for finding in found:
        if finding.place.path in owner:
            findings[owner[finding.place.path]].append(finding)
    return [Task(home, tuple(findings[home]), edit_urls.get(home))
            for home in listing.homes if home in findings]  # fmt: skip


def _known(task: Task, written: Written, site: Site) -> Known:
    facts, findings = written.chapter.facts, gravest(task.findings)
    if site.audience:
        findings = tuple(near(each, task.home) for each in findings)
    needs = concern(facts, [summary(each) for each in findings], site.as_of)
    due = next_due(facts, site.as_of)
    return Known(facts, findings, needs, due, written.chapter, written.key, f"{task.home}/charter.md")


def _refuse(what: str, findings: Iterable[Finding], faults: Iterable[tuple[str, int, int, str]] = ()) -> None:
    """Raise Refused with everything that is wrong; what a finding says of a line is not said again."""
    wrong = {(each.place.path, each.place.line): (each.place, f"{each.code} {each.message}") for each in findings}
    for path, line, column, words in faults:
        wrong.setdefault((path, line), (Place(path, line, column, line, column), words))
    if wrong:
        lines = [f"  {place.path}:{place.line}:{place.column}: {' '.join(words.split())}"
                 for place, words in wrong.values()]  # fmt: skip
        raise Refused("\n".join([f"nothing was published, because of {what}:", *lines]))
