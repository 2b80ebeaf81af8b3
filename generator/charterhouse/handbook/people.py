"""Charter -> who's who: the people of each party, by plan.md."""

from __future__ import annotations

from dataclasses import dataclass

from ..lint.persons import unfilled
from ..model import Charter
from .wording import letter, party, person


@dataclass(frozen=True, slots=True)
class Person:
    """One seat: `id` is its role as the plan writes it, `role` in words; `name` is empty while nobody fills it."""

    id: str
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


def named(charter: Charter, side: str) -> dict[str, dict[str, object]]:
    """What the plan says of a party's people, by role."""
    found = charter.plan.section("parties", side, "people") if charter.plan else {}
    return {str(role): each for role, each in found.items() if isinstance(each, dict)}


def name_of(said: dict[str, object]) -> str:
    """Who fills a seat, by name, else by handle; empty while it is vacant."""
    return "" if unfilled(said) else str(said.get("name") or said.get("handle") or "")


def _people(charter: Charter, side: str) -> tuple[Person, ...]:
    return tuple(_person(charter, role, said) for role, said in named(charter, side).items())


def _person(charter: Charter, role: str, said: dict[str, object]) -> Person:
    name, deputy = name_of(said), str(said.get("deputy") or "")
    title, handle, left = (str(said.get(key) or "") for key in ("title", "handle", "left"))
    return Person(role, role.replace("-", " "), name, initials(name), title, handle,
                  person(charter, deputy) or deputy, left)  # fmt: skip
