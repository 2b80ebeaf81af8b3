"""Findings -> JSON, as `schema/lint.json` and `schema/explain.json` describe it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..document import Place
from ..lint.rule import Rule
from ..model import Finding, Waiver
from .encoding import as_json
from .ranking import count

VERSION = 1


def findings(found: tuple[Finding, ...], files: int, baseline: Mapping[str, Any] | None = None) -> str:
    """The findings of `lint`, with a summary. `files` is how many files they were looked for in.

    With a baseline, how many findings it knows (`matched`) and which of its fingerprints are `stale`.
    """
    summary = {"files": files, **{f"{each}s": count(found, each) for each in ("error", "warning", "info")}}
    compared = {"baseline": dict(baseline)} if baseline is not None else {}
    return as_json({"version": VERSION, "summary": summary, **compared, "findings": [_finding(each) for each in found]})


def rules(known: Iterable[Rule]) -> str:
    """The rules, for `explain`."""
    return as_json({"version": VERSION, "rules": [_rule(each) for each in known]})


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        **_place(place),
        "end_line": place.end_line,
        "end_column": place.end_column,
        "charter": finding.charter,
        "key": finding.key,
        "fingerprint": finding.fingerprint,
        "dimension": finding.dimension,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
        "related": [{**_place(each.place), "message": each.message} for each in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _waiver(waiver: Waiver) -> dict[str, str | None]:
    return {"reason": waiver.reason, "by": waiver.by, "until": waiver.until}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "completeness": rule.completeness,
        "dimension": rule.dimension,
        "applies_to": list(rule.applies_to),
        "message": rule.claim,
        "reason": rule.reason,
        "source": rule.source or None,
        "bad": rule.bad,
        "good": rule.good,
    }
