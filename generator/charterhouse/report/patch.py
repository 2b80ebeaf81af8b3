"""Changes -> a unified diff that `git apply` and `patch -p1` take, from the top of the repository."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import unified_diff
from typing import NamedTuple

from .text import printable

LINE = re.compile(r"[^\n]*\n|[^\n]+")
END = re.compile(r"\r?\n\Z")
ESCAPES = {'"': '\\"', "\\": "\\\\"}
COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Changed(NamedTuple):
    """A file before and after, by its path relative to the repository."""

    path: str
    old: bytes
    new: bytes


def patch(changes: Iterable[Changed], style: Callable[..., str], *, watched: bool = False) -> str:
    """The differences of all files; nothing where there are none.

    What is `watched` on a terminal is made so that no line can steer it, and is for nobody to apply.
    """
    return "".join(_of_file(each, style, watched=watched) for each in changes)


def _of_file(change: Changed, style: Callable[..., str], *, watched: bool) -> str:
    # Only \n ends a line here: for git, \r is a part of the line.
    old, new = (LINE.findall(each.decode("utf-8", "surrogateescape")) for each in (change.old, change.new))
    lines = list(unified_diff(old, new, _named("a", change.path), _named("b", change.path)))
    written = []
    for number, line in enumerate(lines):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        whole = f"{printable(END.sub('', line))}\n" if watched and number > 1 else whole
        colour = COLOURS.get(line[:1])
        written.append(style(whole, bold=True) if number < 2 else style(whole, fg=colour) if colour else whole)
    return "".join(written)


def _named(side: str, path: str) -> str:
    """A path as git writes it: signs that would end it are escaped, and a tab ends one that has spaces."""
    name = f"{side}/{path}"
    if name.isprintable() and not ESCAPES.keys() & set(name):
        return f"{name}\t" if " " in name else name
    return f'"{"".join(ESCAPES.get(c) or (c if c.isprintable() else _octal(c)) for c in name)}"'


def _octal(character: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
