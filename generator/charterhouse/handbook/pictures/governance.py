"""Charter -> the picture of who decides: tiers, where each hands on what it cannot settle, the conflict ladder."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Charter
from ..wording import letter, listed, party
from .stations_drawn import Layout, narrow, wide
from .tiers import SHAPES, Seat, Station, shape, stations

__all__ = ["SHAPES", "Governance", "governance"]


@dataclass(frozen=True, slots=True)
class Side:
    """A party in the key of the picture, with each of its people who sits in a tier."""

    name: str
    letter: str
    shape: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Governance:
    """The picture: its facts for the table, its words for readers of the screen, and both drawings."""

    tiers: tuple[Station, ...]
    ladder: tuple[Station, ...]
    sides: tuple[Side, ...]
    description: str
    wide: Layout
    narrow: Layout


def governance(charter: Charter) -> Governance | None:
    """The picture of a charter's governance; None where it names neither tiers nor steps."""
    tiers, ladder = stations(charter)
    if not tiers and not ladder:
        return None
    said = [f"{each.title}, {each.cadence or 'no cadence'}, {_onward(each)}" for each in tiers]
    steps = listed((f"{' '.join(each.title.split())} {each.cadence}".strip() for each in ladder), "then")
    description = ". ".join(filter(None, ("; ".join(said), f"The conflict ladder: {steps}" if ladder else "")))
    return Governance(tiers, ladder, _sides(charter, tiers), f"{description}.", wide(tiers, ladder),
                      narrow(tiers, ladder))  # fmt: skip


def _onward(tier: Station) -> str:
    return tier.trouble or (f"hands on {tier.onward}" if tier.leads_to else "hands on to nobody")


def _sides(charter: Charter, tiers: tuple[Station, ...]) -> tuple[Side, ...]:
    """The parties in their order, then whoever else sits in a tier without being one."""
    found: dict[str, dict[str, Seat]] = {each: {} for each in charter.parties}
    for seat in (seat for tier in tiers for seat in tier.seats):
        found.setdefault(seat.side, {}).setdefault(seat.name or seat.role, seat)
    return tuple(
        Side(party(charter, each), letter(charter, each), shape(charter, each), tuple(seats.values()))
        for each, seats in found.items()
    )
