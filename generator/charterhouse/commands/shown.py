"""A charter -> what of it is shown, and JSON of that as `schema/show.json` describes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import parse, portfolio, quote
from ..document import Document
from ..history import Version
from ..model import Charter, Fault
from ..prose import REFERENCE
from ..report import encoding
from ..report.text import printable
from ..source import Source

VERSION = 1


class Unshowable(Exception):
    """Why a charter can't be shown, and the exit code for that."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class At:
    """What was asked for: nothing (the working tree), a revision, or a day with the version in force on it."""

    revision: str | None = None
    on: date | None = None
    commit: str | None = None
    date: date | None = None
    version: Version | None = None
    waiting: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A part of the body; what stands before the first heading has no anchor and no title."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A charter in the words of its files: `charter` has what is misshapen left out, the documents have all."""

    charter: Charter
    document: Document
    beside: tuple[Document, ...]
    at: At

    @classmethod
    def of(cls, sources: Sequence[Source], at: At) -> Shown:
        """Read the files of a partnership. Raises Unshowable where its charter.md can't be read."""
        charter, faults = portfolio.partnership(sources)
        if not charter.document.readable:
            raise Unshowable(_unreadable(charter.document, faults), 2)
        read = [parse.parse(each)[0] for each in sources]  # again, since `partnership` puts right what is misshapen
        own = next(each for each in read if each.path == charter.document.path)
        beside = tuple(each for each in read if each.readable and each is not own)
        return cls(charter, own, beside, at)


def as_json(shown: Shown) -> str:
    """The charter with its frontmatter as it is written, and its articles with their terms in words."""
    at = shown.at
    named = [("version", at.version.version), ("in_force", _day(at.version.in_force)),
             ("decided_by", at.version.decided_by)] if at.version else []  # fmt: skip
    value: dict[str, Any] = {
        "version": VERSION,
        "id": shown.charter.id,
        "at": {
            "revision": at.revision, "commit": at.commit, "date": _day(at.date), "on": _day(at.on),
            "version": None, "in_force": None, "decided_by": None, **dict(named),
            "waiting": [{"version": each.version, "in_force": _day(each.in_force), "decided_by": each.decided_by}
                        for each in at.waiting],
        },
        "path": shown.document.path,
        "frontmatter": shown.document.data,
        "articles": [{"anchor": each.anchor, "title": each.title, "text": each.text}
                     for each in articles(shown.charter.document, {})],
        "beside": [{"path": each.path, "kind": each.kind, "frontmatter": each.data} for each in shown.beside],
    }  # fmt: skip
    return encoding.as_json(value)


def articles(document: Document, titles: Mapping[int, str]) -> tuple[Article, ...]:
    """The articles of a body, with each `{{ term }}` in words; `titles` are those to be set anew, by their offsets."""
    heads = [each for each in document.prose.headings if each.level <= 2]
    starts = [document.body_at, *(each.end for each in heads)]
    ends = [*(each.start for each in heads), len(document.text)]
    texts = [_quoted(document, *both, titles).strip("\r\n") for both in zip(starts, ends, strict=True)]
    first = [Article("", "", texts[0])] if texts[0].strip() else []
    named = zip(heads, texts[1:], strict=True)
    return (*first, *(Article(each.anchor, titles.get(each.start) or title(each.title, document), text)
                      for each, text in named))  # fmt: skip


def title(words: str, document: Document) -> str:
    """A heading with each `{{ term }}` in words."""

    def worded(match: re.Match[str]) -> str:
        path, *filters = (part.strip() for part in match[1].split("|"))
        return _words(path, tuple(filters), document) or match[0]

    return REFERENCE.sub(worded, words)


def _words(path: str, filters: tuple[str, ...], document: Document) -> str | None:
    try:
        return quote.quote(path, filters, document)
    except quote.Unquotable:
        return None  # it stays as it is written, and lint says what is wrong with it


def _quoted(document: Document, start: int, end: int, titles: Mapping[int, str]) -> str:
    instead = [(each.start, each.end, titles[each.start]) for each in document.prose.headings
               if start <= each.start < end and each.start in titles]  # fmt: skip
    for each in document.prose.references:
        words = _words(each.path, each.filters, document) if start <= each.start < end else None
        if words is not None:
            instead.append((each.start, each.end, words))
    made, last = [], start
    for first, after, told in sorted(instead):
        if first >= last:  # a term inside a heading that is set anew
            made += [document.text[last:first], told]
            last = after
    return "".join([*made, document.text[last:end]])


def _unreadable(document: Document, faults: Sequence[Fault]) -> str:
    if not document.path:
        return f"{document.folder} has no charter.md"
    fault = next((each for each in faults if each.place.path == document.path), None)
    place = f":{fault.place.line}:{fault.place.column}: {fault.message}" if fault else " cannot be read"
    return printable(f"{document.path}{place}")


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
