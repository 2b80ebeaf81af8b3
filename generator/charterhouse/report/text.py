"""Findings -> text for a terminal, like a compiler's: where, what, the line itself, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from ..document import Document
from ..lint.rules import BY_CODE
from ..model import Finding
from .json import count

Style = Callable[..., str]
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
WIDEST = 160


def findings(found: tuple[Finding, ...], files: int, documents: Mapping[str, Document], style: Style) -> str:
    """All findings and a last line that counts them. `style` colours words, or leaves them (`click.style`)."""
    parts = [_finding(each, documents.get(each.place.path), style) for each in found]
    return "\n".join([*parts, _summary(found, files, style)]) + "\n"


def _finding(finding: Finding, document: Document | None, style: Style) -> str:
    place = finding.place
    colour = COLOURS[finding.severity]
    where = style(f"{place.path}:{place.line}:{place.column}", bold=True)
    head = (
        f"{where}: {style(finding.severity, fg=colour)} {style(finding.code, fg=colour)} {printable(finding.message)}"
    )
    lines = [head, *_excerpt(finding, document, style)]
    related = ((each.place, each.message) for each in finding.related)
    lines += [f"  see {at.path}:{at.line}:{at.column}: {printable(message)}" for at, message in related]
    rule = BY_CODE[finding.code]
    lines.append(style(f"  {rule.claim} (charterhouse explain {finding.code})", dim=True))
    return "\n".join([*lines, ""])


def _excerpt(finding: Finding, document: Document | None, style: Style) -> list[str]:
    """The source line with the words underlined, cut around them where it is long."""
    place = finding.place
    if document is None or not document.text or place.line > len(document.lines.starts):
        return []
    start = document.lines.starts[place.line - 1]
    line = document.text[start:].split("\n", 1)[0].split("\r", 1)[0] if len(document.text) > start else ""
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
    checked = f"{files} file{'s' * (files != 1)} checked"
    if not found:
        return style(f"{checked}, nothing to mend", fg="green")
    counts = [(each, count(found, each)) for each in ("error", "warning", "info")]
    said = ", ".join(f"{number} {each}{'s' * (number != 1)}" for each, number in counts if number)
    return f"{checked}: {said}"


def printable(text: str) -> str:
    """Text that can't steer a terminal: control and invisible characters show as what they are."""
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
