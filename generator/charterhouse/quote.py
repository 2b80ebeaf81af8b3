"""Document -> words: what `{{ exit.notice_period | possessive }}` in a body reads like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any

from .document import Document, KeyPath
from .terms import day, duration, in_words

MONTHS = "January February March April May June July August September October November December".split()
SHORT_UNITS = {
    "hour": "h",
    "day": "d",
    "business day": "bd",
    "week": "wk",
    "month": "mo",
    "quarter": "qtr",
    "year": "yr",
}


class Unquotable(Exception):
    """A term reference that names nothing a sentence could hold."""


def locate(path: str, document: Document) -> KeyPath:
    """The key path of `flexibility.options.add-iberia.trigger`; items of a list go by their id."""
    key: list[str | int] = []
    value: Any = document.data
    for step in path.split("."):
        if isinstance(value, list):
            at = next((i for i, each in enumerate(value) if isinstance(each, dict) and each.get("id") == step), None)
            key.append(step if at is None else at)
            value = None if at is None else value[at]
        else:
            key.append(step)
            value = value.get(step) if isinstance(value, dict) else None
    return tuple(key)


def quote(path: str, filters: tuple[str, ...], document: Document) -> str:
    """The words for a term reference, `ninety (90) days` for a duration of `90 days`.

    `document` is the charter whose frontmatter holds the term. Raises Unquotable with what to do.
    """
    unknown = [each for each in filters if each not in FILTERS]
    if unknown:
        raise Unquotable(f"unknown filter {unknown[0] or '(empty)'}; there are {', '.join(FILTERS)}")
    key = locate(path, document)
    value = document.get(*key)
    if value is None:
        raise Unquotable(_nothing_there(path, key, document))
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, (dict, list)) for each in value)):
        inside = f", for example {path}.{next(iter(value))}" if isinstance(value, dict) and value else ""
        raise Unquotable(f"{path} is a section: name one of its values{inside}")
    wording: Callable[[Any], str] = _legal
    for each in filters:
        if each != "possessive":
            wording = FILTERS[each]
    words = _listed([wording(each) for each in value]) if isinstance(value, list) else wording(value)
    return FILTERS["possessive"](words) if "possessive" in filters else words


def written_date(value: date) -> str:
    """A date in words: `15 January 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _nothing_there(path: str, key: KeyPath, document: Document) -> str:
    known = 0
    while document.get(*key[: known + 1]) is not None:
        known += 1
    home = document.get(*key[:known]) if known else document.data
    there = list(home) if isinstance(home, dict) else []
    if key[known] in there:
        return f"{path} has no value"
    near = get_close_matches(str(key[known]), there, 1)
    where = ".".join(path.split(".")[:known]) or "the frontmatter"
    return f"{where} has no {key[known] or 'such term'}" + (f"; did you mean {near[0]}?" if near else "")


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _legal(value: Any) -> str:
    """A duration as contracts write it, a date written out, anything else as it stands."""
    length, when = duration(value), day(value)
    if length:
        return length.words()
    if when:
        return written_date(when)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _words(value: Any) -> str:
    length = duration(value)
    return f"{in_words(length.number)} {length.units}" if length else _legal(value)


def _figures(value: Any) -> str:
    return str(duration(value) or value)


def _short(value: Any) -> str:
    length, when = duration(value), day(value)
    if length:
        return f"{length.number} {SHORT_UNITS[length.unit]}"
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}" if when else _legal(value)


def _possessive(words: str) -> str:
    return words + ("’" if words.endswith("s") else "’s")


FILTERS: dict[str, Callable[[Any], str]] = {
    "possessive": _possessive,
    "words": _words,
    "figures": _figures,
    "short": _short,
}
