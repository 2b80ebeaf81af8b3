"""Facts of every partnership -> who is who across them: each party and each person once, with its place on the site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..terms import day
from .facts import Facts, Party, Seat
from .sheets import address

TAKEN = {"main", "finder"}
"""Anchors that the frame of every page has."""
WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that are no accented ones to Unicode, and stand among these in a list."""
MOST_PEOPLE = 50
"""People and vacant seats on a sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A party across partnerships: the same where id and name agree, whatever their case and spaces."""

    slug: str
    name: str
    sides: tuple[tuple[Facts, Party], ...]

    @property
    def folder(self) -> str:
        """Its page."""
        return f"parties/{self.slug}"


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody across partnerships: the same handle, else the same name in a party of the same id."""

    anchor: str
    name: str
    handle: str
    seats: tuple[tuple[Facts, Seat], ...]
    folder: str


class Parties:
    """Every party, by name. A second name under an id is another party, `id-2`: which is first, the ids decide."""

    def __init__(self, portfolio: Iterable[Facts]) -> None:
        found: dict[tuple[str, str], list[tuple[Facts, Party]]] = {}
        for facts in sorted(portfolio, key=lambda each: each["id"]):
            for party in facts["parties"]:
                found.setdefault((party["id"], folded(party["name"])), []).append((facts, party))
        ids = {name for name, _ in found}
        slugs: set[str] = set()
        members = {}
        for key, sides in found.items():
            slug = _free(f"party-{key[0]}" if key[0].isdecimal() else key[0], slugs, ids - {key[0]})
            slugs.add(slug)
            members[key] = Member(slug, sides[0][1]["name"], tuple(sides))
        self._members = {
            (facts["id"], party["id"]): member for member in members.values() for facts, party in member.sides
        }
        self.all = tuple(sorted(members.values(), key=lambda each: (by_name(each.name), each.slug)))

    def of(self, facts: Facts, party: str) -> Member | None:
        """The party that a partnership knows under an id."""
        return self._members.get((facts["id"], party))


class People:
    """Everybody who fills a seat, by name, after the seats that need somebody; both stand on the same sheets."""

    def __init__(self, portfolio: Iterable[Facts], as_of: date) -> None:
        found: dict[tuple[str, ...], list[tuple[Facts, Seat]]] = {}
        vacant = []
        for facts in sorted(portfolio, key=lambda each: each["id"]):
            for seat in facts["people"]:
                left = day(seat["left"])
                if facts["status"] != "ended" and (not seat["name"] or (left and left < as_of)):
                    vacant.append((facts, seat))
                if seat["name"]:
                    found.setdefault(_identity(seat), []).append((facts, seat))
        anchors = set(TAKEN)
        named = []
        for seats in found.values():
            first = seats[0][1]
            anchor = _free(_slug(first["handle"]) or _slug(first["name"]) or "person", anchors, set())
            anchors.add(anchor)
            named.append((by_name(first["name"]), anchor, first, tuple(seats)))
        named.sort(key=lambda each: each[:2])
        self.vacant = tuple(vacant)
        self.all = tuple(
            Person(anchor, first["name"], first["handle"], seats, address("people", at // MOST_PEOPLE + 1))
            for at, (_, anchor, first, seats) in enumerate(named, len(vacant))
        )
        self._people = {(facts["id"], seat["role"]): each for each in self.all for facts, seat in each.seats}

    def of(self, facts: Facts, role: str) -> Person | None:
        """Who has the role `party.role` in a partnership."""
        return self._people.get((facts["id"], role))


def folded(name: str) -> str:
    """A name as it is compared, as the rules across the portfolio do it: case and spaces don't count."""
    return " ".join(name.casefold().split())


def by_name(name: str) -> str:
    """What a list by name goes by: accents don't count, so that Ștefan stands among the S."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each)).translate(WHOLE)


def _identity(seat: Seat) -> tuple[str, ...]:
    handle = seat["handle"].lstrip("@").casefold()
    return (handle,) if handle else (seat["party"], folded(seat["name"]))


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", by_name(text)).strip("-")


def _free(wanted: str, used: set[str], reserved: set[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that nothing else has."""
    name, number = wanted, 1
    while name in used or name in reserved:
        number += 1
        name = f"{wanted}-{number}"
    return name
