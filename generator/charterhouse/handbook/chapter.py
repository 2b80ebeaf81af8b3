"""Partnership -> Chapter: its page as HTML, and what is kept of it for all the others. Runs in any process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from .. import cache, portfolio
from ..document import Place
from ..lint.workers import sources_of
from ..model import Charter, Finding
from ..source import Listing
from .drawing import draw
from .facts import Facts
from .gathering import facts
from .granted import retouched, told
from .links import Links, homes
from .page import Addresses, Mark
from .partnership import page
from .templates import environment
from .writing import Unwritable

Fault = tuple[str, int, int, str]
"""What must not be published: path, line, column, words."""


@dataclass(frozen=True)
class Site:
    """How the site is set up, as far as a chapter depends on it.

    `overrides` are the organisation's folders of templates, `codes` the rules that have a page, `identity` tells this
    program and these templates from others. For an `audience`, `listing` holds only what it may see, `numbers` those of
    the headings in the full text, and `sections` what is withheld, by the folders of partnerships.
    """

    listing: Listing
    addresses: Addresses
    as_of: date
    overrides: tuple[str, ...]
    codes: frozenset[str]
    identity: bytes
    audience: str = ""
    numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sections: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Task(NamedTuple):
    """A partnership to write a chapter of: its folder, what was found in it, and where the host lets it be edited."""

    home: str
    findings: tuple[Finding, ...]
    edit_url: str | None


class Chapter(NamedTuple):
    """What came of it, but the HTML. `files` are those beside the charter that it links to, by their addresses;
    `beyond` the files of other partnerships that it links to: once one of them is gone, the chapter is void.
    """

    facts: Facts
    contents: tuple[Mark, ...]
    files: dict[str, str]
    beyond: tuple[str, ...]
    faults: tuple[Fault, ...]


class Author:
    """Writes the chapters of one folder of charters; made once in every process."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.homes = homes(site.listing)

    @cached_property
    def templates(self) -> Any:
        """The templates, read when the first is needed."""
        return environment(self.site.overrides)

    def key(self, task: Task) -> str:
        """The key of a chapter: everything that it depends on."""
        site = self.site
        withheld = (site.audience, site.numbers.get(task.home), sorted(site.sections.get(task.home, ())))
        about = (task, site.addresses, site.as_of, sorted(site.listing.beside[task.home]), withheld)
        parts = [site.identity, repr(about).encode("utf-8", "surrogateescape")]
        for each in sources_of(task.home, site.listing):
            parts += [each.path.encode("utf-8", "surrogateescape"), repr(each.trouble).encode(), each.content]
        return cache.digest(parts)

    def read(self, task: Task) -> Charter:
        """The partnership of a task, out of its files."""
        return portfolio.partnership(tuple(sources_of(task.home, self.site.listing)))[0]

    def write(self, task: Task, charter: Charter) -> tuple[Chapter, str]:
        """A chapter and its HTML, which is empty where it must not be published. Raises Undrawable."""
        links = Links(charter, self.site.listing, self.homes)
        broken = [(each.place, each.message) for each in links.faults()]
        wrong = (*_unreadable(charter), *broken)
        faults = tuple((place.path, place.line, place.column, words) for place, words in wrong)
        numbers, sections = self.site.numbers.get(task.home), self.site.sections.get(task.home, frozenset())
        known = told(facts(charter), sections)
        if faults:
            return Chapter(known, (), {}, (), faults), ""
        try:
            made = page(charter, known, task.findings, links, self.site.addresses, self.site.as_of, numbers)
        except Unwritable as trouble:
            return Chapter(known, (), {}, (), (trouble.fault,)), ""
        if self.site.audience:
            made = retouched(made, sections, task.home)
        html = draw(made, self.templates, self.site.addresses, self.site.codes, task.edit_url)
        return Chapter(known, made.contents, links.files(), links.beyond(), ()), html


def _unreadable(charter: Charter) -> Iterator[tuple[Place, str]]:
    for document in charter.documents:
        if not document.readable:
            words = "cannot be read" if document.path else f"the folder {document.folder} has no charter.md"
            yield document.opening(), words
