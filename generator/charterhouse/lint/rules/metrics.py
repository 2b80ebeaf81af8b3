"""MET: what both answer for, counted in a few joint numbers."""

from __future__ import annotations

import re
from typing import Any

from ...model import Charter, Flaw, Portfolio
from ..absence import gap, no_plan
from ..language import english
from ..measures import named
from ..rule import ACCOUNTABILITY, Flaws, rule

MOST_METRICS = 7
NEEDED = {"owner": "has no owner", "target": "has no target", "informs": "informs no decision (informs)"}
JOINT = re.compile(
    r"\b(joint(ly)?|shared|common|together|combined|collective(ly)?|(partnership|alliance)(?! managers?\b))\b",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\b(metrics?|kpis?|okrs?|key results?|milestones?|scorecard|the plan)\b", re.IGNORECASE)
APART = re.compile(r"\b(own|individual(ly)?|separate(ly)?|internal)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\W*none( yet)?\W*|.*\bnot (yet )?(tied|linked|bound)( to (the |any |our )?(joint|shared)\b[^,;]*)?\W*",
    re.IGNORECASE | re.DOTALL,
)


@rule("MET101", "no-joint-metric", completeness=True, dimension=ACCOUNTABILITY,
      source="framing-mistakes, correction 3", yields_to=("REF107",))  # fmt: skip
def no_joint_metric(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Measure both sides by at least one joint metric.

    The partnership succeeds or fails together. A number that only both can move, such as deals sold together,
    turns "whose fault?" into "how do we solve it?"

    Bad:  no metric in plan.md has joint: true
    Good: in plan.md, write "joint: false" for "joint: true"
    """
    plan = charter.plan
    if plan is None:
        yield Flaw(no_plan(charter), "there is no plan.md, and so no joint metric")
    elif plan.readable and not any(each.get("joint") is True for each in _metrics(charter)):
        count = len(_metrics(charter))
        words = f"none of the {count} metrics is joint" if count > 1 else "there is no joint metric"
        yield Flaw(gap(plan, "metrics"), words)


@rule("MET102", "idle-metric", "warning", dimension=ACCOUNTABILITY, source="deal-mistakes §5")
def idle_metric(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each metric an owner, a target and the decision that it informs.

    Keep only the indicators that directly inform decisions. A number that nobody owns and nothing follows from is
    reported for its own sake, until nobody looks at the dashboard.

    Bad:  in plan.md, metrics.0.informs is absent
    Good: in plan.md, metrics.0.informs = how many cranes are manned
    """
    plan = charter.plan
    for at, metric in enumerate(plan.items("metrics") if plan else ()):
        missing = [key for key in NEEDED if isinstance(metric, dict) and key not in metric]
        if plan and metric and missing:
            places = tuple(plan.at("metrics", at, key) for key in missing)
            words = f"the metric {metric.get('id', at + 1)} {' and '.join(NEEDED[key] for key in missing)}"
            yield Flaw(places[0], words, reads=places[1:])


@rule("MET103", "no-leading-metric", "warning", dimension=ACCOUNTABILITY, source="deal-mistakes §1",
      yields_to=("MET101",))  # fmt: skip
def no_leading_metric(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Watch at least one leading metric.

    Revenue, lead volume and savings show what came of the work. By the time that they look bad trust has eroded;
    a leading number, such as weekly use, shows it while it can be mended.

    Bad:  in plan.md, metrics.0.kind = lagging
    Good: in plan.md, metrics.1.kind = leading
    """
    metrics = _metrics(charter)
    if charter.plan and metrics and not any(each.get("kind") == "leading" for each in metrics):
        words = f"none of the {len(metrics)} metrics is" if len(metrics) > 1 else "the only metric is not"
        yield Flaw(charter.plan.key("metrics"), f"{words} leading")


@rule("MET104", "too-many-metrics", "warning", dimension=ACCOUNTABILITY, source="deal-mistakes §5")
def too_many_metrics(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Watch seven metrics at most.

    Teams that tracked a handful add more and more to satisfy their own reporting; the dashboard grows and nobody
    looks at it. Prune the set every quarter.

    Bad:  plan.md has eight metrics
    Good: plan.md has seven metrics
    """
    most = portfolio.settings.of("MET104", "too-many-metrics").get("maximum")
    most = MOST_METRICS if not isinstance(most, (int, float)) else most
    count = len(_metrics(charter))
    if charter.plan and count > most:
        yield Flaw(charter.plan.key("metrics"), f"there are {count} metrics, more than the {most:g} that one can watch")


@rule("MET105", "no-joint-incentive", "warning", dimension=ACCOUNTABILITY, source="framing-mistakes, correction 3")
def no_joint_incentive(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Tie an incentive on each side to joint metrics.

    When bonuses follow the joint metrics both sides are moved to cooperate; when they follow each company's own,
    people do what they are paid for. Say whose incentive follows which metric.

    Bad:  accountability.incentives = Each manager is paid by the sales of their own house.
    Good: accountability.incentives = Both managers' bonus follows berth hours a month.
    """
    document, path = charter.document, ("accountability", "incentives")
    incentives = document.get(*path)
    if path not in document.spans:
        yield Flaw(gap(document, *path), "no incentive is tied to joint metrics (incentives)")
    elif isinstance(incentives, str) and english(charter) and not _tied(incentives, charter):
        yield Flaw(document.at(*path), "the incentives are tied to no joint metric")


@rule("MET106", "party-without-okrs", "warning", dimension=ACCOUNTABILITY, source="framing-mistakes, correction 1")
def party_without_okrs(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let each party state its own objectives under the shared vision.

    Each partner defines objectives and key results that support the vision, and both review them every quarter:
    day-to-day work leads up to the picture, and if one side drifts the other can raise a flag.

    Bad:  in plan.md, parties.mills.okrs is absent
    Good: in plan.md, parties.mills.okrs.0.objective = Flour on the day that was promised
    """
    plan = charter.plan
    for party in charter.parties if plan else ():
        if plan and party in plan.section("parties") and not plan.get("parties", party, "okrs"):
            yield Flaw(gap(plan, "parties", party, "okrs"), f"{party} has no objectives and key results (okrs)")


@rule("MET107", "no-retrospectives", "warning", dimension=ACCOUNTABILITY, source="framing-mistakes, correction 3",
      yields_to=("CON105",))  # fmt: skip
def no_retrospectives(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Hold retrospectives, for example after each milestone.

    What went well, what didn't, what to improve: about the process and not about blame. Said in the charter it
    takes place; left to whoever has time it doesn't.

    Bad:  problem_solving.retrospectives is absent
    Good: problem_solving.retrospectives = after each season
    """
    if "retrospectives" not in charter.document.section("problem_solving"):
        yield Flaw(gap(charter.document, "problem_solving", "retrospectives"), "no retrospectives are agreed")


RULES = (
    no_joint_metric,
    idle_metric,
    no_leading_metric,
    too_many_metrics,
    no_joint_incentive,
    party_without_okrs,
    no_retrospectives,
)


def _metrics(charter: Charter) -> list[dict[str, Any]]:
    return [each for each in charter.plan.items("metrics") if isinstance(each, dict)] if charter.plan else []


def _tied(incentives: str, charter: Charter) -> bool:
    """Whether an incentive follows a joint metric, by its name or by such words; in doubt it does."""
    if DENIED.fullmatch(incentives):
        return False
    if JOINT.search(incentives) or charter.plan is None or not charter.plan.readable:
        return True
    joint = [str(each[key]) for each in _metrics(charter) if each.get("joint") for key in ("id", "name") if key in each]
    if named(incentives, joint):
        return True
    return bool(COUNTED.search(incentives)) and not APART.search(incentives)
