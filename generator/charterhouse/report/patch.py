"""Changes -> a unified diff that `git apply` and `patch -p1` take, from the top of the repository."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import unified_diff
from typing import NamedTuple

LINE = re.compile(r"[^\n]*\n|[^\n]+")
PLAIN = re.compile(r"[^\x00-\x1f\x7f\"\\]+")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Changed(NamedTuple):
    """A file before and after, by its path relative to the repository."""

    path: str
    old: bytes
    new: bytes


def patch(changes: Iterable[Changed], style: Callable[..., str]) -> str:
    """The differences of all files; nothing where there are none."""
    return "".join(_of_file(each, style) for each in changes)


def _of_file(change: Changed, style: Callable[..., str]) -> str:
    # Only \n ends a line here: for git, \r is a part of the line.
    old, new = (LINE.findall(each.decode("utf-8", "surrogateescape")) for each in (change.old, change.new))
    lines = list(unified_diff(old, new, _named("a", change.path), _named("b", change.path)))
    written = []
    for number, line in enumerate(lines):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        colour = COLOURS.get(line[:1])
        written.append(style(whole, bold=True) if number < 2 else style(whole, fg=colour) if colour else whole)
    return "".join(written)


def _named(side: str, path: str) -> str:
    """A path as git writes it: signs that would end it are escaped, and a tab ends one that has spaces."""
    name = f"{side}/{path}"
    if PLAIN.fullmatch(name):
        return f"{name}\t" if " " in name else name
    return '"' + "".join(ESCAPES.get(c) or (c if c.isprintable() else f"\\{ord(c):03o}") for c in name) + '"'
