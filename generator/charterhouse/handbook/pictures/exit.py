"""Charter -> both roads out, to scale: by notice, and for cause after a failed cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...model import Charter
from ..wording import listed
from .roads import COUNTED, Road, roads
from .roads_drawn import Layout, narrow, reach, wide


@dataclass(frozen=True, slots=True)
class Exit:
    """The picture: its roads for the table, its words, and both drawings.

    `asked` is what a reader is asked for, empty where no road is left without dates. `told` is what a script says
    of each of these roads once it has a day. `given` says how a notice was read.
    """

    roads: tuple[Road, ...]
    closed: str
    immediate: str
    description: str
    asked: str
    told: tuple[str, ...]
    given: str
    counted: tuple[str, ...]
    usual: bool
    cut: bool
    wide: Layout
    narrow: Layout


def exits(charter: Charter, as_of: date | None = None) -> Exit | None:
    """The picture of a charter's exits, with the day of the edition on a road that is taken; None without periods."""
    found = roads(charter)
    if not found:
        return None
    never = charter.document.get("exit", "for_convenience") is False
    steps = [step for road in found for step in road.steps]
    said = [
        f"{road.title}: {listed(f'{step.name.lower()} {step.dates or step.days}' for step in road.steps)}"
        for road in found
    ]
    return Exit(
        roads=found,
        closed="Neither party may leave for convenience." if never else "",
        immediate=listed(map(str, charter.document.items("exit", "immediate")), "or"),
        description=". ".join(said) + ".",
        asked=_asked(found),
        told=tuple(_told(road, number) for number, road in enumerate(found) if not road.given),
        given=_given(found),
        counted=_counted(step.length.unit for step in steps),
        usual=any(step.length.unit not in ("day", "week") and not step.began for step in steps),
        cut=any(step.end > reach(found) for step in steps),
        wide=wide(found, as_of),
        narrow=narrow(found, as_of),
    )


def _asked(found: tuple[Road, ...]) -> str:
    begins = dict.fromkeys(road.begins for road in found if not road.given)
    asked = {"notice given": "notice were given", "breach notified": "a breach were notified"}
    return f"If {listed((asked[each] for each in begins), 'or')} on" if begins else ""


def _told(road: Road, number: int) -> str:
    """`By notice: out on {0.0}, non-compete until {0.4}.`"""
    parts = [f"{road.steps[at].name.lower()} until {{{number}.{at}}}" for at in range(road.leaves)]
    parts.append(f"out on {{{number}.{road.leaves}}}")
    if road.last != road.leaves:
        parts.append(f"{road.steps[road.last].name.lower()} until {{{number}.{road.last}}}")
    return f"{road.title.partition(',')[0]}: {', '.join(parts)}."


def _given(found: tuple[Road, ...]) -> str:
    road = next((road for road in found if road.given), None)
    if road is None:
        return ""
    if road.title.startswith("By notice"):
        read = "It is read as a notice for convenience, since the charter records no breach."
    else:
        read = "It is read as a notice for cause, since that party may not leave for convenience."
    return f"{road.who}. {read}"


def _counted(units: Iterable[str]) -> tuple[str, ...]:
    """What is assumed about the durations of a picture, each thing once."""
    meant: dict[str, list[str]] = {}
    for unit in dict.fromkeys(units):
        meant.setdefault(COUNTED[unit], []).append(f"{unit}s")
    return tuple(f"{listed(units).capitalize()}: {words}" for words, units in meant.items())
