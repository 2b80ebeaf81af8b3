"""Links of the charters' Markdown -> places on the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ..document import Document, Link
from ..model import Charter, Fault
from ..parse import kind_of
from ..source import Listing
from .page import Addresses

OUTSIDE = ("http", "https", "mailto", "tel")
COPIED = frozenset(".png .jpg .jpeg .gif .webp .avif .pdf .ics .csv .xlsx .docx .pptx .txt".split())
"""Kinds of files that are published when a document of their partnership links to them: none that can hold a script."""
PICTURES = frozenset(".png .jpg .jpeg .gif .webp .avif".split())

UNFIT = re.compile(r"[\s\"'<>`%#\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""What an anchor cannot have; quotes and brackets, since other themes and their search print it as it is."""


class Unresolved(Exception):
    """A link that leads nowhere, in words."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: another host (`url`), a page of ours with an anchor, or a file beside a charter.

    `beyond` is the path of the file that it leads to in another partnership.
    """

    url: str = ""
    folder: str = ""
    anchor: str = ""
    file: str = ""
    beyond: str = ""


def slot(document: Document) -> str:
    """The anchor of a document on its partnership's page: `""` for the constitution, `appendix:operations`.

    A colon keeps it apart from the anchors that headings can have.
    """
    return _slot(document.path, document.kind)


def _slot(path: str, kind: str) -> str:
    if kind == "charter":
        return ""
    stem = UNFIT.sub("-", posixpath.splitext(posixpath.basename(path))[0])
    return f"{kind}:{stem}" if kind in ("appendix", "review") else f"beside:{kind}"


@dataclass(frozen=True, slots=True)
class Links:
    """Resolves the links of one partnership, without reading another: what its own files say, and which others lie
    there. Anchors in other partnerships are for the linter to check. `homes` are folders by the files in them.
    """

    charter: Charter
    listing: Listing
    homes: dict[str, str]

    @property
    def home(self) -> str:
        """The partnership's folder."""
        return posixpath.dirname(self.charter.document.path)

    def target(self, document: Document, written: str) -> Target:
        """Where a link in a document leads. Raises Unresolved with what is wrong."""
        try:
            parts = urlsplit(written)
        except ValueError as error:
            raise Unresolved(f"{written}: {error}") from error
        if parts.scheme or parts.netloc:
            if parts.scheme not in OUTSIDE:
                raise Unresolved(f"{written}: only http, https, mailto and tel lead out of the handbook")
            return Target(url=written)
        anchor = unquote(parts.fragment)
        if not parts.path:
            return self._inside(document, anchor, written)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(parts.path)))
        if parts.path.startswith("/") or path not in self.listing.files:
            raise Unresolved(f"{written}: there is no such file")
        own = next((each for each in self.charter.documents if each.path == path), None)
        if own is not None:
            return self._inside(own, anchor, written)
        home, kind = self.homes.get(path, ""), kind_of(path)
        if home and home != self.home and kind:
            there = _slot(path, kind)
            inside = f"{there}:{anchor}" if there and anchor else there or anchor
            return Target(folder=posixpath.basename(home), anchor=inside, beyond=path)
        return self._beside(path, written)

    def _inside(self, document: Document, anchor: str, written: str) -> Target:
        own = slot(document)
        if not anchor:
            return Target(folder=self.charter.id, anchor=own)
        if anchor not in {heading.anchor for heading in document.prose.headings}:
            raise Unresolved(f"{written}: {document.path} has no heading with that anchor")
        return Target(folder=self.charter.id, anchor=f"{own}:{anchor}" if own else anchor)

    def _beside(self, path: str, written: str) -> Target:
        if not path.startswith(f"{self.home}/"):
            raise Unresolved(f"{written}: only files in the partnership's own folder are published")
        if posixpath.splitext(path)[1].lower() not in COPIED:
            raise Unresolved(f"{written}: files of this kind are not published; link to a picture or a PDF")
        real = self.listing.top / path
        if real.is_symlink() or not real.resolve().is_relative_to((self.listing.top / self.home).resolve()):
            raise Unresolved(f"{written}: this is a symbolic link, and links are not followed")
        return Target(folder=self.charter.id, file=path.removeprefix(f"{self.home}/"))

    def href(self, document: Document, written: str, addresses: Addresses) -> str:
        """The address to put in the partnership's page."""
        target = self.target(document, written)
        if target.url:
            return target.url
        if target.file:
            return addresses.file(self.charter.id, quote(f"{target.folder}/{target.file}"))
        return addresses.between(self.charter.id, target.folder, target.anchor)

    def faults(self) -> Iterator[Fault]:
        """Every link that cannot be followed, at its place, and every file whose name on the page is taken."""
        by_slot: dict[str, str] = {}
        for document in self.charter.documents:
            other = by_slot.setdefault(slot(document), document.path)
            if other != document.path:
                yield Fault(document.opening(), f"on the page it would have the name of {other}: rename one of them")
            for link in document.prose.links:
                wrong = self._wrong(document, link)
                if wrong:
                    yield Fault(document.stretch(link.start, link.end), f"broken link {wrong}", code="REF103")

    def _wrong(self, document: Document, link: Link) -> str:
        try:
            target = self.target(document, link.target)
        except Unresolved as trouble:
            return str(trouble)
        loaded = link.picture and posixpath.splitext(target.file)[1].lower() not in PICTURES
        return f"{link.target}: a picture lies beside the charter; pages load nothing else" if loaded else ""

    def files(self) -> dict[str, str]:
        """The files beside the charter that something links to: address on the site -> path in the repository."""
        return {f"{self.charter.id}/{each.file}": f"{self.home}/{each.file}" for each in self._targets() if each.file}

    def beyond(self) -> tuple[str, ...]:
        """The files of other partnerships that something links to."""
        return tuple(sorted({each.beyond for each in self._targets() if each.beyond}))

    def _targets(self) -> Iterator[Target]:
        for document in self.charter.documents:
            yield from (self.target(document, link.target) for link in document.prose.links)


def homes(listing: Listing) -> dict[str, str]:
    """The partnership's folder of every file that may be a document."""
    return {entry.path: home for home, entries in listing.homes.items() for entry in entries}
