"""Charter -> the days on which something is due or lapses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...model import Charter
from ...terms import day, duration
from ...timeline import after
from ..facts import Due
from ..links import slot
from ..standing import refusal
from ..wording import party, plain
from .duties import milestone_name
from .reading import clause, dicts, finished, iso, named, text


def due(charter: Charter) -> list[Due]:
    """Every day on which something is due, the first day first. Of a partnership that has ended nothing is."""
    if charter.status == "ended":
        return []
    found = (_dated(kind, *each) for kind, made in KINDS.items() for each in made(charter))
    return sorted((each for each in found if each), key=lambda each: each["date"])


Raw = tuple[object, str, object, bool, str]
"""Day, what, owner, whether it stays open, anchor."""


def _dated(kind: str, when: object, what: str, owner: object, stays: bool, anchor: str) -> Due | None:  # noqa: FBT001
    written = iso(when)
    return Due(date=written, what=what, kind=kind, owner=text(owner), stays=stays, anchor=anchor) if written else None


def _milestones(charter: Charter) -> Iterator[Raw]:
    for each in _open(charter):
        yield each.get("due"), milestone_name(each), each.get("owner"), True, "beside:milestones"


def _actions(charter: Charter) -> Iterator[Raw]:
    for review in charter.reviews:
        for each in dicts(review.items("actions")):
            if not finished(each.get("done")):
                what = text(each.get("what")) or "Action"
                yield each.get("due"), what, each.get("owner"), True, slot(review)


def _renewal(charter: Charter) -> Iterator[Raw]:
    yield refusal(charter), "Last day to refuse the renewal", "", False, "schedule:term.renewal_notice"


def _options(charter: Charter) -> Iterator[Raw]:
    if charter.status == "exiting":  # nobody raises or lowers what is ending
        return
    for each in dicts(charter.document.items("flexibility", "options")):
        name, holder = plain(text(each.get("id"))), each.get("holder")
        what = f"Option “{name}” lapses" if name else "Option lapses"
        anchor = clause(charter, "flexibility", "flexibility", "options")
        yield each.get("expires"), what, "" if holder == "either" else holder, False, anchor


def _exclusivity(charter: Charter) -> Iterator[Raw]:
    section = charter.document.section("exclusivity")
    bound = text(section.get("party"))
    what = f"Exclusivity of {party(charter, bound)} ends" if bound else "Exclusivity ends"
    yield section.get("until"), what, bound, False, clause(charter, "exit", "exclusivity", "until")


def _term(charter: Charter) -> Iterator[Raw]:
    """The end of the term, or of the notice of exit that ends it earlier."""
    term, given = charter.document.section("term"), day(charter.document.get("exit", "notice", "given"))
    notice = duration(charter.document.get("exit", "notice_period"))
    if charter.status == "exiting" and given and notice:
        by, anchor = charter.document.get("exit", "notice", "by"), clause(charter, "exit", "exit", "notice_period")
        yield after(given, notice), "Notice of exit runs out", by, False, anchor
        return
    renews = refusal(charter) or (term.get("renewal") == "automatic" and charter.status != "exiting")
    yield term.get("until"), "Term renews by itself" if renews else "Term ends", "", False, "schedule:term.until"


def _waivers(charter: Charter) -> Iterator[Raw]:
    for each in dicts(charter.document.items("waivers")):
        rule = text(each.get("rule"))
        what = f"Exception to {rule} ends" if rule else "Exception ends"
        yield each.get("until"), what, each.get("by"), True, "beside:waivers"


def _vesting(charter: Charter) -> Iterator[Raw]:
    """Equity that is earned with a milestone, on the day of that."""
    steps = dicts(charter.economics.items("equity", "vesting")) if charter.economics else []
    waiting = {text(each.get("id")): each for each in _open(charter)}
    for step in steps:
        milestone = waiting.get(text(step.get("milestone")))
        if milestone:
            share = text(step.get("share"))
            what = f"{share} of the equity vests" if share else "Equity vests"
            words = f"{what}: {named(step['milestone']).lower()}"
            yield milestone.get("due"), words, milestone.get("owner"), True, "beside:economics"


def _open(charter: Charter) -> list[dict[str, Any]]:
    found = dicts(charter.plan.items("milestones")) if charter.plan else []
    return [each for each in found if not finished(each.get("done"))]


KINDS: dict[str, Callable[[Charter], Iterator[Raw]]] = {
    "milestone": _milestones,
    "action": _actions,
    "renewal": _renewal,
    "option": _options,
    "exclusivity": _exclusivity,
    "term": _term,
    "waiver": _waivers,
    "vesting": _vesting,
}
"""How the days of each kind are found; on one day they stand in this order."""
