"""frontmatter -> its outline: the signs that hold it together, without keys, values and comments."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...document import Document

COMMENT = re.compile(r"#[^\r\n]*")


class Outline(NamedTuple):
    """`signs` is as long as what it stands for: keys and values are `x`, comments are blank."""

    signs: str
    comments: tuple[tuple[int, int], ...]
    """Where the comments are, from their `#` to the end of their line."""

    def commented(self, start: int, end: int) -> bool:
        """Whether a comment begins in a stretch."""
        return any(start <= at < end for at, _ in self.comments)


def outline(document: Document) -> Outline:
    """The outline of a document's frontmatter, with the offsets of the file."""
    signs = list(document.text[: document.body_at])
    sections = {key[:-1] for key in document.spans if key}
    for key, span in document.spans.items():
        signs[span.key_start : span.key_end] = "x" * (span.key_end - span.key_start)
        if key not in sections:  # what holds nothing else: a value, or an alias
            signs[span.start : span.end] = "x" * (span.end - span.start)
    text = "".join(signs)
    comments = tuple(match.span() for match in COMMENT.finditer(text))
    return Outline(COMMENT.sub(lambda match: " " * len(match[0]), text), comments)


def comments(document: Document) -> list[str]:
    """The comments of a frontmatter in their order."""
    return [document.text[start:end] for start, end in outline(document).comments]
