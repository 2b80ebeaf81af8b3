"""hash of a tag -> the commit that it stands for, and its day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from .git_process import Objects

STAMP = re.compile(rb"^(?:committer|tagger) .*> (-?[0-9]{1,15}) ([+-])([0-9]{2})([0-9]{2})$", re.MULTILINE)
TARGET = re.compile(rb"object ([0-9a-f]{40,64})\n")
DEEPEST = 10
"""Tags of tags of tags: more are a joke."""


class Tag(NamedTuple):
    """A tag of a commit; the date is an annotated tag's own, else the commit's."""

    name: str
    commit: str
    date: date


def peeled(name: str, target: str, known: Objects) -> Tag | None:
    """What a tag, or a tag of a tag, stands for; None where that is no commit, or isn't here."""
    own: date | None = None
    for _ in range(DEEPEST):
        kind = known.ask(target)
        if kind not in ("commit", "tag"):
            return None
        head = b"".join(known.chunks()).partition(b"\n\n")[0] + b"\n"
        own = own or day(head)
        if kind == "commit":
            return Tag(name, target, own) if own else None
        inner = TARGET.match(head)
        if inner is None:
            return None
        target = inner[1].decode("ascii")
    return None


def day(head: bytes) -> date | None:
    """The day that the clock of the committer or tagger showed."""
    match = STAMP.search(head)
    if match is None:
        return None
    ahead = timedelta(hours=int(match[3]), minutes=int(match[4])) * (-1 if match[2] == b"-" else 1)
    try:
        return datetime.fromtimestamp(int(match[1]), timezone(ahead) if abs(ahead) < timedelta(1) else UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
