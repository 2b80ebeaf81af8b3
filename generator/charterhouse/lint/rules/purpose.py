"""PUR: the problem is framed broadly enough to last, and concretely enough to act on."""

from __future__ import annotations

from datetime import date

from ...document import Place
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import day
from ..absence import gap, no_plan
from ..rule import ALIGNMENT, Flaws, rule

AROUND = ("customers", "competitors", "regulators")


@rule("PUR101", "no-shared-problem", completeness=True, dimension=ALIGNMENT, source="framing-mistakes, mistake 1",
      only=("strategic", "joint-venture", "pilot"))  # fmt: skip
def no_shared_problem(charter: Charter, portfolio: Portfolio) -> Flaws:
    """State the problem that both sides want to solve.

    A shared problem statement is specific enough to guide action and open enough for new insights. Without it
    each side solves its own, and a pilot doesn't know what it tries.

    Bad:  purpose.problem is absent
    Good: purpose.problem = Grain ships wait outside while silos stand half empty.
    """
    if "problem" not in charter.document.section("purpose"):
        yield Flaw(gap(charter.document, "purpose", "problem"), "there is no shared problem statement")


@rule("PUR102", "no-secondary-goals", "warning", dimension=ALIGNMENT, source="framing-mistakes, mistake 1",
      yields_to=("PUR108",))  # fmt: skip
def no_secondary_goals(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name goals beyond the immediate one.

    A partnership for a single urgent need reaches it and leaves the rest of its value on the table, and breaks
    when a priority shifts. Add what else it could bring: insight, features built together, a second market. A
    project of a year or less may say that it is framed narrowly.

    Bad:  purpose.goals.secondary is absent
    Good: purpose.goals.secondary = [Train the crane crews together]
    """
    document, path = charter.document, ("purpose", "goals", "secondary")
    if document.items(*path):
        return
    narrow = document.get("purpose", "framing") == "narrow"
    if narrow and _lasts_over_a_year(charter, portfolio) is False:
        return
    reads = (document.at("purpose", "framing"),) if narrow else ()
    yield Flaw(gap(document, *path), "there is no goal beyond the immediate one (secondary)", reads=reads)


@rule("PUR103", "no-vision", completeness=True, dimension=ALIGNMENT, source="framing-mistakes, correction 1")
def no_vision(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write down a vision that both sides endorse.

    When a trade-off comes up, both can ask which option serves the vision better. Without one each optimises its
    own numbers.

    Bad:  purpose.vision is absent
    Good: purpose.vision = To be the port where grain never waits.
    """
    if "vision" not in charter.document.section("purpose"):
        yield Flaw(gap(charter.document, "purpose", "vision"), "there is no shared vision")


@rule("PUR104", "blind-spot-in-ecosystem", "warning", dimension=ALIGNMENT, source="framing-mistakes, mistake 1")
def blind_spot_in_ecosystem(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Map customers, competitors and regulators.

    Who else is touched by the partnership shows its blind spots: what customers need besides, who offers the
    like, which authority has a say.

    Bad:  purpose.ecosystem.regulators is absent
    Good: purpose.ecosystem.regulators = The port authority
    """
    document, path = charter.document, ("purpose", "ecosystem")
    missing = [key for key in AROUND if key not in document.section(*path)]
    if missing:
        reads = tuple(document.at(*path, key) for key in missing)
        words = f"the ecosystem names no {' and no '.join(missing)}"
        yield Flaw(gap(document, *path, missing[0]), words, reads=reads)


@rule("PUR105", "framing-without-milestones", "warning", dimension=ALIGNMENT,
      source="framing-mistakes, comparison of approaches", yields_to=("PUR103", "REF107"))  # fmt: skip
def framing_without_milestones(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Back a balanced or broad framing with milestones.

    Balanced means a vision and concrete milestones; a broad vision alone stays vague and is hard to prioritise.
    Name in the plan what is reached by when.

    Bad:  in plan.md, milestones is absent
    Good: purpose.framing = broad
    """
    document, plan = charter.document, charter.plan
    framing = document.get("purpose", "framing")
    if framing not in ("balanced", "broad") or (plan and (not plan.readable or plan.items("milestones"))):
        return
    vision = ("purpose", "vision")
    reads: list[Place] = [] if vision in document.spans else [document.at(*vision)]
    related = (Related(gap(plan, "milestones"), "no milestones here"),) if plan else ()
    if plan is None:
        reads.append(no_plan(charter))
    words = f"the framing says {framing}, but there is no milestone"
    yield Flaw(document.at("purpose", "framing"), words, related, tuple(reads))


@rule("PUR106", "no-job-to-be-done", "warning", dimension=ALIGNMENT, source="framing-mistakes, mistake 1")
def no_job_to_be_done(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say which job the partnership is hired to do.

    "What is the real job the partnership is hired to do?" The answer is about a customer's day and not about a
    product, and tells both sides what may change and what may not.

    Bad:  purpose.job is absent
    Good: purpose.job = Let a ship be unloaded on the day that it arrives.
    """
    if "job" not in charter.document.section("purpose"):
        yield Flaw(gap(charter.document, "purpose", "job"), "there is no job to be done (job)")


@rule("PUR107", "no-trade-offs", "warning", dimension=ALIGNMENT, source="framing-mistakes, correction 1")
def no_trade_offs(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name what you prefer where you can't have both.

    Goals conflict: one side wants growth, the other profit. Discussed openly and written down, a trade-off is
    settled once; unsaid, it comes back in every decision.

    Bad:  purpose.trade_offs is absent
    Good: purpose.trade_offs = [We prefer short waits to full silos]
    """
    if not charter.document.get("purpose", "trade_offs"):
        yield Flaw(gap(charter.document, "purpose", "trade_offs"), "no trade-off is named")


@rule("PUR108", "narrow-for-long", "warning", dimension=ALIGNMENT,
      source="framing-mistakes, comparison of approaches")  # fmt: skip
def narrow_for_long(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Frame a partnership of more than a year broadly or in balance.

    A narrow frame suits a short, well-defined project. Over a longer term it misses opportunities and breaks when
    circumstances change.

    Bad:  purpose.framing = narrow
    Good: purpose.framing = broad
    """
    document = charter.document
    if document.get("purpose", "framing") == "narrow" and _lasts_over_a_year(charter, portfolio):
        until = document.get("term", "until")
        long = "an open-ended term" if until == "open-ended" else f"a term until {until}, which is over a year"
        related = (Related(document.at("term", "until"), "the term"),)
        yield Flaw(document.at("purpose", "framing"), f"the framing is narrow for {long}", related)


RULES = (
    no_shared_problem,
    no_secondary_goals,
    no_vision,
    blind_spot_in_ecosystem,
    framing_without_milestones,
    no_job_to_be_done,
    no_trade_offs,
    narrow_for_long,
)


def _lasts_over_a_year(charter: Charter, portfolio: Portfolio) -> bool | None:
    """Whether the term is longer than a year by the calendar, or than the days set; None where it isn't known."""
    written = charter.document.get("term", "until")
    if written == "open-ended":
        return True
    effective, until = day(charter.document.get("effective")), day(written)
    if not effective or not until:
        return None
    days = portfolio.settings.of("PUR108", "narrow-for-long").get("days")
    return (until - effective).days > days if days is not None else until > _a_year_after(effective)


def _a_year_after(start: date) -> date:
    if start.year == date.max.year:
        return date.max
    leap = (start.month, start.day) == (2, 29)
    return start.replace(year=start.year + 1, day=28 if leap else start.day)
