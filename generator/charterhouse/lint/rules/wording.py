"""STY, the words: what both sides read alike, and nothing that nobody can keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...document import EACH, Document, KeyPath, Place
from ...model import Charter, Flaw, Portfolio
from ..language import english
from ..meetings import meetings
from ..negation import denied
from ..rule import ALIGNMENT, GOVERNANCE, VALUE_DELIVERY, Flaws, rule
from ..vocabulary import PROMISES, VAGUE
from ..wordlists import Entry, Hit, chosen, hits

SILENT = (("purpose", "ecosystem", "competitors"), ("purpose", "ecosystem", "regulators"), ("value", "premortem"))
"""Where others are described, or failure: no promises."""
LABELS = frozenset("id due owner kind done party dimension likelihood timeline measured_by framing".split())
INSIDE = re.compile(r"[\w,)]\s+$")
"""Before a word that begins no sentence."""
DUTY = re.compile(r"\bshall\b|(?<!\ba )\bmust\b", re.IGNORECASE)
SOMEBODY = re.compile(
    r"\b(?:part(?:y|ies)|we|they|he|she|it|both|each|either|neither|who|whoever|which|that|one|nobody|everybody|anybody"
    r"|sponsors?|managers?|teams?|tiers?|committee|chair|mediator|members?|owners?|side|sides|partners?|companies|company)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;:,!?](?=\s)|\b(?:and|but|or|because|if|when)\b", re.IGNORECASE)


@rule("STY101", "ambiguous-words", "warning", dimension=ALIGNMENT, source="deal-mistakes §2")
def ambiguous_words(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Define words that each side reads in its own way, or say what is meant.

    “Best efforts”, “mutual benefit” and “strategic priority” leave room for diverging expectations. When one side
    feels that the other doesn't pull its weight, such words point nowhere. Say who does what by when, or say in
    `definitions` what the word stands for.

    Bad:  write "uses best efforts to bring" for "brings"
    Good: write "brings, by March of each year," for "brings"
    """
    if not english(charter):
        return
    settings = portfolio.settings.of("STY101", "ambiguous-words")
    entries = chosen(VAGUE, settings)
    defined = [str(each) for each in charter.document.section("definitions")]
    for document in charter.documents:
        said: set[str] = set()
        for hit in hits(entries, document) if document.kind != "review" else ():
            name = hit.entry.name
            if name in said:
                continue
            said.add(name)
            if _is_defined(hit, defined, (charter.document, document)):
                continue
            words = " ".join(hit.passage.text[hit.start : hit.end].split()).lower()
            yield _flaw(document, hit, f"“{words}” has no definition, and each side will read its own into it")


@rule("STY103", "overpromising", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2")
def overpromising(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Promise what can be measured and kept.

    “Seamless migration for all clients” sold well, until clients had systems that needed work of their own. Value
    depends on the market and on what both do for it: name a number, a baseline and a date.

    Bad:  purpose.vision = To be the port with guaranteed berths
    Good: purpose.vision = To be the port where no berth is guaranteed and none stands empty
    """
    if not english(charter):
        return
    entries = chosen(PROMISES, portfolio.settings.of("STY103", "overpromising"))
    for document, key in ((charter.document, "purpose"), (charter.document, "value"), (charter.plan, "milestones")):
        for path, text in _texts(document.get(key), (key,)) if document else ():
            found = [words for each in entries for words in _promised(each, text, path)]
            if document and found:
                yield Flaw(_within(document, path, found), f"“{'”, “'.join(found)}” promises what nobody can keep")
    said: set[str] = set()
    for hit in hits(entries, charter.document):
        promised = hit.passage.anchor == "purpose" and _is_promised(hit.passage.text, hit.start, hit.end)
        if hit.entry.name in said or not promised:
            continue
        said.add(hit.entry.name)
        words = " ".join(hit.passage.text[hit.start : hit.end].split())
        yield _flaw(charter.document, hit, f"“{words}” promises what nobody can keep")


@rule("STY104", "operational-detail", "warning", dimension=GOVERNANCE, source="deal-mistakes §4")
def operational_detail(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep meeting links and names of tools in an appendix.

    The constitution is signed and rarely changed. A link that is new next month, or a product that is replaced, would
    need a new version of it; an appendix is changed in a meeting.

    Bad:  write "at https://zoom.us/j/123456789" for "at the berth desk"
    Good: write "in the [room of the week](appendices/berths.md)" for "at the berth desk"
    """
    document = charter.document
    said: set[str] = set()
    for start, end, article in meetings(document):
        if document.text[start:end] not in said:
            said.add(document.text[start:end])
            yield Flaw(document.stretch(start, end, article), "a meeting link: it belongs in an appendix")
    entries = chosen({}, portfolio.settings.of("STY104", "operational-detail"), exact=True)
    for hit in hits(entries, document) if entries else ():
        if hit.entry.name not in said:
            said.add(hit.entry.name)
            yield _flaw(document, hit, f"{hit.entry.name} is a tool of the day: name it in an appendix")


@rule("STY107", "duty-of-nobody", "info", dimension=ALIGNMENT, source="deal-mistakes §2", optional=True)
def duty_of_nobody(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say which party a duty falls on.

    “Data shall be returned” is a duty of nobody in particular. Whoever is meant hears of it when it is late.

    Bad:  write "Grain must be weighed before it is stored. What a party" for "What a party"
    Good: write "Mills must weigh grain before it is stored. What a party" for "What a party"
    """
    if not english(charter):
        return
    names = [*charter.parties, *(value for _, value in charter.document.walk("parties", EACH, "name"))]
    first = {each.split()[0].lower() for each in names if isinstance(each, str) and each.split()}
    for passage in charter.document.prose.passages:
        for match in DUTY.finditer(passage.text):
            before = passage.text[max(0, match.start() - 160) : match.start()]
            ends = [each.end() for each in CLAUSE.finditer(before)]
            subject = before[ends[-1] :] if ends else before
            named = set(re.findall(r"[\w&-]{3,}", subject.lower()))
            if not named or SOMEBODY.search(subject) or first & named:
                continue
            place = charter.document.stretch(passage.start + match.start(), passage.start + match.end(), passage.anchor)
            yield Flaw(place, f"“{match[0].lower()}” without a party whose duty it is")


RULES = (ambiguous_words, overpromising, operational_detail, duty_of_nobody)


def _flaw(document: Document, hit: Hit, message: str) -> Flaw:
    start = hit.passage.start
    return Flaw(document.stretch(start + hit.start, start + hit.end, hit.passage.anchor), message)


def _within(document: Document, path: KeyPath, words: list[str]) -> Place:
    """Where some words stand in a value, if they are one stretch, on one line and once in it; else the value."""
    span = document.spans.get(path)
    source = document.text[span.start : span.end] if span else ""
    if span is None or len(words) != 1 or source.count(words[0]) != 1 or "\n" in source:
        return document.at(*path)
    start = span.start + source.index(words[0])
    return document.lines.place(document.path, start, start + len(words[0]), path)


def _is_defined(hit: Hit, defined: list[str], documents: tuple[Document, ...]) -> bool:
    """Whether `definitions`, or the text itself (“Best Efforts” means …), says what the words stand for."""
    if any(hit.entry.pattern.search(each) for each in defined):
        return True
    words = hit.entry.pattern.pattern.removeprefix(r"(?<!\w)").removesuffix(r"(?!\w)")
    meaning = re.compile(
        rf"[\"“*_]{words}[\"”*_]+\s*(?:\([^()\n]*\)\s*)?(?:means?|shall mean|has the meaning|is defined|:)"
        rf"|^{words}[ \t]*\n+:\s|means?\s+[\"“*_]{words}",
        re.IGNORECASE | re.MULTILINE,
    )
    return any(meaning.search(each.body) for each in documents)


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The texts inside a value that could promise something."""
    if path in SILENT or path[-1] in LABELS:
        return
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from _texts(each, (*path, key))
    if isinstance(value, str):
        yield path, value


def _promised(entry: Entry, text: str, path: KeyPath) -> Iterator[str]:
    if entry.name == "disrupt" and path[-1] == "problem":
        return  # what is wrong today
    yield from (each[0] for each in entry.pattern.finditer(text) if _is_promised(text, each.start(), each.end()))


def _is_promised(text: str, start: int, end: int) -> bool:
    """Whether words are said and not denied, and are no defined term, which has a capital within its sentence."""
    term = text[start].isupper() and INSIDE.search(text[max(0, start - 12) : start]) is not None
    return not term and not denied(text, start, end)
