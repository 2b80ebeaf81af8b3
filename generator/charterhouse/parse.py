"""Source -> Document: every key and value with its place, or one fault that says where reading stopped."""

from __future__ import annotations

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from . import frontmatter_yaml
from .document import Document, KeyPath, Lines, Place
from .model import Fault
from .source import MOST_BYTES, Source
from .yaml_trouble import Wrong

LINE_END = re.compile(r"\r\n|\n|\r")
FENCE = re.compile(r"(?:\A|(?<=[\r\n]))(---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
FILES = {"charter.md": "charter", "plan.md": "plan", "economics.md": "economics", "risk-register.md": "risk-register"}
FOLDERS = {"appendices": "appendix", "reviews": "review"}


class Unreadable(Exception):
    """A file that can't be read further: the code of its finding, its words, and the offsets."""

    def __init__(self, code: str, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.code, self.message, self.start, self.end = code, message, start, end


class CharterHandler(BaseHandler):
    """Our frontmatter for python-frontmatter: fences only at the start of a line, YAML with places."""

    FM_BOUNDARY = FENCE

    def split(self, text: str) -> tuple[str, str]:
        """Frontmatter and body; their lengths and the fences' add up to the file's."""
        opening = FENCE.match(text)
        if opening is None or opening[1] != "---":
            first = LINE_END.search(text)
            words = "no frontmatter: the first line must be ---, and a line --- must close it"
            raise Unreadable("DOC102", words, 0, first.start() if first else len(text))
        closing = FENCE.search(text, opening.end())
        if closing is None:
            words = "the frontmatter that opens here is never closed: put --- on a line of its own below it"
            raise Unreadable("DOC103", words, 0, 3)
        if closing[1] != "---":
            words = "the frontmatter must be closed by ---, not by ..."
            raise Unreadable("DOC103", words, closing.start(1), closing.end(1))
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str) -> dict[str, Any]:
        """The frontmatter's values; `tree` has their places too."""
        value = self.tree(fm).value
        return value if isinstance(value, dict) else {}

    def tree(self, fm: str, at: int = 0) -> frontmatter_yaml.Tree:
        """The frontmatter's values with their places, where it begins at an offset of its file."""
        return frontmatter_yaml.read(fm, at)


def parse(source: Source) -> tuple[Document, list[Fault]]:
    """Read a file. What can't be read becomes a document with `readable` false and a single fault."""
    if source.trouble:
        return _unreadable(source, "", Unreadable(*source.trouble, 0, 0))
    if len(source.content) > MOST_BYTES:
        return _unreadable(source, "", Unreadable("DOC113", "the file is larger than 4 MiB: split it", 0, 0))
    try:
        text = source.content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source.content[: error.start].decode("utf-8")
        words = f"not UTF-8: the byte 0x{source.content[error.start]:02x} fits no character; save the file as UTF-8"
        return _unreadable(source, before, Unreadable("DOC101", words, len(before), len(before) + 1))
    marked = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    nul = text.find("\0")
    if nul >= 0:
        words = "a NUL character: the file is damaged or not text; remove it"
        return _unreadable(source, text, Unreadable("DOC116", words, nul, nul + 1), severity=True)
    lines = line_table(text)
    faults = list(_line_ends(source.path, text, lines, marked=marked))
    handler = CharterHandler()
    opening = FENCE.match(text)
    begin = opening.end() if opening else 0
    try:
        matter, body = handler.split(text)
        tree = handler.tree(matter, begin)
        if not isinstance(tree.value, dict):
            raise _no_mapping(tree)
    except Unreadable as stop:
        return _unreadable(source, text, stop)
    except Wrong as wrong:
        return _unreadable(source, text, Unreadable(wrong.code, wrong.message, wrong.start, wrong.end))
    for beside in tree.faults:
        place = lines.place(source.path, beside.start, beside.end, beside.key)
        faults.append(Fault(place, beside.message, code=beside.code))
    kind = kind_of(source.path) or str(tree.value.get("kind", ""))
    body_at = len(text) - len(body)
    return Document(source.path, source.folder, kind, tree.value, tree.spans, text, body_at, lines, tree.bare), faults


def kind_of(path: str) -> str:
    """The kind that a file's place in its folder fixes, else nothing."""
    folder, _, name = path.rpartition("/")
    return FILES.get(name) or FOLDERS.get(folder.rpartition("/")[2], "")


def line_table(text: str) -> Lines:
    """Where each line of a text starts; CR, LF and CRLF end a line, nothing else does."""
    return Lines((0, *(match.end() for match in LINE_END.finditer(text))))


def _no_mapping(tree: frontmatter_yaml.Tree) -> Unreadable:
    if () not in tree.spans:
        return Unreadable("DOC102", "the frontmatter is empty: say at least what kind of file this is", 0, 3)
    found = "a list" if isinstance(tree.value, list) else "a single value"
    span = tree.spans[()]
    return Unreadable(
        "DOC107", f"the frontmatter is {found}: write it as `key: value` lines", span.start, span.end
    )


def _line_ends(path: str, text: str, lines: Lines, *, marked: bool) -> list[Fault]:
    faults = []
    if marked:
        words = "a byte-order mark at the start of the file: save it as UTF-8 without one"
        faults.append(Fault(Place(path, 1, 1, 1, 2), words, code="DOC116"))
    if "\r" in text:
        ends = [(match.start(), match[0]) for match in LINE_END.finditer(text)]
        odd = next((start for start, end in ends if end != ends[0][1]), None)
        if odd is not None:
            words = "mixed line ends: this line ends otherwise than the first; use one kind throughout"
            faults.append(Fault(lines.place(path, odd, odd), words, code="DOC116"))
    return faults


def _unreadable(source: Source, text: str, stop: Unreadable, *, severity: bool = False) -> tuple[Document, list[Fault]]:
    lines = line_table(text)
    key: KeyPath = ()
    place = lines.place(source.path, stop.start, stop.end, key)
    document = Document(
        source.path, source.folder, kind_of(source.path), {}, {}, text, len(text), lines, readable=False
    )
    return document, [Fault(place, stop.message, code=stop.code, severity="error" if severity else None)]
