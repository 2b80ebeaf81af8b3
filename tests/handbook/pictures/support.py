"""Charters made of their values alone, and what a reader sees of a macro."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import Any

from jinja2 import Environment

from charterhouse.document import Document, Lines
from charterhouse.handbook.templates import environment
from charterhouse.model import Charter

PARTIES = {"acme": {"name": "Acme"}, "borealis": {"name": "Borealis <b>Wärme"}, "cedar": {"name": "Cedar"}}
VOID = {"br"}
Box = tuple[float, float, float, float]


def document(kind: str, path: str = "charter.md", **data: Any) -> Document:
    """A document that has values and nothing else."""
    return Document(f"charters/one/{path}", "one", kind, data, {}, "", 0, Lines((0,)))


def charter(
    *, plan: dict[str, Any] | None = None, reviews: Iterable[dict[str, Any]] = (), parties: int = 2, **data: Any
) -> Charter:
    """A partnership of two parties, or one or three."""
    named = dict(list(PARTIES.items())[:parties])
    held = tuple(document("review", f"reviews/{at:02}.md", **each) for at, each in enumerate(reviews))
    return Charter("one", document("charter", parties=named, **data),
                   plan=document("plan", "plan.md", **plan) if plan is not None else None, reviews=held)  # fmt: skip


@cache
def _templates() -> Environment:
    return environment()


def drawn(name: str, picture: Any) -> str:
    """The HTML of a macro in the file of its name."""
    html = str(getattr(_templates().get_template(f"parts/{name}.html").module, name)(picture, None))
    Nesting(html)
    return html


class Nesting(HTMLParser):
    """Fails where tags don't nest, an id comes twice or names nothing, or a strict policy forbids something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.feed(html)
        assert not self.open
        assert len(self.ids) == len(set(self.ids))
        assert set(self.named) <= set(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.named += str(given.get("aria-labelledby") or "").split()
        if tag == "svg":
            assert given.get("aria-hidden") == "true" or given.get("role") == "img"
        assert not [name for name in given if name == "style" or name.startswith("on")]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def words(html: str) -> str:
    """What can be read, without the drawings."""
    html = re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)
    return re.sub(r" ([,.:;)])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()))


def rows(html: str) -> list[str]:
    """The rows of all tables, each in words."""
    return [words(each) for each in re.findall(r"<tr.*?</tr>", html, flags=re.DOTALL)]


def apart(boxes: list[tuple[str, Box]]) -> None:
    """Fails where two boxes (left, top, right, bottom) overlap."""
    for at, (name, one) in enumerate(boxes):
        for other, two in boxes[at + 1 :]:
            across = one[0] < two[2] and two[0] < one[2]
            down = one[1] < two[3] and two[1] < one[3]
            assert not (across and down), f"{name!r} overlaps {other!r}"


def inside(box: Box, width: float, height: float) -> bool:
    """Whether a box lies in the view box."""
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
