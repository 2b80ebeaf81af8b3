"""Document -> articles, as their readers see them: words without markup, lines and spacing.

What is no difference to a reader is none here: emphasis, bullets, reflowed lines. What a line through words says, and
where a link leads, is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from ..document import Document, Place
from ..markdown import parser
from ..prose import REFERENCE
from .callouts import PARAGRAPH
from .meaning import plain

Link = tuple[str, str]
"""The words of a link, and where it leads."""
KEPT = {"softbreak": " ", "hardbreak": " ", "s_open": "~~", "s_close": "~~"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item, row or piece of code: words with the links among them, and its lines in the file."""

    parts: tuple[str | Link, ...]
    first: int
    last: int


@dataclass(slots=True)
class Article:
    """What stands below a heading of first or second rank, or before any; `title` is the heading in plain words."""

    anchor: str
    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)

    def links(self) -> Counter[Link]:
        """All links, by words and target."""
        return Counter(part for block in self.blocks for part in block.parts if isinstance(part, tuple))

    def text(self, shown: Container[Link] = ()) -> str:
        """The words by paragraphs, the title first; of the links `shown`, also where they lead."""
        return PARAGRAPH.join(filter(None, (self.title, *self.paragraphs(shown))))

    def paragraphs(self, shown: Container[Link] = ()) -> list[str]:
        """The words of each block."""
        return [_words(block, shown) for block in self.blocks]


def _words(block: Block, shown: Container[Link]) -> str:
    said = "".join(part if isinstance(part, str) else _linked(part, shown) for part in block.parts)
    return REFERENCE.sub(_referred, plain(said))


def _referred(match: re.Match[str]) -> str:
    return f"{{{{ {' | '.join(part.strip() for part in match[1].split('|'))} }}}}"


def _linked(link: Link, shown: Container[Link]) -> str:
    return f"{link[0]} ({link[1]})" if link in shown else link[0]


def read(document: Document) -> tuple[Article, ...]:
    """The body of a document in articles; one without a heading where something stands before the first."""
    reader = _Reader(document.lines.locate(document.body_at)[0])
    tokens = parser().parse(document.body, {})
    for at, token in enumerate(tokens):
        reader.take(token, tokens[at + 1] if token.type == "heading_open" else None)
    return reader.done()


class _Reader:
    """What has been read so far; `first` is the line of the file in which the body begins."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.articles = [Article("", "", first)]
        self.notes: list[Block] = []
        self.row: list[str | Link] | None = None
        self.lines = (0, 0)
        self.noted = self.headed = False
        self.label = ""

    def take(self, token: Token, title: Token | None) -> None:
        """Go on by a token of the parser; `title` has the words of a heading."""
        self.lines = (token.map[0], token.map[1]) if token.map else self.lines
        if title and token.tag in ("h1", "h2"):
            self.articles.append(Article(str(token.attrGet("id")), _title(title), self.first + self.lines[0]))
            self.headed = True
        elif token.type.startswith("footnote_"):
            self.noted = True  # the tokens of notes come last, wherever they stand
            self.label = f"[^{token.meta.get('label', '')}] " if token.type == "footnote_open" else self.label
        elif token.type in ("tr_open", "tr_close"):
            row, self.row = self.row, [] if token.type == "tr_open" else None
            self.put(tuple(row or ()))
        elif token.type.startswith("container_internal"):  # who may read the words between
            self.put((f":::{token.info}" if token.nesting > 0 else ":::",))
        elif token.type == "inline":
            self.words(tuple(_parts(token.children)))
        elif token.content:
            self.put((token.content,))

    def words(self, parts: tuple[str | Link, ...]) -> None:
        """Words: of an article's heading, which has them already, of a cell, or of a paragraph."""
        if self.headed:
            self.headed = False
        elif self.row is not None:
            self.row += [" | ", *parts] if self.row else parts
        else:
            self.put(parts)

    def put(self, parts: tuple[str | Link, ...]) -> None:
        """A block, unless it is empty."""
        if parts:
            block = Block((self.label, *parts), self.first + self.lines[0], self.first + self.lines[1])
            (self.notes if self.noted else self.articles[-1].blocks).append(block)
            self.label = ""

    def done(self) -> tuple[Article, ...]:
        """The articles, with each note in the one that it stands in."""
        for note in self.notes:
            at = bisect_right(self.articles, note.first, key=lambda each: each.line)
            self.articles[max(at - 1, 0)].blocks.append(note)
        return tuple(each for each in self.articles if each.anchor or each.blocks)


def _title(inline: Token) -> str:
    return plain("".join(part if isinstance(part, str) else part[0] for part in _parts(inline.children)))


def _parts(children: Sequence[Token] | None) -> Iterator[str | Link]:
    words: list[str] = []
    target: str | None = None
    for child in children or ():
        if child.type == "link_open":
            words, target = [], str(child.attrGet("href") or "")
        elif child.type == "link_close":
            yield "".join(words), target or ""
            target = None
        else:
            said = _said(child)
            if target is None or isinstance(said, tuple):
                yield said
            else:
                words.append(said)


def _said(child: Token) -> str | Link:
    if child.type == "image":
        return child.content, str(child.attrGet("src") or "")
    if child.type == "html_inline" and "task-list-item-checkbox" in child.content:
        return "☑ " if "checked=" in child.content else "☐ "
    if child.type == "footnote_ref":
        return f"[^{child.meta.get('label', '')}]"
    return KEPT.get(child.type) or (child.content if child.type != "footnote_anchor" else "")


def place(document: Document, first: int, last: int) -> Place:
    """Some lines of a file as a place: from the first of them to before the last, without the line ends."""
    starts = document.lines.starts
    start = starts[min(first, len(starts)) - 1]
    end = starts[last - 1] if first < last <= len(starts) else len(document.text)
    return document.lines.place(document.path, start, start + len(document.text[start:end].rstrip()))
