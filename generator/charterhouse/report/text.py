"""Findings -> text for a terminal, like a compiler's: where, what, the line itself, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from ..lint.rule import Rule
from ..model import Finding
from .lines import Lines, TextOf
from .ranking import count, standing

Style = Callable[..., str]
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
WIDEST = 160


def findings(found: tuple[Finding, ...], files: int, rules: Mapping[str, Rule], text_of: TextOf, style: Style) -> str:
    """All findings that stand and a last line that counts them. `style` colours words, or leaves them (`click.style`).

    `files` is how many files they were looked for in, `rules` are by code.
    """
    lines = Lines(text_of)
    parts = [_finding(each, rules[each.code], lines, style) for each in standing(found)]
    return "\n".join([*parts, _summary(found, files, style)]) + "\n"


def _finding(finding: Finding, rule: Rule, lines: Lines, style: Style) -> str:
    place = finding.place
    colour = COLOURS[finding.severity]
    where = style(f"{printable(place.path)}:{place.line}:{place.column}", bold=True)
    head = (
        f"{where}: {style(finding.severity, fg=colour)} {style(finding.code, fg=colour)} {printable(finding.message)}"
    )
    said = [head, *_excerpt(finding, lines(place.path, place.line), style)]
    related = ((each.place, each.message) for each in finding.related)
    said += [f"  see {printable(at.path)}:{at.line}:{at.column}: {printable(message)}" for at, message in related]
    advice = "" if rule.claim.rstrip(".").lower() == finding.message.rstrip(".").lower() else f"{rule.claim} "
    said.append(style(f"  {advice}(charterhouse explain {finding.code})", dim=True))
    return "\n".join([*said, ""])


def _excerpt(finding: Finding, line: str, style: Style) -> list[str]:
    """The source line with the words underlined, cut around them where it is long."""
    if not line:
        return []
    place = finding.place
    first = place.column - 1
    last = place.end_column - 1 if place.end_line == place.line else len(line)
    cut = max(0, min(first - 40, len(line) - WIDEST)) if len(line) > WIDEST else 0
    shown = printable(line[cut : cut + WIDEST].replace("\t", " "))
    left = "…" if cut else ""
    right = "…" if len(line) > cut + WIDEST else ""
    margin = f"{place.line:>5} | "
    under = " " * (len(margin) + len(left) + _width(printable(line[cut:first])))
    marks = "^" * max(1, min(_width(printable(line[first:last])), WIDEST - (first - cut)))
    return [f"{margin}{left}{shown}{right}", under + style(marks, fg=COLOURS[finding.severity])]


def _summary(found: tuple[Finding, ...], files: int, style: Style) -> str:
    if not files:
        return style("0 files checked: there is no file of a charter", fg="yellow")
    checked = f"{files} file{'s' * (files != 1)} checked"
    waived = len(found) - len(standing(found))
    beside = f" ({waived} waived)" if waived else ""
    counts = [(each, count(found, each)) for each in ("error", "warning", "info")]
    said = ", ".join(f"{number} {each}{'s' * (number != 1)}" for each, number in counts if number)
    return f"{checked}: {said}{beside}" if said else style(f"{checked}, nothing to mend{beside}", fg="green")


def printable(text: str) -> str:
    """Text that can't steer a terminal: control and invisible characters show as what they are."""
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
