"""Charter -> Charter: what others need to know of a partnership, small enough to keep for ten thousand of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..document import EACH, Document, Heading, KeyPath, Prose, Span
from ..model import Charter
from .naming import Pattern, anchors
from .rules import across

KEPT: dict[str, tuple[Pattern, ...]] = {
    "charter": (
        ("id",), ("status",), ("fit", "relationship"), ("waivers",),
        ("parties", EACH, "name"), ("parties", EACH, "entity", "legal_name"), *across.READS["charter"],
    ),
    "plan": across.READS["plan"],
}  # fmt: skip
"""By kind of document, the keys that rules across the portfolio, waivers and questions about names read."""


def facts(charter: Charter) -> Charter:
    """A charter with no more of its documents than rules across the portfolio, links and waivers need."""
    return replace(
        charter,
        document=_kept(charter.document),
        plan=charter.plan and _kept(charter.plan),
        economics=charter.economics and _kept(charter.economics),
        risk_register=charter.risk_register and _kept(charter.risk_register),
        appendices=tuple(map(_kept, charter.appendices)),
        reviews=tuple(map(_kept, charter.reviews)),
        strays=tuple(map(_kept, charter.strays)),
    )


def _kept(document: Document) -> Document:
    data: dict[str, Any] = {}
    spans: dict[KeyPath, Span] = {}
    for pattern in KEPT.get(document.kind, ()):
        _keep(document, (), document.data, data, pattern, spans)
    headings = tuple(Heading(0, anchor, "", 0, 0) for anchor in sorted(anchors(document)))
    return replace(document, data=data, spans=spans, text="", body_at=0, bare=frozenset(), prose=Prose(headings))


def _keep(
    document: Document, path: KeyPath, value: Any, home: Any, pattern: Pattern, spans: dict[KeyPath, Span]
) -> None:
    """Take over what a pattern leads to, and the sections on the way there. Items of lists keep their numbers."""
    step, *rest = pattern
    if not isinstance(value, (dict, list)):
        return
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    for key in keys if step is EACH else [each for each in keys if each == step]:
        inside = (*path, key)
        _span(document, inside, spans)
        if not rest:
            _put(home, key, value[key])
            _spans_inside(document, inside, value[key], spans)
        elif isinstance(value[key], (dict, list)):
            if key not in home if isinstance(home, dict) else len(home) <= key:
                _put(home, key, {} if isinstance(value[key], dict) else [])
            _keep(document, inside, value[key], home[key], tuple(rest), spans)


def _put(home: Any, key: str | int, value: Any) -> None:
    if isinstance(home, list):
        home.extend({} for _ in range(len(home), int(key) + 1))
    home[key] = value


def _span(document: Document, path: KeyPath, spans: dict[KeyPath, Span]) -> None:
    span = document.spans.get(path)
    if span is not None:
        spans[path] = span


def _spans_inside(document: Document, path: KeyPath, value: Any, spans: dict[KeyPath, Span]) -> None:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        _span(document, (*path, key), spans)
        _spans_inside(document, (*path, key), each, spans)
