"""The Markdown that a charter's body is written in: one parser for the linter and the handbook.

CommonMark with tables, footnotes, definition lists, task lists, heading anchors, and blocks that are internal to some
(`::: internal acme` to `:::`). Raw HTML is parsed, so that
it can be found and complained of; no renderer of ours ever passes it on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

ANCHOR = re.compile(r"\{#([A-Za-z0-9][\w.-]{0,99})\}[ \t]*$")
INTERNAL = re.compile(r"[ \t]*internal(?:[ \t]+(?P<names>\S.*?))?[ \t]*", re.IGNORECASE)
"""What follows the colons that open an internal block."""
WITHHELD = "withheld:"
"""The address of a link in an edition that must not show where it leads: the link is as good as its words."""
ARTICLES = {
    "purpose": "Purpose",
    "parties": "Parties",
    "governance": "Governance",
    "flexibility": "Flexibility",
    "problem-solving": "Problem-solving and conflict",
    "transparency": "Transparency",
    "cure": "Cure",
    "exit": "Exit",
    "intellectual-property": "Intellectual property",
    "upkeep": "Upkeep",
}
"""The ten articles in their order: fixed anchor -> usual heading."""
_BY_TITLE = {title.lower(): anchor for anchor, title in ARTICLES.items()}


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    container_plugin(made, "internal", validate=_opens, render=_render_internal)
    made.core.ruler.push("heading_anchors", _anchor_headings)
    made.core.ruler.push("withheld_links", _unlink)
    return made


def names(info: str) -> tuple[str, ...]:
    """For whom an internal block is, by what follows the colons that open it: `internal acme, legal`."""
    match = INTERNAL.fullmatch(info)
    return tuple(re.split(r"[\s,]+", match["names"])) if match and match["names"] else ()


def _opens(info: str, _marker: str) -> bool:
    return INTERNAL.fullmatch(info) is not None


def _render_internal(_self: object, tokens: Sequence[Token], idx: int, *_: object) -> str:
    """A group that says for whom it is."""
    if tokens[idx].nesting < 0:
        return "</div>\n"
    whose = " and ".join(names(tokens[idx].info))
    return f'<div role="group" aria-label="Internal{escapeHtml(f" to {whose}") if whose else ""}">\n'


def _unlink(state: StateCore) -> None:
    """Leave nothing but its words of a link, and of a picture, that must not show where it leads."""
    for token in state.tokens if WITHHELD in state.src else ():
        for child in token.children or ():
            if WITHHELD in (child.attrGet("href"), child.attrGet("src")):
                token.children = list(_unlinked(token.children or []))
                break


def _unlinked(children: list[Token]) -> Iterator[Token]:
    withheld = False
    for child in children:
        if child.type == "link_open":
            withheld = child.attrGet("href") == WITHHELD
        if child.type == "image" and child.attrGet("src") == WITHHELD:
            yield from child.children or ()
        elif not (withheld and child.type in ("link_open", "link_close")):
            yield child


def slug(title: str) -> str:
    """The anchor of a heading that gives none: `Governing law` -> `governing-law`."""
    plain = unicodedata.normalize("NFKC", title).lower()
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", plain)).strip("-") or "section"


def _anchor_headings(state: StateCore) -> None:
    """Give every heading an `id`: its own `{#anchor}`, a fixed one for a known article, else its slug, made unique."""
    taken: set[str] = set()
    headings = [at for at, token in enumerate(state.tokens) if token.type == "heading_open"]
    for at in headings:
        inline = state.tokens[at + 1]
        given = ANCHOR.search(inline.content)
        if given:
            inline.content = inline.content[: given.start()].rstrip()
            last = (inline.children or [])[-1:]
            for text in last:
                text.content = ANCHOR.sub("", text.content).rstrip()
        title = "".join(child.content for child in inline.children or [] if child.type in ("text", "code_inline"))
        anchor = given[1] if given else _BY_TITLE.get(title.strip().lower()) or slug(title)
        unique, number = anchor, 2
        while unique in taken:
            unique, number = f"{anchor}-{number}", number + 1
        taken.add(unique)
        state.tokens[at].attrSet("id", unique)
