"""Charter -> the HTML of its documents, with the terms they quote in words and links that lead to pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..document import Document
from ..model import Charter
from ..quote import Unquotable, quote
from .contract import Contract, beside, constitution
from .links import Links, Unresolved, slot
from .page import Addresses
from .wording import plain

TITLES = {"plan": "Plan", "economics": "Economics", "risk-register": "Risks"}


class Unwritable(Exception):
    """A term that is quoted and isn't there: at a path, a line and a column, in words."""

    def __init__(self, path: str, line: int, column: int, words: str) -> None:
        super().__init__(words)
        self.fault = (path, line, column, words)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document beside the constitution, ready to be set."""

    document: Document
    anchor: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes the documents of one partnership. `numbers` are those of the full text, where this is a part of it."""

    charter: Charter
    links: Links
    addresses: Addresses
    numbers: Mapping[str, str] | None = None

    def constitution(self) -> Contract:
        """The constitution, numbered."""
        document = self.charter.document
        version = str(document.get("version", default=""))
        quote, lead = self._quoting(document), self._linking(document)
        return constitution(document.body, version, quote, lead, self.numbers)

    def paper(self, document: Document) -> Paper:
        """A document that lies beside it. What it quotes are the constitution's terms."""
        anchor = slot(document)
        html = beside(document.body, anchor, self._quoting(document), self._linking(document))
        usual = TITLES.get(document.kind) or plain(document.get("type", default=document.kind)).capitalize()
        return Paper(document, anchor, str(document.get("title") or usual), html)

    def _quoting(self, document: Document) -> Callable[..., str]:
        def quoted(path: str, filters: tuple[str, ...]) -> str:
            try:
                return quote(path, filters, self.charter.document)
            except Unquotable as trouble:
                place = next((each for each in document.prose.references if each.path == path), None)
                line, column = document.lines.locate(place.start) if place else (1, 1)
                raise Unwritable(document.path, line, column, f"{{{{ {path} }}}}: {trouble}") from trouble

        return quoted

    def _linking(self, document: Document) -> Callable[[str], str]:
        def lead(written: str) -> str:
            try:
                return self.links.href(document, written, self.addresses)
            except Unresolved as trouble:  # in <angle brackets>: all others have been checked
                line, column = document.lines.locate(max(document.text.find(f"<{written}>"), 0))
                raise Unwritable(document.path, line, column, f"broken link {trouble}") from trouble

        return lead
