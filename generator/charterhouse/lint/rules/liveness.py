"""LIV: the seats have people in them."""

from __future__ import annotations

from typing import TypeGuard

from ...document import EACH, Place
from ...model import Charter, Flaw, Portfolio, Related
from ..naming import people
from ..persons import Identity, attendees, holder, identity, unfilled
from ..rule import GOVERNANCE, Flaws, rule

ALWAYS = ("sponsor", "manager")
"""Roles that are seats even where no tier names them: they sign, resolve conflicts and keep the partnership."""

MOST_SHOWN = 20
"""Places where one role is expected that a finding lists."""
CALLED = {"sponsors": "sponsor", "executive-sponsors": "sponsor", "managers": "manager"}
"""Words by which a step of the conflict ladder calls a role on every side."""


@rule("LIV101", "vacant-seat", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §4")
def vacant_seat(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Fill every seat: the sponsor, the manager, and whoever a tier expects.

    Partnerships fail when the original champions have moved on. A seat with nobody in it decides nothing, and the
    other side learns of it in the meeting.

    Bad:  in plan.md, parties.mills.people.manager = {name: vacant}
    Good: in plan.md, parties.mills.people.manager.name = Ada Vacantis
    """
    plan = charter.plan
    if plan is None:
        return
    seats = {role for _, _, role in attendees(charter)}
    for party in charter.parties:
        for role, facts in people(charter, party).items():
            path, name = ("parties", party, "people", role), f"{party}.{role}"
            why = unfilled(facts) if role in ALWAYS or name in seats else ""
            if why:
                yield Flaw(plan.at(*path, "name"), f"nobody is {name}: {why}", reads=(plan.at(*path),))


@rule("LIV102", "quorum-out-of-reach", "warning", dimension=GOVERNANCE, source="deal-mistakes §4",
      yields_to=("LIV101", "LIV103", "REF101", "REF104", "GOV101", "GOV102", "GOV104", "GOV107", "GOV108"))  # fmt: skip
def quorum_out_of_reach(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Ask for no larger quorum than the committee has seats and people.

    A committee that can't reach its quorum can't decide, and then each side does. Its people are those who attend
    the strategic tier, or anybody in the plan where none of a party does; each counts once.

    Bad:  governance.committee.quorum.mills = 3
    Good: governance.committee.quorum.mills = 2
    """
    document, plan, path = charter.document, charter.plan, ("governance", "committee")
    sitting = _sitting(charter)
    seats, parties = document.section(*path, "seats"), set(charter.parties)
    for party, needed in document.section(*path, "quorum").items():
        if party not in parties or not _number(needed):
            continue
        place = document.at(*path, "quorum", party)
        if _number(seats.get(party)) and needed > seats[party]:
            has = _counted(seats[party], "seat", "seats")
            related = (Related(document.at(*path, "seats", party), f"the seats of {party}"),)
            yield Flaw(place, f"the quorum asks for {needed} of {party}, which has {has}", related)
        elif plan and plan.readable:
            members = sitting.get(party) or [f"{party}.{role}" for role in people(charter, party)]
            there = _present(charter, party, members)
            if needed > there:
                reads = tuple(plan.at("parties", party, "people", role.partition(".")[2]) for role in members)
                reads += (document.at("governance", "tiers", "strategic", "attendees"), document.at("parties", party))
                words = f"{_counted(there, 'person is', 'people are')} named for the committee"
                yield Flaw(place, f"the quorum asks for {needed} of {party}, and {words}", reads=reads)


@rule("LIV103", "attendee-has-left", "warning", dimension=GOVERNANCE, source="deal-mistakes §4")
def attendee_has_left(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name a successor for somebody who has left and is still expected at a table.

    The committee stops meeting and the escalation no longer reaches the right people, because the structure was
    designed at the start and never looked at again.

    Bad:  in plan.md, parties.mills.people.operations.left = 2025-11-30
    Good: in plan.md, parties.mills.people.operations.x-since = 2025-11-30
    """
    uses: dict[Identity, list[Related]] = {}
    first: dict[Identity, tuple[Place, str]] = {}
    expected = _expected(charter)
    for party in charter.parties:
        for role, facts in people(charter, party).items():
            who = identity(party, facts)
            where = [*expected.get(f"{party}.{role}", ()), *expected.get(role, ())]
            if who and where and charter.plan and _gone(facts):
                first.setdefault(who, (charter.plan.at("parties", party, "people", role, "left"), f"{party}.{role}"))
                uses.setdefault(who, []).extend(where)
    for who, (place, seat) in first.items():
        facts = holder(charter, seat)
        name = facts.get("name", facts.get("handle")) if isinstance(facts, dict) else seat
        yield Flaw(place, f"{name} has left, and {seat} is still {uses[who][0].message}", tuple(uses[who]))


RULES = (
    vacant_seat,
    quorum_out_of_reach,
    attendee_has_left,
)


def _expected(charter: Charter) -> dict[str, list[Related]]:
    """Whom the tiers and the conflict ladder expect, and where: by `party.role`, or by the role on every side."""
    document = charter.document
    found: dict[str, list[Related]] = {}
    for tier, at, role in attendees(charter):
        _noted(found, role, document.at("governance", "tiers", tier, "attendees", at), f"in the {tier} tier")
    for pattern in (("kind",), ("convened_by",), ("convened_by", EACH)):
        for path, called in document.walk("conflict", "steps", EACH, *pattern):
            role = CALLED.get(called, called if "." in called else "") if isinstance(called, str) else ""
            _noted(found, role, document.at(*path), "on the conflict ladder")
    return found


def _noted(found: dict[str, list[Related]], role: str, place: Place, where: str) -> None:
    if role and len(found.setdefault(role, [])) < MOST_SHOWN:
        found[role].append(Related(place, f"expected {where}"))


def _gone(facts: object) -> bool:
    """Whether somebody filled a role and has left it."""
    return isinstance(facts, dict) and isinstance(facts.get("left"), str) and not unfilled(facts)


def _sitting(charter: Charter) -> dict[str, list[str]]:
    """Who sits on the committee, by party: the roles that attend the strategic tier."""
    found: dict[str, dict[str, None]] = {}
    for _, _, role in attendees(charter, "strategic"):
        found.setdefault(role.partition(".")[0], {})[role] = None
    return {party: list(roles) for party, roles in found.items()}


def _present(charter: Charter, party: str, members: list[str]) -> int:
    """How many people there are for some seats: each counts once, a deputy for the seat of somebody who can't come."""
    there: set[Identity] = set()
    for role in members:
        facts = holder(charter, role)
        if not isinstance(facts, dict):
            continue
        if not unfilled(facts) and not _gone(facts):
            there.add(identity(party, facts) or (role,))
        deputy = facts.get("deputy")
        if isinstance(deputy, str):
            there.add(identity(party, holder(charter, deputy)) or (party, " ".join(deputy.split()).casefold()))
    return min(len(there), len(members))


def _number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
