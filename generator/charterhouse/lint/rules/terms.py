"""TRM: what the prose says of a term is what the frontmatter says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ... import quantities
from ...document import KeyPath, Passage
from ...model import Charter, Flaw, Portfolio, Related
from ...quantities import Quantity
from ...terms import duration
from ..rule import TRANSPARENCY, Flaws, rule

FARTHEST = 80
"""Characters between a number and its cue: further apart, they belong to different thoughts."""


class Term(NamedTuple):
    """A term that prose may state: its key, its article, the words that speak of it, and those that rule it out."""

    key: KeyPath
    article: str
    cue: re.Pattern[str]
    unless: re.Pattern[str]


def _term(key: str, article: str, cue: str, unless: str = r"(?!)") -> Term:
    return Term(tuple(key.split(".")), article, re.compile(cue, re.IGNORECASE), re.compile(unless, re.IGNORECASE))


OTHER_NOTICE = (
    r"\b(breach|caus|cur(e|ed|ing)\b|default|insolven|bankrupt|invoice|pay|control|renew|fail|remed|deadlock)"
)
TERMS = (
    _term("exit.notice_period", "exit", r"\bnotice\b", OTHER_NOTICE),
    _term("exit.data_handover.within", "exit", r"\bhand(?:ed|s|ing)?[ -]?over\b", r"\b(breach|insolven)"),
    _term("exit.transition_assistance.period", "exit", r"\btransition\b", r"\b(breach|invoice|pay)"),
    _term("exit.non_compete.period", "exit", r"\bcompet(?:e|es|ing)\b|\bnon-compet", r"\b(breach|invoice|pay)"),
    _term("exit.pivot_review.within", "exit", r"\bpivot", r"\b(breach|invoice|pay)"),
    _term("cure.period", "cure", r"\bcur(?:e|es|ed|ing)\b|\bput\b[^.;]{0,40}\bright\b|\bremed(?:y|ies|ied)\b",
          r"\b(fail|leave|terminat|invoice|pay|insolven|control)|\bnot (?:been )?cured"),
    _term("transparency.no_surprises_within", "transparency",
          r"\b(?:tell|tells|told|inform|informs|informed)\b[^.;]{0,40}\b(?:issues?|surprises?)\b"),
    _term("problem_solving.post_mortem_within", "problem-solving", r"\bpost-?mortem"),
    _term("flexibility.renegotiation.within", "flexibility", r"\brenegotiat"),
)  # fmt: skip
CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|,|\n\s*\n|\band\b|[|]")
COUNTED_FROM = re.compile(
    r"\W*(?:of|after|from|following|before|upon|prior to)\b(?:\W+\w+){0,5}?\W+notice\b", re.IGNORECASE
)
WITHIN = re.compile(r"\b(?:within|in)\s+(?:(?:the|a|no more than|at most)\s+)?(?:first\s+)?$", re.IGNORECASE)


@rule("TRM101", "prose-contradicts-term", dimension=TRANSPARENCY, yields_to=("TRM102",))
def prose_contradicts_term(charter: Charter, portfolio: Portfolio) -> Flaws:
    """State a term in prose as the frontmatter states it.

    Two numbers for one duty are an invitation to a dispute. Quote the term with `{{ … }}`, and there is one.

    Bad:  write "sixty (60) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    Good: write "ninety (90) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    """
    document = charter.document
    if not _english(charter):
        return
    for passage in document.prose.passages:
        terms = [each for each in TERMS if each.article == passage.anchor]
        for quantity, term in _bound(passage, terms) if terms else ():
            agreed = duration(document.get(*term.key))
            if agreed and agreed != quantity.duration:
                place = document.stretch(passage.start + quantity.start, passage.start + quantity.end, passage.anchor)
                related = (Related(document.at(*term.key), " ".join(str(term.key[-1]).split("_"))),)
                yield Flaw(place, f"the term says {agreed} ({'.'.join(map(str, term.key))})", related)


@rule("TRM102", "words-and-figures-disagree", dimension=TRANSPARENCY)
def words_and_figures_disagree(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write the same number in words and in figures.

    “thirty (60) days” is read by each side as the one that suits it.

    Bad:  write "ninety (60) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    Good: write "ninety (90) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    """
    if not _english(charter):
        return
    for document in charter.documents:
        for passage in document.prose.passages:
            for quantity in quantities.read(passage.text):
                if quantity.disagrees:
                    place = document.stretch(
                        passage.start + quantity.start, passage.start + quantity.end, passage.anchor
                    )
                    yield Flaw(place, f"the words say {quantity.words}, the figures {quantity.figures}")


RULES = (prose_contradicts_term, words_and_figures_disagree)


def _english(charter: Charter) -> bool:
    return str(charter.document.get("language", default="en")).lower().split("-")[0] == "en"


def _bound(passage: Passage, terms: list[Term]) -> Iterator[tuple[Quantity, Term]]:
    """Each number with the term whose cue is nearest to it in its own clause, where there is one."""
    found = list(quantities.read(passage.text))
    plain = passage.text
    for quantity in found:  # "one hundred and eighty days" is no end of a clause
        plain = plain[: quantity.start] + "#" * (quantity.end - quantity.start) + plain[quantity.end :]
    for quantity in found:
        start, end = _clause(plain, quantity)
        before, after = plain[start : quantity.start], plain[quantity.end : end]
        clause = plain[start:end]
        near: list[tuple[int, Term]] = []
        for term in terms:
            distances = [quantity.start - start - match.end() for match in term.cue.finditer(before)]
            distances += [match.start() for match in term.cue.finditer(after)]
            if distances and min(distances) <= FARTHEST:
                near.append((min(distances), term))
        if not near:
            continue
        term = min(near, key=lambda each: each[0])[1]
        about_notice = term.key[-1] == "notice_period"
        if about_notice and (COUNTED_FROM.match(after) or WITHIN.search(before)):
            continue
        if (
            not about_notice
            and re.match(r"\W*(?:\w+\W+){0,2}notice\b", after, re.IGNORECASE)
            and term.article == "cure"
        ):
            continue
        if not term.unless.search(clause):
            yield quantity, term


def _clause(text: str, quantity: Quantity) -> tuple[int, int]:
    """Where the clause around a number begins and ends."""
    start = 0
    for match in CLAUSE_END.finditer(text):
        if match.end() <= quantity.start:
            start = match.end()
        elif match.start() >= quantity.end:
            return start, match.start()
    return start, len(text)
