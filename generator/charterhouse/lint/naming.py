"""Who names whom: every place where a charter's files refer to a party, a role, a tier or the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

from ..document import EACH, KEYS, Document, KeyPath, Place
from ..model import Charter, Flaw, Related

TIERS = ("strategic", "operational", "tactical")
"""The highest first."""
Pattern = tuple[object, ...]


class Reference(NamedTuple):
    """A name where it is used. `is_key` says that the name is a key of a mapping, not a value."""

    document: Document
    path: KeyPath
    name: str
    is_key: bool = False

    @property
    def place(self) -> Place:
        """What to underline: the name itself."""
        return self.document.key(*self.path) if self.is_key else self.document.at(*self.path)


ROLES: dict[str, tuple[Pattern, ...]] = {
    "charter": (
        ("governance", "tiers", EACH, "attendees", EACH),
        ("conflict", "steps", EACH, "convened_by", EACH),
        ("exit", "data_handover", "owner"),
        ("ratification", EACH, "by"),
        ("waivers", EACH, "by"),
    ),
    "plan": (
        ("milestones", EACH, "owner"),
        ("metrics", EACH, "owner"),
        ("handover", "operating_owners", EACH),
    ),
    "risk-register": (("risks", EACH, "owner"),),
    "appendix": (("owner",),),
    "review": (("attendance", EACH, "person"), ("decisions", EACH, "by"), ("actions", EACH, "owner")),
}
MOST_KNOWN = 500
"""Names that a misspelt one is compared with: comparing takes time."""
OWNERS = ("owner", "by")
"""Keys that may name a whole party instead of a person."""
PARTIES: dict[str, tuple[Pattern, ...]] = {
    "charter": (
        ("fit", "shared_governance", KEYS),
        ("value", "matrix", EACH, "party"),
        ("governance", "committee", "seats", KEYS),
        ("governance", "committee", "quorum", KEYS),
        ("governance", "committee", "chair"),
        ("governance", "vetoes", KEYS),
        ("flexibility", "options", EACH, "holder"),
        ("exclusivity", "party"),
        ("exit", "for_convenience", EACH),
        ("exit", "notice", "by"),
        ("ratification", EACH, "party"),
    ),
    "plan": (("parties", KEYS),),
    "economics": (
        ("shares", "reward", KEYS),
        ("shares", "risk", KEYS),
        ("tiers", EACH, KEYS),
        ("equity", "split", KEYS),
        ("equity", "contribution", KEYS),
        ("equity", "horizon", KEYS),
    ),
    "review": (("alignment", KEYS), ("health", KEYS), ("audit", KEYS)),
}
NO_PARTY = ("rotating", "either", "from")
"""Words that stand where a party's id could."""
TIER_NAMES: dict[str, tuple[Pattern, ...]] = {
    "charter": (
        ("governance", "tiers", EACH, "escalates_to"),
        ("cure", "escalates_to"),
        ("exit", "pivot_review", "by"),
    ),
    "review": (("tier",),),
}
PLAN_NAMES: dict[str, dict[str, tuple[Pattern, ...]]] = {
    "metrics": {"charter": (("value", "matrix", EACH, "measured_by"),)},
    "milestones": {
        "charter": (("fit", "graduates_on"),),
        "economics": (("equity", "vesting", EACH, "milestone"),),
    },
}


def references(charter: Charter, patterns: Mapping[str, tuple[Pattern, ...]]) -> Iterator[Reference]:
    """Every name that stands where a pattern leads to, the constitution's first, each file's in its own order."""
    for document in charter.documents:
        found = [
            Reference(document, path, value, pattern[-1] is KEYS)
            for pattern in patterns.get(document.kind, ())
            for path, value in document.walk(*pattern)
            if isinstance(value, str) and not str(path[-1]).startswith("x-")
        ]
        yield from sorted(found, key=lambda each: document.spans.get(each.path, (0,))[0])


def roles(charter: Charter) -> Iterator[Reference]:
    """Every `party.role`.

    An owner may also be a party, a decision be by a tier or by whoever is said in words, and who owns a waiver
    without being a role is WAI104's business.
    """
    for reference in references(charter, ROLES):
        whole = reference.name in charter.parties or reference.name in TIERS
        told = reference.path[0] == "decisions" and " " in reference.name
        nobody = reference.path[0] == "waivers" and "." not in reference.name
        if not (told or nobody or (whole and reference.path[-1] in OWNERS)):
            yield reference


def parties(charter: Charter) -> Iterator[Reference]:
    """Every place where a party's id is expected."""
    yield from (each for each in references(charter, PARTIES) if each.name not in NO_PARTY)


def people(charter: Charter, party: str) -> dict[str, object]:
    """The roles of a party, by the plan."""
    return charter.plan.section("parties", party, "people") if charter.plan else {}


def anchors(document: Document) -> frozenset[str]:
    """Where a link into a document can lead."""
    return frozenset(heading.anchor for heading in document.prose.headings)


def together(found: Iterable[Reference], message: str, reads: tuple[Place, ...] = ()) -> Flaw:
    """One flaw for one name, at its first use; where else it is used is related."""
    first, *others = found
    return Flaw(first.place, message, tuple(Related(each.place, "also here") for each in others), reads)


def suggestion(name: str, known: Iterable[str]) -> str:
    """`; did you mean …?` where one of the known names is near, else nothing."""
    near = get_close_matches(name[:100], list(islice(known, MOST_KNOWN)), 1)
    return f"; did you mean {near[0]}?" if near else ""


def grouped(found: Iterator[Reference]) -> dict[str, list[Reference]]:
    """References by the name that they use, in order."""
    groups: dict[str, list[Reference]] = {}
    for reference in found:
        groups.setdefault(reference.name, []).append(reference)
    return groups
