"""Where a link of a charter leads, and what is wrong with it."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from ..document import Document
from ..model import Portfolio
from .naming import anchors, suggestion

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
GONE = "gone"
"""The answer where there is no such file."""
OUTSIDE = ("https:", "http:", "mailto:", "tel:")


def trouble(target: str, document: Document, portfolio: Portfolio) -> str | None:
    """What is wrong with a link as it is written in a document, if anything."""
    if SCHEME.match(target) or target.startswith("//"):
        return None if target.lower().startswith(OUTSIDE) else f"a link may lead to https: or a file, not to {target}"
    file, _, anchor = unquote(target).partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), file)) if file else document.path
    if not target:
        return "the link leads nowhere: write a file or an #anchor"
    answer = led(portfolio, path, anchor)
    if answer == GONE:
        home = posixpath.dirname(document.path)
        names = [each.removeprefix(f"{home}/") for each in portfolio.files if each.startswith(f"{home}/")]
        return f"there is no file {file} below {portfolio.root}/{suggestion(file, names)}"
    return answer


def led(portfolio: Portfolio, path: str, anchor: str) -> str | None:
    """What is wrong with a place that a link leads to: in the portfolio at hand, else as the neighbours answer."""
    to = portfolio.documents.get(path)
    if to is None and path not in portfolio.files:
        return portfolio.neighbours.answer(("link", path, anchor))
    return lacking(to, anchor) if to else None


def lacking(document: Document, anchor: str) -> str | None:
    """That a document has no such anchor, if it hasn't."""
    known = anchors(document)
    if not anchor or not document.readable or anchor in known:
        return None
    return f"{posixpath.basename(document.path)} has no anchor #{anchor}{suggestion(anchor, known)}"
