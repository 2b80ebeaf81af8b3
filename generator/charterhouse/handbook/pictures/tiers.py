"""Charter -> who decides, in words: its tiers, the highest first, and the steps of its conflict ladder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from ...model import Charter
from ..people import initials
from ..wording import brief, every, holder, letter, listed, person, plain

TIERS = ("strategic", "operational", "tactical")
SHAPES = ("circle", "square", "diamond")
LADDER = "conflict"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a tier: initials in the party's colour and shape; vacant where nobody holds the role."""

    initials: str
    side: str
    letter: str
    shape: str
    name: str
    role: str
    vacant: bool

    @property
    def words(self) -> str:
        """`Ada Okafor, sponsor of Acme`."""
        return f"{self.name or 'vacant'}, {self.role}"


@dataclass(frozen=True, slots=True)
class Station:
    """A tier, or a step of the ladder. `trouble` says why no way leads on from it, though one should."""

    name: str
    title: str
    cadence: str
    decides: tuple[str, ...]
    seats: tuple[Seat, ...] = ()
    leads_to: str = ""
    within: str = ""
    trouble: str = ""
    is_step: bool = False

    @property
    def onward(self) -> str:
        """Where a question goes next and when: `to the operational tier within 2 business days`."""
        if self.trouble:
            return self.trouble
        named = {LADDER: "the conflict ladder"}.get(self.leads_to, self.leads_to)
        goal = named if self.is_step or self.leads_to == LADDER else f"the {plain(named)} tier"
        return f"to {goal} {self.within}".strip() if self.leads_to else ""


def stations(charter: Charter) -> tuple[tuple[Station, ...], tuple[Station, ...]]:
    """The tiers and the ladder."""
    found = {str(name): tier for name, tier in charter.document.section("governance", "tiers").items()}
    order = [*(name for name in TIERS if name in found), *(name for name in found if name not in TIERS)]
    tiers = [_tier(charter, name, found[name]) for name in order if isinstance(found[name], dict)]
    steps = [step for step in charter.document.items("conflict", "steps") if isinstance(step, dict)]
    ladder = tuple(_step(charter, step, at, len(steps)) for at, step in enumerate(steps))
    known = {each.name for each in tiers} | ({LADDER} if ladder else set())
    told = _told_apart(seat for tier in tiers for seat in tier.seats)
    seated = [
        replace(tier, seats=tuple(replace(seat, initials=told[_who(seat)]) for seat in tier.seats)) for tier in tiers
    ]
    return tuple(_checked(tier, known) for tier in seated), ladder


def _tier(charter: Charter, name: str, tier: dict[str, Any]) -> Station:
    decides = tuple(plain(each) for each in _list(tier.get("decides")))
    lasts = f", {tier['lasts']}" if tier.get("lasts") else ""
    seats = tuple(_seat(charter, str(each)) for each in dict.fromkeys(map(str, _list(tier.get("attendees")))))
    within = f"within {brief(charter, tier['within'])}" if tier.get("within") else ""
    cadence = f"{every(tier.get('cadence'))}{lasts}".strip(", ")
    title = f"{plain(name.removeprefix('x-')).capitalize()} tier"
    return Station(name, title, cadence, decides, seats, str(tier.get("escalates_to") or ""), within)


def _checked(tier: Station, known: set[str]) -> Station:
    if tier.leads_to == tier.name:
        return replace(tier, trouble="hands on to itself: there is no way up")
    if tier.leads_to and tier.leads_to not in known:
        missing = "a ladder without steps" if tier.leads_to == LADDER else f"{tier.leads_to}, which is no tier"
        return replace(tier, trouble=f"hands on to {missing}")
    return tier


def _step(charter: Charter, step: dict[str, Any], at: int, steps: int) -> Station:
    title = f"{at + 1}  {plain(step.get('kind', '')).capitalize()}"
    who = step.get("convened_by") or ()
    called = listed([f"the {who}"] if isinstance(who, str) else [holder(charter, str(each)) for each in who])
    details = (f"called by {called}" if called else "", f"by {step['by']}" if step.get("by") else "",
               f"see {plain(step['see'])}" if step.get("see") else "")  # fmt: skip
    within = f"within {brief(charter, step['within'])}" if step.get("within") else ""
    leads_to = f"step {at + 2}" if at + 1 < steps else ""
    return Station(f"step {at + 1}", title, within, tuple(filter(None, details)), leads_to=leads_to, is_step=True)


def _seat(charter: Charter, role: str) -> Seat:
    side, _, seat = role.partition(".")
    name = person(charter, role)
    mark = initials(name or seat.replace("-", " ") or side) or "?"
    return Seat(mark, side, letter(charter, side), shape(charter, side), name, holder(charter, role), not name)


def _who(seat: Seat) -> tuple[str, str]:
    """What makes two seats the same: one person may hold two roles, a vacant role is nobody's but its own."""
    return seat.side, seat.name or seat.role


def _told_apart(seats: Iterable[Seat]) -> dict[tuple[str, str], str]:
    """The initials of each person. Two of one party who share them get numbers instead: A1, A2."""
    people = {_who(seat): seat for seat in seats}
    shared = Counter((seat.shape, seat.letter, seat.initials) for seat in people.values())
    taken = {each for each, times in shared.items() if times == 1}
    told = {}
    for who, seat in people.items():
        mark = (seat.shape, seat.letter, seat.initials)
        if shared[mark] > 1:
            numbered = ((seat.shape, seat.letter, f"{seat.initials[0]}{number}") for number in count(1))
            mark = next(each for each in numbered if each not in taken)
            taken.add(mark)
        told[who] = mark[2]
    return told


def shape(charter: Charter, side: str) -> str:
    """The marker of a party's people."""
    order = charter.parties
    return SHAPES[order.index(side) % len(SHAPES)] if side in order else "circle"


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
