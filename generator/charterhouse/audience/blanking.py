"""Document -> its text in which what is withheld is blank, line for line, so that every other line keeps its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from ..document import Document, Place
from ..markdown import WITHHELD, names, parser
from ..model import Charter
from ..parse import line_table
from .grants import Withheld, Wrong, unknown
from .reader import INTERNAL, Reader

MARKS = re.compile(r"(?:[^\w:：\n]|[0-9])*(?:[:：]{3}|[:：]{2}[ \t]*internal\b)", re.IGNORECASE)
"""How a line looks that may be meant to open or close a block."""
CLOSES = re.compile(r"[ \t>]*:{3,}[ \t]*")
SAID = r"\[withheld\]"
"""What stands in Markdown for what is not said."""


class Blanked(NamedTuple):
    """A text with blank stretches: `body` begins where that of the document does, and may be longer at its end.

    `lines` are the numbers, from 1, of the lines that are blank now.
    """

    body: str
    lines: frozenset[int]


class Block(NamedTuple):
    """An internal block: the lines of the body, from 0, that open and close it; None where nothing does."""

    first: int
    last: int | None
    names: tuple[str, ...]


def blanked(document: Document, charter: Charter, reader: Reader, held: Withheld) -> Blanked:
    """A document without the articles and blocks that a reader may not see, and without the marks of other blocks."""
    env: dict[str, Any] = {}
    tokens = parser().parse(document.body, env)
    gone: set[int] = set()
    rows = lines_of(document.body)
    if document is charter.document:
        gone |= _articles(tokens, held.articles, len(rows))
    for block in blocks(tokens, rows):
        last = len(rows) - 1 if block.last is None else block.last
        may = any(reader.may(each, charter.parties) for each in block.names)
        gone |= {block.first, last} if may else set(range(block.first, last + 1))
    kept = "".join(_blank(row) if number in gone else row for number, row in enumerate(rows))
    first = document.lines.locate(document.body_at)[0]
    return Blanked(kept + _defined(env, kept) if gone else kept, frozenset(first + number for number in gone))


def blocks(tokens: list[Token], rows: list[str]) -> Iterator[Block]:
    """The internal blocks of a body, those inside others too. A line closes one block: the outermost that it can."""
    taken: set[int] = set()
    for token in tokens:
        if token.type == "container_internal_open" and token.map:
            first, last = token.map
            closed = last < len(rows) and last not in taken and CLOSES.fullmatch(rows[last].rstrip("\r\n"))
            taken.add(last)
            yield Block(first, last if closed else None, names(token.info))


def wrong(charter: Charter, audiences: frozenset[str]) -> Iterator[Wrong]:
    """Blocks for nobody, and lines that look as if they opened or closed a block and don't: what they were to hide
    would be shown.
    """
    known = {INTERNAL, *charter.parties, *audiences}
    for document in charter.documents:
        if "::" not in document.body and "：" not in document.body:
            continue
        rows, first = lines_of(document.body), document.lines.locate(document.body_at)[0]
        marks: set[int] = set()
        for block in blocks(parser().parse(document.body, {}), rows):
            place = _line(document, first + block.first)
            marks |= {block.first} if block.last is None else {block.first, block.last}
            if block.last is None:
                yield place, "the internal block that opens here is never closed: put ::: on a line of its own below it"
            for name in block.names:
                if name not in known:
                    yield place, unknown(name, known)
        for number, row in enumerate(rows):
            if number not in marks and MARKS.match(row):
                words = "this opens or closes no internal block: write `::: internal acme` and, below it, `:::`"
                yield _line(document, first + number), words


def lines_of(text: str) -> list[str]:
    """The lines of a text, each with its end, as findings count them."""
    starts = line_table(text).starts
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


def _line(document: Document, number: int) -> Place:
    return Place(document.path, number, 1, number, 4)


def _articles(tokens: list[Token], withheld: frozenset[str], end: int) -> set[int]:
    """The lines of the articles with some anchors."""
    heads = [(token.map[0], str(token.attrGet("id"))) for token in tokens
             if token.type == "heading_open" and token.tag in ("h1", "h2") and token.map]  # fmt: skip
    ends = [*(start for start, _ in sorted(heads)), end]
    return {line for start, anchor in heads if anchor in withheld
            for line in range(start, next(each for each in ends if each > start))}  # fmt: skip


def _blank(row: str) -> str:
    """A line as long as it was, with nothing but its end."""
    said = row.rstrip("\r\n")
    return " " * len(said) + row[len(said) :]


def _defined(env: dict[str, Any], kept: str) -> str:
    """Definitions of links and footnotes that the text still uses and has no more: without what they said."""
    now: dict[str, Any] = {}
    parser().parse(kept, now)
    used = normalizeReference(kept)
    links = env.get("references", {}).keys() - now.get("references", {}).keys()
    notes = _notes(env).keys() - _notes(now).keys()
    made = [f"[{each}]: {WITHHELD}\n" for each in sorted(links) if f"[{each}]" in used]
    made += [f"[^{each[1:]}]: {SAID}\n" for each in sorted(notes) if f"[^{each[1:]}]" in kept]
    return "\n\n" + "\n".join(made) if made else ""


def _notes(env: dict[str, Any]) -> dict[str, int]:
    found: dict[str, int] = env.get("footnotes", {}).get("refs", {})
    return found
