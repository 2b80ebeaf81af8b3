"""Document -> Contract: the body as numbered articles, in HTML that can only be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from ..markdown import parser
from ..prose import REFERENCE
from .sanitise import clean

BOX = re.compile(r'<input class="task-list-item-checkbox" (checked="checked" )?disabled="disabled" type="checkbox">')
ALIGNED = re.compile(r"text-align:(left|center|right)")
Env = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading below an article."""

    number: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered article: its heading apart, so that a page can set its margin beside it."""

    number: str
    anchor: str
    title: str
    html: Markup
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """A body in parts: what stands before the first article, the articles, and the footnotes of all."""

    preamble: Markup
    articles: tuple[Article, ...]
    notes: Markup


class Renderer(RendererHTML):
    """markdown-it's own renderer, but raw HTML is shown as text, terms are quoted, links lead to pages."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """Plain text with the terms it quotes put into words."""
        parts, at, content = [], 0, tokens[idx].content
        for match in REFERENCE.finditer(content):
            path, *filters = (part.strip() for part in match[1].split("|"))
            words = env["quote"](path, tuple(filters))
            parts += [escapeHtml(content[at : match.start()]), f'<span class="term">{escapeHtml(words)}</span>']
            at = match.end()
        return "".join([*parts, escapeHtml(content[at:])])

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """A box of a task list, which the parser writes as HTML; any other HTML as the text it is."""
        box = BOX.fullmatch(tokens[idx].content)
        if not box:
            return escapeHtml(tokens[idx].content)
        label, sign = ("done", "☑") if box[1] else ("open", "☐")
        return f'<span class="task" role="img" aria-label="{label}">{sign}</span>'

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """Raw HTML as the text it is."""
        return f"<p>{escapeHtml(tokens[idx].content)}</p>\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A link, to where its target is shown."""
        tokens[idx].attrSet("href", env["href"](str(tokens[idx].attrGet("href") or "")))
        return self.renderToken(tokens, idx, options, env)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A picture that lies beside the charter."""
        tokens[idx].attrSet("src", env["href"](str(tokens[idx].attrGet("src") or "")))
        tokens[idx].attrSet("loading", "lazy")
        return super().image(tokens, idx, options, env)

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """A heading with its anchor and, in a constitution, its number."""
        token = tokens[idx]
        tag = f"h{min(int(token.tag[1]) + env['lower'], 6)}"
        number = token.meta.get("number")
        shown = f'<span class="n">{number}</span> ' if number else ""
        return f'<{tag} id="{escapeHtml(_anchor(token, env))}">{shown}'

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """The end of a heading, with the link to cite it by."""
        opening = next(each for each in reversed(tokens[:idx]) if each.type == "heading_open")
        tag, number = f"h{min(int(opening.tag[1]) + env['lower'], 6)}", opening.meta.get("number")
        cite = env["cite"].format(number) if number else ""
        link = (
            f' <a class="cite" href="#{escapeHtml(_anchor(opening, env))}" data-pagefind-ignore>{escapeHtml(cite)}</a>'
        )
        return f"{link if cite else ''}</{tag}>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """A table that scrolls by itself where it is wider than the page, also from the keyboard."""
        return '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:  # noqa: ARG002
        """The end of a table."""
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A cell whose alignment is a class: styles in the page are forbidden."""
        aligned = ALIGNED.fullmatch(str(tokens[idx].attrs.pop("style", "")))
        if aligned:
            tokens[idx].attrSet("class", aligned[1])
        return self.renderToken(tokens, idx, options, env)

    td_open = th_open


def _anchor(token: Token, env: Env) -> str:
    return f"{env['prefix']}{token.attrGet('id')}"


def constitution(
    body: str, version: str, quote: Callable[..., str], href: Callable[[str], str],
    numbers: Mapping[str, str] | None = None,
) -> Contract:  # fmt: skip
    """The body of a charter: `##` an article, `###` a section, numbered.

    `quote(path, filters)` puts a term into words, `href(target)` resolves a link. `numbers` are those that the
    headings have in the full text, by anchor, where this is only a part of it.
    """
    cite = f"cite {version} §{{}}" if version else "cite §{}"
    env: Env = {"quote": quote, "href": href, "prefix": "", "lower": 0, "docId": "note:charter", "cite": cite}
    tokens = parser().parse(body, env)
    _number(tokens, numbers)
    ends = [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag in ("h1", "h2")]
    notes = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    draw = _renderer()
    articles = []
    for start, end in pairwise([*ends, notes]):
        opening, title = tokens[start], draw.renderInlineAsText(tokens[start + 1].children, parser().options, env)
        sections = tuple(
            Section(token.meta["number"], str(token.attrGet("id")), tokens[at + 1].content)
            for at, token in enumerate(tokens[:end])
            if at > start and token.meta.get("number")
        )
        html = clean(draw.render(tokens[start + 3 : end], parser().options, env))
        articles.append(Article(opening.meta.get("number", ""), str(opening.attrGet("id")), title, html, sections))
    first = ends[0] if ends else notes
    preamble = clean(draw.render(tokens[:first], parser().options, env))
    return Contract(preamble, tuple(articles), clean(draw.render(tokens[notes:], parser().options, env)))


def beside(body: str, slot: str, quote: Callable[..., str], href: Callable[[str], str]) -> Markup:
    """The body of another document, to stand under a heading of second rank: its own headings go one rank down."""
    env: Env = {"quote": quote, "href": href, "prefix": f"{slot}:", "lower": 2, "docId": slot, "cite": ""}
    tokens = parser().parse(body, env)
    return clean(_renderer().render(tokens, parser().options, env))


def _number(tokens: Sequence[Token], numbers: Mapping[str, str] | None) -> None:
    article = section = 0
    for token in tokens:
        if numbers is not None:
            number = numbers.get(str(token.attrGet("id"))) if token.type == "heading_open" else None
            token.meta.update({"number": number} if number else {})
        elif token.type == "heading_open" and token.tag == "h2":
            article, section = article + 1, 0
            token.meta["number"] = str(article)
        elif token.type == "heading_open" and token.tag == "h3" and article:
            section += 1
            token.meta["number"] = f"{article}.{section}"


def _renderer() -> Renderer:
    """Our renderer with the rules that the parser's extensions bring, footnotes and their like."""
    made = Renderer(parser())
    made.rules = {**parser().renderer.rules, **made.rules}  # type: ignore[attr-defined]
    return made
