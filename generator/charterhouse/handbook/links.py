"""Links of the charters' Markdown -> places on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from ..document import Document
from ..model import Charter, Fault, Portfolio
from .page import Addresses

OUTSIDE = ("http", "https", "mailto", "tel")
COPIED = frozenset(".png .jpg .jpeg .gif .webp .avif .pdf .ics .csv .xlsx .docx .pptx .txt".split())
"""Kinds of files that are published when a document of their partnership links to them: none that can hold a script."""


class Unresolved(Exception):
    """A link that leads nowhere, in words."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: another host (`url`), a page of ours with an anchor, or a file beside a charter."""

    url: str = ""
    folder: str = ""
    anchor: str = ""
    file: str = ""


def slot(document: Document) -> str:
    """The anchor of a document on its partnership's page: `""` for the constitution, `appendix:operations`.

    A colon keeps it apart from the anchors that headings can have.
    """
    stem = posixpath.splitext(posixpath.basename(document.path))[0]
    if document.kind == "charter":
        return ""
    return f"{document.kind}:{stem}" if document.kind in ("appendix", "review") else f"beside:{document.kind}"


@dataclass(frozen=True, slots=True)
class Links:
    """Resolves the links of one portfolio. `top` is the folder that paths in it are relative to."""

    portfolio: Portfolio
    top: Path
    owners: dict[str, Charter]

    def target(self, document: Document, written: str) -> Target:
        """Where a link in a document leads. Raises Unresolved with what is wrong."""
        parts = urlsplit(written)
        if parts.scheme or parts.netloc:
            if parts.scheme not in OUTSIDE:
                raise Unresolved(f"{written}: only http, https, mailto and tel lead out of the handbook")
            return Target(url=written)
        if not parts.path:
            return self._inside(document, unquote(parts.fragment), written)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(parts.path)))
        if parts.path.startswith("/") or path not in self.portfolio.files:
            raise Unresolved(f"{written}: there is no such file")
        other = self.portfolio.documents.get(path)
        if other is not None and path in self.owners:
            return self._inside(other, unquote(parts.fragment), written)
        return self._beside(document, path, written)

    def _inside(self, document: Document, anchor: str, written: str) -> Target:
        charter, own = self.owners[document.path], slot(document)
        if not anchor:
            return Target(folder=charter.id, anchor=own)
        if anchor not in {heading.anchor for heading in document.prose.headings}:
            raise Unresolved(f"{written}: {document.path} has no heading with that anchor")
        return Target(folder=charter.id, anchor=f"{own}:{anchor}" if own else anchor)

    def _beside(self, document: Document, path: str, written: str) -> Target:
        charter = self.owners[document.path]
        home = posixpath.dirname(charter.document.path)
        if not path.startswith(f"{home}/"):
            raise Unresolved(f"{written}: only files in the partnership's own folder are published")
        if posixpath.splitext(path)[1].lower() not in COPIED:
            raise Unresolved(f"{written}: files of this kind are not published; link to a picture or a PDF")
        real = self.top / path
        if real.is_symlink() or not real.resolve().is_relative_to((self.top / home).resolve()):
            raise Unresolved(f"{written}: this is a symbolic link, and links are not followed")
        return Target(folder=charter.id, file=path.removeprefix(f"{home}/"))

    def href(self, document: Document, written: str, addresses: Addresses) -> str:
        """The address to put in the page of the document's partnership."""
        target, here = self.target(document, written), self.owners[document.path].id
        if target.url:
            return target.url
        if target.file:
            return addresses.file(here, quote(f"{target.folder}/{target.file}"))
        return addresses.between(here, target.folder, target.anchor)

    def faults(self) -> Iterator[Fault]:
        """Every link that cannot be resolved, at its place."""
        for charter in self.portfolio.charters:
            for document in charter.documents:
                for link in document.prose.links:
                    try:
                        self.target(document, link.target)
                    except Unresolved as trouble:
                        yield Fault(document.stretch(link.start, link.end), f"broken link {trouble}", code="REF103")

    def files(self) -> dict[str, Path]:
        """The files beside charters that something links to: address on the site -> where they lie."""
        found: dict[str, Path] = {}
        for charter in self.portfolio.charters:
            home = posixpath.dirname(charter.document.path)
            for document in charter.documents:
                for link in document.prose.links:
                    file = self.target(document, link.target).file
                    if file:
                        found[f"{charter.id}/{file}"] = self.top / home / file
        return found


def links(portfolio: Portfolio, top: Path) -> Links:
    """The links of a portfolio whose paths are relative to `top`."""
    owners = {document.path: charter for charter in portfolio.charters for document in charter.documents}
    return Links(portfolio, top, owners)
