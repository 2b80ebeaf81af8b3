"""text -> Quantities: the durations that a passage of contract English states, and where.

Reads `90 days`, `ninety days`, `ninety (90) days`, `90 (ninety) days`, `10 business days`, `a 30-day period`,
`the sixtieth day`. What it isn't sure of it leaves out: a false alarm is worse than a miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .terms import NUMBER_WORD, SMALL, TENS, Duration, in_figures

DASHES = "\u2010\u2011\u2013-"
DASH = re.escape(DASHES)
NUMBER = rf"(?<![^\W_])(?:{NUMBER_WORD.replace('[ -]', rf'[ {DASH}]')})(?![^\W_])"
KIND = (
    r"(?:(?P<more>additional|further|more|extra|other|or (?:more|fewer|less))\s+)?"
    r"(?:(?:consecutive|calendar|full|clear|running)\s+){0,2}(?:(?P<kind>business|working|banking|trading)\s+)?"
)
UNIT = re.compile(r"(?:hour|day|week|month|quarter|year)s?\b")
SPELT = re.compile(
    rf"(?P<words>{NUMBER})(?:[\s*_{DASH}]*[(\[]\s*(?P<bracket>[0-9]{{1,6}})\s*-?[)\]])?(?P<gap>[\s{DASH}*_]*){KIND}$",
    re.IGNORECASE,
)
FIGURES = re.compile(
    rf"(?<![\w.,/:{DASH}])(?P<figures>[1-9][0-9]{{0,5}})(?:\s*[(\[]\s*(?P<beside>{NUMBER})\s*[)\]])?"
    rf"(?P<gap>[\s{DASH}*_]+){KIND}$",
    re.IGNORECASE,
)
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip
ONES = {IRREGULAR.get(word, f"{word}th"): number for number, word in enumerate(SMALL) if number}
ORDINALS = {
    **ONES,
    **{f"{word[:-1]}ieth": tens * 10 for tens, word in TENS.items()},
    **{f"{word} {one}": tens * 10 + n for tens, word in TENS.items() for one, n in ONES.items() if n < 10},
    **{f"{many}{word}ieth": 100 + tens * 10 for tens, word in ((t, w[:-1]) for t, w in TENS.items())
       for many in ("one hundred ", "one hundred and ")},
    "hundredth": 100, "one hundredth": 100,
}  # fmt: skip
ORDINAL_WORD = "|".join(sorted((word.replace(" ", "[ -]") for word in ORDINALS), key=len, reverse=True))
ORDINAL = re.compile(
    rf"(?<![\w.,{DASH}])(?:(?P<word>{ORDINAL_WORD})(?:\s*\((?P<bracket>[0-9]{{1,3}})(?:st|nd|rd|th)\))?"
    r"|(?P<figures>[0-9]{1,3})(?:st|nd|rd|th))\s+"
    r"(?:(?:consecutive|calendar|full|clear)\s+)?(?:(?P<kind>business|working|banking|trading)\s+)?$",
    re.IGNORECASE,
)
MORE_NUMBER = re.compile(
    rf"(?:\b(?:{NUMBER_WORD}|hundred|thousand|million|half|quarters?|dozen|point)|[0-9])[\s,{DASH}]+(?:and[\s-]+)?$",
    re.IGNORECASE,
)
"""A number before the number: what was read is its tail, as in `one thousand two hundred hours`."""
MISSPELT = re.compile(rf"[a-z]{{3}}ty[\s{DASH}]+$")
"""Before a number below ten: `fourty` of `fourty five`."""
FROM = re.compile(
    rf"(?:{NUMBER}|[0-9])\s*(?:\([^()]*\)\s*)?(?:(?:hour|day|week|month|year)s?\s+)?(?:to|or|and)\s+$", re.IGNORECASE
)
JOINTS = ("to", "or", "and")
ONWARD = re.compile(rf"\s*(?:to|or)\s+(?:[0-9]|{NUMBER}\s+(?:\(|hour|day|week|month|year))", re.IGNORECASE)
TOKEN = re.compile(r"[^\s()\[\]\u2010-\u2013-]+")
COUNTING = frozenset(
    "a and hundred thousand million half dozen point or fewer less business working banking trading consecutive "
    "calendar full clear running additional further more extra other".split()
) | {word for words in (*SMALL, *TENS.values(), *ORDINALS) for word in words.split()}  # fmt: skip
BACK = 90
"""Characters before a unit in which its number stands."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A duration in prose: offsets are those of the passage, `words` and `figures` what each of the two forms says."""

    duration: Duration
    start: int
    end: int
    words: int | None = None
    figures: int | None = None
    ordinal: bool = False
    """`the sixtieth day`: a point in time, that long after another."""
    joined: bool = False
    """`90-day`, the adjective."""
    alone: bool = True
    """Whether it says how long something is: no end of a range, and nothing that comes on top (`thirty more days`)."""

    @property
    def disagrees(self) -> bool:
        """Whether words and figures say different numbers: `thirty (60) days`."""
        return self.words is not None and self.figures is not None and self.words != self.figures


@lru_cache(maxsize=512)
def read(text: str) -> tuple[Quantity, ...]:
    """The durations of a passage, in order."""
    plain = text.lower()
    return tuple(_read(text, plain if len(plain) == len(text) else text))


def _read(text: str, plain: str) -> Iterator[Quantity]:
    for unit in UNIT.finditer(plain):
        begin = _phrase(plain, unit.start())
        head, before = text[begin : unit.start()], plain[max(0, begin - BACK) : begin]
        said = (_number(head) or (_ordinal(head) if unit[0] == "day" else None)) if head else None
        if said is None or (said.start and MORE_NUMBER.search(head[: said.start])):
            continue
        if said.words and said.words < 10 and MISSPELT.search(before):
            continue
        before += head[: said.start]
        number, name = said.figures or said.words, unit[0].rstrip("s")
        if not number or (name == "quarter" and said.joined and said.words):  # three-quarters of something
            continue
        ranged = (before.rstrip().endswith(JOINTS) and FROM.search(before)) or ONWARD.match(plain, unit.end())
        yield Quantity(
            Duration(number, "business day" if said.business and name == "day" else name),
            begin + said.start, unit.end(), said.words, said.figures,
            said.ordinal, said.joined, alone=said.ordinal or not (said.more or ranged),
        )  # fmt: skip


def _phrase(plain: str, end: int) -> int:
    """Where the words begin that may be the number of a unit: most units have none, and reading takes time."""
    at, start = max(0, end - BACK), end
    if end and plain[end - 1].isalnum():
        return end
    for token in reversed(list(TOKEN.finditer(plain, at, end))):
        word = token[0].strip("*_,")
        if token.start() == at > 0 or not (not word or word in COUNTING or word[0].isdigit()):
            break
        start = token.start()
    return start


class _Number(NamedTuple):
    """A number right before a unit: where it starts, what its words and its figures say, and what else is said."""

    start: int
    words: int | None
    figures: int | None
    business: bool
    joined: bool = False
    more: bool = False
    ordinal: bool = False


def _number(head: str) -> _Number | None:
    match = FIGURES.search(head) if head[0].isdigit() or "(" not in head else None
    if match:
        words, figures = match["beside"], match["figures"]
    else:
        match = SPELT.search(head)
        if match is None or not (match["gap"] or match["bracket"]):
            return None
        words, figures = match["words"], match["bracket"]
    joined = any(each in DASHES for each in match["gap"])
    return _Number(match.start(), in_figures(words) if words else None, int(figures) if figures else None,
                   bool(match["kind"]), joined, bool(match["more"]))  # fmt: skip


def _ordinal(head: str) -> _Number | None:
    """`the sixtieth (60th)` before `day`."""
    match = ORDINAL.search(head)
    if match is None:
        return None
    figures = match["figures"] or match["bracket"]
    words = ORDINALS.get(" ".join(re.findall("[a-z]+", match["word"].lower()))) if match["word"] else None
    return _Number(match.start(), words, int(figures) if figures else None, bool(match["kind"]), ordinal=True)
