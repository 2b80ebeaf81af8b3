"""YAML -> Tree: values of YAML 1.2 with the place of every key, in bounded time and memory.

PyYAML's C parser delivers events, and this builds the values from them. Its composer is not used: it recurses
until the process crashes on deep nesting, loses duplicate keys silently and expands aliases without a bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .document import KeyPath, Span
from .scalars import misread, resolve
from .yaml_trouble import Wrong, not_yaml

SWALLOWED = re.compile(r"\n[ ]*(?:- )?[a-z][a-z0-9_-]*:(?:[ \r\n])")
"""A line that begins with a key, inside a quoted value: somebody forgot to close the quote."""
DEEPEST = 100
MOST_EXPANDED = 10_000


@dataclass(slots=True)
class Tree:
    """The values, the spans by key path, the keys in `{ }` without a colon, and the faults that stop nothing."""

    value: Any = None
    spans: dict[KeyPath, Span] = field(default_factory=dict)
    bare: frozenset[KeyPath] = frozenset()
    faults: list[Wrong] = field(default_factory=list)


@dataclass(slots=True)
class Open:
    """A mapping or list whose end has not come yet. `path` is None below a duplicate key: read, and forgotten."""

    value: dict[str, Any] | list[Any]
    path: KeyPath | None
    start: int
    flow: bool
    mapping: bool
    counted: int
    anchor: str | None
    key: Any = None
    """The event of the key whose value comes next: PyYAML's types let it have no mark, which its parser never does."""
    end: int = 0


def read(text: str, at: int = 0) -> Tree:
    """Build the tree of a frontmatter that begins at an offset of its file; all places are those of the file.

    Raises Wrong where it isn't YAML, or YAML beyond the bounds.
    """
    builder = _Builder(text, at)
    try:
        parser = yaml.CSafeLoader(text)
        while (event := parser.get_event()) is not None:
            builder.take(event)
    except (yaml.YAMLError, Wrong) as error:
        wrong = error if isinstance(error, Wrong) else not_yaml(error, text)
        raise wrong.moved(at) from error
    builder.tree.bare = frozenset(builder.bare)
    return builder.tree


class _Builder:
    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.tree = Tree()
        self.bare: set[KeyPath] = set()
        self.stack: list[Open] = []
        self.anchors: dict[str, tuple[Any, int] | None] = {}
        self.count = 0  # nodes, expanded aliases included
        self.expanded = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent or kind is AliasEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            self.node(event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self.close(event)

    def node(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and top.mapping:
            if not isinstance(event, ScalarEvent):
                raise Wrong("DOC103", "a key must be plain text, not a list, a mapping or an alias", start, end)
            top.key = event
            return
        self.count += 1
        if isinstance(event, ScalarEvent):
            value = self.scalar(event, start, end)
            if event.anchor:
                self.anchors[event.anchor] = (value, 1)
            if event.style in ("|", ">"):
                end = start + len(self.text[start:end].rstrip())
            self.put(value, start, end, event)
        elif isinstance(event, AliasEvent):
            self.put(self.alias(event, start, end), start, end)
        else:
            self.open(event, start, end)

    def open(self, event: MappingStartEvent | SequenceStartEvent, start: int, end: int) -> None:
        if event.tag and event.tag != "!":
            raise Wrong("DOC103", f"the tag {event.tag} means nothing in a charter: remove it", start, end)
        if len(self.stack) >= DEEPEST:
            raise Wrong("DOC113", f"nested deeper than {DEEPEST} levels", start, start + 1)
        if event.anchor:
            self.anchors[event.anchor] = None  # open: an alias to it would contain itself
        value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        path = self.path()
        flow, mapping = bool(event.flow_style), isinstance(event, MappingStartEvent)
        self.stack.append(Open(value, path, start, flow, mapping, self.count, event.anchor))

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.count - done.counted + 1)
        end = event.end_mark.index if done.flow else done.end or done.start
        self.put(done.value, done.start, end)

    def path(self) -> KeyPath | None:
        """The path of the value that comes next, None where it is to be forgotten."""
        if not self.stack:
            return ()
        top = self.stack[-1]
        if top.path is None:
            return None
        if isinstance(top.value, list):
            return (*top.path, len(top.value))
        key = top.key.value
        return None if key in top.value else (*top.path, key)

    def put(self, value: Any, start: int, end: int, event: ScalarEvent | None = None) -> None:
        path, at = self.path(), self.at
        if not self.stack:
            self.tree.value, self.tree.spans[()] = value, Span(start + at, start + at, start + at, end + at)
            return
        top = self.stack[-1]
        top.end = end
        if isinstance(top.value, list):
            top.value.append(value)
            if path is not None:
                self.tree.spans[path] = Span(start + at, start + at, start + at, end + at)
        else:
            key, top.key = top.key, None
            key_start, key_end = key.start_mark.index, key.end_mark.index
            if path is None:
                self.repeated(top, key, key_start, key_end)
                return
            top.value[key.value] = value
            self.tree.spans[path] = Span(key_start + at, key_end + at, start + at, end + at)
            if top.flow and start == end and value is None and not self.text[key_end:].lstrip().startswith(":"):
                self.bare.add(path)
        if path and event and not event.style and event.implicit[0] and misread(event.value):
            words = f"{event.value} without quotes is something else to readers of YAML 1.1: write '{event.value}'"
            self.tree.faults.append(Wrong("DOC118", words, start, end, path).moved(at))

    def repeated(self, top: Open, key: ScalarEvent, start: int, end: int) -> None:
        if top.path is None:
            return
        words = f"{key.value} stands here for the second time: keep one of the two"
        self.tree.faults.append(Wrong("DOC104", words, start, end, (*top.path, key.value)).moved(self.at))

    def scalar(self, event: ScalarEvent, start: int, end: int) -> Any:
        if event.style in ("'", '"') and SWALLOWED.search(self.text, start, end):
            raise Wrong(
                "DOC103",
                "the quote that opens here is not closed on its line, and takes keys with it",
                start,
                start + 1,
            )
        if event.tag in (None, "!"):
            return resolve(event.value) if not event.style and event.implicit[0] else event.value
        if event.tag == "tag:yaml.org,2002:str":
            return event.value
        raise Wrong("DOC103", f"the tag {event.tag} means nothing in a charter: remove it", start, end)

    def alias(self, event: AliasEvent, start: int, end: int) -> Any:
        if event.anchor not in self.anchors:
            raise Wrong(
                "DOC103", f"*{event.anchor} refers to no anchor: a value that begins with * needs quotes", start, end
            )
        known = self.anchors[event.anchor]
        if known is None:
            raise Wrong("DOC113", f"*{event.anchor} stands inside what it refers to", start, end)
        value, size = known
        self.count += size
        self.expanded += size
        if self.expanded > MOST_EXPANDED:
            raise Wrong("DOC113", f"aliases expand to more than {MOST_EXPANDED:,} values: write them out", start, end)
        return value

