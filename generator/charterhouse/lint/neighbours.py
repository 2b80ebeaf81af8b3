"""Charters -> Neighbours: what a rule about one partnership may ask about the others.

Answers are words, and the questions are written down with them. So what was found in a partnership holds until
one of its own files changes, or one of the answers does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..document import Document
from ..model import Answer, Charter, Neighbours, Portfolio, Question
from .links import GONE, lacking
from .outcome import Outcome


class Known:
    """Neighbours that have been examined: `files` are the paths of all files of the handbook."""

    def __init__(self, outcomes: Iterable[Outcome], files: frozenset[str], names: dict[str, str] | None = None) -> None:
        self.files = files
        self.outcomes = tuple(outcomes)
        self.owners = {path: outcome for outcome in self.outcomes for path in outcome.paths}
        self._names = names

    @cached_property
    def names(self) -> dict[str, str]:
        """Whose each name is, of all charters, unless that was known beforehand."""
        if self._names is not None:
            return self._names
        known: dict[str, str] = {}
        for outcome in self.outcomes:
            for name in names(outcome.charter):
                known.setdefault(name, outcome.charter.id)
        return known

    def answer(self, question: Question) -> Answer:
        """`link`, path, anchor: what is wrong with it. `name`, words: whose it is, of all charters."""
        match question:
            case ("link", path, anchor):
                if path not in self.owners:
                    return None if path in self.files else GONE
                charter = self.owners[path].charter
                documents = (*charter.documents, *charter.strays)
                return next((lacking(each, anchor) for each in documents if each.path == path), None)
            case ("name", words):
                return self.names.get(words)
            case _:
                raise ValueError(f"nobody answers {question}")


class Heard:
    """Neighbours whose answers are written down."""

    def __init__(self, neighbours: Neighbours) -> None:
        self.neighbours = neighbours
        self.answers: dict[Question, Answer] = {}

    def answer(self, question: Question) -> Answer:
        """The neighbours' answer, the same as often as it is asked for."""
        if question not in self.answers:
            self.answers[question] = self.neighbours.answer(question)
        return self.answers[question]


class Told:
    """Neighbours who say what was written down of them."""

    def __init__(self, answers: dict[Question, Answer]) -> None:
        self.answers = answers

    def answer(self, question: Question) -> Answer:
        """What was written down."""
        return self.answers.get(question)


def names(charter: Charter) -> Iterable[str]:
    """The names by which prose would speak of a charter's parties and people."""
    for party in charter.parties:
        about = charter.document.section("parties", party)
        legal = charter.document.get("parties", party, "entity", "legal_name")
        yield from (each for each in (about.get("name"), legal) if isinstance(each, str))
        people = charter.plan.section("parties", party, "people") if charter.plan else {}
        for person in people.values():
            name = person.get("name") if isinstance(person, dict) else None
            if isinstance(name, str):
                yield name


def by_id(portfolio: Portfolio) -> dict[str, list[Document]]:
    """The charters by their ids in lower case."""
    if "ids" not in portfolio.registers:
        ids: dict[str, list[Document]] = {}
        for charter in portfolio.charters:
            ids.setdefault(str(charter.document.get("id") or "").lower(), []).append(charter.document)
        portfolio.registers["ids"] = ids
    found: dict[str, list[Document]] = portfolio.registers["ids"]
    return found
