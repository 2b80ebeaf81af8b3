"""What does this person hold: vacant seats first, then everybody by name with seats, signatures and duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from ...terms import day
from ..coming import Task, tasks
from ..facts import Facts, Seat, Version
from ..page import Page
from ..register import MOST_PEOPLE, Member, Person
from ..sheets import sheets

if TYPE_CHECKING:
    from ..edition import Edition

SHOWN = 10
"""What is listed of each kind for one person: beyond, the partnerships have it."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Cut(Generic[Item]):
    """The first of some things, each with its partnership, and in which partnerships the rest is found."""

    shown: tuple[tuple[Facts, Item], ...]
    more: int
    where: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat that needs somebody: nobody fills it, or who filled it has left."""

    facts: Facts
    seat: Seat
    member: Member | None
    left: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A person in the directory. `left` is the last day where there is no seat that goes on."""

    person: Person
    title: str
    members: tuple[Member, ...]
    left: date | None
    seats: Cut[Seat]
    deputy: Cut[Seat]
    signed: Cut[Version]
    duties: Cut[Task]
    overdue: int


def pages(edition: Edition) -> Iterator[Page]:
    """The directory, on as many sheets as it takes; what needs somebody stands before it."""
    facts = sorted((known.facts for known in edition.partnerships), key=lambda each: each["id"])
    vacant = [Vacancy(each, seat, edition.parties.of(each, seat["party"]), day(seat["left"]) if seat["name"] else None)
              for each, seat in edition.people.vacant]  # fmt: skip
    directory = _Directory(facts, edition)
    entries = [directory.entry(each) for each in edition.people.all]
    given = {
        "as_of": edition.as_of,
        "people": len(entries),
        "vacant": len(vacant),
        "overdue": sum(each.overdue > 0 for each in entries),
    }
    about = "Who holds which seat in which partnership, what they answer for, and which seats need somebody."
    items: list[Vacancy | Entry] = [*vacant, *entries]
    for sheet in sheets(items, "people", MOST_PEOPLE, label=None if vacant else _label):
        split = {
            "vacancies": [each for each in sheet.items if isinstance(each, Vacancy)],
            "entries": [each for each in sheet.items if isinstance(each, Entry)],
        }
        yield Page(sheet.folder, sheet.title("People"), "pages/people.html",
                   {**given, **split, "sheet": sheet}, description=about, listed=sheet.number == 1)  # fmt: skip


def _label(item: Vacancy | Entry) -> str:
    return item.person.name if isinstance(item, Entry) else ""


class _Directory:
    """What is known of everybody, gathered once."""

    def __init__(self, portfolio: Sequence[Facts], edition: Edition) -> None:
        self.parties, self.as_of = edition.parties, edition.as_of
        people = edition.people
        self.deputies: dict[str, list[tuple[Facts, Seat]]] = {}
        self.signed: dict[str, list[tuple[Facts, Version]]] = {}
        self.duties: dict[str, list[tuple[Facts, Task]]] = {}
        for facts in portfolio:
            for seat in facts["people"]:
                _file(self.deputies, people.of(facts, seat["deputy"]), facts, seat)
            for version in facts["versions"]:
                for role in dict.fromkeys(each["by"] for each in version["signatures"]):
                    _file(self.signed, people.of(facts, role), facts, version)
            for task in tasks(facts, self.as_of):
                _file(self.duties, people.of(facts, task.duty["owner"]), facts, task)

    def entry(self, person: Person) -> Entry:
        """One person."""
        members = (self.parties.of(facts, seat["party"]) for facts, seat in person.seats)
        ends = [day(seat["left"]) or date.max for _, seat in person.seats]
        duties = sorted(self.duties.get(person.anchor, ()), key=lambda each: each[1].day or date.max)
        return Entry(
            person, next((seat["title"] for _, seat in person.seats if seat["title"]), ""),
            tuple(dict.fromkeys(each for each in members if each)),
            max(ends) if max(ends) < self.as_of else None, _cut(person.seats),
            _cut(self.deputies.get(person.anchor, ())), _cut(self.signed.get(person.anchor, ())), _cut(duties),
            sum(task.overdue for _, task in duties),
        )  # fmt: skip


def _file(where: dict[str, list[tuple[Facts, Item]]], person: Person | None, facts: Facts, item: Item) -> None:
    if person:
        where.setdefault(person.anchor, []).append((facts, item))


def _cut(items: Sequence[tuple[Facts, Item]]) -> Cut[Item]:
    rest = Counter(facts["id"] for facts, _ in items[SHOWN:])
    by_id = {facts["id"]: facts for facts, _ in items[SHOWN:]}
    return Cut(tuple(items[:SHOWN]), rest.total(), tuple(by_id[name] for name, _ in rest.most_common()))
