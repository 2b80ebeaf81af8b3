"""CUR: a party that falls short has a defined time to put things right."""

from __future__ import annotations

from ...model import Charter, Flaw, Portfolio, Related
from ...terms import duration
from ..bounds import outside
from ..rule import GOVERNANCE, Flaws, rule


@rule("CUR101", "no-cure-period", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §7")
def no_cure_period(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give a party that falls short a defined period to put things right.

    The agreement should include a window in which the underperforming partner can fix the issue before penalties
    apply. Without it the first lapse is a breach.

    Bad:  cure.period is absent
    Good: cure.period = 6 weeks
    """
    if "period" not in charter.document.section("cure"):
        yield Flaw(charter.document.at("cure", "period"), "there is no cure period")


@rule("CUR102", "cure-out-of-bounds", "warning", dimension=GOVERNANCE, source="deal-mistakes §7",
      yields_to=("CUR105",))  # fmt: skip
def cure_out_of_bounds(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep the cure period within the bounds of the organisation, by default 10 to 90 days.

    Too short, and nothing can be mended in it; too long, and the other side suffers a breach for a season.

    Bad:  cure.period = 5 days
    Good: cure.period = 90 days
    """
    settings = portfolio.settings.of("CUR102", "cure-out-of-bounds")
    words = outside(charter.document.get("cure", "period"), settings, "10 days", "90 days")
    if words:
        yield Flaw(charter.document.at("cure", "period"), f"the cure period of {words}")


@rule("CUR103", "nothing-after-cure", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §7")
def nothing_after_cure(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say what follows when a breach isn't cured.

    If the problem continues, the exit clause is triggered. A period after which nothing happens is no deadline.

    Bad:  cure.on_failure is absent
    Good: cure.on_failure = exit
    """
    if "on_failure" not in charter.document.section("cure"):
        yield Flaw(charter.document.at("cure", "on_failure"), "nothing follows a failed cure (on_failure: exit)")


@rule("CUR104", "cure-without-talk", "warning", dimension=GOVERNANCE, source="deal-mistakes §7")
def cure_without_talk(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let a private conversation come first, and the committee next.

    Start with a private, candid conversation about impact and not blame; if the issue persists, take it to the
    committee. A notice of breach as the first word ends more than it mends.

    Bad:  cure.before is absent
    Good: cure.before = the managers meet in person
    """
    cure = charter.document.section("cure")
    missing = [key for key in ("before", "escalates_to") if key not in cure]
    if missing:
        shown = {"before": "private conversation first (before)", "escalates_to": "committee step (escalates_to)"}
        words = f"the cure has no {' and no '.join(shown[key] for key in missing)}"
        yield Flaw(charter.document.at("cure", missing[0]), words)


@rule("CUR105", "cure-longer-than-notice", "warning", dimension=GOVERNANCE, source="deal-mistakes §3, §7",
      yields_to=("EXI102", "EXI110"))  # fmt: skip
def cure_longer_than_notice(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Make the cure period no longer than the notice period.

    Otherwise leaving is quicker than mending, and a partner with a complaint will leave.

    Bad:  cure.period = 120 days
    Good: cure.period = 3 months
    """
    document = charter.document
    period, notice = duration(document.get("cure", "period")), duration(document.get("exit", "notice_period"))
    if period and notice and period > notice:
        words = f"cure period of {period} outlasts the notice period of {notice}"
        related = (Related(document.at("exit", "notice_period"), "notice period"),)
        yield Flaw(document.at("cure", "period"), words, related)


@rule("CUR106", "cause-without-cure", "warning", dimension=GOVERNANCE, source="deal-mistakes §7")
def cause_without_cure(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let an exit for cause wait until the cure has failed.

    A road out that begins with the breach makes the cure period worthless.

    Bad:  exit.for_cause.after is absent
    Good: exit.for_cause.after = cure
    """
    for_cause = charter.document.section("exit", "for_cause")
    if for_cause and for_cause.get("after") != "cure":
        yield Flaw(charter.document.at("exit", "for_cause", "after"), "an exit for cause does not wait for the cure")


RULES = (
    no_cure_period,
    cure_out_of_bounds,
    nothing_after_cure,
    cure_without_talk,
    cure_longer_than_notice,
    cause_without_cure,
)
