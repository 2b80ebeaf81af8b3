"""value -> what it says: equal where the meaning is, whatever the spelling; and how alike two values are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from ..terms import duration, share

Steps = tuple[str, ...]
"""The keys on the way to a value, without the file."""
ORDERED = (("conflict", "steps"), ("tiers",))
"""The lists in which the order means something: the ladder of conflict, and the tiers of the economics."""
NAMES = ("id", "version", "ref", "number", "handle", "digest", "schema", "title", "name")
"""Keys whose values are names even where they are all figures: `1.10` is not `1.1`."""
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5})(?:\.[0-9]{1,12})?")
MOST_WORDS = 500
"""Words of a text by which it is compared with others."""
LONG = 64


def plain(value: str) -> str:
    """A text in the usual form of Unicode, with single spaces."""
    return _plain(value) if len(value) > LONG else " ".join(unicodedata.normalize("NFC", value).split())


@lru_cache(maxsize=2048)
def _plain(value: str) -> str:  # YAML can put a long text into ten thousand places
    return " ".join(unicodedata.normalize("NFC", value).split())


def number(value: object) -> int | float | None:
    """The number that a value is or spells, `1,200` among them; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return value
    if not isinstance(value, str) or len(value) > LONG or not NUMBER.fullmatch(value):
        return None
    figures = value.replace(",", "")
    return float(figures) if "." in figures else int(figures)


def meaning(value: Any, steps: Steps = ()) -> Hashable:
    """Something that is equal for two values just where they mean the same.

    `30  days` is `30 days`, and `1 month` is not; `1,200` is 1200, `55 %` is `55.0%`. Keys have no order, nor have
    the items of a list, but for those where the order is the point. A key without value is no key.
    """
    if isinstance(value, dict):
        inside = ((plain(key), meaning(each, (*steps, key))) for key, each in value.items() if each is not None)
        return "section", frozenset(inside)
    if isinstance(value, list):
        items = [meaning(each, (*steps, "")) for each in value]
        return ("list", tuple(items)) if steps in ORDERED else ("list", frozenset(Counter(items).items()))
    if value is None or isinstance(value, bool):
        return "is", value
    if steps[-1:] and steps[-1] in NAMES:
        return "text", plain(str(value))
    return _scalar(value)


def _scalar(value: Any) -> Hashable:
    text = plain(value) if isinstance(value, str) else value
    length = duration(text)
    if length:
        return "duration", length.number, length.unit
    part, figure = share(text), number(text)
    if part is not None:
        return "share", part
    return ("number", figure) if figure is not None else ("text", text)


def alike(old: Any, new: Any, steps: Steps = (), leave: str = "") -> float:
    """How much of two values is the same, from 0 to 1; `leave` is a key of theirs that does not count."""
    if isinstance(old, dict) and isinstance(new, dict):
        keys = (old.keys() | new.keys()) - {leave}
        return sum(alike(old.get(key), new.get(key), (*steps, key)) for key in keys) / len(keys) if keys else 0.0
    if isinstance(old, list) and isinstance(new, list):
        return dice(*(Counter(meaning(each) for each in side[:MOST_WORDS]) for side in (old, new)))
    if type(old) is not type(new) and not (isinstance(old, (int, float)) and isinstance(new, (int, float))):
        return 0.0
    if meaning(old, steps) == meaning(new, steps):
        return 1.0
    return alike_texts(old, new) if isinstance(old, str) else 0.0


def alike_texts(old: str, new: str) -> float:
    """How many words of two texts are the same, from 0 to 1."""
    return dice(_bag(old), _bag(new))


def dice(old: Counter[Any], new: Counter[Any]) -> float:
    """How much two bags share, from 0 to 1."""
    every = old.total() + new.total()
    return 2 * sum(min(count, new[each]) for each, count in old.items()) / every if every else 1.0


@lru_cache(maxsize=4096)
def _bag(text: str) -> Counter[str]:
    return Counter(plain(text[: MOST_WORDS * 20]).casefold().split()[:MOST_WORDS])


def digest(value: Any, steps: Steps = ()) -> str:
    """A short name for a value and all that is in it; equal where the meaning is."""
    if isinstance(value, dict):
        inside = ((plain(key), digest(each, (*steps, key))) for key, each in value.items() if each is not None)
        return hashed(*(f"{key}={each}" for key, each in sorted(inside)))
    if isinstance(value, list):
        items = [digest(each, (*steps, "")) for each in value]
        return hashed(*(items if steps in ORDERED else sorted(items)))
    if isinstance(value, str) and len(value) > LONG:
        return _hashed_text(plain(value))
    return hashed(repr(meaning(value, steps)))


@lru_cache(maxsize=2048)
def _hashed_text(text: str) -> str:
    return hashed(repr(("text", text)))


def hashed(*parts: str) -> str:
    """The beginning of the SHA-256 of some parts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
