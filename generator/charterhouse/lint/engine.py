"""Portfolio -> Findings: run every rule on every charter, and let one cause speak once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from ..document import Document, Place
from ..model import Charter, Fault, Finding, Flaw, Portfolio, Severity
from .causes import Candidate, settle
from .rule import Rule
from .rules import ALL, BY_CODE

AnyFlaw = TypeVar("AnyFlaw", bound=Flaw)
MOST = 200
"""Findings of one rule in one partnership: beyond, the last one says that there are more."""


def lint(portfolio: Portfolio, rules: Iterable[Rule] = ALL) -> tuple[Finding, ...]:
    """Every finding of a portfolio, sorted by path, line, column and code."""
    rules = tuple(rules)
    findings: list[Finding] = []
    faults: dict[str, list[Fault]] = {}
    for fault in portfolio.faults:
        faults.setdefault(fault.place.path, []).append(fault)
    for charter in portfolio.charters:
        own = [fault for document in (*charter.documents, *charter.strays) for fault in faults.pop(document.path, ())]
        candidates = [*_found_below(charter, own, portfolio), *_run(rules, charter, portfolio)]
        findings.extend(_identified(charter, settle(candidates, charter)))
    return tuple(sorted(findings, key=lambda f: (f.place.path, f.place.line, f.place.column, f.code)))


def _found_below(charter: Charter, faults: list[Fault], portfolio: Portfolio) -> Iterator[Candidate]:
    by_code: dict[str, list[Fault]] = {}
    for fault in faults:
        by_code.setdefault(fault.code, []).append(fault)
    for code, own in by_code.items():
        for fault in _bounded(own):
            severity = fault.severity or _severity(BY_CODE[code], charter, portfolio)
            if severity:
                yield Candidate(BY_CODE[code], severity, fault)


def _run(rules: Iterable[Rule], charter: Charter, portfolio: Portfolio) -> Iterator[Candidate]:
    for rule in rules:
        if not charter.document.readable and rule.family != "DOC":
            continue  # a constitution that can't be read has that finding alone
        severity = _severity(rule, charter, portfolio)
        if severity:
            yield from (Candidate(rule, severity, flaw) for flaw in _bounded(rule.check(charter, portfolio)))


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
    if chosen == "off" or weight is None:
        return None
    return chosen or weight


def _identified(charter: Charter, candidates: list[Candidate]) -> Iterator[Finding]:
    """Findings with fingerprints that survive edits above them: by rule, charter, file in the folder, key and value."""
    seen: dict[str, int] = {}
    documents = {document.path: document for document in (*charter.documents, *charter.strays)}
    for candidate in candidates:
        place, rule = candidate.flaw.place, candidate.rule
        document = documents.get(place.path)
        key = key_text(place, document)
        value = _value(place, document)
        inside = place.path.partition(f"/{charter.document.folder}/")[2] or place.path
        identity = "\0".join((rule.code, charter.id, inside, key or "", value))
        ordinal = seen[identity] = seen.get(identity, 0) + 1
        fingerprint = hashlib.sha256(f"{identity}\0{ordinal}".encode()).hexdigest()[:16]
        yield Finding(
            rule.code, rule.name, candidate.severity, candidate.flaw.message, place, charter.id, key, rule.dimension,
            fingerprint, candidate.flaw.related,
        )  # fmt: skip


def key_text(place: Place, document: Document | None) -> str | None:
    """A key path as people write it, items of a list by their id: `metrics[qualified-leads].owner`."""
    text = ""
    for depth, step in enumerate(place.key):
        if isinstance(step, int):
            item = document.get(*place.key[: depth + 1]) if document else None
            named = item.get("id") if isinstance(item, dict) else None
            text += f"[{named if named is not None else step}]"
        else:
            text += f".{step}" if text else step
    return text or None


def _value(place: Place, document: Document | None) -> str:
    if document is None or not place.key:
        return ""
    if str(place.key[0]).startswith("#"):
        start = document.lines.starts[place.line - 1] + place.column - 1
        end = document.lines.starts[place.end_line - 1] + place.end_column - 1
        return " ".join(document.text[start:end].split())
    value = document.get(*place.key)
    return " ".join(str(value).split()) if not isinstance(value, (dict, list)) else ""
