"""Charter, reader -> Withheld: what the grants of a charter keep from a reader, and what is wrong in them.

A grant narrows and never widens: what stands in a charter that a reader may not see is not shown by any other grant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..document import Document, Place
from ..markdown import ARTICLES
from ..model import Charter
from ..schemas import whole
from .reader import INTERNAL, Reader

BELONGS = {
    "fit": "purpose",
    "value": "purpose",
    "conflict": "problem-solving",
    "problem_solving": "problem-solving",
    "accountability": "governance",
    "exclusivity": "exit",
    "term": "exit",
    "ip": "intellectual-property",
}
"""The sections that belong to an article of another name; those without any belong to the upkeep."""
NEEDED = ("kind", "schema", "id", "title", "version", "language", "status", "audience", "audiences")
"""Keys without which there is no page: only the charter as a whole can be withheld."""
RECORD = ("versions", "ratification", "waivers", "ended")
"""Sections of which no article speaks."""
Wrong = tuple[Place, str]


class Withheld(NamedTuple):
    """What a reader may not see of a charter that it may see: paths of files, sections, anchors of articles."""

    files: frozenset[str]
    sections: frozenset[str]
    articles: frozenset[str]


def withheld(charter: Charter, reader: Reader) -> Withheld | None:
    """What is withheld of a charter; None where all of it is. What has no grant of its own is as its charter is.

    With a section goes the article that it belongs to, and every other that is called so: `exit-and-after`.
    """
    document, parties = charter.document, charter.parties
    if not document.readable or not reader.may(document.get("audience"), parties):
        return None
    files = frozenset(each.path for each in charter.documents[1:]
                      if not each.readable or not reader.may(each.get("audience", default=document.get("audience")),
                                                             parties))  # fmt: skip
    if reader.everything:
        return Withheld(frozenset(), frozenset(), frozenset())
    there = _anchors(document)
    named = [name for name, grant in document.section("audiences").items() if not reader.may(grant, parties)]
    sections = frozenset(key for name in named for key in _sections(name, document))
    wanted = {*named, *(home(key, there) for key in (*named, *sections) if key not in RECORD)}
    articles = frozenset(each for each in there if any(f"-{name}-" in f"-{each}-" for name in wanted))
    return Withheld(files, sections, articles)


def wrong(charter: Charter, audiences: Collection[str]) -> Iterator[Wrong]:
    """What is wrong in the grants of a charter, also where it changes nothing for the reader of the day."""
    known = {INTERNAL, *charter.parties, *audiences}
    document = charter.document
    if INTERNAL in charter.parties:
        yield document.key("parties", INTERNAL), f"a party can't be called {INTERNAL}, which is who reads everything"
    for each in charter.documents:
        grant = each.get("audience")
        if grant is not None and grant not in known:
            yield each.at("audience"), unknown(str(grant), known)
    for name, grant in document.section("audiences").items():
        if grant not in known:
            yield document.at("audiences", name), unknown(str(grant), known)
        if name in NEEDED:
            yield document.key("audiences", name), f"{name} can't be withheld: give the charter an `audience`"
        elif not name.startswith("x-") and name not in whole("charter")["properties"] | dict.fromkeys(
            (*document.data, *_anchors(document))
        ):
            words = f"{name} is no section of a charter, and no article of this one: write the key of a whole section"
            yield document.key("audiences", name), words


def unknown(name: str, known: Collection[str]) -> str:
    """The words for a grant to nobody."""
    return f"{name} is no audience; there are {', '.join(sorted(known))}"


def home(key: str, there: Collection[str]) -> str:
    """The article that a section of the frontmatter belongs to, in a text with some articles."""
    named = key.replace("_", "-")
    if key in BELONGS:
        return BELONGS[key]
    return named if named in there or named in ARTICLES else "upkeep"


def _sections(name: str, document: Document) -> Iterator[str]:
    """The sections that a name in `audiences` stands for: itself, or all that belong to an article of that name."""
    for key in document.data:
        if key == name or (name not in document.data and key not in (*NEEDED, *RECORD)
                           and home(key, _anchors(document)) == name):  # fmt: skip
            yield key


def _anchors(document: Document) -> list[str]:
    return [each.anchor for each in document.prose.headings if each.level <= 2]
