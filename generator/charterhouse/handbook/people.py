"""Charter -> who's who: the people of each party, by plan.md."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Charter
from .wording import letter, party, person


@dataclass(frozen=True, slots=True)
class Person:
    """One seat; `name` is empty while nobody fills it."""

    role: str
    name: str
    initials: str
    title: str
    handle: str
    deputy: str
    left: str


@dataclass(frozen=True, slots=True)
class Side:
    """A party with its people."""

    party: str
    name: str
    letter: str
    people: tuple[Person, ...]


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, two at most."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def sides(charter: Charter) -> tuple[Side, ...]:
    """Every party in the order of the charter, with its people in the order of the plan."""
    return tuple(
        Side(each, party(charter, each), letter(charter, each), _people(charter, each)) for each in charter.parties
    )


def _people(charter: Charter, side: str) -> tuple[Person, ...]:
    found = charter.plan.section("parties", side, "people") if charter.plan else {}
    seats = []
    for role, facts in found.items():
        if isinstance(facts, dict):
            name = "" if facts.get("name", "vacant") == "vacant" else str(facts["name"])
            deputy = str(facts.get("deputy", ""))
            seats.append(
                Person(role.replace("-", " "), name, initials(name), str(facts.get("title", "")),
                       str(facts.get("handle", "")), person(charter, deputy) or deputy, str(facts.get("left", "")))
            )  # fmt: skip
    return tuple(seats)
