"""Findings -> JUnit's XML, which most servers of continuous integration show as the results of tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..lint.rule import Rule
from ..model import Finding, Waiver
from .ranking import standing

ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
IN_ATTRIBUTE = {**IN_TEXT, **str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})}


def findings(found: tuple[Finding, ...], paths: Iterable[str], rules: Mapping[str, Rule]) -> str:
    """A suite for each file that was checked, with a case for each finding, or one that passes.

    A finding of any severity is a failure, its severity the failure's type; an accepted one is skipped.
    """
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for each in found:
        by_path.setdefault(each.place.path, []).append(each)
    suites = "".join(_suite(path, own, rules) for path, own in by_path.items())
    tests = sum(max(1, len(own)) for own in by_path.values())
    head = f'<testsuites name="charterhouse" tests="{tests}" failures="{len(standing(found))}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{suites}</testsuites>\n'


def _suite(path: str, found: list[Finding], rules: Mapping[str, Rule]) -> str:
    failures = len(standing(found))
    counts = f'tests="{max(1, len(found))}" failures="{failures}" errors="0" skipped="{len(found) - failures}"'
    cases = _cases(path, found, rules) if found else f'    <testcase name="no findings" classname={_quoted(path)}/>\n'
    return f"  <testsuite name={_quoted(path)} {counts} file={_quoted(path)}>\n{cases}  </testsuite>\n"


def _cases(path: str, found: list[Finding], rules: Mapping[str, Rule]) -> str:
    """The cases of a file. Names are told apart by a number where need be, never by a line, which every edit moves."""
    seen: dict[str, int] = {}
    cases = []
    for finding in found:
        name = f"{finding.code} {finding.name}" + (f": {finding.key}" if finding.key else "")
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            name = f"{name} ({seen[name]})"
        inside = _skipped(finding, finding.waiver) if finding.waiver else _failure(finding, rules)
        cases.append(f"    <testcase name={_quoted(name)} classname={_quoted(path)}>\n{inside}    </testcase>\n")
    return "".join(cases)


def _failure(finding: Finding, rules: Mapping[str, Rule]) -> str:
    place = finding.place
    lines = [f"{place.path}:{place.line}:{place.column}: {finding.severity} {finding.code} {finding.message}"]
    related = ((each.place, each.message) for each in finding.related)
    lines += [f"see {at.path}:{at.line}:{at.column}: {message}" for at, message in related]
    lines += [f"{rules[finding.code].claim} (charterhouse explain {finding.code})"]
    said = _escaped("\n".join(lines), IN_TEXT)
    attributes = f"type={_quoted(finding.severity)} message={_quoted(finding.message)}"
    return f"      <failure {attributes}>{said}</failure>\n"


def _skipped(finding: Finding, waiver: Waiver) -> str:
    by = f" by {waiver.by}" if waiver.by else ""
    until = f" until {waiver.until}" if waiver.until else ""
    why = f": {waiver.reason}" if waiver.reason else ""
    return f'      <skipped type="waiver" message={_quoted(f"{finding.message}; accepted{by}{until}{why}")}/>\n'


def _quoted(text: str) -> str:
    return f'"{_escaped(text, IN_ATTRIBUTE)}"'


def _escaped(text: str, escapes: Mapping[int, str]) -> str:
    """Text that XML 1.0 can hold; a character that it can't hold is shown as what it is."""
    return ILLEGAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text).translate(escapes)
