"""PRT in a portfolio of hundreds: what is said exactly, and that the work grows no faster than the portfolio."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from charterhouse.lint.facts import facts
from charterhouse.lint.rules import ALL
from charterhouse.model import Charter, Flaw, Portfolio
from charterhouse.portfolio import gather
from charterhouse.source import Handbook, Source
from tests.partners import partner
from tests.tools import folder_of, valid

HEIRS = {number: f"p{number:04}" for number in range(0, 300, 50)}
"""Of three hundred partnerships, those whose exclusivity the next one repeats; every tenth shares its first party."""
NAMESAKES, REPEATED = range(7, 300, 100), range(11, 300, 90)
"""Those whose first party is in another one under another name, and those whose pair has another one."""


def many(size: int) -> tuple[Charter, ...]:
    """Charters and plans of parties and people of their own, but for what is planted."""
    folders: list[dict[str, str]] = []
    for number in range(size):
        haven, guest = f"haven{number - (number % 10 == 1)}", f"guest{number}"
        heir = [(f"[p{number:04}]", f"[{HEIRS[number - 1]}]")] if number - 1 in HEIRS else []
        year = 2030 + number
        folders.append(one(number, guest, haven, year, f"p{number:04}", *heir))
        if number in NAMESAKES:
            yards = (f"Haven{number} Logistics", f"Haven{number} Yards")
            folders.append(one(number, f"late{number}", haven, year + 1000, f"q{number:04}", yards))
        if number in REPEATED:
            longer = ("period: 30 days", "period: 45 days")
            folders.append(one(number, guest, haven, year + 2000, f"r{number:04}", longer))
    return charters(folders)


def one(number: int, guest: str, haven: str, year: int, folder: str, *changes: tuple[str, str]) -> dict[str, str]:
    people = [(f'"@{handle}"', f'"@{handle}-{number}"') for handle in ("ibrandt", "kasante", "mlindqvist")]
    return partner(guest, *changes, *people, harbour=haven, until=f"{year}-06-30", folder=folder)


def charters(folders: list[dict[str, str]]) -> tuple[Charter, ...]:
    """Partnerships by their files, of which charter and plan are read."""
    files = {
        f"charters/{path[3:]}": text.encode()
        for folder in folders
        for path, text in folder.items()
        if path.endswith(("/charter.md", "/plan.md"))
    }
    sources = tuple(Source(path, folder_of(path), content) for path, content in sorted(files.items()))
    handbook = Handbook(valid().top, valid().top / "charters", sources, frozenset(files))
    return gather(handbook).charters


def flaws(found: tuple[Charter, ...]) -> list[tuple[str, Flaw]]:
    """What the rules across a portfolio say."""
    portfolio = Portfolio(found, (), frozenset(), {})
    rules = [rule for rule in ALL if rule.family == "PRT"]
    return [(rule.code, flaw) for charter in found for rule in rules for flaw in rule.check(charter, portfolio)]


def where(found: list[tuple[str, Flaw]]) -> list[tuple[str, str]]:
    """Code and folder of each, sorted."""
    return sorted((code, flaw.place.path.split("/")[1]) for code, flaw in found)


def test_hundreds_of_partnerships() -> None:
    found = many(300)
    assert len(found) > 300
    expected = [
        *(("PRT101", f"p{number + 1:04}") for number in HEIRS),
        *(("PRT104", f"r{number:04}") for number in REPEATED),
        *(("PRT105", f"q{number:04}") for number in NAMESAKES),
    ]
    assert where(flaws(found)) == expected
    assert where(flaws(found[::-1])) == expected


def crowd(size: int) -> tuple[Charter, ...]:
    """Partnerships of one pair with the same people, months and exclusivities, each with another cure period."""
    folders = [f"p{number:04}" for number in range(size)]
    cures = [("period: 30 days", f"period: {30 + number % 40} days") for number in range(size)]
    wheat = [(f"[{folder}]", "[milling-wheat]") for folder in folders]
    made = zip(cures, wheat, folders, strict=True)
    return charters([partner("bakers", cure, tag, folder=folder) for cure, tag, folder in made])


def test_a_portfolio_in_which_everything_collides() -> None:
    found = where(flaws(crowd(60)))
    assert {code: sum(each == code for each, _ in found) for code in ("PRT101", "PRT102", "PRT103", "PRT104")} == {
        "PRT101": 59, "PRT102": 6, "PRT103": 1, "PRT104": 1,
    }  # fmt: skip


def test_what_is_kept_of_a_partnership_is_all_that_is_read() -> None:
    whole = crowd(8)
    assert flaws(tuple(map(facts, whole))) == flaws(whole) != []


@pytest.mark.parametrize("made", [many, crowd])
def test_work_grows_as_the_portfolio_does(made: Callable[[int], tuple[Charter, ...]]) -> None:
    few, more = (calls(made(size)) for size in (60, 180))
    assert 2.5 * few < more < 3.5 * few


def calls(found: tuple[Charter, ...]) -> int:
    """How many functions the rules call; generators count once for each value."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        flaws(found)
    finally:
        sys.setprofile(None)
    return counted
