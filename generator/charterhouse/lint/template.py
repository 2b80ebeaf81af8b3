"""What a template leaves to be filled in."""

from __future__ import annotations

import re

ALONE = re.compile(r"\s*(?:…|\.\.\.)\s*")
BLANKS = (
    "insert[^\\]\n]*|your [^\\]\n]*|party(?: (?:name|[ab12]))?|(?:first|second|other) party|partner(?: name)?|"
    "(?:company|party|legal|full)? ?name|company|date|number|amount|role|address|title|xx+|…|●|•|_+"
)
TEMPLATE = re.compile(rf"(?<!\w)(?:TODO|TBD|TBC|FIXME|XXX)(?!\w|\]\()|(?i:\[(?:{BLANKS})\](?![(\[:])|\blorem ipsum\b)")
LONE = re.compile(
    r"(?:^|\|)[ \t>]*(?:(?:[-*+]|#{1,6}|[0-9]{1,9}[.)])[ \t]+)?(…|\.\.\.)[ \t]*(?:\{#[\w.-]+\})?[ \t]*(?=$|\|)",
    re.MULTILINE,
)
"""An ellipsis that is all there is of a line, a list item, a heading or a cell."""
HINTS = ("TODO", "TBD", "TBC", "FIXME", "XXX", "[", "…", "...", "psum", "PSUM")


def hints(text: str) -> tuple[str, ...]:
    """Which of the signs of a template a text has: looking for these is quicker than the patterns."""
    return tuple(hint for hint in HINTS if hint in text)


def defined(label: str, text: str) -> bool:
    """Whether words in brackets are a link, of which the text says elsewhere where it leads: `[party]: #parties`."""
    return re.search(rf"^ {{0,3}}{re.escape(label)}:", text, re.IGNORECASE | re.MULTILINE) is not None


def left_over(value: str) -> str:
    """The words of a value that a template left in place, or nothing."""
    if ALONE.fullmatch(value):
        return value.strip()
    found = TEMPLATE.search(value)
    return found[0] if found else ""
