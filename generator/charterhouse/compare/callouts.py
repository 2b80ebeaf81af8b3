"""redline -> call-outs: numbers, negations and modal verbs in changed words, because that is where meaning hides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from .. import dates, quantities
from ..terms import NUMBER_WORD, in_figures
from .change import Piece
from .meaning import number, plain

PARAGRAPH = "\n\n"
SORTS = ("figure", "modal", "negation")
MOST = 24
"""Call-outs of one change: whoever gets as many reads the text."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = re.compile(
    r"\{\{(?P<term>[^{}]{0,200})\}\}|\((?P<link>\#[\w.-]{1,100})\)"
    rf"|(?<![\w.,])(?P<words>{NUMBER_WORD}|once|twice|thrice|half|dozen|thousand|million)(?![\w])"
    r"(?:\s*[(\[]\s*(?P<beside>[0-9]{1,6})\s*[)\]])?"
    r"|(?<!\^)(?P<figures>[0-9]+(?:[.,][0-9]+)*)(?P<part>\s?%)?"
    rf"|\b(?P<month>(?-i:{MONTHS}))\b",
    re.IGNORECASE,
)
CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
MODALS = "shall|must|will|should|could|would|might|ought|can|have to|has to|had to"
VERB = re.compile(
    rf"\b(?:(?P<need>need\s+not)|(?P<can>can)(?P<cannot>not)|(?P<stem>[a-z]{{1,8}})n['’]t"
    rf"|(?P<modal>{MODALS}|may|MAY)|(?P<no>not|no(?!\.\s?[0-9])|never|neither|nor|none|nobody|nothing|without|unless"
    r"|except|excluding))\b|(?P<struck>~~)",
    re.IGNORECASE,
)


class Mark(NamedTuple):
    """A word that carries meaning: where it stands, of which sort, what it says, and how to show it."""

    start: int
    end: int
    sort: str
    says: Hashable
    shown: str


class _Group(NamedTuple):
    """A place where words changed: from and to in the old text, from and to in the new one."""

    old: int
    old_end: int
    new: int
    new_end: int


def callouts(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """What changed in a redline that may change its meaning: `"shall" became "may"`, `"not" is gone`, `30 became 60`.

    A number counts as changed where any word of it did, such as the unit of a duration. A paragraph that stands
    elsewhere word by word is no reason to call out what is in it.
    """
    groups = list(_groups(pieces))
    old = "".join(each.text for each in pieces if each.kind != "new")
    new = "".join(each.text for each in pieces if each.kind != "gone")
    settled = _settled(old, new)
    olds = list(_touched(old, [(each.old, each.old_end) for each in groups], settled))
    news = list(_touched(new, [(each.new, each.new_end) for each in groups], settled))
    joined = _joined(len(groups), [reach for _, *reach in (*olds, *news)])
    sides: list[dict[tuple[int, str], list[Mark]]] = [{}, {}]
    for side, found in zip(sides, (olds, news), strict=True):
        for mark, first, _ in found:
            side.setdefault((joined[first], mark.sort), []).append(mark)
    said = [
        words
        for at in sorted({*sides[0], *sides[1]}, key=lambda each: (each[0], SORTS.index(each[1])))
        for words in _became(*(side.get(at, []) for side in sides))
    ]
    distinct = list(dict.fromkeys(said))
    more = (f"and {len(distinct) - MOST} more of these",) if len(distinct) > MOST else ()
    return (*distinct[:MOST], *more)


def _groups(pieces: Iterable[Piece]) -> Iterator[_Group]:
    old = new = start = other = 0
    for piece in (*pieces, Piece("same", "")):
        if piece.kind == "same":
            if (start, other) != (old, new):
                yield _Group(start, old, other, new)
            old, new = old + len(piece.text), new + len(piece.text)
            start, other = old, new
        elif piece.kind == "gone":
            old += len(piece.text)
        else:
            new += len(piece.text)


def _settled(old: str, new: str) -> frozenset[str]:
    """The paragraphs that both sides have as often."""
    counts = Counter(old.split(PARAGRAPH)), Counter(new.split(PARAGRAPH))
    return frozenset(each for each, count in counts[0].items() if counts[1][each] == count)


def _touched(text: str, groups: list[tuple[int, int]], settled: frozenset[str]) -> Iterator[tuple[Mark, int, int]]:
    """The marks of a text of which a word changed, with the first and the last group that they have a word in."""
    start = at = 0
    for paragraph in text.split(PARAGRAPH):
        end = start + len(paragraph)
        while at < len(groups) and groups[at][1] < start:
            at += 1
        if paragraph not in settled and at < len(groups) and groups[at][0] <= end:
            first = at
            for mark in marks(paragraph):
                while first < len(groups) and groups[first][1] <= start + mark.start:
                    first += 1
                last = first
                while last < len(groups) and groups[last][0] < start + mark.end:
                    last += 1
                if last > first:
                    yield mark, first, last - 1
        start = end + len(PARAGRAPH)


def _joined(size: int, reaches: Iterable[Sequence[int]]) -> list[int]:
    """For each group the first of those that it belongs together with, because one mark has words in all of them."""
    together = [False] * size
    for first, last in reaches:
        together[first + 1 : last + 1] = [True] * (last - first)
    heads: list[int] = []
    for at, more in enumerate(together):
        heads.append(heads[-1] if more else at)
    return heads


def _became(old: list[Mark], new: list[Mark]) -> Iterator[str]:
    kept = Counter(each.says for each in old) & Counter(each.says for each in new)
    gone, come = _without(old, kept), _without(new, kept)
    for one, other in zip_longest(gone, come):
        if one and other:
            yield f"{one.shown} became {other.shown}"
        else:
            yield f"{one.shown} is gone" if one else f"{other.shown} is new"


def _without(found: list[Mark], kept: Counter[Hashable]) -> list[Mark]:
    left, rest = kept.copy(), []
    for mark in found:
        left[mark.says] -= 1
        if left[mark.says] < 0:
            rest.append(mark)
    return rest


def marks(text: str) -> list[Mark]:
    """The durations, dates, numbers, quoted terms, modal verbs and negations of a paragraph, in order."""
    found = sorted(_measured(text), key=lambda each: each.start)
    taken = [each.start for each in found]

    def free(start: int, end: int) -> bool:
        at = bisect_right(taken, start) - 1
        return (at < 0 or found[at].end <= start) and (at + 1 >= len(taken) or end <= taken[at + 1])

    figures = [mark for mark in _figures(text) if free(mark.start, mark.end)]
    verbs = [mark for mark in _verbs(text) if free(mark.start, mark.end)]
    return sorted([*found, *figures, *verbs], key=lambda each: (each.start, each.end))


def _measured(text: str) -> Iterator[Mark]:
    for length in quantities.read(text):
        yield Mark(length.start, length.end, "figure", str(length.duration), str(length.duration))
    for when in dates.read(text):
        yield Mark(when.start, when.end, "figure", when.date, plain(text[when.start : when.end]))


def _figures(text: str) -> Iterator[Mark]:
    for match in FIGURE.finditer(text):
        says: Hashable = "".join((match["term"] or "").partition("|")[0].split())
        shown = plain(match[0]).strip("()") if match["link"] else plain(match[0])
        if match["link"] or match["month"]:
            says = shown
        elif match["words"]:
            figure = in_figures(match["words"])
            says = ("number", figure) if figure is not None else plain(match["words"]).lower()
            if match["beside"]:
                says = says if says == ("number", int(match["beside"])) else (says, int(match["beside"]))
                shown = match["beside"] if says == ("number", int(match["beside"])) else shown
        elif match["figures"]:
            value = number(match["figures"])
            says = ("number" if not match["part"] else "%", match["figures"] if value is None else value)
        yield Mark(match.start(), match.end(), "figure", says, shown)


def _verbs(text: str) -> Iterator[Mark]:
    for match in VERB.finditer(text):
        start, end = match.span()
        if match["struck"]:
            yield Mark(start, end, "negation", "~~", "“~~”")
            continue
        modal = match["modal"] or (match["need"] and "need not") or match["can"]
        stem = (match["stem"] or "").lower()
        if modal == "May":  # the month
            continue
        if stem:
            full = CONTRACTED.get(stem, stem)
            if full == "need" or re.fullmatch(MODALS, full):
                yield Mark(start, end, "modal", "need not" if full == "need" else full, f'"{full}"')
            if full != "need":
                yield Mark(start, end, "negation", "not", '"not"')
        elif modal:
            says = plain(modal).lower()
            yield Mark(start, end, "modal", says, f'"{says}"')
        if match["cannot"] or match["no"]:
            says = (match["no"] or "not").lower()
            yield Mark(start, end, "negation", says, f'"{says}"')
