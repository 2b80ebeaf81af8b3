"""Document, remedies -> whether the mended text says the same, but for what the remedies change."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ... import parse, prose
from ...document import Document
from ...source import Source
from .outline import comments
from .remedies import Remedy
from .waiver_list import WAIVERS


def mended(document: Document, remedies: Iterable[Remedy]) -> str:
    """The text with the edits of remedies that don't overlap, made from the end."""
    text = document.text
    edits = (edit for remedy in remedies for edit in remedy.edits)
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def holds(document: Document, remedies: Sequence[Remedy]) -> bool:
    """Whether the file can still be read, and all is as it was but for what the remedies name."""
    text = mended(document, remedies)
    _, before = parse.parse(Source(document.path, document.folder, document.text.encode()))
    after, faults = parse.parse(Source(document.path, document.folder, text.encode()))
    if not after.readable or len(faults) > len(before):
        return False
    if _written(after.data) != _written(_expected(document, remedies)) or comments(after) != comments(document):
        return False
    quoting = [remedy for remedy in remedies if remedy.term]
    return _body_holds(document, after, quoting) if quoting else after.body == document.body


def _written(data: Any) -> str:
    """Values so that their types and the order of their keys count."""
    return json.dumps(data)


def _expected(document: Document, remedies: Iterable[Remedy]) -> dict[str, Any]:
    data = copy.deepcopy(document.data)
    gone: set[int] = set()
    for remedy in remedies:
        if remedy.key:
            home: Any = data
            for step in remedy.key[:-1]:
                home = home[step]
            home[remedy.key[-1]] = remedy.value
        gone.update(remedy.gone)
    if gone:
        data[WAIVERS] = [each for number, each in enumerate(data[WAIVERS]) if number not in gone]
        if not data[WAIVERS]:
            del data[WAIVERS]
    return data


def _body_holds(before: Document, after: Document, quoting: Sequence[Remedy]) -> bool:
    """Whether each new reference is read as one, and headings, links and the other references are what they were."""
    old, new = prose.read(before), prose.read(after)
    moved = len(after.text) - len(before.text)
    references = [each.path for each in old.references] + [remedy.term for remedy in quoting]
    quoted = {(after.text[each.start : each.end], each.path) for each in new.references}
    return (
        sorted(references) == sorted(each.path for each in new.references)
        and all((remedy.edits[0].text, remedy.term) in quoted for remedy in quoting)
        and [(each.anchor, each.title) for each in old.headings] == [(each.anchor, each.title) for each in new.headings]
        and [each.target for each in old.links] == [each.target for each in new.links]
        and len(old.raw_html) == len(new.raw_html)
        and moved == sum(len(e.text) - (e.end - e.start) for remedy in quoting for e in remedy.edits)
    )
