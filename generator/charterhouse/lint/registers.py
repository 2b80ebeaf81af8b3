"""Portfolio -> registers: what rules across the portfolio find, made once and handed out by charter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from ..model import Charter, Flaw, Portfolio
from ..terms import day
from .rule import SIMPLE

MOST_RELATED = 10
"""Other places that a finding shows: beyond, their number must do."""
UNSIGNED = ("draft", "in-review")
Claim = TypeVar("Claim")


def told(
    code: str, find: Callable[[Portfolio], Iterable[Flaw]], charter: Charter, portfolio: Portfolio
) -> Iterable[Flaw]:
    """The flaws of one charter among those of a rule in the whole portfolio, which are found once for all."""
    if code not in portfolio.registers:
        by_path: dict[str, list[Flaw]] = {}
        for flaw in find(portfolio):
            by_path.setdefault(flaw.place.path, []).append(flaw)
        portfolio.registers[code] = by_path
    flaws: list[Flaw] = portfolio.registers[code].get(charter.document.path, [])
    return flaws


def partnerships(portfolio: Portfolio) -> tuple[Charter, ...]:
    """The partnerships that are compared, in the order in which they are heard: of equal claims the later is at fault.

    Ended ones claim nothing, and a charter that lies there twice is one partnership. A draft comes after what is
    agreed, since it is what can still be changed; then counts since when each is effective, and then the folders'
    names, so that the answer is the same in whatever order files are read. Mere contracts come first: they are heard,
    but no finding is about them.
    """
    if "partnerships" not in portfolio.registers:
        known: dict[str, Charter] = {}
        for charter in sorted(portfolio.charters, key=lambda each: each.document.path):
            if charter.document.readable and charter.status != "ended":
                known.setdefault(charter.id.casefold(), charter)
        ranked = sorted(known.values(), key=_rank)
        portfolio.registers["partnerships"] = tuple(ranked)
    found: tuple[Charter, ...] = portfolio.registers["partnerships"]
    return found


def _rank(charter: Charter) -> tuple[bool, bool, date, list[str]]:
    since = day(charter.document.get("effective")) or date.max
    return speaks(charter), charter.status in UNSIGNED, since, charter.document.path.split("/")


def speaks(charter: Charter) -> bool:
    """Whether a finding across the portfolio may be about a charter: not about a mere contract."""
    return charter.relationship not in SIMPLE


def first(claims: Iterable[Claim], of: Callable[[Claim], Charter]) -> Claim | None:
    """The first of some claims that a finding may be about."""
    return next((each for each in claims if speaks(of(each))), None)


def folded(value: object) -> str:
    """A name or tag as it is compared, without regard to case and spaces; empty where it is none."""
    return " ".join(value.casefold().split()) if isinstance(value, str) else ""


def spoken(names: Iterable[str], most: int = 3) -> str:
    """`a`, `a and b`, `a, b and 4 more`."""
    every = list(dict.fromkeys(names))
    shown = every if len(every) <= most else [*every[: most - 1], f"{len(every) - most + 1} more"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)
