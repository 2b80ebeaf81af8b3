"""key -> the article of the constitution that it belongs to."""

from __future__ import annotations

from collections.abc import Collection

from ..markdown import ARTICLES

BELONGS = {
    "fit": "purpose",
    "value": "purpose",
    "conflict": "problem-solving",
    "problem_solving": "problem-solving",
    "accountability": "governance",
    "exclusivity": "exit",
    "term": "exit",
    "ip": "intellectual-property",
}
"""Sections that belong to an article of another name; those without any belong to the upkeep."""
HEAD = ("kind", "schema", "id", "title", "version", "language", "status", "ratification", "waivers", "ended",
        "audience", "audiences")  # fmt: skip
"""What the page's head and the record say."""


def home(key: str, anchors: Collection[str]) -> str | None:
    """The article of a section of `charter.md`, where `anchors` are the articles that there are; None for its head."""
    if key in HEAD:
        return None
    named = key.replace("_", "-")
    return BELONGS.get(key) or (named if named in anchors or named in ARTICLES else "upkeep")
