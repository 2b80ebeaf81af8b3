"""Text -> its first financial term: an amount of money, or a percentage of revenue, price, fee or margin.

Reads contract English. What it isn't sure of it leaves out: a false alarm is worse than a miss.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from ..terms import SMALL, TENS

FIGURES = r"(?<![\w.,])[0-9]{1,15}(?:[.,’'\u00a0\u202f ][0-9]{1,3}){0,6}"
SCALE = r"(?:[ \n\u00a0]{0,3}(?:[kKmM]|mn|bn|thousand|million|billion)\b)?"
CODES = "EUR|USD|GBP|CHF|JPY|CNY|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|AUD|NZD|SGD|HKD|INR|BRL|MXN|ZAR|KRW|TWD"
"""Currencies by ISO 4217, without those that mean something else as well: ALL, TOP, TRY, CAD, SAR."""
SIGNS = "[€£¥₹]"
NAMES = r"(?i:euros?|(?:(?:US|Canadian|Australian) )?dollars?|pounds sterling|Swiss francs?)"
WORD, LARGE = "|".join((*SMALL[1:], *TENS.values())), "hundred|thousand|million|billion"
WORDS = rf"\b(?:an? {{1,3}}(?:{LARGE})|{WORD})(?:[ -](?:and[ -])?(?:{WORD}|{LARGE})){{0,6}}"
GAP = r"[ \n\u00a0]{0,5}"
"""Marks of emphasis around one of two words, or both, leave some."""
AMOUNT = (
    rf"(?:{SIGNS}|(?:\b(?:US|CA|AU|C|A|NZ|HK|S))?\$|\b(?:{CODES})){GAP}[0-9][0-9.,’'\u00a0]{{0,20}}(?<![.,’']){SCALE}"
    rf"|{FIGURES}{SCALE}{GAP}(?:{SIGNS}|\$(?![\w$])|(?:{CODES})\b)"
    rf"|(?:{FIGURES}{SCALE}[ \n\u00a0-]{{1,5}}|(?i:{WORDS})[ \n]{{1,5}}){NAMES}\b"
)
SYMPTOM = re.compile(rf"[€£¥₹$%]|\b(?:{CODES})|(?i:\beuros?\b|\bdollars?\b|\bsterling\b|\bfrancs?\b|\bper ?cent)")
CODE = re.compile(CODES)
HINTS = (*SIGNS.strip("[]"), "$", "%", "euro", "Euro", "dollar", "Dollar", " sterling", " franc", "ercent", "er cent")

PERCENTAGE = (
    rf"(?:(?<![\w.,])[0-9]{{1,3}}(?:[.,][0-9]{{1,4}})?|{WORDS})"
    r"(?:[ \n]{1,5}\([0-9.]{1,6} ?%?\))?(?: {0,3}%|[ \n-]{1,5}per ?cent\b)(?:[ \n]{1,5}\([0-9.]{1,6} ?%\))?"
)
BOUND = ("revenue", "price", "fee", "margin", "royalty", "royalties")
SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n\s*\n")
CLAUSE_END = re.compile(rf"{SENTENCE_END.pattern}|,(?=\s)|\b(?:and|but|while|whereas)\b|[—–]")
NO_MONEY = re.compile(
    r"\bmargins?\s+of\s+(?:error|safety)\b|\b(?:error|safety)\s+margins?\b|\bprice\s+(?:ind(?:ex|ices)|level)\b",
    re.IGNORECASE,
)
PLACED = (
    r"(?!(?:with|without|in|at|for|that|who|which|whose|where|when|by|on|from|to|and|or|of|as|than|into|per|before|after"
    r"|below|above|over|under|is|are|was|were|has|have|had|will|may|must|can|no|not|pays?|paid|earns?|gets?|keeps?"
    r"|charges?|raises?|cuts?|sets?|sees?)\b)"
)
"""Before a word: not one that begins another thought."""
SAID = re.compile(
    r"(?:\b(?:of|is|are|be|equals?|amounts? to|(?:set|fixed|capped) at)|[:=|])\s*(?:up to|at most|at least|about)?\s*$"
)
PAID = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|split|divid(?:e|es|ed)|pa(?:y|ys|id)|charg(?:e|es|ed)|receiv(?:e|es|ed)|keeps?|kept|gets?"
    r"|retain(?:s|ed)?|earns?|takes?|belongs?|goes|discount(?:s|ed)?|reduced|capped|rises?|falls?|increase[sd]?)\b",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"\b(?:renewals?|attendance|uptime|accuracy|errors?|churn|satisfaction|availability|coverage|report\w*)\b",
    re.IGNORECASE,
)
"""Other things that are counted in per cent."""
OF_ANOTHER = re.compile(r"\s+(?:of|in)\s+(?!(?:it|that|this|them|these|the total|the sum)\b)", re.IGNORECASE)
ALLOTTED = re.compile(r"\s+(?:each|to [A-Z]|for [A-Z])")
PLANNED = re.compile(
    r"\s+(?:of|above|below|over|under)\s+(?:(?:the|its|their|our)\s+)?(?:plan|target|forecast|budget)", re.IGNORECASE
)
GROWN = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:growth|higher|more|increase|rise|lower|less|uplift|decline)\b", re.IGNORECASE
)
GROWN_BY = re.compile(r"\bby\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
REACH = 160
"""Characters around a percentage in which what it is bound to is looked for."""
NEAR = 50
"""Characters around a currency or a `%` in which the number stands that belongs to it."""
MOST = 200
"""Currencies and percentages of a text that are looked at: a file made of them must not hold its readers up."""


class Term(NamedTuple):
    """Where a financial term stands in a text."""

    start: int
    end: int


def hints(text: str) -> list[int]:
    """Where a text may state a financial term, in order: found in a hundredth of the time that reading it takes."""
    found = [match.start() for match in CODE.finditer(text)]
    for hint in HINTS:
        at = text.find(hint)
        while at >= 0:
            found.append(at)
            at = text.find(hint, at + 1)
    return sorted(found)


def first(text: str, words: tuple[str, ...] = BOUND) -> Term | None:
    """The first financial term of a text; `words` are what a percentage must be bound to in order to be one."""
    for symptom in islice(SYMPTOM.finditer(text), MOST):
        begin = max(0, symptom.start() - NEAR)
        percent = symptom[0][0] in "%pP"
        for match in (_percentage() if percent else _amount()).finditer(text, begin, symptom.end() + NEAR):
            if not match.start() <= symptom.start() < match.end():
                continue
            end = _bound(text, match, words) if percent else match.end()
            if end:
                return Term(match.start(), end)
    return None


def _bound(text: str, percentage: re.Match[str], words: tuple[str, ...]) -> int | None:
    """Where a percentage ends that belongs to a word such as revenue, rather than only standing near it.

    `45% of the joint revenue` ends with what it is of.
    """
    before = NO_MONEY.sub(_blank, text[max(0, percentage.start() - REACH) : percentage.start()])
    after = NO_MONEY.sub(_blank, text[percentage.end() : percentage.end() + REACH])
    cue, following = _patterns(words)
    end = CLAUSE_END.search(after)
    after = after[: end.start()] if end else after
    if PLANNED.match(after):
        return None
    behind = following.match(after)
    if behind:
        growth = _grows(behind["cue"]) and (GROWN.match(after) or GROWN_BY.search(before))
        return None if growth else percentage.end() + behind.end()
    boundary = SENTENCE_END if ALLOTTED.match(after) else CLAUSE_END
    clause = before[max((m.end() for m in boundary.finditer(before)), default=0) :]
    ahead = max(cue.finditer(clause), key=lambda m: m.start(), default=None)
    if ahead is None or (_grows(ahead[0]) and (GROWN_BY.search(clause) or GROWN.match(after))):
        return None
    between = clause[ahead.end() :]
    said = SAID.search(between) and len(between.split()) <= 7
    paid = PAID.search(clause) and not OF_ANOTHER.match(after)
    return percentage.end() if (said or paid) and not MEASURED.search(between) else None


@cache
def _amount() -> re.Pattern[str]:
    """Compiled where it is needed: most charters name no currency, and numbers in words make long patterns."""
    return re.compile(AMOUNT)


@cache
def _percentage() -> re.Pattern[str]:
    return re.compile(PERCENTAGE, re.IGNORECASE)


def _grows(cue: str) -> bool:
    """Whether a growth of it is a goal; a price or a fee that grows is a term."""
    return cue.lower().startswith(("revenue", "margin"))


@lru_cache(maxsize=8)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One of the words, and the same where it follows a percentage that is of it."""
    cue = rf"\b(?:{'|'.join(map(re.escape, words))})s?(?:[ -](?:shar(?:e|ing)|split))?(?![\w-])"
    word = rf"(?:{PLACED}[\w'’&-]+\s+)"
    following = rf"\s+(?:(?:of|on|off|from|below|above|under)\s+{word}{{0,4}}?|{word}{{0,2}}?)(?P<cue>{cue})"
    return re.compile(cue, re.IGNORECASE), re.compile(following, re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
