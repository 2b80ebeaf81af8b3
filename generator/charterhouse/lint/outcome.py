"""What came of examining one partnership, and how that is written down and read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..document import Document, Heading, KeyPath, Lines, Place, Prose, Span
from ..model import Answer, Charter, Flaw, Question, Related
from .causes import Candidate
from .rule import Rule

ALONE = ("document", "plan", "economics", "risk_register")
SEVERAL = ("appendices", "reviews", "strays")
BETWEEN = "\n"
"""Between the steps of a key path, as no key can hold it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the files of a partnership say by themselves.

    `paths` are those files, `charter` what is kept of them, `silenced` the rules that gave way somewhere, and
    `answers` what the neighbours said: where one of them says otherwise, the outcome is void.
    """

    paths: tuple[str, ...]
    charter: Charter
    candidates: tuple[Candidate, ...]
    silenced: frozenset[str]
    answers: dict[Question, Answer]


class Kept(Mapping[KeyPath, Span]):
    """Spans as they are written down: of thousands of partnerships, few are ever asked for."""

    def __init__(self, spans: Mapping[str, list[int]]) -> None:
        self.spans = spans

    def __getitem__(self, path: KeyPath) -> Span:
        """The span of a key path."""
        return Span(*self.spans[_joined(path)])

    def __iter__(self) -> Iterator[KeyPath]:
        """The key paths; numbers of list items come as words, which is good enough to count them."""
        return (tuple(path.split(BETWEEN)) for path in self.spans)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.spans)


def written(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON can hold it."""
    charter = outcome.charter
    return {
        "paths": outcome.paths,
        "id": charter.id,
        "alone": [_document(each) if (each := getattr(charter, name)) else None for name in ALONE],
        "several": [[_document(each) for each in getattr(charter, name)] for name in SEVERAL],
        "candidates": [_candidate(each) for each in outcome.candidates],
        "silenced": sorted(outcome.silenced),
        "answers": [[*question, answer] for question, answer in outcome.answers.items()],
    }


def read(data: Mapping[str, Any], rules: Mapping[str, Rule]) -> Outcome:
    """An outcome as it was written. Raises KeyError, TypeError or ValueError where it wasn't written by `written`."""
    documents = dict(zip(ALONE, ((_read_document(each) if each else None) for each in data["alone"]), strict=True))
    several = zip(SEVERAL, (tuple(_read_document(each) for each in own) for own in data["several"]), strict=True)
    charter = Charter(data["id"], **documents, **dict(several))  # type: ignore[arg-type]  # by name, from above
    if charter.document is None:
        raise ValueError("no charter")
    candidates = tuple(_read_candidate(each, rules) for each in data["candidates"])
    answers = {tuple(question): answer for *question, answer in data["answers"]}
    return Outcome(tuple(data["paths"]), charter, candidates, frozenset(data["silenced"]), answers)


def _document(document: Document) -> list[Any]:
    last = max((max(span) for span in document.spans.values()), default=0)
    starts = [each for each in document.lines.starts if each <= last]
    spans = {_joined(path): span for path, span in document.spans.items()}
    headings = [each.anchor for each in document.prose.headings]
    return [document.path, document.folder, document.kind, document.data, spans, starts, headings, document.readable]


def _read_document(data: list[Any]) -> Document:
    path, folder, kind, values, spans, starts, headings, readable = data
    prose = Prose(tuple(Heading(0, anchor, "", 0, 0) for anchor in headings))
    return Document(path, folder, kind, values, Kept(spans), "", 0, Lines(starts), prose=prose, readable=readable)


def _joined(path: KeyPath) -> str:
    return BETWEEN.join(map(str, path))


def _candidate(candidate: Candidate) -> list[Any]:
    flaw = candidate.flaw
    related = [[_place(each.place), each.message] for each in flaw.related]
    reads = [_place(each) for each in flaw.reads]
    said = [_place(flaw.place), flaw.message, related, reads]
    return [candidate.rule.code, candidate.severity, said, candidate.key, candidate.value]


def _read_candidate(data: list[Any], rules: Mapping[str, Rule]) -> Candidate:
    code, severity, (place, message, related, reads), key, value = data
    others = tuple(Related(_read_place(at), words) for at, words in related)
    flaw = Flaw(_read_place(place), message, others, tuple(map(_read_place, reads)))
    return Candidate(rules[code], severity, flaw, key, value)


def _place(place: Place) -> list[Any]:
    return [place.path, place.line, place.column, place.end_line, place.end_column, place.key]


def _read_place(data: list[Any]) -> Place:
    path, line, column, end_line, end_column, key = data
    return Place(path, line, column, end_line, end_column, tuple(key))
