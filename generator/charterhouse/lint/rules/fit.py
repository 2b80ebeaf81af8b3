"""FIT: a partnership is the right form, and governed no more than it needs."""

from __future__ import annotations

import math

from ...model import Charter, Flaw, Portfolio, Related
from ...terms import USUAL_DAYS, Duration, duration
from ..absence import gap
from ..naming import TIERS
from ..rule import ALIGNMENT, GOVERNANCE, SIMPLE, Flaws, rule

MOST_HOURS = 12
WORKING_HOURS = 8
WORKING_DAYS = 5
"""Of a week: a meeting of two days takes 16 hours, one of a week 40."""


@rule("FIT101", "contract-is-enough", "warning", dimension=ALIGNMENT, source="deal-mistakes §6", only=SIMPLE)
def contract_is_enough(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Use a plain contract for a vendor or a referral.

    Not every collaboration should be a formal partnership. Where something is bought at a fixed price, or leads
    are passed on, committees and joint sessions waste time and blur who decides. Write a contract, and keep the
    constitution for those whose end would change your strategy.

    Bad:  fit.relationship = vendor
    Good: fit.relationship = joint-venture
    """
    place = charter.document.at("fit", "relationship")
    yield Flaw(place, f"the relationship is {charter.relationship}: a contract is enough")


@rule("FIT102", "pilot-without-end", dimension=GOVERNANCE, source="deal-mistakes §6", only=("pilot",))
def pilot_without_end(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give a pilot an end date, and the milestone at which it becomes a partnership.

    A pilot is a short term, a limited scope, and a clause that leads to more once a milestone is met
    (`graduates_on`). Without an end it goes on by itself; without a milestone nobody can say whether it worked.

    Bad:  fit.relationship = pilot
    Good: fit = {relationship: pilot, graduates_on: first-season}
    """
    document, until = charter.document, ("term", "until")
    open_ended = document.get(*until) == "open-ended"
    lacks = {
        "end date (until)": until if open_ended or until not in document.spans else None,
        "milestone to graduate on (graduates_on)": _unless_there(charter, "fit", "graduates_on"),
    }
    missing = {words: path for words, path in lacks.items() if path}
    if missing:
        reads = tuple(document.at(*path) for path in missing.values())
        related = (Related(document.at(*until), "the term"),) if open_ended else ()
        graduates = lacks["milestone to graduate on (graduates_on)"]
        place = document.at(*graduates) if graduates else document.key("fit")
        yield Flaw(place, f"the pilot has no {' and no '.join(missing)}", related, reads)


@rule("FIT103", "end-not-thought-of", completeness=True, dimension=ALIGNMENT, source="deal-mistakes §6",
      only=("strategic", "joint-venture"))  # fmt: skip
def end_not_thought_of(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say what each side would lose if the relationship ended tomorrow.

    "If this relationship ended tomorrow, would it materially affect our strategy?" If the answer is no, a simple
    contract is enough. If it is yes, the answer is the reason why both sides bear the cost of governing together.

    Bad:  fit.if_ended_tomorrow is absent
    Good: fit.if_ended_tomorrow = Harbour would lose its largest customer, and Mills its only berth.
    """
    if "if_ended_tomorrow" not in charter.document.section("fit"):
        words = "what each side would lose if it ended tomorrow is not said (if_ended_tomorrow)"
        yield Flaw(gap(charter.document, "fit", "if_ended_tomorrow"), words)


@rule("FIT104", "governance-refused", "warning", dimension=GOVERNANCE, source="deal-mistakes §6")
def governance_refused(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Share governance, or call it a supplier relationship.

    A partnership assumes that both decide. Where one side insists on deciding alone, a different name does not
    change the power, and it is better to be honest about it and to write a contract with a supplier.

    Bad:  fit.shared_governance.mills = refuses
    Good: fit.shared_governance.mills = accepts
    """
    path = ("fit", "shared_governance")
    for party, answer in charter.document.section(*path).items():
        if answer == "refuses":
            words = f"{party} refuses shared governance: this is a supplier relationship"
            yield Flaw(charter.document.at(*path, party), words)


@rule("FIT105", "too-much-governance", "warning", dimension=GOVERNANCE,
      source="deal-mistakes §4, §6; framing-mistakes, questions")  # fmt: skip
def too_much_governance(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Keep the meetings of all tiers to twelve hours a month.

    Governance is to enable the work and not to replace it; a partnership that takes more attention than it
    returns keeps both from better ones. Counted is how long a meeting of each tier lasts (a day is eight hours),
    as often as its cadence brings it into a month of thirty days.

    Bad:  governance.tiers.tactical.lasts = 3 hours
    Good: governance.tiers.tactical.lasts = 2 hours
    """
    document, hours, reads = charter.document, 0.0, []
    for tier in TIERS:
        path = ("governance", "tiers", tier)
        cadence, lasts = (duration(document.get(*path, key)) for key in ("cadence", "lasts"))
        if cadence and lasts:
            hours += _hours(lasts) * USUAL_DAYS["month"] / cadence.days
            reads += [document.at(*path, key) for key in ("cadence", "lasts")]
    most = portfolio.settings.of("FIT105", "too-much-governance").get("hours", MOST_HOURS)
    if hours > most + 1e-9:
        shown = math.ceil(hours * 10 - 1e-6) / 10
        words = f"the meetings of all tiers take {shown:g} hours a month, more than {most:g}"
        yield Flaw(document.key("governance", "tiers"), words, reads=tuple(reads))


RULES = (
    contract_is_enough,
    pilot_without_end,
    end_not_thought_of,
    governance_refused,
    too_much_governance,
)


def _unless_there(charter: Charter, *path: str) -> tuple[str, ...] | None:
    return None if path in charter.document.spans else path


def _hours(length: Duration) -> float:
    """How long a meeting takes in working hours."""
    if length.unit == "hour":
        return length.number
    if length.unit in ("day", "business day"):
        return length.number * WORKING_HOURS
    return length.days / USUAL_DAYS["week"] * WORKING_DAYS * WORKING_HOURS
