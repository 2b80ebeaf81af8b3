"""CON: a dispute climbs a ladder, step by step."""

from __future__ import annotations

from ...model import Charter, Flaw, Portfolio, Related
from ...terms import duration, total
from ..rule import ACCOUNTABILITY, GOVERNANCE, Flaws, rule

RANK = {"joint-session": 0, "mediation": 1, "executive-sponsors": 1, "termination": 2}
TALKS = ("joint-session", "mediation", "executive-sponsors")
STEPS = ("conflict", "steps")


def steps(charter: Charter) -> list[dict[str, object]]:
    """The steps of the ladder that can be read."""
    return [each for each in charter.document.items(*STEPS) if isinstance(each, dict)]


@rule("CON101", "incomplete-ladder", completeness=True, dimension=GOVERNANCE, source="framing-mistakes, mistake 3")
def incomplete_ladder(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Resolve conflicts in three steps: a joint session, a mediator or the sponsors, then termination.

    Without agreed steps each side falls back on power or on loopholes. The order matters: who talks first
    seldom needs the last step.

    Bad:  conflict.steps.1 is absent
    Good: conflict.steps.1.kind = executive-sponsors
    """
    document, ladder = charter.document, steps(charter)
    if not ladder:
        place = document.key(*STEPS) if STEPS in document.spans else document.at(*STEPS)
        yield Flaw(place, "there are no steps by which a conflict is resolved")
        return
    ranks = [RANK[kind] for each in ladder if (kind := str(each.get("kind"))) in RANK]
    needed = portfolio.settings.of("CON101", "incomplete-ladder").get("count", 3)
    if len(ladder) < needed:
        words = f"the ladder has {len(ladder)} of the {needed if needed != 3 else 'three'} steps that a conflict needs"
        yield Flaw(document.key(*STEPS), words)
    elif len(ranks) == len(ladder) and (ranks != sorted(ranks) or 1 not in ranks or ranks[0] != 0):
        words = "the steps are out of order: a joint session, then mediation or the sponsors, then termination"
        reads = tuple(document.at(*STEPS, at, "kind") for at in range(len(ladder)))
        yield Flaw(document.key(*STEPS), words, reads=reads)


@rule("CON102", "ladder-without-exit", completeness=True, dimension=GOVERNANCE,
      source="framing-mistakes, mistake 3", yields_to=("CON101", "REF103"))  # fmt: skip
def ladder_without_exit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let the last step lead to exit.

    A ladder that ends in talk keeps both sides in a conflict that they can't leave.

    Bad:  conflict.steps.2.kind = executive-sponsors
    Good: conflict.steps.2.see = exit
    """
    ladder = charter.document.items(*STEPS)
    last = ladder[-1] if ladder else None
    if not isinstance(last, dict):
        return
    at, kind = len(ladder) - 1, last.get("kind")
    if kind != "termination":
        place = charter.document.at(*STEPS, at, "kind")
        yield Flaw(place, f"the last step is {kind or 'of no kind'} and does not lead to exit")
    elif last.get("see", "exit") != "exit":
        place = charter.document.at(*STEPS, at, "see")
        yield Flaw(place, f"the last step leads to {last['see']} and not to exit")


@rule(
    "CON103",
    "step-without-limit",
    "warning",
    dimension=GOVERNANCE,
    source="framing-mistakes, mistake 3",
    yields_to=("CON102",),
)
def step_without_limit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give every step but termination a time limit.

    Without one, a step lasts as long as the side that gains by waiting wants it to.

    Bad:  conflict.steps.1.within is absent
    Good: conflict.steps.1.within = 3 weeks
    """
    for at, step in enumerate(charter.document.items(*STEPS)):
        if isinstance(step, dict) and step.get("kind") in TALKS and "within" not in step:
            place = charter.document.at(*STEPS, at, "within")
            reads = (charter.document.at(*STEPS, at, "kind"),)
            yield Flaw(place, f"the step {step['kind']} has no time limit (within)", reads=reads)


@rule("CON104", "ladder-longer-than-notice", "warning", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("EXI102", "EXI110", "CUR105"))  # fmt: skip
def ladder_longer_than_notice(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Make the conflict ladder shorter than the notice period.

    Where leaving is quicker than resolving, a party in conflict leaves.

    Bad:  conflict.steps.1.within = 4 months
    Good: conflict.steps.1.within = 3 weeks
    """
    document = charter.document
    notice = duration(document.get("exit", "notice_period"))
    limits = [duration(each.get("within")) for each in steps(charter)]
    if notice and total(limits) > notice.days + 1e-9:
        words = f"the steps of the ladder take {total(limits):.0f} days, longer than the notice period of {notice}"
        reads = tuple(document.at(*STEPS, at, "within") for at in range(len(limits)))
        related = (Related(document.at("exit", "notice_period"), "notice period"),)
        yield Flaw(document.key(*STEPS), words, related, reads)


@rule("CON105", "no-joint-problem-solving", "warning", dimension=ACCOUNTABILITY,
      source="deal-mistakes §3; framing-mistakes, correction 3", yields_to=("TIM103",))  # fmt: skip
def no_joint_problem_solving(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep a shared channel for problems, and hold post-mortems after incidents.

    The best partnerships do not only divide tasks, they handle what nobody expected together. That keeps small
    misunderstandings from becoming conflicts.

    Bad:  problem_solving is absent
    Good: problem_solving.post_mortem_within = 2 weeks
    """
    missing = [
        key for key in ("channel", "post_mortem_within") if key not in charter.document.section("problem_solving")
    ]
    if missing:
        shown = {"channel": "shared channel for problems", "post_mortem_within": "post-mortem after an incident"}
        reads = tuple(charter.document.at("problem_solving", key) for key in missing)
        words = f"there is no {' and no '.join(shown[key] for key in missing)}"
        yield Flaw(charter.document.at("problem_solving", missing[0]), words, reads=reads)


RULES = (
    incomplete_ladder,
    ladder_without_exit,
    step_without_limit,
    ladder_longer_than_notice,
    no_joint_problem_solving,
)
