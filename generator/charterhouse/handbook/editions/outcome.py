"""What became of each edition, and of all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .ledger import Entry

State = Literal["built", "unchanged", "kept", "left out", "none"]
"""`kept` are pages of before, because there could be no new ones or none were asked for; `none` is a tag from before
there was a handbook."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an edition. `wrong` says whether somebody has to look into it."""

    name: str
    state: State
    why: str = ""
    entry: Entry | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was published: where, whether it is other than before, and what it weighs, copies under aliases included."""

    title: str
    changed: bool
    outcomes: tuple[Outcome, ...]
    aliases: dict[str, str]
    files: int
    bytes: int
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether an edition is missing, or is not as it should be."""
        return any(each.wrong for each in self.outcomes)
