"""Document -> Copy: its text for a reader, with quoted terms, links, anchors and numbers seen to."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from .. import prose
from ..document import Document, Heading, Link
from ..markdown import ANCHOR, WITHHELD
from ..model import Charter
from ..parse import line_table
from .blanking import SAID, Blanked
from .grants import Withheld

CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML wants to be spelt out, besides what JSON does."""
Edit = tuple[int, int, str]
"""Start, end, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file for a reader. `front` is its frontmatter as it is to be written, `body` the rest, with `edits` still to
    be made. `anchors` are where links can lead, `numbers` those of the headings in the full text, by anchor.
    """

    path: str
    front: str
    body: str
    edits: tuple[Edit, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    numbers: Mapping[str, str]

    def content(self, leads: Callable[[str, str], bool]) -> bytes:
        """The file, in which links lead only where `leads(path, target)` says so."""
        edits = set(self.edits)
        for link in self.links:
            if not leads(self.path, link.target):
                if self.body[link.start : link.end] != link.target:
                    raise Untold(self.path, link.target)
                edits.add((link.start, link.end, WITHHELD))
        parts, at = [self.front], 0
        for start, end, words in sorted(edits):
            if start < at:  # inside what has been taken out
                continue
            parts += [self.body[at:start], words]
            at = end
        return "".join([*parts, self.body[at:]]).encode()


class Untold(Exception):
    """A link to what is withheld that is written in a way in which it can't be taken out."""

    def __init__(self, path: str, target: str) -> None:
        super().__init__(path, target)
        self.words = f"{path}: the link to {target} leads to what is withheld: write it as [words](address)"


def copied(document: Document, blank: Blanked, charter: Charter, held: Withheld, data: Mapping[str, Any]) -> Copy:
    """The copy of a document whose withheld lines are blank. `data` is what its frontmatter says to this reader."""
    text = blank.body
    found = prose.read(replace(document, text=text, body_at=0, lines=line_table(text)))
    before = {each.start - document.body_at: each.anchor for each in document.prose.headings}
    edits = [(each.start, each.end, SAID) for each in found.references if each.path.partition(".")[0] in held.sections]
    full = _numbers(document) if document is charter.document else {}
    anchors: set[str] = set()
    numbers: dict[str, str] = {}
    for number, each in enumerate(found.headings):
        wanted = before.get(each.start, each.anchor)
        anchor = f"withheld-{number}" if _derived(each, text, edits) else wanted
        edit = _anchored(each, anchor, text)
        edits += [edit] if edit else []
        shown = anchor if edit else each.anchor
        anchors |= {shown} if anchor == wanted else set()
        numbers |= {shown: full[wanted]} if wanted in full else {}
    line = document.lines.locate(document.body_at)[0]
    front = f"---\n{flow(data)}{chr(10) * (line - 2)}---"
    return Copy(document.path, front, text, tuple(edits), found.links, frozenset(anchors), numbers)


def leading(copies: Mapping[str, Copy], files: frozenset[str], known: frozenset[str]) -> Callable[[str, str], bool]:
    """Whether a link leads to something that is shown: `files` are all that are, `known` all that there are."""

    def leads(path: str, target: str) -> bool:
        try:
            parts = urlsplit(target)
        except ValueError:
            return True  # it is broken, which is said elsewhere
        if parts.scheme or parts.netloc:
            return True
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
        if there in copies:
            return not parts.fragment or unquote(parts.fragment) in copies[there].anchors
        return there in files or there not in known

    return leads


def flow(value: Any) -> str:
    """A value as YAML in one line. Quoting all text keeps it from being read as something else."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flow(str(key))}: {flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _derived(heading: Heading, text: str, edits: Iterable[Edit]) -> bool:
    """Whether the anchor of a heading is made of words of which some are withheld."""
    given = ANCHOR.search(text[heading.start : heading.end].splitlines()[0])
    return not given and any(heading.start <= start < heading.end for start, _, _ in edits)


def _anchored(heading: Heading, anchor: str, text: str) -> Edit | None:
    """The edit that gives a heading an anchor, where it has another one and this is one that can be written."""
    if heading.anchor == anchor or not ANCHOR.fullmatch(f"{{#{anchor}}}"):
        return None
    line = text[heading.start : heading.end].splitlines()[0]
    closing = CLOSING.search(line)
    at = heading.start + (closing.start() if closing and line.startswith("#") else len(line.rstrip()))
    return at, at, f" {{#{anchor}}}"


def _numbers(document: Document) -> dict[str, str]:
    return dict(_numbered(document))


def _numbered(document: Document) -> Iterator[tuple[str, str]]:
    article = section = 0
    for each in document.prose.headings:
        if each.level == 2:
            article, section = article + 1, 0
            yield each.anchor, str(article)
        elif each.level == 3 and article:
            section += 1
            yield each.anchor, f"{article}.{section}"
