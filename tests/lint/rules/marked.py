"""Findings as a table can state them, with the words that an editor would underline."""

from __future__ import annotations

from charterhouse.model import Settings
from tests.tools import Changes, findings, name_of, texts


def marked(changes: Changes, settings: Settings | None = None) -> list[str]:
    """`FLX102 charter.md: third-berth`, a finding each, in the order of the linter."""
    shown = []
    for each in findings(changes, settings):
        name, place = name_of(each.place.path), each.place
        text = changes.get(name) or texts()[name]
        assert isinstance(text, str)
        assert place.line == place.end_line
        words = text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]
        shown.append(f"{each.code} {name}: {words}")
    return shown


def changed(*edits: tuple[str, str, str]) -> dict[str, str]:
    """Several edits to the valid partnership, each a file, what stands in it and what is put there."""
    files: dict[str, str] = {}
    for name, old, new in edits:
        text = files.get(name, texts()[name])
        assert old in text, f"{old!r} does not stand in {name}"
        files[name] = text.replace(old, new, 1)
    return files


def underlined(changes: Changes, settings: Settings | None = None) -> list[str]:
    """Each finding as `error FIT102 fit: fit.graduates_on`: severity, code, the words underlined, the key."""
    shown = []
    for each in findings(changes, settings):
        content = {**texts(), **changes}[name_of(each.place.path)]
        lines = (content or "").splitlines()
        words = str(lines[each.place.line - 1])[each.place.column - 1 : each.place.end_column - 1]
        shown.append(f"{each.severity} {each.code} {words}: {each.key}")
    return shown
