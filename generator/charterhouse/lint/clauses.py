"""Passages -> Statements: each duration of a body with the term that it speaks of, where that is beyond doubt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from .. import quantities, sentences
from ..document import Document, Passage
from ..quantities import Quantity
from ..terms import Duration
from .bindings import term_of
from .cues import OTHERS, PLAIN_NOTICE, TERMS, WITHOUT_REASON, Term

ITEM = re.compile(r";|(?<!\w)\((?:[a-z]|[ivx]{1,5}|[0-9]{1,2})\)\s", re.IGNORECASE)
TITLE = re.compile(
    r"[\s*_]*(?:[0-9.]+[.)]?\s+|\([a-z0-9]+\)\s+)?[*_]*[A-Z][\w'’-]*"
    r"(?:[\s;,–-]+(?:[A-Z][\w'’-]*|of|for|by|the|and|or|to|on|in|with|without|upon)){0,9}[*_]*[.:][*_]*"
)
ARTICLES = frozenset(each.article for each in TERMS)
MOST_ABOVE = 40
"""Passages in which a heading or a lead-in is looked for."""
SHORT = 160
"""Characters of a sentence that may speak of one thing only."""
MOST_IN_SENTENCE = 20
"""Durations in one sentence: more are a list."""


class Statement(NamedTuple):
    """A duration in the prose of an article, with the term that it is about."""

    passage: Passage
    quantity: Quantity
    term: Term


def statements(document: Document) -> tuple[Statement, ...]:
    """Every duration of a body that certainly states a term of its article. Those of the last document are kept."""
    if not _LATEST or _LATEST[0][0] is not document:
        _LATEST[:] = [(document, tuple(_statements(document)))]
    return _LATEST[0][1]


_LATEST: list[tuple[Document, tuple[Statement, ...]]] = []


def _statements(document: Document) -> Iterator[Statement]:
    passages = document.prose.passages
    for at, passage in enumerate(passages):
        found = quantities.read(passage.text) if passage.anchor in ARTICLES else ()
        terms = [each for each in TERMS if found and each.article == passage.anchor and each.cue.search(passage.text)]
        starts = [each.start for each in found]
        for start, end in sentences.split(passage.text) if terms else ():
            inside = list(found[bisect_left(starts, start) : bisect_left(starts, end)])
            sentence = _masked(passage.text[start:end], inside, start)
            near = list(_near(sentence, inside, start, terms)) if len(inside) <= MOST_IN_SENTENCE else []
            if near:
                above = f"{_above(passages, at)}\n{_title(passage.text)}"
                quoted = document.text[passage.start + start : passage.start + end]
                certain = [
                    each
                    for each in near
                    if f"{{ {each[1].name}" not in quoted and _is_certain(each, sentence, above, start)
                ]
                yield from _agreeing(passage, certain)


def _masked(sentence: str, found: list[Quantity], offset: int) -> str:
    """A sentence with its numbers blotted out: "one hundred and eighty days" is no end of a clause."""
    plain = list(sentence)
    for each in found:
        plain[each.start - offset : each.end - offset] = "#" * (each.end - each.start)
    return "".join(plain)


def _near(sentence: str, found: list[Quantity], offset: int, terms: list[Term]) -> Iterator[tuple[Quantity, Term]]:
    """Each number of a sentence with the term that its clause speaks of."""
    if _is_plain(sentence, found, terms):
        yield found[0], terms[0]
        return
    for each in found:
        term = term_of(sentence, each.start - offset, each.end - offset, each, terms) if each.alone else None
        if term:
            yield each, term


def _is_plain(sentence: str, found: list[Quantity], terms: list[Term]) -> bool:
    """Whether a sentence is `notice of sixty days is required`, without a word of anything else."""
    return (
        len(found) == 1 and found[0].alone and not found[0].ordinal and bool(terms) and terms[0].measure == "notice"
        and len(sentence) < SHORT and PLAIN_NOTICE.fullmatch(sentence) is not None
    )  # fmt: skip


def _is_certain(near: tuple[Quantity, Term], sentence: str, above: str, offset: int) -> bool:
    """Whether neither the sentence nor what stands above it says that something else is meant."""
    quantity, term = near
    if term.unless.search(WITHOUT_REASON.sub(" ", f"{above}\n{sentence}")):
        return False
    said = f"{above}\n{_item(sentence, quantity.start - offset)}"
    return _is_plain(sentence, [quantity], [term]) or term.needs.search(OTHERS.sub(" ", said)) is not None


def _agreeing(passage: Passage, near: list[tuple[Quantity, Term]]) -> Iterator[Statement]:
    """What a sentence states, unless it gives one term two lengths: then it speaks of special cases."""
    lengths: dict[str, set[Duration]] = {}
    for quantity, term in near:
        lengths.setdefault(term.name, set()).add(quantity.duration)
    yield from (Statement(passage, quantity, term) for quantity, term in near if len(lengths[term.name]) == 1)


def _item(sentence: str, at: int) -> str:
    """The part of an enumeration that a number stands in, with what leads the enumeration in."""
    marks = [0, *(each.start() for each in ITEM.finditer(sentence)), len(sentence)]
    here = max(each for each in marks if each <= at)
    return sentence[: marks[1]] + sentence[here : min(each for each in marks if each > here)]


def _above(passages: tuple[Passage, ...], at: int) -> str:
    """What stands over a passage: the lead-in of the list that it is an item of, and the nearest title."""
    said, lead = [], True
    for each in reversed(passages[max(0, at - MOST_ABOVE) : at]):
        text = each.text.rstrip(" \n*_")
        if each.anchor != passages[at].anchor or each.text.startswith("## "):
            break
        lead = lead and text[-1:] not in (".", "!", "?")
        titled = each.kind == "heading" or (len(text) < 70 and text[-1:].isalnum() and each.kind == "paragraph")
        if lead or titled:
            said.append(text)
        if titled:
            break
    return "\n".join(said)


def _title(text: str) -> str:
    """The words before the first sentence that are its title, as in `8.2 Termination for Cause. Either party …`."""
    spans = sentences.split(text)
    first = text[spans[0][0] : spans[0][1]] if len(spans) > 1 else ""
    return first if TITLE.fullmatch(first) else ""
