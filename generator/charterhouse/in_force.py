"""Document -> Force: from when the version that a charter carries is in force, and which of its dates decided."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from .document import Document
from .terms import day

RATIFIED = ("ratified", "exiting", "ended")
"""The states of a charter whose version has been ratified."""


class Force(NamedTuple):
    """The first day in force, None where there is none; what decided it, or what it waits for; the last day of all."""

    since: date | None
    decided_by: str
    ended: date | None


def read(document: Document) -> Force:
    """A version is in force from the latest of its `effective` (else `agreed`) and its last signature.

    A party that signed a version of the same major number is bound by those that follow: they change nothing
    material. What has an odd shape counts as missing.
    """
    version = document.get("version")
    entry = next((each for each in _dicts(document.items("versions")) if each.get("version") == version), {})
    given = ((day(entry.get("effective")), "effective"), (day(entry.get("agreed")), "agreed"),
             (day(document.get("effective")), "effective"))  # fmt: skip
    since, decided = next((each for each in given if each[0]), (None, "undated"))
    signatures = [each for each in _dicts(document.items("ratification")) if isinstance(each.get("party"), str)]
    bound = {each["party"] for each in signatures if _major(each.get("version")) == _major(version)}
    unsigned = [each for each in document.section("parties") if each not in bound]
    ended = day(document.get("ended")) if document.get("status") == "ended" else None
    if unsigned:
        return Force(None, f"unsigned by {' and '.join(unsigned)}", ended)
    signed = [(when, each["party"]) for each in signatures
              if each.get("version") == version and (when := day(each.get("date")))]  # fmt: skip
    last = max((when for when, _ in signed), default=None)
    if last and (since is None or last > since):
        since, decided = last, f"signed by {' and '.join(dict.fromkeys(name for when, name in signed if when == last))}"
    return Force(since, decided, ended)


def _major(version: object) -> str:
    return str(version).partition(".")[0]


def _dicts(values: list[Any]) -> list[dict[str, Any]]:
    return [each for each in values if isinstance(each, dict)]
