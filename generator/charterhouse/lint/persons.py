"""Who fills a role: whether anybody does, and whether two roles are one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Charter
from .naming import TIERS, people
from .template import left_over

VACANT = re.compile(r"\s*vacant\b", re.IGNORECASE)
Identity = tuple[str, ...]


def identity(party: str, facts: object) -> Identity | None:
    """By what a person is known: the handle, whose case does not count, else party and name."""
    if not isinstance(facts, dict):
        return None
    handle, name = facts.get("handle"), facts.get("name")
    if isinstance(handle, str):
        return (handle.lstrip("@").casefold(),)
    return (party, " ".join(name.split()).casefold()) if isinstance(name, str) else None


def unfilled(facts: object) -> str:
    """Why nobody fills a role, in words; empty where somebody does."""
    if not isinstance(facts, dict):
        return ""
    if "name" not in facts:
        return "" if "handle" in facts else "nobody is named"
    name = facts["name"]
    if not isinstance(name, str):
        return ""
    if VACANT.match(name):
        return "it is vacant"
    left = left_over(name)
    return f"“{left}” is what a template left there" if left else ""


def holder(charter: Charter, role: str) -> object:
    """What the plan says of the person behind `party.role`, or None."""
    party, _, name = role.partition(".")
    return people(charter, party).get(name)


def attendees(charter: Charter, *tiers: str) -> Iterator[tuple[str, int, str]]:
    """Who attends the tiers, all of them if none is named: tier, index in its list, `party.role`."""
    for tier in tiers or TIERS:
        for at, role in enumerate(charter.document.items("governance", "tiers", tier, "attendees")):
            if isinstance(role, str):
                yield tier, at, role
