"""value -> the text that a reader of a comparison sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..terms import duration, share
from .meaning import plain

MOST = 4000
"""Characters of a section or a list; whoever needs all of it reads the file."""


def written(value: Any) -> str | None:
    """A value in words: `90 days`, `true`, `a, b`, `period: 3 months; scope: berth planning`; None for nothing."""
    if value is None:
        return None
    text = "".join(_cut(_written(value))) if isinstance(value, (dict, list)) else "".join(_written(value))
    return text or "nothing"


def _written(value: Any, *, inside: bool = False) -> Iterator[str]:
    """The text bit by bit: YAML can put so much into a section that it must not be put together first."""
    if isinstance(value, dict):
        yield "(" if inside else ""
        for at, (key, each) in enumerate((key, each) for key, each in value.items() if each is not None):
            yield f"{'; ' if at else ''}{key}: "
            yield from _written(each, inside=True)
        yield ")" if inside else ""
    elif isinstance(value, list):
        sections = any(isinstance(each, (dict, list)) or "," in str(each) for each in value)
        for at, each in enumerate(value):
            yield ("; " if sections else ", ") if at else ""
            yield from _written(each, inside=True)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, str):
        text = plain(value)
        part = share(text)
        yield str(duration(text) or (text if part is None else f"{part:g}%"))
    else:
        yield str(value)


def _cut(bits: Iterable[str]) -> Iterator[str]:
    left = MOST
    for bit in bits:
        yield bit[:left]
        left -= len(bit)
        if left < 0:
            yield "…"
            return
