"""PRT: people and months in which too many partnerships come together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...document import Place
from ...model import Charter, Flaw, Portfolio, Related
from ...quote import MONTHS
from ...terms import day, duration
from ...timeline import before
from ..persons import Identity, attendees, holder, identity, unfilled
from ..registers import MOST_RELATED, first, partnerships, told
from ..rule import ACCOUNTABILITY, GOVERNANCE, Flaws, rule

MOST_TIERS = 8
MOST_DATES = 3


class Seat(NamedTuple):
    """A person's place in a tier: `at` is the number in its list of attendees."""

    charter: Charter
    facts: dict[str, object]
    tier: str
    at: int

    @property
    def place(self) -> Place:
        """Where the charter names the person's role."""
        return self.charter.document.at("governance", "tiers", self.tier, "attendees", self.at)


@rule("PRT102", "person-in-too-many-tiers", "info", across=True, dimension=ACCOUNTABILITY,
      source="deal-mistakes §5; framing-mistakes, mistake 3")  # fmt: skip
def person_in_too_many_tiers(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let one person attend no more tiers than there is time for, by default eight.

    A manager's job is the partnership. Who sits in every meeting of every deal begins to send deputies and to cancel
    at the last minute, and the other side reads it as disrespect. A person is known by handle, else by party and
    name; who has left is not counted.

    Bad:  five charters name the same managers
    Good: four charters name the same managers
    """
    yield from told("PRT102", _overbooked, charter, portfolio)


def _overbooked(portfolio: Portfolio) -> Iterator[Flaw]:
    most = portfolio.settings.of("PRT102", "person-in-too-many-tiers").get("count", MOST_TIERS)
    seats: dict[Identity, list[Seat]] = {}
    for charter in partnerships(portfolio):
        taken: set[tuple[Identity, str]] = set()
        for tier, at, role in attendees(charter):
            facts = holder(charter, role)
            person = identity(role.partition(".")[0], facts)
            if person and isinstance(facts, dict) and "left" not in facts and (person, tier) not in taken:
                taken.add((person, tier))
                seats.setdefault(person, []).append(Seat(charter, facts, tier, at))
    for own in seats.values():
        seat = first(own[most:], lambda each: each.charter)
        if seat and not unfilled(seat.facts):
            name = seat.facts.get("name") or seat.facts.get("handle")
            held = len({each.charter.document.path for each in own})
            where = "one partnership" if held == 1 else f"{held} partnerships"
            words = f"{name} attends {len(own)} tiers in {where}, more than {most}"
            others = [each for each in own if each is not seat][:MOST_RELATED]
            yield Flaw(seat.place, words, tuple(Related(each.place, each.charter.id) for each in others))


@rule("PRT103", "crowded-month", "info", across=True, dimension=GOVERNANCE, source="deal-mistakes §5, §8")
def crowded_month(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Spread renewals and their notices over the year: by default no more than three in a month.

    Whether to go on with a partner deserves a look at the whole deal. Where many terms renew, or must be refused, in
    the same month, most of them renew unseen. The last day for a notice is the end of the term less the renewal
    notice; a term that doesn't renew, and a partnership that is being left, have none.

    Bad:  four charters renew in February 2028
    Good: three charters renew in February 2028
    """
    yield from told("PRT103", _crowded, charter, portfolio)


def _crowded(portfolio: Portfolio) -> Iterator[Flaw]:
    most = portfolio.settings.of("PRT103", "crowded-month").get("count", MOST_DATES)
    months: dict[tuple[int, int], dict[str, Charter]] = {}
    for charter in partnerships(portfolio):
        for when in _decisions(charter):
            months.setdefault((when.year, when.month), {})[charter.document.path] = charter
    said: list[set[str]] = []
    for year, month in sorted(months):
        own = list(months[year, month].values())
        paths = set(months[year, month])
        if len(own) <= most or any(paths <= each for each in said):
            continue  # notices in one month, and the renewals that follow them, are one cause
        said.append(paths)
        found = first(own[most:], lambda each: each)
        if found:
            name = f"{MONTHS[month - 1]} {year}"
            words = f"{len(own)} partnerships renew or need their notice in {name}, more than {most}"
            others = [each for each in own if each is not found][:MOST_RELATED]
            related = tuple(Related(each.document.at("term", "until"), each.id) for each in others)
            reads = (found.document.at("term", "renewal_notice"),)
            yield Flaw(found.document.at("term", "until"), words, related, reads)


def _decisions(charter: Charter) -> Iterator[date]:
    """The last day to refuse a renewal, and the day on which the term renews."""
    document = charter.document
    until, renewal = day(document.get("term", "until")), document.get("term", "renewal")
    if until is None or renewal == "none" or charter.status == "exiting":
        return
    notice = duration(document.get("term", "renewal_notice"))
    if notice:
        yield before(until, notice)
    if renewal == "automatic":
        yield until


RULES = (person_in_too_many_tiers, crowded_month)
