"""GOV, the tiers: who decides, how often they meet, and where it goes when they can't."""

from __future__ import annotations

from ...model import Charter, Flaw, Portfolio, Related
from ...terms import duration
from ..naming import TIERS
from ..rule import GOVERNANCE, Flaws, rule

SLOWEST = {"strategic": "1 quarter", "operational": "1 month", "tactical": "1 week"}
NEEDED = ("cadence", "attendees", "decides", "escalates_to")
SHOWN = {"decides": "decisions", "escalates_to": "escalation"}
DECISIONS = ("amend-core", "exit")


def tiers(charter: Charter) -> dict[str, dict[str, object]]:
    """The tiers that are there, the highest first."""
    written = charter.document.section("governance", "tiers")
    return {name: written[name] for name in TIERS if isinstance(written.get(name), dict)}


@rule("GOV101", "missing-tier", completeness=True, dimension=GOVERNANCE, source="framing-mistakes, mistake 3")
def missing_tier(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Define three tiers of governance: strategic, operational and tactical.

    Executives each quarter, managers each month, teams each week. Where a level is missing its questions either
    wait for the one above or are never asked.

    Bad:  governance.tiers.tactical is absent
    Good: governance.tiers.tactical.cadence = 1 week
    """
    missing = [tier for tier in TIERS if tier not in charter.document.section("governance", "tiers")]
    if missing:
        words = (
            "there are no tiers of governance" if len(missing) == 3 else f"there is no {' and no '.join(missing)} tier"
        )
        others = tuple(charter.document.at("governance", "tiers", tier) for tier in missing[1:])
        yield Flaw(charter.document.at("governance", "tiers", missing[0]), words, reads=others)


@rule("GOV102", "incomplete-tier", completeness=True, dimension=GOVERNANCE, source="framing-mistakes, mistake 3")
def incomplete_tier(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each tier a cadence, attendees, decisions and an escalation.

    For each level say who attends, what it can decide and how it hands on. A meeting without these is talk.

    Bad:  governance.tiers.tactical.decides is absent
    Good: governance.tiers.tactical.decides = [scheduling]
    """
    for tier, said in tiers(charter).items():
        missing = [key for key in NEEDED if said.get(key) in (None, [])]
        if missing:
            words = ", no ".join(SHOWN.get(key, key) for key in missing)
            path = ("governance", "tiers", tier)
            empty = said.get(missing[0]) == []
            place = charter.document.key(*path, missing[0]) if empty else charter.document.at(*path, missing[0])
            yield Flaw(place, f"the {tier} tier has no {words}",
                       reads=tuple(charter.document.at(*path, key) for key in missing))  # fmt: skip


@rule("GOV103", "cadence-too-slow", "warning", dimension=GOVERNANCE, source="framing-mistakes, mistake 3")
def cadence_too_slow(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let each tier meet as often as its level needs.

    Strategic each quarter, operational each month, tactical each week. Slower, and small misunderstandings have
    time to become conflicts.

    Bad:  governance.tiers.operational.cadence = 2 months
    Good: governance.tiers.operational.cadence = 2 weeks
    """
    bounds = portfolio.settings.of("GOV103", "cadence-too-slow")
    for tier, said in tiers(charter).items():
        slowest = duration(bounds.get(tier, SLOWEST[tier]))
        cadence = duration(said.get("cadence"))
        if cadence and slowest and cadence > slowest:
            place = charter.document.at("governance", "tiers", tier, "cadence")
            yield Flaw(place, f"the {tier} tier meets every {cadence}; at least every {slowest} is wanted")


@rule("GOV107", "one-sided-tier", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("REF101", "REF104", "GOV102"))  # fmt: skip
def one_sided_tier(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let every party attend every tier.

    A tier where one side is missing decides over it and not with it.

    Bad:  governance.tiers.tactical.attendees = [harbour.operations]
    Good: governance.tiers.tactical.attendees = [harbour.operations, mills.operations]
    """
    for tier, said in tiers(charter).items():
        attendees = said.get("attendees")
        if not isinstance(attendees, list) or not attendees:
            continue
        present = {str(each).partition(".")[0] for each in attendees}
        absent = [party for party in charter.parties if party not in present]
        if absent:
            path = ("governance", "tiers", tier, "attendees")
            reads = (charter.document.at("parties", absent[0]),)
            words = f"nobody attends the {tier} tier for {' and '.join(absent)}"
            yield Flaw(charter.document.key(*path), words, reads=reads)


@rule("GOV109", "escalation-leads-nowhere", dimension=GOVERNANCE, source="framing-mistakes, mistake 3",
      yields_to=("GOV101", "REF104", "CON101"))  # fmt: skip
def escalation_leads_nowhere(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Escalate from each tier to a higher one or to the conflict ladder.

    An escalation that comes back to where it started is a queue, not a way out.

    Bad:  governance.tiers.strategic.escalates_to = tactical
    Good: governance.tiers.tactical.escalates_to = strategic
    """
    document = charter.document
    for tier, said in tiers(charter).items():
        target, path = said.get("escalates_to"), ("governance", "tiers", tier, "escalates_to")
        if target in TIERS and TIERS.index(str(target)) >= TIERS.index(tier):
            back = "itself" if target == tier else f"the lower {target} tier"
            yield Flaw(document.at(*path), f"the {tier} tier escalates to {back}")
        elif target == "conflict" and not document.items("conflict", "steps"):
            words = f"the {tier} tier escalates to the conflict ladder, which has no steps"
            yield Flaw(document.at(*path), words, reads=(document.at("conflict", "steps"),))


@rule("GOV110", "decided-twice", "warning", dimension=GOVERNANCE, source="framing-mistakes, mistake 3")
def decided_twice(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let one tier decide a thing.

    Where two may decide the same, the faster does and the slower finds out.

    Bad:  governance.tiers.tactical.decides = [scheduling, priorities]
    Good: governance.tiers.tactical.decides = [scheduling, standby]
    """
    first: dict[str, tuple[str, int]] = {}
    written = charter.document.section("governance", "tiers")
    for tier in (each for each in written if each in TIERS):
        for at, decision in enumerate(charter.document.items("governance", "tiers", tier, "decides")):
            name = " ".join(str(decision).casefold().split())
            if name in first and first[name][0] != tier:
                other = charter.document.at("governance", "tiers", first[name][0], "decides", first[name][1])
                place = charter.document.at("governance", "tiers", tier, "decides", at)
                words = f"{decision} is decided by the {first[name][0]} tier too"
                yield Flaw(place, words, (Related(other, f"the {first[name][0]} tier"),))
            first.setdefault(name, (tier, at))


@rule("GOV111", "decided-by-nobody", dimension=GOVERNANCE, source="framing-mistakes, mistake 3",
      yields_to=("GOV101", "GOV102"))  # fmt: skip
def decided_by_nobody(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say which tier decides on the constitution itself and on leaving.

    The charter needs both decisions (`amend-core`, `exit`). Without a tier for them, each side will think that it
    is its own.

    Bad:  governance.tiers.strategic.decides = [exit, options]
    Good: governance.tiers.strategic.decides = [exit, amend-core]
    """
    present = tiers(charter)
    if not present:
        return
    decided = {str(each) for said in present.values() for each in _list(said.get("decides"))}
    missing = [decision for decision in DECISIONS if decision not in decided]
    if missing:
        document = charter.document
        reads = tuple(document.at("governance", "tiers", tier, "decides") for tier in TIERS)
        yield Flaw(document.key("governance", "tiers"), f"no tier decides {' or '.join(missing)}", reads=reads)


@rule("GOV112", "escalation-without-limit", "warning", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("GOV102",))  # fmt: skip
def escalation_without_limit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say within what time a tier hands on what it can't settle.

    Without a limit nothing is ever late, and what nobody decides stays where it is.

    Bad:  governance.tiers.tactical.within is absent
    Good: governance.tiers.tactical.within = 1 business day
    """
    for tier, said in tiers(charter).items():
        if "escalates_to" in said and "within" not in said:
            place = charter.document.at("governance", "tiers", tier, "within")
            yield Flaw(place, f"the {tier} tier has no limit (within) for handing on what it cannot settle")


RULES = (
    missing_tier,
    incomplete_tier,
    cadence_too_slow,
    one_sided_tier,
    escalation_leads_nowhere,
    decided_twice,
    decided_by_nobody,
    escalation_without_limit,
)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
