"""TIM: dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ...document import Document, Place
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import day
from ..rule import GOVERNANCE, Flaws, rule

MOST_RELATED = 10


class Dated(NamedTuple):
    """A day with what happens on it, and where the charter says so."""

    day: date
    name: str
    place: Place


@rule("TIM107", "dates-out-of-order", dimension=GOVERNANCE, source="deal-mistakes §1; framing-mistakes, mistake 2")
def dates_out_of_order(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Put the dates in the order in which things happen.

    A promise is credible when its date is. The term ends after it has begun; milestones fall due once the charter is
    in force; those who carry the work out have taken over before the first of them; a version follows the one before
    it, and is signed once it is agreed.

    Bad:  term.until = 2025-02-28
    Good: term.until = 2025-10-31
    """
    document, plan = charter.document, charter.plan
    effective, until = _date(document, "effective"), _date(document, "term", "until")
    dues = _milestones(plan) if plan else []
    early = [each for each in dues if effective and each.day < effective.day]
    if effective and until and until.day < effective.day:
        words = f"the term ends on {until.day}, before it begins on {effective.day}"
        yield Flaw(until.place, words, (Related(effective.place, "effective"),))
    elif effective and early:
        words = f"{early[0].name} is due on {early[0].day}, before the charter takes effect on {effective.day}"
        yield _first(early, words, Related(effective.place, "effective"), "due before, too")
        dues = [each for each in dues if each.day >= effective.day]
    if plan and dues:
        yield from _late_handover(plan, min(dues, key=lambda each: each.day))
    yield from _versions(document)


def _late_handover(plan: Document, first: Dated) -> Iterator[Flaw]:
    handover = _date(plan, "handover", "by")
    if handover and handover.day > first.day:
        words = f"operations take over by {handover.day}, after {first.name} is due on {first.day}"
        yield Flaw(handover.place, words, (Related(first.place, "the first milestone"),))


def _versions(document: Document) -> Iterator[Flaw]:
    """Versions out of order, and signatures before the day on which their version was agreed.

    Where a version is out of order its date is in doubt, and so are the signatures that it is compared with.
    """
    agreed = [
        Dated(when, str(document.get("versions", at, "version", default="")), document.at("versions", at, "agreed"))
        for at in range(len(document.items("versions")))
        if (when := day(document.get("versions", at, "agreed")))
    ]
    turned = [(one, two) for one, two in pairwise(agreed) if two.day < one.day]
    if turned:
        one, two = turned[0]
        words = f"version {two.name} was agreed on {two.day}, before version {one.name} on {one.day}"
        related = Related(one.place, f"version {one.name}")
        yield _first([each for _, each in turned], words, related, "out of order, too")
    doubtful = {each.name for pair in turned for each in pair}
    by_version: dict[str, Dated] = {}
    for each in (each for each in agreed if each.name not in ("", "None")):
        by_version.setdefault(each.name, each)
    early: dict[str, list[Dated]] = {}
    for at in range(len(document.items("ratification"))):
        version, signed = str(document.get("ratification", at, "version")), _date(document, "ratification", at, "date")
        if signed and version in by_version and version not in doubtful and signed.day < by_version[version].day:
            early.setdefault(version, []).append(signed)
    for version, signatures in early.items():
        settled = by_version[version]
        words = f"version {version} was signed on {signatures[0].day}, before it was agreed on {settled.day}"
        related = Related(settled.place, f"version {version} agreed")
        yield _first(signatures, words, related, "signed before, too")


def _first(found: list[Dated], words: str, related: Related, others: str) -> Flaw:
    """One flaw for one cause, at the first of its places; the others are related."""
    more = (Related(each.place, others) for each in found[1 : MOST_RELATED + 1])
    return Flaw(found[0].place, words, (related, *more))


def _milestones(plan: Document) -> list[Dated]:
    return [
        Dated(when, f"milestone {name}" if (name := plan.get("milestones", at, "id")) else "a milestone",
              plan.at("milestones", at, "due"))
        for at in range(len(plan.items("milestones")))
        if (when := day(plan.get("milestones", at, "due")))
    ]  # fmt: skip


def _date(document: Document, *path: str | int) -> Dated | None:
    when = day(document.get(*path))
    return Dated(when, "", document.at(*path)) if when else None


RULES = (dates_out_of_order,)
