"""Findings -> JSON, as `schema/lint.json` and `schema/explain.json` describe it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..document import Place
from ..lint.rule import Rule
from ..model import Finding

VERSION = 1


def findings(found: tuple[Finding, ...], files: int) -> str:
    """The findings of `lint`, with a summary. `files` is how many files they were looked for in."""
    summary = {"files": files, **{f"{each}s": count(found, each) for each in ("error", "warning", "info")}}
    return _dump({"version": VERSION, "summary": summary, "findings": [_finding(each) for each in found]})


def rules(known: Iterable[Rule]) -> str:
    """The rules, for `explain`."""
    return _dump({"version": VERSION, "rules": [_rule(each) for each in known]})


def count(found: Iterable[Finding], severity: str) -> int:
    """How many findings have a severity."""
    return sum(each.severity == severity for each in found)


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
        "waiver": None,
        "related": [{**_place(each.place), "message": each.message} for each in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


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


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
