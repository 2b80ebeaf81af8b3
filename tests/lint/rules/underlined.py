"""Findings as they show in an editor: what is said, and which words of which file are underlined."""

from __future__ import annotations

from charterhouse.model import Settings
from tests.tools import Changes, findings, name_of, texts


def underlined(changes: Changes, settings: Settings | None = None) -> list[str]:
    """Each finding as `error FIT102 fit: fit.graduates_on`: severity, code, the words underlined, the key."""
    shown = []
    for each in findings(changes, settings):
        content = {**texts(), **changes}[name_of(each.place.path)]
        lines = (content or "").splitlines()
        words = str(lines[each.place.line - 1])[each.place.column - 1 : each.place.end_column - 1]
        shown.append(f"{each.severity} {each.code} {words}: {each.key}")
    return shown
