"""STY, the structure: a constitution that is short, in its usual order and in sentences that end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ... import sentences
from ...document import EACH, Document, Heading, Place
from ...markdown import ARTICLES
from ...model import Charter, Flaw, Portfolio
from ..language import english
from ..naming import references
from ..rule import ALIGNMENT, GOVERNANCE, Flaws, rule

MOST_WORDS, MOST_UNITS, LONGEST = 2500, 60, 60
NUMBERED = re.compile(r"\s*(?:[0-9]{1,3}\.[0-9.]*|[0-9]{1,3}\))\s+\S")
LETTER = re.compile(r"\w")
MARKS = re.compile(
    r"(?<!\w)\(?(?:[a-z]|[ivx]{1,5})\)(?=\s)|(?:(?<=[,;:]\s)|(?<=and\s)|(?<=or\s))\(?[0-9]{1,2}\)(?=\s)", re.IGNORECASE
)
ENDED = re.compile(r"[.!?][\"'”’)\]*_]*$")
SHORT = 5
"""Words of an item of an enumeration by commas."""
SEVERAL = 4
"""So many short items after each other are an enumeration."""
NAMED = {"charter": (("conflict", "steps", EACH, "see"), ("exit", "survives", EACH))}


@rule("STY102", "body-too-long", "warning", dimension=GOVERNANCE, source="deal-mistakes §4")
def body_too_long(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep the constitution short, and move terms of daily operation to an appendix.

    Contracts that cover every scenario become unmanageable: nobody remembers what was agreed, and every decision needs
    a legal review. A short core lasts, and appendices can be changed without renegotiating it.

    Bad:  charter.md has 2,501 words below its frontmatter
    Good: charter.md has 2,500 words below its frontmatter
    """
    settings = portfolio.settings.of("STY102", "body-too-long")
    document = charter.document
    tokens = document.body.split()
    most_words, most_units = _number(settings.get("words"), MOST_WORDS), _number(settings.get("units"), MOST_UNITS)
    words = len(tokens) if len(tokens) <= most_words else sum(LETTER.search(each) is not None for each in tokens)
    units = sum(each.level >= 2 for each in document.prose.headings) + sum(
        each.kind != "heading" and NUMBERED.match(each.text) is not None for each in document.prose.passages
    )
    over = [f"{found:,} {name}, more than {most:,}" for found, most, name in (
        (words, most_words, "words"), (units, most_units, "numbered units")) if found > most]  # fmt: skip
    if over:
        place = _place(document, document.prose.headings[0]) if document.prose.headings else document.opening()
        yield Flaw(place, f"the body has {' and '.join(over)}: move terms of daily operation to an appendix")


@rule("STY105", "articles-out-of-order", "warning", dimension=GOVERNANCE, source="deal-mistakes §3")
def articles_out_of_order(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give every charter the ten articles, in their order.

    Whoever has read one charter finds everything in the next. An article that is missing is a question that nobody
    asked, and most often it is the one on leaving. Further articles may follow the ten.

    Bad:  write "## Afterwards" for "## Upkeep"
    Good: write "## How we keep this alive {#upkeep}" for "## Upkeep"
    """
    document = charter.document
    there = {each.anchor: each for each in document.prose.headings if each.level == 2 and each.anchor in ARTICLES}
    if not there:
        reads = tuple(place for anchor in ARTICLES for place in _references(charter, anchor))
        yield Flaw(document.opening(), "the body has none of the ten articles, from Purpose to Upkeep", reads=reads)
        return
    for before, gap in _gaps(there):
        found = {anchor: tuple(_references(charter, anchor)) for anchor in gap}
        # A pilot may do without: but where something refers to it, the broken reference weighs more.
        missing = [each for each in gap if not (found[each] and charter.relationship == "pilot")]
        if missing:
            *others, last = (ARTICLES[each] for each in missing)
            names = f"{', '.join(others)} and {last}" if others else last
            said = f"the article {names} is missing" if len(missing) == 1 else f"the articles {names} are missing"
            place = _place(document, before) if before else document.opening()
            reads = tuple(place for each in missing for place in found[each])
            yield Flaw(place, f"{said}{f' after {before.title}' if before else ''}", reads=reads)
    order = list(ARTICLES)
    stray = _misplaced([order.index(each) for each in there])
    if stray is not None:
        heading = list(there.values())[stray]
        usual = [each for each in order if each in there]
        at = usual.index(heading.anchor)
        where = f"after {there[usual[at - 1]].title}" if at else "first"
        yield Flaw(_place(document, heading), f"the article {heading.title} is out of order: it belongs {where}")


@rule("STY106", "long-sentence", "warning", dimension=ALIGNMENT, source="deal-mistakes §4")
def long_sentence(charter: Charter, portfolio: Portfolio) -> Flaws:
    """End a sentence before its reader has forgotten how it began.

    A sentence of more than sixty words holds several duties, and each side finds its own in it. Make two sentences of
    it, or a list.

    Bad:  the article Purpose has a sentence of 61 words
    Good: the article Purpose has a sentence of 60 words
    """
    if not english(charter):
        return
    longest = _number(portfolio.settings.of("STY106", "long-sentence").get("words"), LONGEST)
    for document in charter.documents:
        for passage in document.prose.passages if document.kind != "review" else ():
            if passage.kind != "paragraph" or passage.text.count(" ") + passage.text.count("\n") < longest:
                continue
            for start, end in sentences.split(passage.text):
                said = passage.text[start:end]
                number = _length(said) if said.count(" ") + said.count("\n") >= longest and ENDED.search(said) else 0
                if number > longest:
                    place = document.stretch(passage.start + start, passage.start + end, passage.anchor)
                    yield Flaw(place, f"a sentence of {number} words, more than {longest}: make two of it, or a list")


RULES = (body_too_long, articles_out_of_order, long_sentence)


def _number(value: object, usual: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else usual


def _place(document: Document, heading: Heading) -> Place:
    return document.stretch(heading.start, heading.end, heading.anchor)


def _gaps(there: dict[str, Heading]) -> Iterator[tuple[Heading | None, list[str]]]:
    """The missing articles, by the last one before them that is there."""
    before: Heading | None = None
    missing: list[str] = []
    for anchor in ARTICLES:
        if anchor not in there:
            missing.append(anchor)
            continue
        yield before, missing
        before, missing = there[anchor], []
    yield before, missing


def _references(charter: Charter, anchor: str) -> Iterator[Place]:
    """What names an article: terms such as `see: exit`, and links."""
    for each in references(charter, NAMED):
        if each.name.removeprefix("#") == anchor:
            yield each.place
    for document in charter.documents:
        ways = (f"#{anchor}",) if document is charter.document else (f"charter.md#{anchor}", f"../charter.md#{anchor}")
        for link in document.prose.links:
            if link.target in ways:
                place = document.stretch(link.start, link.end, link.anchor)
                yield replace(place, key=(*place.key, place.line, place.column))


def _misplaced(order: list[int]) -> int | None:
    """Which item has to move for the rest to be in order; of two that changed places, the later."""
    best: list[list[int]] = []  # the longest ordered selection that ends with each item, the earliest of several
    for at, number in enumerate(order):
        before = [each for each in best if order[each[-1]] < number]
        best.append([*(max(before, key=len) if before else []), at])
    kept = max(best, key=len, default=[])
    return next((at for at in range(len(order)) if at not in kept), None)


def _length(sentence: str) -> int:
    """How many words a sentence has, lists aside: what is enumerated by (a) and (b), by semicolons or by commas."""
    marks = [each.start() for each in MARKS.finditer(sentence)]
    if len(marks) > 1:
        sentence = sentence[: marks[0]]
    elif sentence.count(";") > 1:
        return max(_length(each) for each in sentence.split(";"))
    pieces = [_count(each) for each in sentence.split(",")]
    run, words = [0], 0
    for at, piece in enumerate((*pieces, SHORT + 1)):
        if piece <= SHORT and at:
            run.append(piece)
            continue
        words += piece * (at < len(pieces)) + (sum(run) if len(run) <= SEVERAL else 0)
        run = [0]
    return words


def _count(text: str) -> int:
    return sum(LETTER.search(each) is not None for each in text.split())
