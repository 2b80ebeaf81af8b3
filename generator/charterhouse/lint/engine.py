"""Portfolio -> Findings: run every rule on every charter, and let one cause speak once.

A partnership is examined by itself, which may be remembered; then rules across the portfolio see what is kept of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from ..document import Document
from ..model import Charter, Fault, Finding, Flaw, Portfolio, Severity
from .causes import Candidate, settle, settled
from .facts import facts
from .identity import identified, named
from .neighbours import Heard, Known
from .outcome import Outcome
from .rule import Rule
from .rulebook import BUILT_IN, Rulebook
from .waivers import IDLE, honour

Beside = dict[int, list[Candidate]]
"""What shows only across the portfolio, by the number of the partnership."""
AnyFlaw = TypeVar("AnyFlaw", bound=Flaw)
MOST = 200
"""Findings of one rule in one partnership: beyond, the last one says that there are more."""


def lint(portfolio: Portfolio, book: Rulebook = BUILT_IN) -> tuple[Finding, ...]:
    """Every finding of a portfolio of which all documents are at hand, sorted by path, line, column and code."""
    faults: dict[str, list[Fault]] = {}
    for fault in portfolio.faults:
        faults.setdefault(fault.place.path, []).append(fault)
    own = {
        charter.document.path: tuple(fault for each in _all(charter) for fault in faults.pop(each.path, ()))
        for charter in portfolio.charters
    }
    alone = [replace(portfolio, faults=own[charter.document.path]) for charter in portfolio.charters]
    outcomes = list(map(partial(examine, book=book), portfolio.charters, alone))
    known = Known(outcomes, portfolio.files)
    for number, outcome in enumerate(outcomes):
        if any(known.answer(question) != answer for question, answer in outcome.answers.items()):
            told = replace(alone[number], neighbours=known)
            outcomes[number] = examine(portfolio.charters[number], told, book)
    return conclude(outcomes, portfolio, book)


def examine(charter: Charter, portfolio: Portfolio, book: Rulebook = BUILT_IN) -> Outcome:
    """What the files of one partnership say by themselves, and by what the neighbours of the portfolio answer.

    The portfolio's faults are those of this charter.
    """
    heard = Heard(portfolio.neighbours)
    portfolio = replace(portfolio, neighbours=heard)
    local = [rule for rule in book.rules if not rule.across]
    found = (*_found_below(charter, portfolio, book), *_run(local, charter, portfolio))
    candidates = [each for each in found if not book.left_out(each.rule.code, each.flaw.place.path)]
    kept = settle(candidates, charter)
    by_path = {document.path: document for document in _all(charter) if document.path}
    return Outcome(
        tuple(sorted(by_path)), facts(charter),
        tuple(named(each, by_path.get(each.flaw.place.path)) for each in kept), _silenced(candidates, kept),
        heard.answers, bool(charter.document.items("waivers")),
    )  # fmt: skip


def compare(outcomes: Sequence[Outcome], portfolio: Portfolio, book: Rulebook = BUILT_IN) -> Beside:
    """What shows only across the portfolio."""
    across = [rule for rule in book.rules if rule.across]
    whole = replace(portfolio, charters=tuple(each.charter for each in outcomes), faults=(), documents={}, registers={})
    beside: Beside = {}
    for number, outcome in enumerate(outcomes):
        by_path = {document.path: document for document in _all(outcome.charter)}
        found = [
            named(each, by_path.get(each.flaw.place.path))
            for each in _run(across, outcome.charter, whole)
            if not book.left_out(each.rule.code, each.flaw.place.path)
        ]
        if found:
            beside[number] = found
    return beside


def conclude(
    outcomes: Sequence[Outcome], portfolio: Portfolio, book: Rulebook = BUILT_IN, beside: Beside | None = None
) -> tuple[Finding, ...]:
    """The findings of partnerships that have been examined, with those that show only across the portfolio.

    What a waiver accepts is among them, and says so. `beside` is what `compare` finds, where that is known.
    """
    beside = compare(outcomes, portfolio, book) if beside is None else beside
    findings: list[Finding] = []
    for number, outcome in enumerate(outcomes):
        candidates, silenced = list(outcome.candidates), outcome.silenced
        if number in beside:
            together = [*candidates, *beside[number]]
            candidates = settled(together)
            silenced |= _silenced(together, candidates)
        if candidates or outcome.waives:
            charter = outcome.charter
            honoured = honour(charter, candidates, silenced, partial(_ran, charter, portfolio, book), book)
            idle = _idle(honoured.flaws, charter, portfolio, book)
            findings.extend(identified(charter, [*honoured.candidates, *((each, None) for each in idle)]))
    return tuple(sorted(findings, key=lambda f: (f.place.path, f.place.line, f.place.column, f.code)))


def _silenced(candidates: list[Candidate], kept: list[Candidate]) -> frozenset[str]:
    """The codes of rules of which a candidate gave way to another."""
    stayed = {id(each) for each in kept}
    return frozenset(each.rule.code for each in candidates if id(each) not in stayed)


def _ran(charter: Charter, portfolio: Portfolio, book: Rulebook, code: str) -> bool:
    """Whether a rule was run on every file of a charter."""
    left_out = any(book.left_out(code, document.path) for document in charter.documents)
    return not left_out and _severity(book.by_code[code], charter, portfolio) is not None


def _idle(flaws: Iterable[Flaw], charter: Charter, portfolio: Portfolio, book: Rulebook) -> Iterator[Candidate]:
    """Waivers that accept nothing, which can be said only when all else has been found."""
    rule = book.by_code[IDLE]
    severity = _severity(rule, charter, portfolio)
    if severity and not book.left_out(IDLE, charter.document.path):
        yield from (named(Candidate(rule, severity, flaw), charter.document) for flaw in _bounded(flaws))


def _all(charter: Charter) -> tuple[Document, ...]:
    return (*charter.documents, *charter.strays)


def _found_below(charter: Charter, portfolio: Portfolio, book: Rulebook) -> Iterator[Candidate]:
    by_code: dict[str, list[Fault]] = {}
    for fault in portfolio.faults:
        by_code.setdefault(fault.code, []).append(fault)
    for code, own in by_code.items():
        for fault in _bounded(own):
            severity = fault.severity or _severity(book.by_code[code], charter, portfolio)
            if severity:
                yield Candidate(book.by_code[code], severity, fault)


def _run(rules: Iterable[Rule], charter: Charter, portfolio: Portfolio) -> Iterator[Candidate]:
    for rule in rules:
        if not charter.document.readable and rule.family != "DOC":
            continue  # a constitution that can't be read has that finding alone
        severity = _severity(rule, charter, portfolio)
        silent = severity is None and rule.silent_for(charter)
        if severity or silent:
            for flaw in _bounded(rule.check(charter, portfolio)):
                yield Candidate(rule, severity or "error", flaw, heard=not silent)


def _bounded(flaws: Iterable[AnyFlaw]) -> Iterator[AnyFlaw]:
    """The first flaws of many: a file made to drown its readers must not hold them up."""
    for number, flaw in enumerate(flaws, 1):
        if number == MOST:
            yield replace(flaw, message=f"{flaw.message} (and there may be more of these, which are not shown)")
            return
        yield flaw


def _severity(rule: Rule, charter: Charter, portfolio: Portfolio) -> Severity | None:
    weight = rule.weight(charter)
    chosen = portfolio.settings.of(rule.code, rule.name).get("severity")
    if chosen == "off" or weight is None or (rule.optional and not chosen):
        return None
    return chosen or weight
