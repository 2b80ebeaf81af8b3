"""Words that a rule looks for: a closed list of its own, which an organisation may replace, lengthen or shorten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ..document import Document, Passage


class Entry(NamedTuple):
    """A word or phrase: its usual form, a part of it in small letters that is looked for first, and all its forms."""

    name: str
    hint: str
    pattern: re.Pattern[str]


class Hit(NamedTuple):
    """An entry where it stands in a passage."""

    entry: Entry
    passage: Passage
    start: int
    end: int


def chosen(
    own: Mapping[str, tuple[str, str]], settings: Mapping[str, Any], *, exact: bool = False
) -> tuple[Entry, ...]:
    """A rule's own entries, by usual form (hint, pattern), as `words`, `more_words` and `fewer_words` change them.

    With `exact`, capitals of a word that has any count, as in the names of products.
    """
    words, more, fewer = (
        tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else None
        for value in (settings.get("words"), settings.get("more_words"), settings.get("fewer_words"))
    )
    kept = () if words is not None else tuple((name, *forms) for name, forms in own.items())
    return _entries(kept, (*(words or ()), *(more or ())), fewer or (), exact=exact)


@lru_cache(maxsize=64)
def _entries(
    own: tuple[tuple[str, str, str], ...], more: tuple[str, ...], fewer: tuple[str, ...], *, exact: bool
) -> tuple[Entry, ...]:
    made = [Entry(name, hint, re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)) for name, hint, forms in own]
    kept = [each for each in made if not any(each.name == word or each.pattern.fullmatch(word) for word in fewer)]
    for word in more:
        parts = word.split()
        flags = 0 if exact and word != word.lower() else re.IGNORECASE
        if parts:
            forms = r"\s+".join(re.escape(part) for part in parts)
            hint = max(parts, key=len).lower()
            kept.append(Entry(word, hint, re.compile(rf"(?<!\w){forms}(?!\w)", flags)))
    return tuple(kept)


def hits(entries: tuple[Entry, ...], document: Document) -> Iterator[Hit]:
    """Every entry where it stands in the prose of a document."""
    body = document.body.lower()
    possible = [each for each in entries if each.hint in body]
    for passage in document.prose.passages if possible else ():
        text = passage.text.lower()
        for entry in possible:
            if entry.hint in text:
                for match in entry.pattern.finditer(passage.text):
                    yield Hit(entry, passage, match.start(), match.end())
