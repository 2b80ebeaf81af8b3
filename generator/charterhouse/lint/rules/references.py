"""REF: whoever or whatever is named exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice

from ...document import EACH, Place
from ...model import Charter, Flaw, Portfolio, Related
from ..naming import (
    MOST_KNOWN,
    PLAN_NAMES,
    TIER_NAMES,
    TIERS,
    Pattern,
    Reference,
    grouped,
    parties,
    people,
    references,
    roles,
    suggestion,
    together,
)
from ..rule import ALIGNMENT, GOVERNANCE, Flaws, rule

SYSTEM_ROLES = ("sponsor", "manager", "signatory", "counsel")
"""Roles that sign-off asks for: they are of use even where nobody names them."""


@rule("REF101", "unknown-role", dimension=GOVERNANCE, source="framing-mistakes, mistake 3",
      yields_to=("REF104", "REF107", "GOV108"))  # fmt: skip
def unknown_role(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name a role that the plan gives to somebody.

    Governance rests on named people. A role that nobody holds attends no meeting and signs nothing, and the
    meeting falls to whoever has time.

    Bad:  exit.data_handover.owner = harbour.operatons
    Good: exit.data_handover.owner = harbour.operations
    """
    plan = charter.plan
    if plan is None or not plan.readable:
        return
    unknown: dict[str, list[Reference]] = {}
    for reference in roles(charter):
        party, _, role = reference.name.partition(".")
        if role not in people(charter, party):
            name = reference.name if party in charter.parties else party
            unknown.setdefault(name, []).append(reference)
    for name, found in unknown.items():
        party, _, role = found[0].name.partition(".")
        reads = (plan.at("parties", party, "people", role), charter.document.at("parties", party))
        if party in charter.parties and role:
            there = people(charter, party)
            has = f"it has {', '.join(there)}" if there else "the plan names nobody for it"
            words = f"{party} has no {role}; {has}{suggestion(role, there)}"
        else:
            words = f"{name} is no party.role of this charter; write for example {charter.parties[0]}.manager" if (
                charter.parties) else f"{name} is no party.role of this charter"  # fmt: skip
        yield together(found, words, reads)


@rule("REF104", "unknown-name", dimension=ALIGNMENT, yields_to=("REF106", "REF107", "GOV101", "MET101"))
def unknown_name(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Refer to a party, tier, metric or milestone that is defined.

    A benefit measured by no metric, a duty of no party: each reads well and binds nobody.

    Bad:  cure.escalates_to = operatonal
    Good: cure.escalates_to = strategic
    """
    yield from _unknown_parties(charter, portfolio)
    tiers = charter.document.section("governance", "tiers")
    for name, found in grouped(references(charter, TIER_NAMES)).items():
        if name not in tiers and not (name == "conflict" and found[0].path[-1] == "escalates_to"):
            words = f"{name} is no tier of this charter{suggestion(name, tiers)}"
            reads = (charter.document.at("governance", "tiers", name),) if name in TIERS else ()
            yield together(found, words, reads)
    plan = charter.plan
    if plan is not None and not plan.readable:
        return
    for section, patterns in PLAN_NAMES.items():
        defined = [each.get("id") for each in plan.items(section) if isinstance(each, dict)] if plan else []
        unknown = {name: each for name, each in grouped(references(charter, patterns)).items() if name not in defined}
        if unknown and plan and section not in plan.data:
            words = f"plan.md has no {section}, so {', '.join(unknown)} cannot be among them"
            yield together([each for found in unknown.values() for each in found], words, (plan.at(section),))
            continue
        for name, found in unknown.items():
            words = f"plan.md defines no {section[:-1]} {name}{suggestion(name, [str(each) for each in defined])}"
            yield together(found, words, (plan.at(section),) if plan else (_no_plan(charter),))


@rule("REF105", "unused-definition", "warning", dimension=ALIGNMENT,
      yields_to=("REF101", "REF102", "REF107", "GOV101", "GOV102"))  # fmt: skip
def unused_definition(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Remove a definition or a role that nothing uses, or use it.

    What is defined and never used was left over from an earlier text, and readers look for the clause that it
    belongs to.

    Bad:  definitions.tallage = what the harbour takes for a berth
    Good: definitions.berth plan = the plan of arrivals that both sides keep
    """
    if not all(document.readable for document in charter.documents):
        return
    text = _all_text(charter)
    for term in islice(charter.document.section("definitions"), MOST_KNOWN):
        if not _stands(term.lower(), text):
            yield Flaw(charter.document.key("definitions", term), f"the definition of {term} is used nowhere")
    if charter.plan is None:
        return
    used = {reference.name for reference in roles(charter)}
    bodies = " ".join(document.body.lower() for document in charter.documents)
    reads = (charter.document.at("governance", "tiers"),)
    for party in charter.parties:
        for role in islice(people(charter, party), MOST_KNOWN):
            name = f"{party}.{role}"
            if name in used or role in SYSTEM_ROLES or name in text:
                continue
            if any(_stands(spelt, bodies) for spelt in {role.lower(), role.lower().replace("-", " ")}):
                continue
            place = charter.plan.key("parties", party, "people", role)
            everywhere = (*reads, charter.plan.at("parties", party))
            yield Flaw(place, f"{name} attends, owns and decides nothing", reads=everywhere)


@rule("REF106", "same-id-twice", dimension=ALIGNMENT)
def same_id_twice(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each item of a list an id of its own.

    Other places refer to an item by its id; with two of one name nobody can tell which is meant.

    Bad:  flexibility.options.1.id = third-berth
    Good: flexibility.options.1.id = winter-rest
    """
    lists = (("flexibility", "options"), ("milestones",), ("metrics",), ("risks",))
    for document in charter.documents:
        for path in lists:
            first: dict[str, int] = {}
            for at, item in enumerate(document.items(*path)):
                name = item.get("id") if isinstance(item, dict) else None
                if not isinstance(name, str):
                    continue
                if name in first:
                    related = (Related(document.at(*path, first[name], "id"), "the first of that name"),)
                    yield Flaw(document.at(*path, at, "id"), f"{name} is the id of an earlier item too", related)
                first.setdefault(name, at)


@rule("REF107", "no-plan", dimension=GOVERNANCE, source="framing-mistakes, mistake 3")
def no_plan(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep a plan.md that says who holds the roles that the charter names.

    The constitution names roles, so that it stays when people go; the plan names the people.

    Bad:  plan.md is absent
    Good: plan.md is there
    """
    named = [each for each in roles(charter) if each.document is charter.document]
    if charter.plan is None and named:
        words = f"there is no plan.md, and the charter names roles such as {named[0].name}"
        yield Flaw(_no_plan(charter), words)


RULES = (
    unknown_role,
    unknown_name,
    unused_definition,
    same_id_twice,
    no_plan,
)


def _unknown_parties(charter: Charter, portfolio: Portfolio) -> Iterator[Flaw]:
    known = charter.parties
    audiences = {"internal", *known, *portfolio.settings.audiences}
    where: dict[str, tuple[Pattern, ...]] = {"charter": (("audience",), ("audiences", EACH)), **dict.fromkeys(
        ("plan", "economics", "risk-register", "appendix", "review"), (("audience",),))}  # fmt: skip
    unknown = {name: each for name, each in grouped(parties(charter)).items() if name not in known}
    if not known:
        if unknown:
            yield Flaw(charter.document.at("parties"), "the charter has no parties, and names some")
        return
    for name, found in unknown.items():
        first = found[0]
        reads = [charter.document.at("parties")]
        if first.is_key:  # the party that is missing beside it may be the one that was meant
            section = first.document.section(*first.path[:-1])
            absent = [party for party in known if party not in section]
            meant = get_close_matches(name, absent, 1) or (absent if len(absent) == 1 else [])
            reads += [first.document.at(*first.path[:-1], party) for party in meant]
        words = f"{name} is no party to this charter; the parties are {', '.join(known)}{suggestion(name, known)}"
        yield together(found, words, tuple(reads))
    for reference in references(charter, where):
        if reference.name not in audiences:
            words = f"{reference.name} is no audience; there are {', '.join(sorted(audiences))}"
            yield Flaw(reference.place, words + suggestion(reference.name, audiences))


def _no_plan(charter: Charter) -> Place:
    """Where it shows that there is no plan: what refers to it and what misses it meet here."""
    return replace(charter.document.opening(), key=("plan.md",))


def _stands(word: str, text: str) -> bool:
    """Whether a word, or its plural, stands in a text as a word of its own."""
    at = text.find(word)
    while at >= 0 and word:
        if not (at and _in_word(text[at - 1])):
            for ending in ("", "s", "es"):
                if text.startswith(ending, at + len(word)) and not _in_word(text[at + len(word) + len(ending) :][:1]):
                    return True
        at = text.find(word, at + 1)
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _all_text(charter: Charter) -> str:
    """Everything said in a charter's files but the definitions themselves, in lower case."""
    parts = []
    for document in charter.documents:
        span = document.spans.get(("definitions",)) if document is charter.document else None
        text = document.text
        parts.append(text[: span.key_start] + text[span.end :] if span else text)
    return " ".join(" ".join(parts).lower().split())
