"""WAI: an accepted deviation has a reason, an owner and an end."""

from __future__ import annotations

from ...model import Charter, Flaw, Portfolio
from ..naming import TIERS, people
from ..persons import holder, unfilled
from ..rule import ACCOUNTABILITY, Flaws, below, rule

NEEDED = {"reason": "reason", "by": "owner (by)", "until": "end (until)"}


@rule("WAI101", "incomplete-waiver", dimension=ACCOUNTABILITY, source="framing-mistakes, mistake 3")
def incomplete_waiver(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give every waiver a reason, an owner and an end.

    What is accepted without a reason can't be weighed again, what nobody owns nobody ends, and an exception without
    an end is a rule.

    Bad:  waivers = [{rule: CUR105, at: cure.period, by: mills.sponsor, until: 2026-12-31}]
    Good: beside a cure of 120 days, {rule: CUR105, at: cure.period, reason: ice, by: mills.sponsor, until: 2026-12-31}
    """
    document = charter.document
    for number, waiver in enumerate(document.items("waivers")):
        missing = [key for key in NEEDED if isinstance(waiver, dict) and key not in waiver]
        if missing:
            words = f"the waiver has no {' and no '.join(NEEDED[key] for key in missing)}"
            yield Flaw(document.at("waivers", number, missing[0]), words)


@rule("WAI103", "idle-waiver", dimension=ACCOUNTABILITY, yields_to=("WAI101",))
def idle_waiver(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Remove a waiver of something that isn't found.

    A waiver that outlives what it accepted hides the next deviation at the same place, and the register of
    exceptions says what is no longer so. What can't be waived is the form of a file (DOC) and a waiver itself (WAI).

    Bad:  waivers = [{rule: CUR105, at: cure.period, reason: ice, by: mills.sponsor, until: 2026-12-31}]
    Good: beside a cure of 120 days, {rule: CUR105, at: cure.period, reason: ice, by: mills.sponsor, until: 2026-12-31}
    """
    return below(charter, portfolio)


@rule("WAI104", "waiver-of-nobody", "warning", dimension=ACCOUNTABILITY, source="framing-mistakes, mistake 3",
      yields_to=("DOC117", "REF101", "LIV101", "LIV103"))  # fmt: skip
def waiver_of_nobody(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let a waiver be owned by somebody: a role that the plan gives to a person.

    A party or a committee as owner means that nobody will ask again whether the exception is still needed.

    Bad:  beside a cure of 120 days, {rule: CUR105, at: cure.period, reason: ice, by: mills, until: 2026-12-31}
    Good: beside a cure of 120 days, {rule: CUR105, at: cure.period, reason: ice, by: mills.sponsor, until: 2026-12-31}
    """
    document, plan = charter.document, charter.plan
    for number, waiver in enumerate(document.items("waivers")):
        owner = waiver.get("by") if isinstance(waiver, dict) else None
        if not isinstance(owner, str):
            continue
        party, _, role = owner.partition(".")
        reads = (plan.at("parties", party, "people", role),) if plan and role else ()
        words = _nobody(charter, owner)
        if words:
            yield Flaw(document.at("waivers", number, "by"), words, reads=reads)


RULES = (
    incomplete_waiver,
    idle_waiver,
    waiver_of_nobody,
)


def _nobody(charter: Charter, owner: str) -> str:
    """Why an owner is nobody; empty where it is somebody, or a role that nobody has (REF101)."""
    if "." not in owner:
        role = _role_of(charter, owner)
        if role:
            return f"the waiver's owner goes by a role, and not by name: write {role}"
        what = "a party" if owner in charter.parties else "a tier" if owner in TIERS else ""
        example = owner if owner in charter.parties else next(iter(charter.parties), "")
        hint = f"; write for example {example}.sponsor" if example else ""
        return f"the waiver's owner {owner} is {what + ' and no person' if what else 'nobody in this charter'}{hint}"
    person = holder(charter, owner)
    if isinstance(person, dict) and person.get("left") is not None:
        return f"{owner} owns the waiver and left on {person['left']}"
    why = unfilled(person)
    return f"{owner} owns the waiver, and {why}" if why else ""


def _role_of(charter: Charter, name: str) -> str:
    """The `party.role` of somebody who is named, or called by a handle; empty where there is no such person."""
    for party in charter.parties:
        for role, person in people(charter, party).items():
            if isinstance(person, dict) and name in (person.get("name"), person.get("handle")):
                return f"{party}.{role}"
    return ""
