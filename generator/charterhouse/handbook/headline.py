"""Charter, Facts -> what stands on top of a partnership's page: the terms that people come for, and how it stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ..model import Charter
from .attention import next_due, overdue, who
from .facts import Facts
from .gathering.scores import mean
from .key_terms import KeyTerm, key_terms
from .wording import listed, short


def headline(charter: Charter, articles: Collection[str], facts: Facts, as_of: date) -> tuple[KeyTerm, ...]:
    """Eight terms. How long it runs is said in the line above them. `articles` are the anchors of its text."""
    *terms, _ = key_terms(charter, articles)
    return (*terms, _due(facts, as_of), _health(facts), _changed(facts))


def _due(facts: Facts, as_of: date) -> KeyTerm:
    due, late_ones = next_due(facts, as_of), overdue(facts, as_of)
    if due is None:
        return KeyTerm("Next due", "Nothing", "no open milestone, action or option", "beside:")
    if late_ones:
        first, *more = late_ones
        owners = dict.fromkeys(who(facts, each["owner"]) for each in late_ones if each["owner"])
        also = f", and {len(more)} more" if more else ""
        note = f"overdue: {first['what']}{also}{f' ({listed(owners)})' if owners else ''}"
        return KeyTerm("Next due", short(first["date"]), note, first["anchor"], "bad")
    late = "overdue: " if due["date"] < as_of.isoformat() else ""
    return KeyTerm("Next due", short(due["date"]), f"{late}{due['what']}", due["anchor"], "bad" if late else "")


def _health(facts: Facts) -> KeyTerm:
    if not facts["health"]:
        return KeyTerm("Health", "Not asked", "no health check yet", "beside:")
    last = facts["health"][-1]
    names = {party["id"]: party["name"] for party in facts["parties"]}
    means = [f"{names.get(name, name)} {mean(own.values()):.1f}" for name, own in last["by_party"].items() if own]
    note = " · ".join([*(means if len(means) > 1 else ()), short(last["held"])])
    return KeyTerm("Health", f"{last['mean']:.1f} of 5", note, "beside:health", "watch" if last["mean"] < 3 else "")


def _changed(facts: Facts) -> KeyTerm:
    if not facts["versions"]:
        return KeyTerm("Last changed", facts["version"] or "–", "no version is agreed yet", "beside:")
    last = facts["versions"][-1]
    agreed, said = short(last["agreed"]), f"{last['version']}: {last['summary']}"
    return KeyTerm("Last changed", agreed or last["version"] or "–", said.strip(": "), "beside:history")
