"""Whether words can be measured: they hold a number, or name something that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..terms import SMALL, TENS

FIGURE = re.compile(r"(?<![^\W\d_])[0-9]|[0-9](?![\w])")
"""A digit; one between letters, as in B2B, is none."""
NUMBER = re.compile(
    rf"\b(?:(?<!no )one(?! another| of\b| party\b| side\b)|zero|{'|'.join((*SMALL[2:], *TENS.values()))}"
    r"|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|doubled?|doubles|tripled?|triples"
    r"|thirds|fourths|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?"
    r"|(?:third|quarter) (?:of|more|less|fewer|above|below))\b",
    re.IGNORECASE,
)
"""A number in words; a quarter is one where it is a part and not a time, a third where no third party is meant."""
WORD = re.compile(r"\w+")


def measurable(text: str, ids: Iterable[str] = ()) -> bool:
    """Whether a text holds a figure, a number in words, or one of some ids or names as whole words.

    `qualified-leads` is found in "more Qualified leads than last year": case, hyphens and spaces make no difference.
    """
    return bool(FIGURE.search(text) or NUMBER.search(text)) or named(text, ids)


def named(text: str, ids: Iterable[str]) -> bool:
    """Whether a text names one of some ids or names, as whole words."""
    words = _words(text)
    return any(name in words for name in map(_words, ids) if name.strip())


def _words(text: str) -> str:
    return f" {' '.join(WORD.findall(text.casefold()))} "
