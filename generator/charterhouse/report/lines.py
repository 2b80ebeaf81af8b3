"""A file's path -> its lines, as places count them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

LINE_END = re.compile(r"\r\n|\r|\n")
TextOf = Callable[[str], str]
"""From a path in the repository to the text of that file, "" where nothing is known of it."""


class Lines:
    """The lines of files. Findings come file by file, so the last few files are all that is kept."""

    def __init__(self, text_of: TextOf) -> None:
        self._split = lru_cache(maxsize=8)(lambda path: LINE_END.split(text_of(path)))

    def __call__(self, path: str, number: int) -> str:
        """A line without its end, counted from 1; "" where there is none."""
        lines = self._split(path)
        return lines[number - 1] if number <= len(lines) else ""
