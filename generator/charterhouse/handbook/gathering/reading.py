"""Values of the frontmatter, whatever they are -> plain data that JSON can hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ...model import Charter
from ...terms import day
from ..wording import plain

YEARS = range(1000, 3000)
"""The years that a charter can write; what is reckoned may lie beyond."""


def text(value: object) -> str:
    """A word, text or number as text; anything else is empty."""
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def texts(values: Iterable[object]) -> list[str]:
    """The texts of a list."""
    return [each for each in map(text, values) if each]


def named(value: object) -> str:
    """An id as people say it, with a capital: `Hundred houses`."""
    said = plain(text(value))
    return said[:1].upper() + said[1:]


def iso(value: object) -> str | None:
    """A day, written or reckoned, as ISO has it; None where it is none that a charter could write."""
    when = value if isinstance(value, date) else day(value)
    return when.isoformat() if when and when.year in YEARS else None


def dicts(values: Iterable[Any]) -> list[dict[str, Any]]:
    """The sections of a list."""
    return [each for each in values if isinstance(each, dict)]


def finished(value: object) -> bool:
    """Whether `done` or `closed` says yes, be it with a day."""
    return value is True or (isinstance(value, str) and value != "")


def clause(charter: Charter, article: str, *key: str) -> str:
    """The anchor of a term: its article, or its line in the schedule where the text has no such article."""
    there = any(each.anchor == article and each.level <= 2 for each in charter.document.prose.headings)
    return article if there else f"schedule:{'.'.join(key)}"
