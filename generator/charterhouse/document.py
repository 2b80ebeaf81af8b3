"""What a file is once it has been read: its values with the place of each, and its prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

EACH, KEYS = object(), object()
"""Steps of a pattern for `Document.walk`."""
KeyPath = tuple[str | int, ...]
"""`("exit", "data_handover", "within")`; a list item goes by its index, an article by its anchor: `("#exit",)`."""


class Span(NamedTuple):
    """Where a key and its value stand, as character offsets in the file (end exclusive)."""

    key_start: int
    key_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file that a finding can underline: lines and columns count from 1, ends are exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    key: KeyPath = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The line table of a text: offset -> line and column, both from 1, columns in characters."""

    starts: Sequence[int]

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, path: str, start: int, end: int, key: KeyPath = ()) -> Place:
        """The stretch between two offsets as a place in `path`."""
        line, column = self.locate(start)
        end_line, end_column = self.locate(max(start, end))
        return Place(path, line, column, end_line, end_column, key)


@dataclass(frozen=True, slots=True)
class TermReference:
    """`{{ exit.notice_period | possessive }}` in a body: offsets are those of the whole file.

    One whose braces don't match has no path.
    """

    path: str
    filters: tuple[str, ...]
    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or picture as written: `start` and `end` enclose its destination."""

    target: str
    start: int
    end: int
    anchor: str
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or cell, the unit in which prose is read.

    `text` is as long as the source it stands for: what is no prose (code, quotations, marks of emphasis, links around
    their words, term references) is blanked out, so that an offset in it plus `start` is an offset in the file.
    """

    text: str
    start: int
    anchor: str
    kind: str = "paragraph"
    """`paragraph`, `heading`, `item` of a list or `row` of a table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`##` is an article, `###` a section; `title` is plain text, `end` the end of its line."""

    level: int
    anchor: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of a document, parsed once for the linter and the handbook."""

    headings: tuple[Heading, ...] = ()
    passages: tuple[Passage, ...] = ()
    references: tuple[TermReference, ...] = ()
    links: tuple[Link, ...] = ()
    raw_html: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file with frontmatter. `path` is relative to the repository, `folder` names the partnership."""

    path: str
    folder: str
    kind: str
    data: dict[str, Any]
    spans: Mapping[KeyPath, Span]
    text: str
    body_at: int
    lines: Lines
    bare: frozenset[KeyPath] = frozenset()
    """Keys in `{ }` that have no colon: what a comma left over from the value before."""
    prose: Prose = field(default_factory=Prose)
    readable: bool = True
    """False where the frontmatter could not be read: then `data` is empty and no rule should miss anything in it."""

    @property
    def body(self) -> str:
        """The Markdown below the frontmatter."""
        return self.text[self.body_at :]

    def get(self, *key: str | int, default: Any = None) -> Any:
        """The value at a key path, or `default` where any step of it is missing."""
        value: Any = self.data
        for step in key:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return default
        return value

    def section(self, *key: str | int) -> dict[str, Any]:
        """The mapping at a key path, empty where there is none."""
        value = self.get(*key)
        return value if isinstance(value, dict) else {}

    def items(self, *key: str | int) -> list[Any]:
        """The list at a key path, empty where there is none."""
        value = self.get(*key)
        return value if isinstance(value, list) else []

    def at(self, *key: str | int) -> Place:
        """Where a value stands; for a missing one, where its absence shows.

        What is missing in a section is shown at the section's own key, in a list item at its `id` or `kind`,
        at top level at the opening `---`. The place's key is the outermost missing one.
        """
        span = self.spans.get(key)
        if span is not None:
            if span.start == span.end and span.key_start < span.key_end:  # an empty value shows at its key
                return self.lines.place(self.path, span.key_start, span.key_end, key)
            return self.lines.place(self.path, span.start, span.end, key)
        known = len(key) - 1
        while known and key[:known] not in self.spans:
            known -= 1
        home = self.key(*key[:known])
        return Place(home.path, home.line, home.column, home.end_line, home.end_column, key[: known + 1])

    def key(self, *key: str | int) -> Place:
        """Where a key itself stands; for a list item its `id` or `kind` value, else its first character."""
        if not key:
            return self.opening()
        if key not in self.spans:  # inside an alias: its keys stand where the anchor is
            return self.key(*key[:-1])
        if isinstance(key[-1], int):
            for name in ("id", "kind"):
                named = self.spans.get((*key, name))
                if named is not None:
                    return self.lines.place(self.path, named.start, named.end, key)
            span = self.spans[key]
            return self.lines.place(self.path, span.start, span.start + 1, key)
        span = self.spans[key]
        return self.lines.place(self.path, span.key_start, span.key_end, key)

    def walk(self, *pattern: str | int | object) -> Iterator[tuple[KeyPath, Any]]:
        """Every value that a pattern of keys leads to, with its path.

        `EACH` stands for each item of a list or each value of a mapping; `KEYS`, as the last step, for each key of
        a mapping: `walk("governance", "tiers", EACH, "attendees", EACH)`.
        """
        yield from _walk(self.data, (), pattern)

    def opening(self) -> Place:
        """The `---` that opens the frontmatter."""
        return Place(self.path, 1, 1, 1, 4)

    def stretch(self, start: int, end: int, anchor: str = "") -> Place:
        """Words of the body, by character offsets in the file."""
        return self.lines.place(self.path, start, end, (f"#{anchor}",))


def _walk(value: Any, path: KeyPath, pattern: tuple[object, ...]) -> Iterator[tuple[KeyPath, Any]]:
    if not pattern:
        yield path, value
        return
    step, *rest = pattern
    if step is KEYS:
        yield from (((*path, key), key) for key in value) if isinstance(value, dict) else ()
    elif step is EACH:
        inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, each in inside:
            yield from _walk(each, (*path, key), tuple(rest))
    elif isinstance(value, dict) and isinstance(step, str) and step in value:
        yield from _walk(value[step], (*path, step), tuple(rest))
