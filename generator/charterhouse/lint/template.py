"""What a template leaves to be filled in."""

from __future__ import annotations

import re

ALONE = re.compile(r"\s*(?:…|\.\.\.)\s*")
BLANKS = (
    "insert[^\\]\n]*|your [^\\]\n]*|party(?: (?:name|[ab12]))?|(?:first|second|other) party|partner(?: name)?|"
    "(?:company|party|legal|full)? ?name|company|date|number|amount|role|address|title|xx+|…|●|•|_+"
)
TEMPLATE = re.compile(rf"(?<!\w)(?:TODO|TBD|TBC|FIXME|XXX)(?!\w|\]\()|(?i:\[(?:{BLANKS})\](?![(\[:])|\blorem ipsum\b)")
HINTS = ("TODO", "TBD", "TBC", "FIXME", "XXX", "[", "…", "...", "psum", "PSUM")


def hints(text: str) -> tuple[str, ...]:
    """Which of the signs of a template a text has: looking for these is quicker than the patterns."""
    return tuple(hint for hint in HINTS if hint in text)


def left_over(value: str) -> str:
    """The words of a value that a template left in place, or nothing."""
    if ALONE.fullmatch(value):
        return value.strip()
    found = TEMPLATE.search(value)
    return found[0] if found else ""
