"""Finding -> Remedy: which characters to replace, and what that changes. Where there is any doubt, none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ... import quantities, quote
from ...document import Document, KeyPath, Place
from ...model import Finding
from ...scalars import misread, resolve
from ...terms import Duration, duration, in_words
from .spelling import meant
from .waiver_list import WAIVERS, Edit, Unmendable, without

Home = Callable[[str], Document | None]
"""The document of a path, as the findings have it."""
REMOVE = "remove the waiver"
"""What WAI103 says where the waiver is of no use; where its rule or its place is misspelt, it says that instead."""

APOSTROPHES = "'’"
PLURAL = re.compile(rf"[{APOSTROPHES}](?=\s+[A-Za-z])")
SINGULAR = re.compile(rf"[{APOSTROPHES}]s(?=\s+[A-Za-z])")
OPENS = re.compile(r"(?<![^\W_])['‘]\w")
"""A single quotation mark that opens a quotation."""
PARAGRAPH = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
REFERENCE = re.compile(r"\{\{[^{}]*\}\}")


@dataclass(frozen=True, slots=True)
class Remedy:
    """The edits that mend findings, and what they change: a value, items of `waivers`, or words of the body."""

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    key: KeyPath = ()
    value: Any = None
    """The new value at `key`."""
    gone: tuple[int, ...] = ()
    term: str = ""
    """The term that the body quotes now."""

    @property
    def start(self) -> int:
        """Where the first of its edits begins."""
        return min(edit.start for edit in self.edits)

    @property
    def end(self) -> int:
        """Where the last of its edits ends."""
        return max(edit.end for edit in self.edits)


def remedies(document: Document, findings: Iterable[Finding], home: Home) -> Iterator[Remedy]:
    """What can be done about findings in a document, in any order; edits may overlap."""
    findings = tuple(findings)
    spots = {(span.start, span.end): key for key, span in document.spans.items() if span.start < span.end}
    signed = _signed(document)
    for finding in findings:
        stretch = _stretch(document, finding.place)
        key = spots.get(stretch, ()) if stretch else ()
        made = None
        if finding.code == "DOC118" and key:
            made = _quoted(document, finding, key)
        elif finding.code == "DOC108" and key and not signed:
            made = _spelt(document, finding, key)
        elif finding.code == "TRM103" and stretch and not signed:
            made = _quoting(document, finding, stretch, home)
        if made:
            yield made
    idle = [each for each in findings if each.code == "WAI103" and REMOVE in each.message and _there(document, each)]
    gone = tuple(sorted({int(each.place.key[1]) for each in idle}))
    try:
        if gone:
            yield Remedy(tuple(idle), without(document, gone), gone=gone)
    except Unmendable:
        return


def _signed(document: Document) -> bool:
    """Whether a digest of the text as it stands was signed: then nothing may change that the digest covers."""
    signatures = [each for each in document.items("ratification") if isinstance(each, dict)]
    return any(each.get("digest") and each.get("version") == document.get("version") for each in signatures)


def _stretch(document: Document, place: Place) -> tuple[int, int] | None:
    """The offsets of a place; None where the file has become shorter than that."""
    starts = document.lines.starts
    if place.end_line > len(starts):
        return None
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    return (start, end) if start < end <= len(document.text) else None


def _there(document: Document, finding: Finding) -> bool:
    """Whether the waiver that a finding is about still stands where it stood."""
    key = finding.place.key
    return len(key) == 3 and key[0] == WAIVERS and isinstance(key[1], int) and document.at(*key) == finding.place


def _quoted(document: Document, finding: Finding, key: KeyPath) -> Remedy | None:
    """Quotes around text; a number, which quotes would make text of, is written as everybody reads it."""
    span = document.spans[key]
    *before, raw = document.text[span.start : span.end].split()
    if not misread(raw) or any(not each.startswith("&") for each in before):
        return None
    value = resolve(raw)
    plain = f"'{raw}'" if isinstance(value, str) else json.dumps(value)
    if misread(plain) or json.dumps(document.get(*key)) != json.dumps(value):
        return None
    return Remedy((finding,), (Edit(span.end - len(raw), span.end, plain),))


def _spelt(document: Document, finding: Finding, key: KeyPath) -> Remedy | None:
    value, span = document.get(*key), document.spans[key]
    length = meant(value) if isinstance(value, str) else None
    raw = document.text[span.start : span.end]
    if length is None or duration(value):
        return None
    quotes = int(raw[0] in "\"'" and raw[-1] == raw[0])
    if raw[quotes : len(raw) - quotes] != value:
        return None
    edit = Edit(span.start + quotes, span.end - quotes, str(length))
    return Remedy((finding,), (edit,), key=key, value=str(length))


def _quoting(document: Document, finding: Finding, stretch: tuple[int, int], home: Home) -> Remedy | None:
    """A reference in the place of a number that stands in the body, where it reads as the same number."""
    related = finding.related[0].place if finding.related else None
    terms = home(related.path) if related else None
    words = document.text[slice(*stretch)]
    if stretch[0] < document.body_at or related is None or terms is None:
        return None
    agreed = duration(terms.get(*related.key))
    if agreed is None or related != terms.at(*related.key) or not _says(words, agreed):
        return None
    path = _path(related.key, terms)
    if quote.locate(path, terms) != related.key:
        return None
    read = quantities.read(quote.quote(path, (), terms))
    if len(read) != 1 or not read[0].alone or str(read[0].duration) != str(agreed):
        return None
    start, end = stretch
    owner = _possessive(document, start, end)
    reference = f"{{{{ {path}{' | possessive' * bool(owner)} }}}}"
    return Remedy((finding,), (Edit(start, end + owner, reference),), term=path)


def _possessive(document: Document, start: int, end: int) -> int:
    """How many characters behind a number make it a possessive; none where they may be the end of a quotation.

    Nor in a table, where the filter's bar would end the cell: there the apostrophe stays behind the reference.
    """
    text = document.text
    mark = (PLURAL if text[end - 1] in "sS" else SINGULAR).match(text, end)
    before = PARAGRAPH.split(text[document.body_at : start])[-1]
    if mark is None or OPENS.search(before) or "|" in REFERENCE.sub("", before + text[end:].partition("\n")[0]):
        return 0
    return len(mark[0])


def _says(words: str, length: Duration) -> bool:
    """Whether words are a number and its unit and nothing more: no `clear days`, no capital that opens a sentence."""
    plain = " ".join(words.split())
    return plain in {f"{number} {unit}" for number in (str(length.number), in_words(length.number))
                     for unit in (length.unit, f"{length.unit}s")}  # fmt: skip


def _path(key: KeyPath, document: Document) -> str:
    """A key path as `{{ }}` has it: items of a list by their id."""
    steps = (document.get(*key[: depth + 1], "id") if isinstance(step, int) else step for depth, step in enumerate(key))
    return ".".join(map(str, steps))
