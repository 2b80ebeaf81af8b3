"""Findings -> the Reviewdog Diagnostic Format, which reviewdog turns into comments on most hosts of code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..lint.rule import Rule
from ..model import Finding, Severity
from .encoding import as_json
from .home import HOME, page
from .lines import Lines, TextOf
from .ranking import standing

SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def findings(found: tuple[Finding, ...], rules: Mapping[str, Rule], text_of: TextOf) -> str:
    """A DiagnosticResult. `rules` are by code; the texts are needed because it counts columns in bytes of UTF-8."""
    lines = Lines(text_of)
    diagnostics = [_diagnostic(each, rules[each.code], lines) for each in standing(found)]
    result = {"source": {"name": "charterhouse", "url": HOME}, "diagnostics": diagnostics}
    return as_json(result)


def _diagnostic(finding: Finding, rule: Rule, lines: Lines) -> dict[str, Any]:
    place, url = finding.place, page(rule)
    start = {"line": place.line, "column": in_bytes(lines(place.path, place.line), place.column)}
    end = {"line": place.end_line, "column": in_bytes(lines(place.path, place.end_line), place.end_column)}
    return {
        "message": finding.message,
        "location": {"path": place.path, "range": {"start": start, "end": end}},
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.code, **({"url": url} if url else {})},
    }


def in_bytes(line: str, column: int) -> int:
    """A column counted from 1 in characters, as one counted from 1 in bytes of UTF-8."""
    before = line[: column - 1]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)
