"""The Markdown that a charter's body is written in: one parser for the linter and the handbook.

CommonMark with tables, footnotes, definition lists, task lists and heading anchors. Raw HTML is parsed, so that
it can be found and complained of; no renderer of ours ever passes it on.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

ANCHOR = re.compile(r"\{#([A-Za-z0-9][\w.-]{0,99})\}[ \t]*$")
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
    made.core.ruler.push("heading_anchors", _anchor_headings)
    return made


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
