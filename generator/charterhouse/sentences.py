"""text -> Sentences: where each sentence of a passage begins and ends.

Points after abbreviations (`e.g.`, `No. 4`, `Inc.`), in numbers (`4.2`) and after a clause's own number (`4.2.`) end
no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

END = re.compile(r"[.!?]+[*_]{0,3}[\"'”’)\]]{0,3}[*_]{0,3}(?=\s|$)|\n[ \t]*\n|\|")
NEVER = frozenset("e.g i.e eg ie cf mr mrs ms dr prof messrs viz vs ca approx".split())
"""Abbreviations that stand before what they belong to."""
PERHAPS = frozenset(
    "no nos art arts sec secs para paras cl st fig ref incl excl p pp resp sp z o.o o sp.k al dept tel attn hon rev "
    "inc ltd co corp llc plc bros etc u.s u.k u.s.a e.u a.m p.m b.v n.v s.a s.l s.r.l s.p.a s.r.o a.g a.s k.k l.p "
    "l.l.c jr sr d.b.a jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Abbreviations that may end a sentence: they do where one could begin."""
OPENER = re.compile(
    r"\s+[\"“‘(\[*_]*(?:The|A|An|This|That|These|Those|Such|It|Its|If|In|On|At|For|From|Each|Either|Neither|Both|No|Any|All|"
    r"When|Where|Upon|After|Before|During|We|Our|They|Their|Notwithstanding|Except|Subject|To|Should|Unless|Until)\b"
)
LOWER = re.compile(r"\s{1,4}[\"“‘(\[*_]*[a-z]")
"""More white space than emphasis leaves was a quotation: whether the next word begins a sentence doesn't show."""
OPENING, MARKUP = '(["“‘*_|', " \t\n*_#>-+"
REST = re.compile(r"\s*\Z")
LONGEST_NUMBER = 60
NUMBER = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,6})")


@lru_cache(maxsize=512)
def split(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a passage, without the white space around it."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in END.finditer(text):
        if mark[0][0] in ".!?" and not _ends(text, start, mark):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a point, or another mark, ends the sentence that began at `start`."""
    if LOWER.match(text, mark.end()):
        return False
    if mark[0][0] != ".":
        return True
    before = text[max(start, mark.start() - 40) : mark.start()].split()
    word = before[-1].lstrip(OPENING) if before else ""
    small = word.lower()
    if small in NEVER:
        return False
    if small in PERHAPS or (len(word) == 1 and word.isupper()):
        return OPENER.match(text, mark.end()) is not None or REST.match(text, mark.end()) is not None
    if mark.start() - start > LONGEST_NUMBER or NUMBER.fullmatch(word) is None:
        return True
    return text[start : mark.start()].rstrip()[: -len(word)].strip(MARKUP) != ""


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
