"""Passages -> Claims: the dates in prose that certainly say when the charter takes effect or a milestone is due."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from .. import dates, sentences
from ..document import Document, Passage
from ..terms import day

MOST = 200
"""Milestones that prose is searched for."""
_WHOLE = r"(?:charter|constitution|agreement|partnership|contract|alliance|collaboration|cooperation|text)"
_VERBS = (
    r"(?:(?:shall|will|is|are|has|have|was|been|be|becomes?|became|comes?|came|enters?|entered|takes?|took|first)\s+)*"
)
_SINCE = r"(?:effect|effective|in(?:to)?\s+(?:full\s+)?(?:force|effect)(?:\s+and\s+effect)?)\s*"
_SINCE += r"(?:(?:on|as|of|from|since|with)\s+)*(?:the\s+)?$"
EFFECT = re.compile(
    rf"\b(?:this|the|our)\s+(?:(?:present|joint|whole|partnership|alliance)\s+)?{_WHOLE}(?:\s*\([^()]*\))?\s+"
    rf"{_VERBS}{_SINCE}"
    rf"|\b(?:(?:this|our)\s+{_WHOLE}|the\s+(?:charter|constitution|partnership|alliance))(?:\s*\([^()]*\))?,\s+"
    rf"(?:which\s+)?{_VERBS}{_SINCE}|^\W*these\s+terms\s+{_VERBS}{_SINCE}"
    rf"|\beffective\s+date(?:\s+of\s+(?:this|the|our)\s+{_WHOLE})?\s*(?:is|shall be)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
FRONTED = re.compile(
    r"^\W*(?:effective|in force|with effect)\s+(?:(?:on|as|of|from|since)\s+)*(?:the\s+)?$", re.IGNORECASE
)
THEN = re.compile(rf"\s*,\s*(?:this|the|our)\s+{_WHOLE}\b", re.IGNORECASE)
IT = re.compile(rf"^\W*it\s+{_VERBS}{_SINCE}", re.IGNORECASE)
ITSELF = re.compile(rf"\W*(?:this|the|our)\s+{_WHOLE}\b(?!['’])", re.IGNORECASE)
"""A sentence about the charter, after which `it` is the charter."""
NOT_DUE = re.compile(
    r"\b(?:review|report|meet|discuss|decid|audit|exten[ds]|postpon|moved?\b|original|earlier|previous|instead"
    r"|rather|was\b|were\b|had\b|not\b(?! later)|no longer|start|begin|began|kick|budget|invoice|pay|paid|fee|option"
    r"|expir|if\b|unless|after|since|from)",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"(?:[\s|:–—,()*_`-]|\b(?:is|are|be|due|on|by|the|of|and|at|a|an|its|no|not|later|than|latest|shall|must|will|we|to"
    r"|with|for|milestones?|target|planned|set|date|reached|met|live|complete|completed|achieved|done|ready|want|expect"
    r"|aim|have|reach|has|least)\b)*",
    re.IGNORECASE,
)
CODED = re.compile(r"(?<!`)`([a-z][a-z0-9-]{0,80})`(?!`)")
WITHIN = 300
"""Characters around a date that are read."""
DUE = re.compile(r"\bdue\b", re.IGNORECASE)
SUBJECT = re.compile(r"\W*(?:(?:the|our|all|these|both|milestone)\s+)*", re.IGNORECASE)
BY_THEN = re.compile(r"\b(?:by|until|no later than|not later than|on or before)\s+(?:the\s+)?$", re.IGNORECASE)
CLAUSE_END = re.compile(r"\s*(?:$|[.,;:!?)|]|and\b|at the latest\b)", re.IGNORECASE)
NEAR = 80
"""Characters between a date and the milestone that is due then."""


class Claim(NamedTuple):
    """A date of a passage; `milestone` is the number of that in the plan, None where it is about `effective`."""

    passage: Passage
    said: dates.Day
    milestone: int | None = None


def effects(document: Document) -> Iterator[Claim]:
    """Every date of a body on which the charter, and no other thing, is said to take effect."""
    for passage in document.prose.passages:
        for said, before, after in _dated(passage, passage.text):
            fronted = FRONTED.search(before) and THEN.match(after)
            if fronted or EFFECT.search(before) or (IT.search(before) and _of_itself(passage, said, before)):
                yield Claim(passage, said)


def _of_itself(passage: Passage, said: dates.Day, before: str) -> bool:
    """Whether `it` at the beginning of a sentence is the charter, of which the sentence before speaks."""
    above = passage.text[: said.start - len(before)]
    spans = sentences.split(above)
    return bool(spans) and ITSELF.match(above, spans[-1][0]) is not None


def deadlines(document: Document, milestones: list[Any]) -> Iterator[Claim]:
    """Every date of a body by which one milestone is said to be due, by its id or its target."""
    known = None
    for passage in document.prose.passages:
        for said, before, after in _dated(passage, _with_names(document, passage)):
            known = known if known is not None else list(_known(milestones))
            number = _milestone(known, before, after)
            if number is not None:
                yield Claim(passage, said, number)


def _with_names(document: Document, passage: Passage) -> str:
    """The words of a passage with what is written as code, where it could be the id of a milestone."""
    end = passage.start + len(passage.text)
    if document.text.find("`", passage.start, end) < 0 or dates.YEAR.search(passage.text) is None:
        return passage.text
    text = list(passage.text)
    for match in CODED.finditer(document.text, passage.start, end):
        text[match.start(1) - passage.start : match.end(1) - passage.start] = match[1]
    return "".join(text)


def _dated(passage: Passage, text: str) -> Iterator[tuple[dates.Day, str, str]]:
    """Each date of a passage with what stands before and after it in its own sentence of a text."""
    found = list(dates.read(passage.text))
    spans = sentences.split(text) if found and passage.kind != "row" else ((0, len(text)),)
    for said in found:
        start, end = spans[max(0, bisect_right(spans, (said.start, len(text))) - 1)]
        start, end = max(start, said.start - WITHIN), min(max(end, said.end), said.end + WITHIN)
        yield said, text[start : said.start], text[said.end : end]


def _known(milestones: list[Any]) -> Iterator[tuple[int, bool, re.Pattern[str]]]:
    """Patterns for the milestones: whether one is so particular that nothing else is called that."""
    for number, milestone in islice(enumerate(milestones), MOST):
        if not isinstance(milestone, dict) or day(milestone.get("due")) is None:
            continue
        name, target = milestone.get("id"), milestone.get("target")
        if isinstance(name, str):
            yield number, "-" in name, re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
            words = r"\s+".join(re.escape(each) for each in name.split("-"))
            yield number, False, re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)
        if isinstance(target, str) and " " in target.strip():
            words = r"\s+".join(re.escape(each) for each in target.split())
            yield number, True, re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)
    if len(milestones) == 1:
        yield 0, False, re.compile(r"\b(?:the|our)\s+(?:only\s+)?milestone\b", re.IGNORECASE)


def _milestone(known: list[tuple[int, bool, re.Pattern[str]]], before: str, after: str) -> int | None:
    """The one milestone that a sentence says is due on its date."""
    near: list[tuple[int, int, bool, str, bool]] = []
    begins = 0
    for number, particular, pattern in known:
        for match in list(pattern.finditer(before))[-1:]:
            between = before[match.end() :]
            if before[: match.start()].rstrip(" `").endswith((".", "!", "?")):
                begins = max(begins, match.start())  # an id has no capital that would begin a sentence
            whole = SUBJECT.fullmatch(before[: match.start()]) and BY_THEN.search(between) and CLAUSE_END.match(after)
            near.append((len(between), number, particular, between, whole is not None))
        behind = pattern.search(after)
        if behind:
            whole = BY_THEN.fullmatch(before.lstrip()) and CLAUSE_END.match(
                FILLER.sub("", after[behind.end() :], count=1)
            )
            near.append((behind.start(), number, particular, after[: behind.start()], whole is not None))
    if not near:
        return None
    distance, number, particular, between, whole_sentence = min(near)
    if distance > NEAR or NOT_DUE.search(before[begins:] + after) or dates.YEAR.search(between):
        return None
    filled = FILLER.fullmatch(between) is not None
    due = DUE.search(between) or (filled and DUE.search(before + after))
    return number if due or (filled and (particular or whole_sentence)) else None
