"""VAL: each side knows what it gains, how likely that is, and how both will see it."""

from __future__ import annotations

import re
from typing import Any

from ...model import Charter, Flaw, Portfolio
from ..absence import gap
from ..language import english
from ..measures import measurable
from ..rule import VALUE_DELIVERY, Flaws, rule

MATRIX = ("value", "matrix")
NEEDED = {"target": "target", "baseline": "baseline", "due": "date (due)", "owner": "owner"}
"""Of a milestone, by key."""
OF_AN_EVENT = ("due", "owner")
NOTHING = re.compile(r"\s*(no|none|nil)\b", re.IGNORECASE)
"""How a target says zero: `no late deliveries`."""
KNOWN = {"id", "kind", "done", *NEEDED}


@rule("VAL101", "party-without-benefit", completeness=True, dimension=VALUE_DELIVERY,
      source="framing-mistakes, mistake 2")  # fmt: skip
def party_without_benefit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name a benefit for each party in the value matrix.

    A partner that sees itself contributing more than it receives disengages. List for each side what it gains, in
    which dimension, how likely and how soon.

    Bad:  value.matrix = [{party: harbour, benefit: Steadier use of two berths, measured_by: berth-hours}]
    Good: value.matrix.3.benefit = A crew that has seen flour
    """
    shares = _by_party(charter)
    without = [party for party in charter.parties if shares is not None and not shares[party]]
    if without:
        whose = "any party" if without == list(charter.parties) else " and none for ".join(without)
        yield Flaw(gap(charter.document, *MATRIX), f"the value matrix names no benefit for {whose}")


@rule("VAL102", "everything-likely", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2",
      yields_to=("VAL101",))  # fmt: skip
def everything_likely(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say which benefits are less than likely.

    Value depends on markets, on execution and on effort. Where every benefit is rated high nobody plans for what
    fails, and trust goes with the first disappointment. Rate each low, medium or high as you would bet on it.

    Bad:  every benefit in the value matrix has likelihood: high
    Good: value.matrix.0.likelihood = high
    """
    benefits = _benefits(charter)
    if benefits and all(each.get("likelihood") == "high" for each in benefits):
        count = f"all {len(benefits)} benefits are" if len(benefits) > 1 else "the only benefit is"
        yield Flaw(charter.document.key(*MATRIX), f"{count} of high likelihood: this promises too much")


@rule("VAL103", "vague-milestone", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2",
      yields_to=("STY103",))  # fmt: skip
def vague_milestone(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each milestone a number, a baseline, a date and an owner.

    Instead of "double revenue": qualified leads up by 30 % within six months. What is that specific builds trust
    and can be corrected on the way. What happens or doesn't (`kind: event`) needs a date and an owner only.

    Bad:  in plan.md, milestones.0.baseline is absent
    Good: in plan.md, milestones.0.target = six hundred berth hours
    """
    plan = charter.plan
    for at, milestone in enumerate(plan.items("milestones") if plan else ()):
        if not plan or not isinstance(milestone, dict):
            continue
        needed = OF_AN_EVENT if _maybe_event(milestone) else tuple(NEEDED)
        lacks = {key: f"no {NEEDED[key]}" for key in needed if key not in milestone}
        target = milestone.get("target")
        if "target" in needed and target is not None and english(charter) and not _counted(str(target)):
            lacks = {"target": "no number in its target", **lacks}
        if lacks:
            places = tuple(plan.at("milestones", at, key) for key in lacks)
            words = f"the milestone {milestone.get('id', at + 1)} has {' and '.join(lacks.values())}"
            yield Flaw(places[0], words, reads=places[1:])


@rule("VAL104", "one-dimension", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2",
      yields_to=("VAL101",))  # fmt: skip
def one_dimension(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Look for each party's benefits in more than one dimension.

    Revenue, capability, brand, learning, network: a party that counts only one of them leaves when that one
    falters, and misses what else the partnership could bring.

    Bad:  value.matrix.3.dimension = revenue
    Good: value.matrix.3.dimension = network
    """
    for party, benefits in (_by_party(charter) or {}).items():
        dimension = benefits[0].get("dimension") if benefits else None
        if dimension and len(benefits) > 1 and all(each.get("dimension") == dimension for each in benefits):
            words = f"all {len(benefits)} benefits of {party} are {dimension}"
            yield Flaw(charter.document.key(*MATRIX), words)


@rule("VAL105", "benefit-without-measure", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2")
def benefit_without_measure(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say by which metric each benefit is measured.

    How value will be measured and shared is agreed before there is any. A benefit that nothing measures is
    claimed by one side and doubted by the other.

    Bad:  value.matrix.3.measured_by is absent
    Good: value.matrix.3.measured_by = berth-hours
    """
    document = charter.document
    for at, benefit in enumerate(document.items(*MATRIX)):
        if isinstance(benefit, dict) and "measured_by" not in benefit:
            whose = f" of {benefit['party']}" if benefit.get("party") else ""
            words = f"no metric measures the benefit{whose}: {benefit.get('benefit') or 'it has no name either'}"
            yield Flaw(document.at(*MATRIX, at, "measured_by"), words)


@rule("VAL106", "no-pre-mortem", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2")
def no_pre_mortem(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Hold a pre-mortem.

    Imagine that the partnership has failed a year from now, and list all the reasons why. This brings up risks
    that nobody mentions while everybody is selling. Keep the list in the charter, or as a review of that type.

    Bad:  value.premortem is absent
    Good: value.premortem = [The plan was kept by one person]
    """
    if charter.document.items("value", "premortem"):
        return
    reviews = charter.reviews
    held = any(each.get("type") == "pre-mortem" and each.get("state", default="held") == "held" for each in reviews)
    if not held and all(each.readable for each in reviews):
        yield Flaw(gap(charter.document, "value", "premortem"), "there is no pre-mortem, here or among the reviews")


@rule("VAL107", "nothing-likely", "warning", dimension=VALUE_DELIVERY, source="framing-mistakes, mistake 2",
      yields_to=("VAL101",))  # fmt: skip
def nothing_likely(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each party at least one benefit that it may count on.

    A party whose every benefit is unlikely works for the other's gain, and will find better uses of its time.

    Bad:  value.matrix.2.likelihood = low
    Good: value.matrix.2.likelihood = high
    """
    for party, benefits in (_by_party(charter) or {}).items():
        if benefits and all(each.get("likelihood") == "low" for each in benefits):
            count = f"all {len(benefits)} benefits" if len(benefits) > 1 else "the only benefit"
            words = f"{count} of {party} {'are' if len(benefits) > 1 else 'is'} of low likelihood"
            yield Flaw(charter.document.key(*MATRIX), words)


RULES = (
    party_without_benefit,
    everything_likely,
    vague_milestone,
    one_dimension,
    benefit_without_measure,
    no_pre_mortem,
    nothing_likely,
)


def _benefits(charter: Charter) -> list[dict[str, Any]]:
    return [each for each in charter.document.items(*MATRIX) if isinstance(each, dict)]


def _counted(target: str) -> bool:
    return measurable(target) or bool(NOTHING.match(target))


def _maybe_event(milestone: dict[str, Any]) -> bool:
    """Whether a milestone is an event, or may be one that says so in a word or under a key that is misspelt."""
    if "kind" in milestone:
        return milestone["kind"] in ("event", None)
    return any(key not in KNOWN and not str(key).startswith("x-") for key in milestone)


def _by_party(charter: Charter) -> dict[str, list[dict[str, Any]]] | None:
    """The benefits of each party; None where one belongs to nobody known, for it may be anybody's."""
    shares: dict[str, list[dict[str, Any]]] = {party: [] for party in charter.parties}
    for benefit in _benefits(charter):
        party = benefit.get("party")
        if not isinstance(party, str) or party not in shares:
            return None
        shares[party].append(benefit)
    return shares
