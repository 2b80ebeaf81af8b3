"""Findings -> workflow commands, which GitHub shows as annotations beside the lines of a pull request."""

from __future__ import annotations

from ..model import Finding, Severity
from .ranking import standing, worst_first

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 10
"""GitHub shows so many errors, warnings and notices of a step, and drops the rest without a word."""


def findings(found: tuple[Finding, ...]) -> str:
    """A line for each of the worst findings, and a notice that counts those for which there is no room."""
    counted = worst_first(standing(found))
    by_severity = {each: [one for one in counted if one.severity == each] for each in COMMANDS}
    full = any(len(own) > SHOWN for own in by_severity.values())
    room: dict[Severity, int] = {"error": SHOWN, "warning": SHOWN, "info": SHOWN - full}
    lines = [_command(one) for each, own in by_severity.items() for one in own[: room[each]]]
    if full:
        more = {each: len(own) - room[each] for each, own in by_severity.items()}
        said = ", ".join(f"{number} {each}{'s' * (number != 1)}" for each, number in more.items() if number > 0)
        lines.append(f"::notice title=charterhouse::{escaped(f'and {said} more: run charterhouse lint to see all')}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.path, "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:  # GitHub refuses columns of a stretch over several lines
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"{finding.code} {finding.name}"
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {said}::{escaped(finding.message)}"


def escaped(text: str) -> str:
    """Text that stays on the line of its command: the per cent sign goes first, or it would escape the escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return escaped(text).replace(":", "%3A").replace(",", "%2C")
