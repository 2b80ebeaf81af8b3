"""Waivers to remove -> edits. A list that becomes empty goes with its key; every comment stays.

A comment on a line that goes gets a line of its own, where the item or the key began.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...document import Document, Span
from .outline import Outline, outline

LINE_END = re.compile(r"\r\n|\n|\r|\Z")
BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
SPACES = re.compile(r"[ \t]*")
WAIVERS = "waivers"


class Edit(NamedTuple):
    """What stands between two offsets of a text is replaced."""

    start: int
    end: int
    text: str


class Unmendable(Exception):
    """The text is written in a way in which nobody can tell what belongs together."""


def without(document: Document, gone: Iterable[int]) -> tuple[Edit, ...]:
    """The edits that remove some items of `waivers`.

    Raises Unmendable where the list is an alias, or shares its lines with something else.
    """
    spans = [document.spans.get((WAIVERS, number)) for number in range(len(document.items(WAIVERS)))]
    items = [span for span in spans if span is not None]
    gone = sorted(set(gone))
    if not gone or len(items) < len(spans) or gone[-1] >= len(items):
        raise Unmendable
    return tuple(_List(document, items, outline(document)).without(gone))


class _List:
    def __init__(self, document: Document, items: list[Span], signs: Outline) -> None:
        self.text, self.items, self.outline = document.text, items, signs
        self.whole = document.spans[(WAIVERS,)]

    def without(self, gone: list[int]) -> Iterator[Edit]:
        kept = [number for number in range(len(self.items)) if number not in gone]
        if not kept:
            yield self.lines(self.whole.key_start, self.whole.end, section=True)
        elif self.text[self.whole.start] == "-":
            for number in gone:
                before = self.items[number - 1].end if number else self.whole.start
                dash = self.outline.signs.find("-", before, self.items[number].start)
                yield self.lines(dash, self.items[number].end)
        elif self.text[self.whole.start] == "[":
            for number in gone:
                yield from self.inline(number, kept[-1])
        else:
            raise Unmendable

    def lines(self, start: int, end: int, *, section: bool = False) -> Edit:
        """Remove whole lines, from the one that an item begins on to the one that it ends on."""
        first = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        indent = self.text[first:start]
        stop = LINE_END.search(self.text, end)
        if start < 0 or stop is None or indent.strip(" ") or self.outline.signs[end : stop.start()].strip():
            raise Unmendable
        inside = [self.text[a:b] for a, b in self.outline.comments if first <= a < stop.end()]
        last = stop.end()
        if section and not inside and BLANK.fullmatch(self.text[self.line_before(first) : first]):
            blank = BLANK.match(self.text, last)
            last = blank.end() if blank else last
        return Edit(first, last, "".join(f"{indent}{comment}{stop[0]}" for comment in inside))

    def line_before(self, start: int) -> int:
        """Where the line before the one that begins at `start` begins."""
        end = start - (2 if self.text[:start].endswith("\r\n") else 1)
        return max(self.text.rfind("\n", 0, max(end, 0)), self.text.rfind("\r", 0, max(end, 0))) + 1

    def inline(self, number: int, last_kept: int) -> Iterator[Edit]:
        """Remove an item from a list in brackets, with the comma that belongs to it."""
        signs, item = self.outline.signs, self.items[number]
        upto = self.items[number + 1].start if number + 1 < len(self.items) else self.whole.end
        closing = signs.find(",", self.items[-1].end, self.whole.end) >= 0
        own = signs.find(",", item.end, upto) + 1
        if number < last_kept:
            plain, otherwise = Edit(item.start, upto, ""), [self.cut(item.start, own)]
        else:  # what ends the list now is the item before
            comma = signs.rfind(",", self.items[number - 1].end, item.start)
            if closing:
                plain, otherwise = Edit(comma + 1, own, ""), [self.cut(item.start, own)]
            else:
                plain = Edit(comma, item.end, "")
                own = comma + 1 if number - 1 == last_kept else self.after_spaces(comma + 1)
                otherwise = [Edit(comma, own, ""), self.cut(item.start, item.end)]
        yield from otherwise if self.outline.commented(plain.start, plain.end) else [plain]

    def cut(self, start: int, end: int) -> Edit:
        """Remove a stretch, and its line where nothing else stands on it."""
        first = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        blank = BLANK.match(self.text, end)
        if blank and not self.text[first:start].strip():
            return Edit(first, blank.end(), "")
        return Edit(start, self.after_spaces(end), "")

    def after_spaces(self, at: int) -> int:
        """Where the next sign is on a line."""
        spaces = SPACES.match(self.text, at)
        return spaces.end() if spaces else at
