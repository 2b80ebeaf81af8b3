"""ECO, the order: the constitution first, and money in a file of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from ...document import EACH, KeyPath
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import day
from .. import money
from ..language import english
from ..rule import GOVERNANCE, Flaws, rule

RECORD = (
    "kind", "id", "title", "version", "language", "status", "effective", "audience", "audiences", "agreements",
    "calendar", "versions", "ratification", "waivers", "ended",
)  # fmt: skip
"""Keys at top level that hold no terms."""
NO_TERMS = {
    ("value",),
    ("transparency", "open_book"),
    ("accountability", "incentives"),
    ("fit", "if_ended_tomorrow"),
    ("purpose", "ecosystem"),
    ("exclusivity", "released_if"),
}
"""What the partnership is worth, whose books are open, who is rewarded at home, the world around: none is a term."""
QUOTED = re.compile(r"`[^`]{0,400}`|“[^”]{0,400}”|\"[^\"]{0,400}\"|„[^“”]{0,400}[“”]|«[^»]{0,400}»")


@rule("ECO101", "money-before-constitution", "warning", dimension=GOVERNANCE, source="deal-mistakes §3")
def money_before_constitution(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Agree on the constitution before you agree on money.

    Governance, flexibility, problem-solving and exit come first, so that the relationship is sound before the
    numbers are set. Numbers that stand already decide the rest.

    Bad:  in economics.md, agreed = 2025-01-31
    Good: in economics.md, agreed = 2025-02-10
    """
    economics, constitution = charter.economics, ("versions", 0, "agreed")
    if economics is None:
        return
    agreed, first = day(economics.get("agreed")), day(charter.document.get(*constitution))
    if agreed and first and agreed < min(first, *_later(charter)):
        words = f"money was agreed on {agreed}, before the constitution was on {first}"
        related = (Related(charter.document.at(*constitution), "the constitution"),)
        yield Flaw(economics.at("agreed"), words, related)


@rule("ECO102", "money-in-constitution", "warning", dimension=GOVERNANCE, source="deal-mistakes §3, §7")
def money_in_constitution(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep amounts of money, prices and shares of revenue out of the constitution.

    What both sides sign is to be settled before the numbers and to change rarely; financial terms are settled
    after it and change more often. They belong in economics.md, which has a date of its own.

    Bad:  write "for a fee of EUR 4,000 a month. Mills brings volume" for "Mills brings volume"
    Good: write "at the price that both have agreed on. Mills brings volume" for "Mills brings volume"
    """
    document = charter.document
    hints = money.hints(document.text) if english(charter) else []
    if not hints:
        return
    words = _bound(portfolio)
    for path, span in document.spans.items():
        text = document.get(*path) if _any(hints, span.start, span.end) else None
        if not isinstance(text, str) or not _states_terms(path):
            continue
        plain = QUOTED.sub(lambda match: " " * len(match[0]), text)
        term = money.first(plain, words)
        if term:
            yield Flaw(document.at(*path), _belongs(plain[term.start : term.end]))
    for passage in document.prose.passages:
        start, text = passage.start, passage.text
        term = money.first(text, words) if _any(hints, start, start + len(text)) else None
        if term:
            place = document.stretch(start + term.start, start + term.end, passage.anchor)
            yield Flaw(place, _belongs(text[term.start : term.end]))


RULES = (money_before_constitution, money_in_constitution)


def _later(charter: Charter) -> list[date]:
    """Dates that follow the first agreement: where one does not, that is what is wrong, and not the money."""
    document = charter.document
    written = (("versions", EACH, "agreed"), ("ratification", EACH, "date"))
    read = [day(value) for pattern in written for _, value in document.walk(*pattern)]
    return [each for each in read if each]


def _belongs(words: str) -> str:
    return f"{' '.join(words.split())} is a financial term: it belongs in economics.md"


def _bound(portfolio: Portfolio) -> tuple[str, ...]:
    """The words that make a percentage a financial term, as configured."""
    settings = portfolio.settings.of("ECO102", "money-in-constitution")
    own = settings.get("words")
    words = own if isinstance(own, list) else money.BOUND
    left_out = settings.get("fewer_words", ())
    return tuple(each for each in (*words, *settings.get("more_words", ())) if each not in left_out)


def _any(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of some offsets, in order, lies between two."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _states_terms(path: KeyPath) -> bool:
    """Whether a value of the frontmatter may state a term.

    The name of a party states none, nor does the trigger of an option: that is a threshold, and nothing that is paid.
    """
    named = path[:1] == ("parties",) and path[2:3] in (("name",), ("entity",), ("notices",))
    trigger = path[:2] == ("flexibility", "options") and path[-1] == "trigger"
    outside = not path or path[0] in RECORD or any(str(step).startswith("x-") for step in path)
    return not (outside or named or trigger or path[:1] in NO_TERMS or path[:2] in NO_TERMS)
