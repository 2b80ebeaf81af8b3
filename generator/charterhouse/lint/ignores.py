"""Path patterns -> which rules are left out in which file.

A pattern is relative to the folder of `charterhouse.toml`. `*` stands for any characters but `/`, `?` for one of
them, `[ab]` for one of several; `**` as a whole step of a path stands for any folders, none included. A pattern that
fits a folder holds for everything in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from ..config import wrong
from ..model import Settings

NONE: frozenset[str] = frozenset()
Chosen = Callable[[str], frozenset[str]]
"""The codes of the rules that a code, a name or a family stands for."""
Suggestion = Callable[[str], str]
"""`; did you mean …?` for what stands for no rule."""


class PatternError(Exception):
    """What is wrong with a pattern."""


class Ignores:
    """The rules that an organisation leaves out, by file. Paths are relative to `top`.

    Raises ConfigurationError where a pattern can fit nothing, or names no rule.
    """

    def __init__(self, settings: Settings, top: Path, chosen: Chosen, suggestion: Suggestion) -> None:
        self.patterns = [
            (_compiled(settings, pattern), _codes(settings, pattern, chosen, suggestion))
            for pattern in settings.ignores
        ]
        self.strip, self.put = _home(settings, top) if settings.ignores else ("", "")
        self.known: dict[str, frozenset[str]] = {}

    def at(self, path: str) -> frozenset[str]:
        """The codes of the rules that are left out in a file."""
        if not self.patterns:
            return NONE
        if path not in self.known:
            shown = self.put + path.removeprefix(self.strip)
            self.known[path] = NONE.union(*(codes for pattern, codes in self.patterns if pattern.fullmatch(shown)))
        return self.known[path]


@lru_cache(maxsize=256)
def expression(pattern: str) -> re.Pattern[str]:
    """A path pattern as a regular expression. Raises PatternError where it can fit no path."""
    if "\\" in pattern:
        raise PatternError("folders are separated by /, also on Windows")
    steps = pattern.removeprefix("./").rstrip("/").split("/")
    if "" in steps:
        raise PatternError("a pattern is relative to the folder of this file, and its steps are not empty")
    if ".." in steps or "." in steps:
        raise PatternError("a pattern leads to files below this one: it has no . or .. in it")
    parts = ["(?:[^/]+/)*" if step == "**" else f"{_step(step)}/" for step in steps]
    if steps[-1] == "**":  # whatever lies below
        return re.compile("".join(parts[:-1]) + ".+")
    return re.compile("".join(parts)[:-1] + "(?:/.*)?")


def _step(step: str) -> str:
    if "**" in step:
        raise PatternError("** stands alone between two /, for any folders")
    parts, at = [], 0
    while at < len(step):
        sign, at = step[at], at + 1
        if sign == "[":
            end = step.find("]", at + 1 + step.startswith("!", at))
            if end < 0:
                raise PatternError("a [ has no ]")
            inside, at = step[at:end], end + 1
            negated = inside.startswith("!")
            listed = re.sub(r"([\[\]^\\&~|])", r"\\\1", inside[negated:])
            parts.append(f"(?!/)[{'^' * negated}{listed}]")
        else:
            parts.append({"*": "[^/]*", "?": "[^/]"}.get(sign, re.escape(sign)))
    return "".join(parts)


def _compiled(settings: Settings, pattern: str) -> re.Pattern[str]:
    try:
        return expression(pattern)
    except (PatternError, re.error) as error:
        said = "in [ ], a range goes from the lower to the higher" if isinstance(error, re.error) else error
        raise wrong(settings, ("ignores", pattern), f"ignores: the pattern “{pattern}” fits nothing: {said}") from error


def _codes(settings: Settings, pattern: str, chosen: Chosen, suggestion: Suggestion) -> frozenset[str]:
    found = NONE
    for number, name in enumerate(settings.ignores[pattern]):
        codes = chosen(name)
        if not codes:
            said = f"ignores: there is no rule {name}{suggestion(name)}"
            raise wrong(settings, ("ignores", pattern, number), said)
        found |= codes
    return found


def _home(settings: Settings, top: Path) -> tuple[str, str]:
    """What to take from a path relative to `top`, and what to put before it, to have it relative to the configuration.

    With a configuration from elsewhere (`--config`), patterns are relative to the repository.
    """
    home, top = Path(os.path.abspath(settings.source)).parent, Path(os.path.abspath(top))  # noqa: PTH100
    if not settings.source or home == top:
        return "", ""
    if home.is_relative_to(top):
        return f"{home.relative_to(top).as_posix()}/", ""
    return ("", f"{top.relative_to(home).as_posix()}/") if top.is_relative_to(home) else ("", "")
