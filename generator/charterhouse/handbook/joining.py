"""Pages -> MkDocs files, and what of MkDocs our frame shows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from ..resources import folder
from . import api
from .edition import Edition
from .gathering import found
from .page import Mark, Page
from .pages import OURS
from .pages.reference import schemas

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation


BRACKETS = {ord("<"): "‹", ord(">"): "›"}
JOINED = "charterhouse.css"
"""The style sheet that our own theme joins out of the others."""


def files(pages: Iterable[Page], edition: Edition, config: MkDocsConfig) -> Iterator[File]:
    """Our pages, the schemas, and the files beside charters that something links to."""
    for page in pages:
        # Only a few pages stand in the navigation, since it is drawn on every page.
        shown = InclusionLevel.INCLUDED if page.listed and config.nav is None else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.uri, content="", inclusion=shown)
        if page.source:
            file.edit_uri = Path(os.path.relpath(edition.top / page.source, config.docs_dir)).as_posix()
        yield file
    for address, text in schemas().items():
        yield File.generated(config, address, content=text)
    for known in edition.partnerships:
        for address, path in known.chapter.files.items():
            yield File.generated(config, address, abs_src_path=str(edition.top / path))


def publish(edition: Edition, config: MkDocsConfig) -> None:
    """Write the JSON files, one by one: MkDocs would hold all of them until the end."""
    partnerships = ((each.facts, [found(finding) for finding in each.findings]) for each in edition.partnerships)
    portfolio = api.Portfolio(config.site_name, edition.as_of, edition.addresses, partnerships, edition.rules)
    for address, text in api.files(portfolio):
        write_file(text.encode("utf-8"), os.path.join(config.site_dir, address))  # noqa: PTH118 (what MkDocs takes)


def assets(present: Files, config: MkDocsConfig) -> Iterator[File]:
    """Our style sheets and scripts, for a theme that does not bring them."""
    home = folder("site_templates")
    for path in sorted((home / "assets").rglob("*")):
        address = path.relative_to(home).as_posix()
        if path.is_file() and path.name != JOINED and present.get_file_from_path(address) is None:
            yield File.generated(config, address, abs_src_path=str(path))


def refuse_collisions(pages: Iterable[Page], present: Files) -> None:
    """Raise PluginError where one of the organisation's files would take the place of a page of ours, or lie in it."""
    by_uri = {page.uri: page for page in pages}
    partnerships = {page.folder: page for page in by_uri.values() if page.source}
    for name, page in partnerships.items():
        if name in OURS:
            raise PluginError(f"{page.source}: the id {name} is an address that the handbook needs: choose another")
    addresses = {uri.removesuffix(".md").casefold() + ".html" for uri in by_uri} | {*schemas()}
    for file in present:
        there = file.dest_uri.casefold()  # many disks know no capitals
        first = there.partition("/")[0]
        if there in addresses or first == "pagefind" or (first == "api" and there.endswith(".json")):
            raise PluginError(f"docs/{file.src_uri} would take the place of a page of the handbook: rename it")
        if first in partnerships:
            raise PluginError(f"docs/{file.src_uri} lies where the partnership {first} is published: rename the folder")


def harmless(words: str) -> str:
    """Words for a theme that we don't know: some print them as they are, others undo the escaping first."""
    return str(escape(words.translate(BRACKETS)))


def contents(marks: Iterable[Mark], level: int = 2) -> TableOfContents:
    """A table of contents as MkDocs knows it, below the title of the page, which is none of its entries."""
    links = []
    for mark in marks:
        link = AnchorLink(harmless(mark.title), mark.anchor, level)
        link.children = list(contents(mark.children, level + 1))
        links.append(link)
    return TableOfContents(links)


def guides(nav: Navigation, ours: Iterable[str]) -> list[tuple[str, Any]]:
    """The organisation's own entries at the top of its navigation, each after the address of the page that it opens.

    What an entry is called, MkDocs knows only once it has read the page.
    """
    known, found = set(ours), []
    for item in nav.items:
        first: Any = item
        while first is not None and first.children:
            first = first.children[0]
        if first is not None and not (first.is_page and first.file.src_uri in known):
            found.append((first.url, item))
    return found
