"""What came of examining one partnership, and how that is written down and read again."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..document import Document, Heading, KeyPath, Lines, Place, Prose, Span
from ..model import Answer, Charter, Flaw, Question, Related
from .causes import Candidate
from .rule import Rule

ALONE = ("document", "plan", "economics", "risk_register")
SEVERAL = ("appendices", "reviews", "strays")
BETWEEN = "\n"
"""Between the steps of a key path, as no key can hold it."""


class Void(Exception):
    """What was remembered is not what was written down: it must be forgotten."""


@dataclass(frozen=True)
class Outcome:
    """What the files of a partnership say by themselves.

    `paths` are those files, `silenced` the rules that gave way somewhere, `answers` what the neighbours said: where
    one of them says otherwise, the outcome is void. `kept` is what is kept of the charter, also as it is written
    down, since of thousands of partnerships few are looked into. `waives` is whether it has waivers.
    """

    paths: tuple[str, ...]
    kept: Charter | bytes
    candidates: tuple[Candidate, ...]
    silenced: frozenset[str]
    answers: dict[Question, Answer]
    waives: bool

    @property
    def written(self) -> bytes:
        """What is kept of the charter as it is written down."""
        return self.kept if isinstance(self.kept, bytes) else b""

    @cached_property
    def charter(self) -> Charter:
        """The charter with what is kept of it. Raises Void where that can't be read."""
        return self.kept if isinstance(self.kept, Charter) else _read_charter(self.kept)


class Kept(Mapping[KeyPath, Span]):
    """Spans as they are written down: of thousands of partnerships, few are ever asked for."""

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def spans(self) -> dict[str, list[int]]:
        """The spans, read when the first is asked for. Raises Void where they can't be read."""
        with _readable():
            return {str(path): [int(each) for each in span] for path, span in json.loads(self.written).items()}

    def __getitem__(self, path: KeyPath) -> Span:
        """The span of a key path."""
        return Span(*self.spans[_joined(path)])

    def __iter__(self) -> Iterator[KeyPath]:
        """The key paths; numbers of list items come as words, which is good enough to count them."""
        return (tuple(path.split(BETWEEN)) for path in self.spans)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.spans)


def written(outcome: Outcome) -> tuple[Any, Any]:
    """An outcome as JSON can hold it: what it says, and what is kept of the charter."""
    charter = outcome.charter
    answers = [[*question, answer] for question, answer in outcome.answers.items() if answer is not None]
    asked = [question for question, answer in outcome.answers.items() if answer is None]
    candidates = [_candidate(each) for each in outcome.candidates]
    said = [outcome.paths, candidates, sorted(outcome.silenced), answers, asked, outcome.waives]
    alone = [_document(each) if (each := getattr(charter, name)) else None for name in ALONE]
    return said, [charter.id, alone, [[_document(each) for each in getattr(charter, name)] for name in SEVERAL]]


def read(said: bytes, kept: bytes, rules: Mapping[str, Rule]) -> Outcome:
    """An outcome as it was written. Raises Void where it can't be read."""
    with _readable():
        paths, candidates, silenced, answered, asked, waives = json.loads(said.decode("utf-8", "surrogatepass"))
        answers: dict[Question, Answer] = {tuple(question): answer for *question, answer in answered}
        answers |= dict.fromkeys(map(tuple, asked))
        made = tuple(_read_candidate(each, rules) for each in candidates)
        return Outcome(tuple(map(str, paths)), kept, made, frozenset(silenced), answers, bool(waives))


def written_across(names: dict[str, str], beside: Mapping[int, list[Candidate]]) -> Any:
    """Whose names there are and what shows only across partnerships, as JSON can hold it."""
    return [names, [[number, [_candidate(each) for each in own]] for number, own in beside.items()]]


def read_across(text: bytes, rules: Mapping[str, Rule]) -> tuple[dict[str, str], dict[int, list[Candidate]]]:
    """What `written_across` made. Raises Void where it is something else."""
    with _readable():
        names, beside = json.loads(text.decode("utf-8", "surrogatepass"))
        found = {int(number): [_read_candidate(each, rules) for each in own] for number, own in beside}
        return {str(name): str(home) for name, home in names.items()}, found


def _read_charter(kept: bytes) -> Charter:
    with _readable():
        name, alone, several = json.loads(kept.decode("utf-8", "surrogatepass"))
        documents = {key: _read_document(each) if each else None for key, each in zip(ALONE, alone, strict=True)}
        beside = {key: tuple(map(_read_document, own)) for key, own in zip(SEVERAL, several, strict=True)}
        if documents["document"] is None:
            raise Void
        return Charter(str(name), **documents, **beside)  # type: ignore[arg-type]  # by name, from above


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise Void from error


def _document(document: Document) -> list[Any]:
    last = max((max(span) for span in document.spans.values()), default=0)
    starts = [each for each in document.lines.starts if each <= last]
    spans = json.dumps({_joined(path): span for path, span in document.spans.items()}, separators=(",", ":"))
    headings = [each.anchor for each in document.prose.headings]
    return [document.path, document.folder, document.kind, document.data, spans, starts, headings, document.readable]


def _read_document(data: list[Any]) -> Document:
    path, folder, kind, values, spans, starts, headings, readable = data
    prose = Prose(tuple(Heading(0, anchor, "", 0, 0) for anchor in headings))
    lines = Lines(array("L", starts))
    return Document(path, folder, kind, values, Kept(str(spans)), "", 0, lines, prose=prose, readable=readable)


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
