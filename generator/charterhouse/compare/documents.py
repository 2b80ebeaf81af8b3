"""Charter, Charter -> the files that belong together: by kind or path, else by title or the most alike text."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..model import Charter
from .matching import closest, left, merged, same
from .meaning import alike_texts

ONE = 0.5
"""From which likeness on two files under different names are one."""
Pair = tuple[Document | None, Document | None]


def pairs(old: Charter, new: Charter) -> Iterator[Pair]:
    """Every file with the one it was before, in the order of `Charter.documents`; None where there is none."""
    for kind in ("document", "plan", "economics", "risk_register"):
        one, other = (_there(getattr(each, kind)) for each in (old, new))
        if one or other:
            yield one, other
    for kind in ("appendices", "reviews"):
        yield from _matched(getattr(old, kind), getattr(new, kind))


def inside(document: Document) -> str:
    """The path of a file below its partnership's folder, which may be called otherwise on the other side."""
    return f"/{document.path}".partition(f"/{document.folder}/")[2] or document.path


def _there(document: Document | None) -> Document | None:
    """A charter that is missing is there as a document without a path."""
    return document if document and document.path else None


def _matched(old: tuple[Document, ...], new: tuple[Document, ...]) -> Iterator[Pair]:
    found: dict[int, int] = {}
    for name in (inside, _text, _title):
        found |= same([name(each) for each in old], [name(each) for each in new], found)
    rest = left(len(old), found), left(len(new), found.values())
    found |= closest(*rest, lambda one, other: _near(old[one], new[other]))
    for one, other, _ in merged(len(old), len(new), found):
        yield old[one] if one is not None else None, new[other] if other is not None else None


def _text(document: Document) -> str | None:
    return document.text or None


def _title(document: Document) -> str | None:
    title = document.get("title")
    return title if isinstance(title, str) else None


def _near(old: Document, new: Document) -> float:
    score = alike_texts(old.text, new.text)
    return score if score >= ONE else 0.0
