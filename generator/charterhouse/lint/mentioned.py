"""Document -> Mentions: the words in its prose that look like names, of whomever they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..document import Document, Passage


def _capitals() -> str:
    """The capital letters of Latin, Greek and Cyrillic, as ranges of a character class."""
    ranges: list[list[int]] = []
    for code in (each for each in range(0x41, 0x530) if chr(each).isupper()):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges)


WORD = re.compile(rf"[{_capitals()}](?:\.(?=\s)|[\w-]*(?:['’.](?!s\b)[\w-]+)*)")
JOINTS = frozenset("& and of the for de da di du la le van von der den ter y".split())
"""Small words inside a name."""
APART = re.compile(r"\s+(and|of|for|the)(?:\s+the)?\s+")
"""Those that may also stand between two names."""
FORM = re.compile(
    r"(?:,?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|LLP|L\.P|LP|plc|PLC|Corp|Corporation|Co|GmbH|AG|KG|SE|S\.?A|B\.?V|N\.?V"
    r"|A/?S|ApS|AB|Oyj?|S\.?L|S\.?r\.?l|S\.?p\.?A|s\.r\.o|a\.s|k\.s|Kft|d\.o\.o|sp\. z o\.o\.(?: sp\. ?k)?"
    r"|Pty(?:\.? Ltd)?)\b\.?)+"
)
"""Behind a company's name: its legal form."""
OPENERS = frozenset(
    "The A An Mr Mrs Ms Dr Prof Sir Messrs Both Either Neither And Or Each When If After Before For With To In On "
    "At By As Since Because While Should Once Until Unless Upon From Then Now Here That This Where Only Also So".split()
)
"""Words with a capital that are no part of the name behind them."""
ORDINARY = OPENERS | frozenset(
    "Agreement Agreements Article Party Parties Section Charter Partnership Schedule Appendix Exhibit Annex Company "
    "Supplier Customer Customers Client Distributor Reseller Licensor Licensee Services Service Products Product "
    "Software Rights Confidential Information Intellectual Property Effective Date Term Territory Notice Business "
    "Day Days Board Director Directors President Vice Chief Executive Officer Committee Steering State States "
    "United Kingdom Court Courts Law Laws Act Code Force Majeure Material Breach Change Control Purchase Order "
    "Orders Statement Work Affiliate Affiliates Person Third General Data Protection Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday January February March April May June July August September October November "
    "December Europe European English Any All No It Its We They You Such Except Notwithstanding Subject License "
    "Documentation Territories Commercially Termination Warranty Governing".split()
)
"""Words that contracts write with capitals: of these alone nobody's name is made."""
BEGINNING = re.compile(
    r"(?:^|[.!?:;|]|\n\s*(?:[-*+]|[0-9]+[.)])|^\s*(?:[-*+#>]+|[0-9.]+[.)]?|\([a-z0-9]+\)))[\s*_\"“‘”’(\[)\]]*$"
)
LONGEST, MOST = 120, 2000
"""Characters of words with capitals in a row, and how many such rows are looked into: beyond, it is no prose."""
SHORTEST = 4
"""Letters of a name of one word: below, it may be anything."""


class Mention(NamedTuple):
    """Words that may be a name; `start` and `end` are offsets in the file."""

    words: str
    start: int
    end: int
    anchor: str


def candidates(document: Document) -> tuple[Mention, ...]:
    """What looks like the name of a party or a person, each once, where it stands first.

    A single word counts only in the middle of a sentence, and where the text doesn't write it small elsewhere.
    """
    found: dict[str, Mention] = {}
    seen: set[str] = set()
    for passage in document.prose.passages:
        for start, end in _runs(passage.text):
            run = passage.text[start:end]
            if run in seen or run.isupper() or len(run) > LONGEST or len(seen) > MOST:
                continue
            seen.add(run)
            for first, last in _names(passage, start, end):
                words = " ".join(passage.text[first:last].split())
                if words not in found:
                    found[words] = Mention(words, passage.start + first, passage.start + last, passage.anchor)
    for words in [each for each in found if " " not in each]:
        if words.lower() in document.body:
            del found[words]
    return tuple(found.values())


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words with capitals follow each other, joined by nothing but small words of names; ordinary ones aside."""
    start = end = -1
    ordinary = True
    for match in WORD.finditer(text):
        if match.start() and (text[match.start() - 1] in "&@#/.'’-_" or text[match.start() - 1].isalnum()):
            continue  # in the middle of something
        gap = text[end : match.start()]
        apart = len(gap) > 12 or ("  " in gap and "\n" not in gap)  # what was marked is a name of its own
        if start < 0 or apart or not all(each in JOINTS for each in gap.split()):
            if not ordinary:
                yield start, end
            start, ordinary = match.start(), True
        end = match.end()
        ordinary = ordinary and match[0] in ORDINARY
    if not ordinary:
        yield start, end


def _names(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of words with capitals, and the shorter names that it may consist of."""
    text = passage.text
    begins = BEGINNING.search(text[max(0, start - 12) : start]) is not None
    form = FORM.match(text, end)
    joints = list(APART.finditer(text, start, end))
    ands = [each for each in joints if each[1] == "and"]
    for first, last in dict.fromkeys([(start, end), *_pieces(start, end, ands), *_pieces(start, end, joints)]):
        words = text[first:last].split()
        opens, begun = words[0].rstrip(".") in OPENERS, begins and first == start
        starts = []
        if len(words) > 1 or not (opens or begun or passage.kind == "heading" or not _alone(words[0])):
            starts.append(first)
        if (
            words[1:]
            and words[1][0].isupper()
            and ((len(words) > 2 and (opens or begun)) or (opens and _alone(words[1])))
        ):
            starts.append(text.index(words[1], first + len(words[0])))
        for at in starts:
            yield at, last
            if form and last == end:
                yield at, form.end()


def _pieces(start: int, end: int, joints: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for joint in joints:
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _alone(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isupper() and word not in ORDINARY
