"""PRT: promises and names that contradict each other once the partnerships lie side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from ...document import EACH, Document, KeyPath
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import day, duration
from ..naming import TIERS, Pattern
from ..registers import MOST_RELATED, first, folded, partnerships, speaks, spoken, told
from ..rule import GOVERNANCE, TRANSPARENCY, Flaws, rule

READS: dict[str, tuple[Pattern, ...]] = {
    "charter": (
        ("status",), ("effective",), ("fit", "relationship"), ("parties", EACH, "name"),
        ("term", "until"), ("term", "renewal"), ("term", "renewal_notice"),
        ("exclusivity", "party"), ("exclusivity", "scope"), ("exclusivity", "until"), ("exclusivity", "released_if"),
        ("cure", "period"), ("exit", "notice_period"), ("conflict", "steps", EACH, "within"),
        ("governance", "tiers", EACH, "attendees"),
        ("governance", "tiers", EACH, "escalates_to"), ("governance", "tiers", EACH, "within"),
    ),
    "plan": tuple(("parties", EACH, "people", EACH, key) for key in ("name", "handle", "left")),
}  # fmt: skip
"""By kind of document, all that the rules of the family read: no more need be kept of a partnership for them."""
TERMS: tuple[tuple[KeyPath, str], ...] = (
    (("cure", "period"), "cure period"),
    (("exit", "notice_period"), "notice period"),
    *((("governance", "tiers", tier, "within"), f"escalation limit of the {tier} tier") for tier in TIERS),
    *((("governance", "tiers", tier, "escalates_to"), f"escalation of the {tier} tier") for tier in TIERS),
)
"""The terms that a pair should find in all of its charters alike."""
MOST_STEPS = 10


class Exclusivity(NamedTuple):
    """What a party has promised to one partner: `at` is the tag's number in the scope, `end` the last day."""

    charter: Charter
    party: str
    tag: str
    at: int
    start: date
    end: date

    @property
    def subject(self) -> tuple[str, str, str]:
        """Who is bound, by id and name, and for what."""
        return self.party, folded(self.charter.document.get("parties", self.party, "name")), folded(self.tag)

    def meets(self, other: Exclusivity) -> bool:
        """Whether both are in force on some day."""
        return self.start <= other.end and other.start <= self.end


@rule("PRT101", "overlapping-exclusivities", across=True, dimension=GOVERNANCE, source="deal-mistakes §5")
def overlapping_exclusivities(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Promise a thing exclusively to one partner at a time.

    A party that is bound twice for the same scope breaks one promise by keeping the other. Two exclusivities overlap
    where they bind the same party, share a tag of their scope and are in force on the same day, from `effective` to
    `until`. The later charter is at fault, a draft before one that is agreed.

    Bad:  a second charter binds harbour for milling-wheat
    Good: a second charter binds harbour for rye
    """
    yield from told("PRT101", _overlaps, charter, portfolio)


def _overlaps(portfolio: Portfolio) -> Iterator[Flaw]:
    known: dict[tuple[str, str, str], list[Exclusivity]] = {}
    for charter in partnerships(portfolio):
        own = list(_exclusivities(charter))
        met = [
            (one, other)
            for one in own
            for other in islice(filter(one.meets, known.get(one.subject, ())), MOST_RELATED)
        ]  # fmt: skip
        for each in own:
            known.setdefault(each.subject, []).append(each)
        if met and speaks(charter):
            one, document = met[0][0], charter.document
            others = {other.charter.id: other for _, other in reversed(met)}
            names = list(dict.fromkeys(other.charter.id for _, other in met))
            end = others[names[0]].end
            until = f", until {end}" if len(names) == 1 and end != date.max else ""
            words = f"{one.party} is bound for {one.tag} in {spoken(names)} too{until}"
            related = tuple(
                Related(others[name].charter.document.at("exclusivity", "scope", others[name].at), name)
                for name in names
            )  # fmt: skip
            reads = (document.at("exclusivity", "party"), document.at("exclusivity", "until"))
            yield Flaw(document.at("exclusivity", "scope", one.at), words, related[:MOST_RELATED], reads)


def _exclusivities(charter: Charter) -> Iterator[Exclusivity]:
    """One for each tag. Without a first day only the last is sure; without an end or a release nothing is."""
    document = charter.document
    party, end = document.get("exclusivity", "party"), _end(document)
    if isinstance(party, str) and end:
        start = day(document.get("effective")) or end
        for at, tag in enumerate(document.items("exclusivity", "scope")):
            if isinstance(tag, str):
                yield Exclusivity(charter, party, tag, at, start, end)


def _end(document: Document) -> date | None:
    """The last day of an exclusivity; that of the partnership where it lasts until it is released."""
    said = document.section("exclusivity")
    if "until" in said or "released_if" not in said:
        return day(said.get("until"))
    over = day(document.get("term", "until"))
    return over if over and document.get("term", "renewal") != "automatic" else date.max


@rule("PRT104", "pair-with-different-terms", "info", across=True, dimension=GOVERNANCE, source="deal-mistakes §8")
def pair_with_different_terms(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give the same partners the same cure, notice and escalation in charters of the same kind.

    The same people work under both. Which period runs they will remember from one charter and apply to the other.
    Compared are the cure and the notice period, and the limits by which a matter climbs the tiers and the conflict
    ladder; a charter that is being left is not.

    Bad:  a second charter of harbour and mills has a cure period of 45 days
    Good: a second charter of harbour and mills has a cure period of 1 month
    """
    yield from told("PRT104", _different_terms, charter, portfolio)


def _different_terms(portfolio: Portfolio) -> Iterator[Flaw]:
    pairs: dict[tuple[frozenset[tuple[str, str]], str], list[Charter]] = {}
    for charter in partnerships(portfolio):
        names = frozenset((party, folded(charter.document.get("parties", party, "name"))) for party in charter.parties)
        if charter.status != "exiting" and len(names) > 1:
            pairs.setdefault((names, charter.relationship), []).append(charter)
    for base, *others in pairs.values():
        found = ((charter, different) for charter in others if (different := _differences(base, charter)))
        charter, different = next(found, (base, {}))
        if not different:
            continue
        path, name = next(iter(different.items()))
        here, there = (f"{'to ' * (path[-1] == 'escalates_to')}{each.document.get(*path)}" for each in (charter, base))
        words = f"the {name} of {spoken(charter.parties)} is {here} here and {there} in {base.id}"
        more = len(different) - 1
        words += f", and {more} more {'term differs' if more == 1 else 'terms differ'}" if more else ""
        also = (Related(other.document.at(*next(iter(each))), other.id) for other, each in found)
        related = (Related(base.document.at(*path), base.id), *islice(also, MOST_RELATED - 1))
        yield Flaw(charter.document.at(*path), words, related, tuple(charter.document.at(*each) for each in different))


def _differences(one: Charter, other: Charter) -> dict[KeyPath, str]:
    """The terms that both charters have and that differ, with their names."""
    steps = (
        (("conflict", "steps", at, "within"), f"limit of step {at + 1} of the conflict ladder")
        for at in range(min(len(other.document.items("conflict", "steps")), MOST_STEPS))
    )
    return {
        path: name
        for path, name in (*TERMS, *steps)
        if _differ(one.document.get(*path), other.document.get(*path))
    }  # fmt: skip


def _differ(one: object, other: object) -> bool:
    if one == other:
        return False
    lengths = duration(one), duration(other)
    if all(lengths):
        return lengths[0] != lengths[1]
    return one in (*TIERS, "conflict") and other in (*TIERS, "conflict")


@rule("PRT105", "party-with-two-names", across=True, dimension=TRANSPARENCY, source="deal-mistakes §8")
def party_with_two_names(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let a party's id mean the same party in every charter.

    The portfolio is reviewed by party: which deals we have with whom, and what they promise together. An id with two
    names is either two companies, and one of them needs an id of its own, or one that is named in two ways.

    Bad:  a second charter calls harbour Harbour Shipyards
    Good: a second charter calls harbour Harbour Logistics
    """
    yield from told("PRT105", _two_names, charter, portfolio)


def _two_names(portfolio: Portfolio) -> Iterator[Flaw]:
    called: dict[str, list[tuple[Charter, str]]] = {}
    for charter in partnerships(portfolio):
        for party in charter.parties:
            name = charter.document.get("parties", party, "name")
            if folded(name):
                called.setdefault(party, []).append((charter, name))
    for party, ((base, usual), *others) in called.items():
        different = [(charter, name) for charter, name in others if folded(name) != folded(usual)]
        found = first(different, lambda each: each[0])
        if found:
            charter, name = found
            rest = [each for each, _ in different if each is not charter]
            related = tuple(
                Related(each.document.at("parties", party, "name"), each.id)
                for each in (base, *rest[: MOST_RELATED - 1])
            )  # fmt: skip
            words = f"{party} is {name} here and {usual} in {base.id}"
            yield Flaw(charter.document.at("parties", party, "name"), words, related)


RULES = (overlapping_exclusivities, pair_with_different_terms, party_with_two_names)
