"""Findings -> a GitLab code quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
from typing import Any

from ..model import Finding, Severity
from .encoding import as_json
from .ranking import standing

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
"""`critical` and `blocker` are for faults of running code; no charter has any."""


def findings(found: tuple[Finding, ...]) -> str:
    """An array of issues, each with a fingerprint of its own: GitLab drops all but one of those that share one."""
    seen: dict[str, int] = {}
    issues = []
    for finding in standing(found):
        fingerprint = finding.fingerprint
        if fingerprint in seen:  # the same partnership in two folders
            ordinal = seen[fingerprint]
            fingerprint = hashlib.sha256(f"{fingerprint}\0{ordinal}".encode()).hexdigest()[: len(fingerprint)]
        seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        issues.append(_issue(finding, fingerprint))
    return as_json(issues)


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.place
    return {
        "description": finding.message,
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": place.path,
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
