"""Plan -> its seats: who fills which role, and at which tables that role sits."""

from __future__ import annotations

from ...lint.persons import attendees
from ...model import Charter
from ..facts import Seat
from ..people import name_of, named
from .reading import text


def seats(charter: Charter) -> list[Seat]:
    """Every role of the plan, party by party in the order of the charter."""
    tables: dict[str, list[str]] = {}
    for tier, _, role in attendees(charter):
        own = tables.setdefault(role, [])
        if tier not in own:
            own.append(tier)
    return [
        _seat(charter, party, role, said, tables.get(f"{party}.{role}", []))
        for party in charter.parties
        for role, said in named(charter, party).items()
    ]


def holder(charter: Charter, role: str) -> str:
    """Who has the role `party.role`, by name; empty while nobody has."""
    party, _, name = role.partition(".")
    return name_of(named(charter, party).get(name, {}))


def _seat(charter: Charter, party: str, role: str, said: dict[str, object], tiers: list[str]) -> Seat:
    deputy = text(said.get("deputy"))
    return Seat(
        role=f"{party}.{role}",
        party=party,
        name=name_of(said),
        title=text(said.get("title")),
        handle=text(said.get("handle")),
        deputy=holder(charter, deputy) or deputy,
        left=text(said.get("left")),
        tiers=tiers,
    )
