"""Document -> Prose: headings, passages, term references and links, each with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from .document import Document, Heading, Link, Passage, Prose, TermReference
from .markdown import ANCHOR, parser

CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
REFERENCE = re.compile(r"\{\{([^{}]{0,200})\}\}")
HALF_REFERENCE = re.compile(
    r"\{{1,2} ?[a-z][\w-]{0,50}(?:\.[\w-]{1,50}){1,6}(?: ?\|[ \w|]{0,50})? ?(?:\}{1,2}|$|(?=[ .,;]))"
    r"|\{\{ ?[\w.-]{0,50}(?: ?\})?|[\w.-]{0,50} ?\}\}"
)
"""What was meant to quote a term, with a brace too few."""
FOREIGN_TAG = re.compile(r"</?(?:[a-z]|st[0-9]):[a-z]+[^<>\n]{0,80}>")
"""What word processors leave behind; to Markdown it is no HTML, and would be printed."""
DESTINATION = re.compile(r"\]\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)")
DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)
EMPHASIS = re.compile(
    r"(?<![\w\\*/=&#])(?:\*{1,3}|_{1,3})(?![\s*_)\]},.:;!?|])|(?<=[^\s*_\\(\[{|])(?:\*{1,3}|_{1,3})(?![\w*/=&#])"
)
"""The marks of bold and italic words, where they begin or end: none inside a word, and no bullet."""
TARGET = r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]"
LINK = re.compile(rf"(?<!!)\[(?=[^\[\]]{{0,300}}[a-z0-9])(?P<words>[^\[\]]{{1,300}})(?:{TARGET})")
"""A link; one in capitals keeps its brackets, for `[TODO](list.md)` isn't what a template left."""
NO_PROSE = re.compile(
    rf"{TARGET}|https?://[^\s)>]+"  # link targets, keeping the link's text
    r"|<[^<>\n]+>"
    r"|“[^”]{0,400}”|(?<![\w\"])\"[^\"]{0,400}\"(?!\w)|„[^“”]{0,400}[“”]|«[^»]{0,400}»"  # quotations
)
KINDS = {"heading_open": "heading", "th_open": "row", "td_open": "row"} | dict.fromkeys(
    ("paragraph_open", "dt_open"), "paragraph"
)
"""Which kind of passage follows a token."""
QUOTES = {"blockquote_open": 1, "blockquote_close": -1}
ITEMS = {"list_item_open": 1, "list_item_close": -1}


def read(document: Document) -> Prose:
    """Parse the body once, with all offsets in the file's own numbering."""
    body = document.body
    if not body.strip():
        return Prose()
    env: dict[str, object] = {}
    return _Reader(document).read(parser().parse(body, env))


class _Reader:
    def __init__(self, document: Document) -> None:
        self.text = document.text
        starts = document.lines.starts
        first = document.lines.locate(document.body_at)[0] - 1
        # The body begins at the end of the closing fence's line: its line 0 is the rest of that line.
        self.starts = (document.body_at, *starts[first + 1 :], len(self.text))
        self.anchor = ""
        self.headings: list[Heading] = []
        self.articles: list[tuple[int, str]] = []
        self.passages: list[Passage] = []
        self.references: list[TermReference] = []
        self.links: list[Link] = []
        self.raw_html: list[tuple[int, int, str]] = []

    def read(self, tokens: list[Token]) -> Prose:
        quoted, depth, kind, notes = 0, 0, "", False
        seen: set[tuple[int, int]] = set()
        lines = (0, 0)
        for at, token in enumerate(tokens):
            quoted += QUOTES.get(token.type, 0)
            depth += ITEMS.get(token.type, 0)
            kind = KINDS.get(token.type, kind)
            notes = notes or token.type == "footnote_block_open"  # their tokens come last, wherever they stand
            if token.map:
                lines = (token.map[0], token.map[1])
            if token.type == "heading_open":
                self.heading(token, tokens[at + 1])
            elif token.type == "html_block":
                self.html(lines, None)
            elif token.type == "inline":
                span = (token.map[0], token.map[1]) if token.map else lines
                if span in seen:  # the cells of a table's row share one line
                    self.find_links(token, *self.raw(span))
                    continue
                seen.add(span)
                if notes:
                    self.anchor = self.article(span[0])
                self.passage(token, span, "item" if depth and kind == "paragraph" else kind, quoted=quoted > 0)
        passages = sorted(self.passages, key=lambda each: each.start)
        return Prose(
            tuple(self.headings), tuple(passages), tuple(self.references), tuple(self.links), tuple(self.raw_html)
        )

    def raw(self, span: tuple[int, int]) -> tuple[str, int]:
        """The source of some lines, without the last line end, and where it starts in the file."""
        start = self.starts[span[0]]
        end = self.starts[min(max(span[1], span[0] + 1), len(self.starts) - 1)]
        return self.text[start:end].rstrip(), start

    def heading(self, opening: Token, inline: Token) -> None:
        level, anchor = int(opening.tag[1]), str(opening.attrGet("id"))
        if level <= 2:
            self.anchor = anchor if level == 2 else ""
            self.articles.append((self.starts[(opening.map or (0, 1))[0]], self.anchor))
        first, last = opening.map or (0, 1)
        raw, start = self.raw((first, last))
        title = "".join(child.content for child in inline.children or [] if child.type in ("text", "code_inline"))
        indent = len(raw) - len(raw.lstrip())
        self.headings.append(Heading(level, anchor, title.strip(), start + indent, start + len(raw)))

    def article(self, line: int) -> str:
        """The article that a line stands in."""
        at = bisect_right(self.articles, (self.starts[line],))
        return self.articles[at - 1][1] if at else ""

    def passage(self, token: Token, span: tuple[int, int], kind: str, *, quoted: bool) -> None:
        raw, start = self.raw(span)
        prose = _blank(CODE, raw)
        for match in REFERENCE.finditer(prose):
            path, *filters = (part.strip() for part in match[1].split("|"))
            place = (start + match.start(), start + match.end())
            self.references.append(TermReference(path, tuple(filters), *place, self.anchor))
        prose = _blank(REFERENCE, prose)
        for match in HALF_REFERENCE.finditer(prose):
            place = (start + match.start(), start + match.end())
            self.references.append(TermReference("", (), *place, self.anchor))
        self.find_links(token, raw, start)
        foreign = FOREIGN_TAG.search(prose)
        if foreign:
            self.raw_html.append((start + foreign.start(), start + foreign.end(), self.anchor))
        elif any(child.type == "html_inline" and child.content in raw for child in _inline(token)):
            self.html(span, token)  # the box of a task list is HTML that nobody wrote
        if not quoted:
            prose = _plain(_blank(ANCHOR, prose))
            self.passages.append(Passage(prose, start, self.anchor, kind))

    def html(self, span: tuple[int, int], token: Token | None) -> None:
        """Raw HTML once a paragraph: the first tag of a line of text, or the first line of a block."""
        raw, start = self.raw(span)
        content = next((child.content for child in _inline(token) if child.type == "html_inline"), "")
        offset = max(raw.find(content), 0) if token else len(raw) - len(raw.lstrip())
        shown = content.splitlines()[0] if content else raw[offset:].splitlines()[0].rstrip()
        self.raw_html.append((start + offset, start + offset + len(shown), self.anchor))

    def find_links(self, token: Token, raw: str, start: int) -> None:
        written = [(match.start(1), match[1].strip("<>")) for match in DESTINATION.finditer(_blank(CODE, raw))]
        for child in _inline(token):
            href = child.attrGet("href") if child.type == "link_open" else child.attrGet("src")
            if child.type not in ("link_open", "image") or href is None or child.info == "auto":
                continue
            normal = parser().normalizeLink
            found = next((each for each in written if normal(each[1]) == href), None)
            if found:
                written.remove(found)
                at = start + found[0] + raw[found[0] :].startswith("<")
                self.links.append(Link(found[1], at, at + len(found[1]), self.anchor, child.type == "image"))
            else:
                self.links.append(self.defined(str(href), start, len(raw), picture=child.type == "image"))
        for offset, target in written:  # what the parser refuses to make a link of
            if not parser().validateLink(parser().normalizeLink(target)):
                self.links.append(Link(target, start + offset, start + offset + len(target), self.anchor))

    def defined(self, href: str, start: int, length: int, *, picture: bool) -> Link:
        """A reference link `[text][label]`: its destination stands in the label's definition."""
        for match in DEFINITION.finditer(self.text, self.starts[0]):
            if parser().normalizeLink(match[1]) == href:
                return Link(match[1], match.start(1), match.end(1), self.anchor, picture)
        return Link(unquote(href), start, start + length, self.anchor, picture)


def _inline(token: Token | None) -> Iterator[Token]:
    yield from (token.children or []) if token else ()


def _plain(prose: str) -> str:
    """The words alone, each where it stood: without quotations, the marks of emphasis, and links around them."""
    if "*" in prose or "_" in prose:
        prose = _blank(EMPHASIS, prose)
    if "](" in prose or "][" in prose:
        prose = LINK.sub(lambda match: f" {match['words']}".ljust(len(match[0])), prose)
    return _blank(NO_PROSE, prose)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Overwrite what a pattern finds with spaces, so that offsets stay. Of a link, `](` stays: its text is a link's."""

    def spaces(match: re.Match[str]) -> str:
        kept = match[0][:2] if match[0].startswith("]") else ""
        return kept + " " * (len(match[0]) - len(kept))

    return pattern.sub(spaces, text)
