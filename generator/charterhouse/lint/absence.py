"""Where it shows that something is missing, so that what misses it and what refers to it meet in one place."""

from __future__ import annotations

from dataclasses import replace

from ..document import Document, Place
from ..model import Charter


def gap(document: Document, *path: str | int) -> Place:
    """Where to show that a value is missing or empty: an empty one at its key, an empty section as a whole."""
    for depth in range(1, len(path)):
        if document.get(*path[:depth]) == {}:
            return document.key(*path[:depth])
    return document.key(*path) if path in document.spans else document.at(*path)


def no_plan(charter: Charter) -> Place:
    """Where it shows that there is no plan.md: the same place for every rule, so that REF107 can speak for them."""
    return replace(charter.document.opening(), key=("plan.md",))
