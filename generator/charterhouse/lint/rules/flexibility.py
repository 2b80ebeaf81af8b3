"""FLX: the commitment can grow, shrink and be negotiated anew."""

from __future__ import annotations

import re

from ...model import Charter, Flaw, Portfolio
from ..absence import gap, no_plan
from ..language import english
from ..measures import measurable
from ..rule import ALIGNMENT, GOVERNANCE, VALUE_DELIVERY, Flaws, rule

OPTIONS = ("flexibility", "options")
TRIGGERS = ("flexibility", "renegotiation", "triggers")
PIVOTS = ("strategy", "ownership", "product-line")
DIRECTIONS = {"more": "raise", "less": "lower"}
WORD = re.compile(r"[\w-]+")
HYPHENATED = re.compile(r"\w-\w")
"""What the id of a metric or milestone mostly looks like."""


@rule("FLX101", "no-options", completeness=True, dimension=VALUE_DELIVERY, source="deal-mistakes §3")
def no_options(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write options into the charter instead of fixing the commitment for the whole term.

    Partnerships that last let either side increase or decrease its commitment on predefined triggers: begin with a
    pilot region, say, with an option on more if certain milestones are met. That lowers the risk of
    overcommitting and keeps the upside.

    Bad:  flexibility.options = []
    Good: flexibility.options.0.effect = add the third berth for a season
    """
    document = charter.document
    if document.section("flexibility").get("options", []) == []:
        yield Flaw(gap(document, *OPTIONS), "there is no option to raise or lower the commitment")


@rule("FLX102", "option-without-trigger", dimension=VALUE_DELIVERY, source="deal-mistakes §3",
      yields_to=("DOC117", "DOC118", "REF104", "REF107"))  # fmt: skip
def option_without_trigger(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each option a trigger that can be measured.

    A predefined trigger is one that both sides would read the same way on the day: a number, in figures or in
    words, or the id of a metric or milestone of the plan. “When demand is strong” is a negotiation, not an option.

    Bad:  flexibility.options.0.trigger = when trade is good
    Good: flexibility.options.0.trigger = when berth-hours has passed its target for a quarter
    """
    document, plan = charter.document, charter.plan
    ids = _ids(charter)
    for at, option in enumerate(document.items(*OPTIONS)):
        if not isinstance(option, dict):
            continue
        name = f"the option {option['id']}" if isinstance(option.get("id"), str) else "an option"
        if "trigger" not in option:
            yield Flaw(gap(document, *OPTIONS, at, "trigger"), f"{name} has no trigger")
            continue
        trigger = option["trigger"]
        if not isinstance(trigger, str) or measurable(trigger) or not ids.isdisjoint(_words(trigger)):
            continue
        if not english(charter) or (plan is not None and not plan.readable):
            continue  # a number in other words, or an id that can't be looked up
        reads = (no_plan(charter),) if plan is None else tuple(plan.at(key) for key in ("metrics", "milestones"))
        words = f"{name} has a trigger that nobody can measure: it has no number and names no metric or milestone"
        yield Flaw(document.at(*OPTIONS, at, "trigger"), words, reads=reads if HYPHENATED.search(trigger) else ())


@rule("FLX103", "options-for-one-side", "warning", dimension=GOVERNANCE, source="deal-mistakes §3")
def options_for_one_side(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let every side hold an option.

    Options allow *either* side to increase or decrease its commitment. Where they all belong to one, the other is
    bound for the full term while its partner is not.

    Bad:  flexibility.options.0.holder = mills
    Good: flexibility.options.0.holder = harbour
    """
    options = [each for each in charter.document.items(*OPTIONS) if isinstance(each, dict)]
    holders = {str(each.get("holder")) for each in options}
    if len(holders) == 1 and holders <= set(charter.parties) and len(charter.parties) > 1:
        words = f"every option belongs to {holders.pop()}"
        yield Flaw(charter.document.key(*OPTIONS), words if len(options) > 1 else words.replace("every", "the only"))


@rule("FLX104", "pivot-without-renegotiation", completeness=True, dimension=ALIGNMENT,
      source="deal-mistakes §1, §7")  # fmt: skip
def pivot_without_renegotiation(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Open a renegotiation when a side changes its strategy, its owner or its product line.

    An agreement written for another strategic context becomes a constraint instead of an enabler. The framework
    must expect such shifts and say what follows.

    Bad:  flexibility.renegotiation.triggers = [strategy, product-line]
    Good: flexibility.renegotiation.triggers = [strategy, ownership, product-line, law]
    """
    document = charter.document
    triggers = document.items(*TRIGGERS)
    missing = [pivot for pivot in PIVOTS if pivot not in triggers]
    if missing:
        words = f"a change of {' or '.join(missing)} opens no renegotiation"
        yield Flaw(gap(document, *TRIGGERS), words)


@rule("FLX105", "option-without-expiry", "warning", dimension=VALUE_DELIVERY, source="deal-mistakes §3")
def option_without_expiry(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say until when an option may be taken.

    An option that never ends is a standing claim on the other side's capacity, and nobody looks at it again.

    Bad:  flexibility.options.0.expires is absent
    Good: flexibility.options.0.expires = 2026-12-31
    """
    document = charter.document
    for at, option in enumerate(document.items(*OPTIONS)):
        if isinstance(option, dict) and option and "expires" not in option:
            name = f"the option {option['id']}" if isinstance(option.get("id"), str) else "an option"
            yield Flaw(gap(document, *OPTIONS, at, "expires"), f"{name} has no expiry (expires)")


@rule("FLX106", "options-in-one-direction", "info", dimension=VALUE_DELIVERY, source="deal-mistakes §3")
def options_in_one_direction(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Have options that raise the commitment, and options that lower it.

    Successful partnerships let a side do more *or* less. With only one of the two, either success or
    disappointment has nowhere to go but a renegotiation.

    Bad:  flexibility.options.1.direction = more
    Good: flexibility.options.1.direction = less
    """
    options = [each for each in charter.document.items(*OPTIONS) if isinstance(each, dict)]
    directions = {str(each.get("direction")) for each in options}
    if len(directions) == 1 and directions <= set(DIRECTIONS):
        words = f"options only ever {DIRECTIONS[directions.pop()]} the commitment"
        yield Flaw(charter.document.key(*OPTIONS), words)


RULES = (
    no_options,
    option_without_trigger,
    options_for_one_side,
    pivot_without_renegotiation,
    option_without_expiry,
    options_in_one_direction,
)


def _ids(charter: Charter) -> set[str]:
    """The ids of the metrics and milestones of the plan."""
    plan = charter.plan
    items = [each for key in ("metrics", "milestones") for each in plan.items(key)] if plan else []
    return {str(each.get("id")) for each in items if isinstance(each, dict)} - {"None"}


def _words(trigger: str) -> list[str]:
    """The words of a trigger, ids with their hyphens: the same words apart name no metric, but speak of it."""
    return WORD.findall(trigger.casefold())
