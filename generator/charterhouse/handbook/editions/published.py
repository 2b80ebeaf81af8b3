"""What the pages of an edition may know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as its own pages name it. Nothing of this changes when a newer edition is published.

    `path` is its folder below the published site, `latest` the folder that always holds the newest edition, empty
    where there is none; both without slashes. `tagged` is false for the branch's own edition, which still changes.
    `commit` is what it was built from, `before` the name of the tagged edition before it, if there is one, and
    `commit_before` what that was built from.
    """

    name: str
    title: str
    date: date
    latest: str
    path: str
    tagged: bool
    commit: str
    before: str = ""
    commit_before: str = ""
