"""Portfolio -> Findings: run every rule on every charter, and let one cause speak once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..document import Document, KeyPath, Place
from ..model import Charter, Fault, Finding, Flaw, Portfolio, Severity
from .rule import Rule
from .rules import ALL, BY_CODE

SHAPE = ("DOC104", "DOC105", "DOC106", "DOC107", "DOC108", "DOC109")
WEIGHT = {"error": 0, "warning": 1, "info": 2}
Spot = tuple[str, KeyPath]
"""A key in a file: what two rules have in common where they see the same cause."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A flaw on its way to becoming a finding."""

    rule: Rule
    severity: Severity
    flaw: Flaw

    @property
    def spot(self) -> Spot:
        """The key that the flaw is about; for words of the body, where they stand."""
        place = self.flaw.place
        prose = bool(place.key) and str(place.key[0]).startswith("#")
        return (place.path, (*place.key, place.line, place.column) if prose else place.key)

    @property
    def touched(self) -> tuple[Spot, ...]:
        """The value that the finding is about, and those that the rule read."""
        read = (*self.flaw.reads, *(each.place for each in self.flaw.related))
        return (self.spot, *((place.path, place.key) for place in read))


def lint(portfolio: Portfolio, rules: Iterable[Rule] = ALL) -> tuple[Finding, ...]:
    """Every finding of a portfolio, sorted by path, line, column and code."""
    rules = tuple(rules)
    findings: list[Finding] = []
    faults: dict[str, list[Fault]] = {}
    for fault in portfolio.faults:
        faults.setdefault(fault.place.path, []).append(fault)
    for charter in portfolio.charters:
        own = [fault for document in charter.documents for fault in faults.pop(document.path, ())]
        candidates = [*_found_below(charter, own, portfolio), *_run(rules, charter, portfolio)]
        findings.extend(_identified(charter, settle(_excused(candidates, charter))))
    return tuple(sorted(findings, key=lambda f: (f.place.path, f.place.line, f.place.column, f.code)))


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """One cause, one finding: drop what another candidate says better."""
    shape = [each for each in candidates if each.rule.code in SHAPE]
    kept = [each for each in candidates if each in shape or not any(_silences(fault, each) for fault in shape)]
    kept = [each for each in kept if not any(_gives_way(each, other) for other in _superior(each, kept))]
    by_spot: dict[Spot, list[Candidate]] = {}
    for each in kept:
        for spot in set(each.touched):
            by_spot.setdefault(spot, []).append(each)
    return [each for each in kept if not any(_outweighed(each, by_spot[spot], spot) for spot in set(each.touched))]


def _excused(candidates: list[Candidate], charter: Charter) -> list[Candidate]:
    """Without what is missing only because its key was misspelt beyond recognition, and without what follows.

    Where a section has as many unknown keys as missing ones, the unknown are the missing.
    """
    unknown = Counter(
        (path, key[:-1]) for each in candidates if each.rule.code == "DOC105" for path, key in [each.spot]
    )
    if not unknown:
        return candidates
    there = {(document.path, key) for document in charter.documents for key in document.spans}
    absent: dict[Spot, set[Spot]] = {}
    for each in candidates:
        for path, key in each.touched:
            if key and (path, key) not in there and each.rule.code != "DOC105":
                absent.setdefault((path, key[:-1]), set()).add((path, key))
    excused = {spot for home, spots in absent.items() if len(spots) <= unknown[home] for spot in spots}
    return [each for each in candidates if each.rule.code == "DOC105" or excused.isdisjoint(each.touched)]


def _silences(fault: Candidate, other: Candidate) -> bool:
    """A fault of shape silences every rule about its key, about anything inside it, and that read it."""
    path, key = fault.spot
    if fault.rule.code == "DOC104":  # the first of two values is as good as any
        return other.spot == fault.spot and other.rule.code == "DOC118"
    return any(place == path and _related(key, read) for place, read in other.touched)


def _superior(one: Candidate, others: list[Candidate]) -> list[Candidate]:
    if not one.rule.yields_to:
        return []
    every = "*" in one.rule.yields_to
    return [each for each in others if each is not one and (every or each.rule.code in one.rule.yields_to)]


def _gives_way(one: Candidate, other: Candidate) -> bool:
    """Whether `other` speaks about the same key as `one`, its section, or a value that `one` read."""
    return any(place == path and _related(key, read) for place, read in one.touched for path, key in other.touched)


def _outweighed(one: Candidate, others: list[Candidate], spot: Spot) -> bool:
    """Whether another finding on the same value weighs more, or is the first of the family about what is missing."""
    for other in others:
        if other.rule.code == one.rule.code or not spot[1]:
            continue
        same = one.spot == other.spot and one.flaw.place == other.flaw.place and one.rule.family == other.rule.family
        if WEIGHT[other.severity] < WEIGHT[one.severity] or (
            same and WEIGHT[other.severity] == WEIGHT[one.severity] and other.rule.code < one.rule.code
        ):
            return True
    return False


def _related(key: KeyPath, other: KeyPath) -> bool:
    """Whether one key path lies in the other. The file as a whole, the empty path, is related to nothing."""
    shorter = min(len(key), len(other))
    return shorter > 0 and key[:shorter] == other[:shorter]


def _found_below(charter: Charter, faults: list[Fault], portfolio: Portfolio) -> Iterator[Candidate]:
    for fault in faults:
        rule = BY_CODE[fault.code]
        severity = fault.severity or _severity(rule, charter, portfolio)
        if severity:
            yield Candidate(rule, severity, fault)


def _run(rules: Iterable[Rule], charter: Charter, portfolio: Portfolio) -> Iterator[Candidate]:
    for rule in rules:
        if not charter.document.readable and rule.family != "DOC":
            continue  # a constitution that can't be read has that finding alone
        severity = _severity(rule, charter, portfolio)
        if severity:
            yield from (Candidate(rule, severity, flaw) for flaw in rule.check(charter, portfolio))


def _severity(rule: Rule, charter: Charter, portfolio: Portfolio) -> Severity | None:
    weight = rule.weight(charter)
    chosen = portfolio.settings.of(rule.code, rule.name).get("severity")
    if chosen == "off" or weight is None:
        return None
    return chosen or weight


def _identified(charter: Charter, candidates: list[Candidate]) -> Iterator[Finding]:
    """Findings with fingerprints that survive edits above them: by rule, charter, file in the folder, key and value."""
    seen: dict[str, int] = {}
    documents = {document.path: document for document in charter.documents}
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
