"""EXI: both sides know how to leave, and what follows."""

from __future__ import annotations

from ...model import Charter, Flaw, Portfolio, Related
from ...terms import duration
from ..bounds import outside
from ..rule import GOVERNANCE, Flaws, rule

HANDOVER = ("within", "format", "owner")
LONGEST_NON_COMPETE = "1 year"
"""Twelve months by whatever name: `12 months` are reckoned five days shorter."""


@rule("EXI101", "exit-without-notice-period", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3")
def no_notice_period(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say how long before leaving a party must give notice.

    Partners who know that they can leave fairly invest more; without a notice period every exit is a surprise.

    Bad:  exit.notice_period is absent
    Good: exit.notice_period = 4 months
    """
    leaving = charter.document.section("exit")
    if "notice_period" not in leaving and leaving.get("for_convenience") is not False:
        yield Flaw(charter.document.at("exit", "notice_period"), "exit has no notice period")


@rule("EXI102", "notice-out-of-bounds", "warning", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("EXI110",))  # fmt: skip
def notice_out_of_bounds(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep the notice period within the bounds of the organisation, by default 30 to 365 days.

    Shorter, and the other side can't rearrange itself; longer, and leaving is a threat and no way out.

    Bad:  exit.notice_period = 2 years
    Good: exit.notice_period = 1 year
    """
    settings = portfolio.settings.of("EXI102", "notice-out-of-bounds")
    words = outside(charter.document.get("exit", "notice_period"), settings, "30 days", "365 days")
    if words:
        yield Flaw(charter.document.at("exit", "notice_period"), f"the notice period of {words}")


@rule("EXI103", "no-transition-assistance", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3")
def no_transition_assistance(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say how long, and with what, each side helps the other over after an exit.

    Customers of the joint offer don't leave on the day that the partners part.

    Bad:  exit.transition_assistance is absent
    Good: exit.transition_assistance.period = 3 months
    """
    if "period" not in charter.document.section("exit", "transition_assistance"):
        yield Flaw(charter.document.at("exit", "transition_assistance", "period"), "there is no transition assistance")


@rule("EXI104", "no-data-handover", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3")
def no_data_handover(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say within what time, in what format and by whom data is handed over.

    Data kept by the one who holds it is the sharpest weapon in a separation.

    Bad:  exit.data_handover.format is absent
    Good: exit.data_handover.format = CSV files with a column list
    """
    document, path = charter.document, ("exit", "data_handover")
    missing = [key for key in HANDOVER if key not in document.section(*path)]
    if missing:
        whole = not document.section(*path)
        words = "there is no data handover" if whole else f"the data handover does not say {', '.join(missing)}"
        yield Flaw(document.at(*path, missing[0]), words, reads=tuple(document.at(*path, key) for key in missing))


@rule("EXI105", "unlimited-non-compete", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3")
def unlimited_non_compete(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Limit the non-compete in time, or say that there is none.

    What a party may do after it left is either agreed now or argued then.

    Bad:  exit.non_compete.period is absent
    Good: exit.non_compete = none
    """
    document, path = charter.document, ("exit", "non_compete")
    non_compete = document.get(*path)
    if path not in document.spans:
        yield Flaw(document.at(*path), "exit does not say whether the parties may compete afterwards (or none)")
    elif isinstance(non_compete, dict) and "period" not in non_compete:
        yield Flaw(document.at(*path, "period"), "the non-compete has no end (period)")


@rule("EXI106", "excessive-non-compete", "warning", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("EXI105",))  # fmt: skip
def excessive_non_compete(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep a non-compete to twelve months and to a stated scope.

    A non-compete is to protect what was built together, not to keep a former partner out of its own business.

    Bad:  exit.non_compete.period = 2 years
    Good: exit.non_compete.period = 1 quarter
    """
    document, path = charter.document, ("exit", "non_compete")
    non_compete = document.get(*path)
    if not isinstance(non_compete, dict):
        return
    settings = portfolio.settings.of("EXI106", "excessive-non-compete")
    words = outside(non_compete.get("period"), settings, "1 hour", LONGEST_NON_COMPETE)
    if words and "longer" in words:
        yield Flaw(document.at(*path, "period"), f"the non-compete of {words}")
    if non_compete.get("scope") in (None, []):
        place = document.at(*path, "scope") if "scope" not in non_compete else document.key(*path, "scope")
        yield Flaw(place, "the non-compete has no scope", reads=(document.at(*path, "period"),))


@rule("EXI107", "no-pivot-review", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3")
def no_pivot_review(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Before an exit takes effect, ask whether a pivot would serve both better.

    Exit clauses should include a process for evaluating whether a pivot, rather than full exit, makes sense.

    Bad:  exit.pivot_review is absent
    Good: exit.pivot_review.within = 2 weeks
    """
    if not charter.document.get("exit", "pivot_review"):
        yield Flaw(charter.document.at("exit", "pivot_review"), "no pivot review comes before an exit")


@rule("EXI108", "exclusive-without-end", "warning", dimension=GOVERNANCE, source="deal-mistakes §5")
def exclusive_without_end(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give an exclusivity an end date or a condition that releases it.

    A team locked into an exclusive agreement can't partner with somebody more promising; exit flexibility must
    match what the exclusivity costs.

    Bad:  exclusivity = {party: mills, scope: [dry-bulk]}
    Good: exclusivity = {party: mills, scope: [dry-bulk], until: 2027-12-31}
    """
    exclusivity = charter.document.section("exclusivity")
    if exclusivity and "until" not in exclusivity and "released_if" not in exclusivity:
        yield Flaw(charter.document.at("exclusivity", "until"), "the exclusivity has neither an end date nor a release")


@rule("EXI109", "handover-after-transition", dimension=GOVERNANCE, source="deal-mistakes §3")
def handover_after_transition(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Hand data over before the transition assistance ends.

    After it ends nobody is left to answer what a column means.

    Bad:  exit.data_handover.within = 90 days
    Good: exit.data_handover.within = 2 months
    """
    document = charter.document
    handover = duration(document.get("exit", "data_handover", "within"))
    transition = duration(document.get("exit", "transition_assistance", "period"))
    if handover and transition and handover > transition:
        words = f"data is handed over within {handover}, after the transition assistance of {transition} has ended"
        related = (Related(document.at("exit", "transition_assistance", "period"), "transition assistance"),)
        yield Flaw(document.at("exit", "data_handover", "within"), words, related)


@rule("EXI110", "pivot-review-too-late", dimension=GOVERNANCE, source="deal-mistakes §3")
def pivot_review_too_late(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Finish the pivot review before the notice period ends.

    A review that ends after the exit can't prevent it.

    Bad:  exit.pivot_review.within = 5 months
    Good: exit.pivot_review.within = 90 days
    """
    document = charter.document
    review = duration(document.get("exit", "pivot_review", "within"))
    notice = duration(document.get("exit", "notice_period"))
    if review and notice and review > notice:
        words = f"the pivot review takes {review}, longer than the notice period of {notice}"
        related = (Related(document.at("exit", "notice_period"), "notice period"),)
        yield Flaw(document.at("exit", "pivot_review", "within"), words, related)


@rule("EXI111", "no-ip-after-exit", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §7",
      yields_to=("IPR101",))  # fmt: skip
def no_ip_after_exit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say what happens to joint intellectual property when the partnership ends.

    What was built together outlives the partnership; who may use it then is agreed while both want it to work.

    Bad:  ip.on_exit is absent
    Good: ip.on_exit = each party keeps a licence for its own business
    """
    if "on_exit" not in charter.document.section("ip"):
        yield Flaw(charter.document.at("ip", "on_exit"), "what happens to intellectual property at exit is not said")


@rule("EXI112", "one-sided-exit", "warning", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("REF104",))  # fmt: skip
def one_sided_exit(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let every party leave for convenience, or none.

    Where only one side may leave, the other has nothing to negotiate with.

    Bad:  exit.for_convenience = [harbour]
    Good: exit.for_convenience = [harbour, mills]
    """
    allowed = charter.document.get("exit", "for_convenience")
    if isinstance(allowed, list) and allowed and not set(charter.parties) <= set(map(str, allowed)):
        place = charter.document.key("exit", "for_convenience")
        reads = (charter.document.at("exit", "for_convenience"),)
        yield Flaw(place, f"only {' and '.join(map(str, allowed))} may leave for convenience", reads=reads)


RULES = (
    no_notice_period,
    notice_out_of_bounds,
    no_transition_assistance,
    no_data_handover,
    unlimited_non_compete,
    excessive_non_compete,
    no_pivot_review,
    exclusive_without_end,
    handover_after_transition,
    pivot_review_too_late,
    no_ip_after_exit,
    one_sided_exit,
)
