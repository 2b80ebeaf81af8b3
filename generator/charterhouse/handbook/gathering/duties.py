"""Charter -> duties: what each role answers for, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...model import Charter
from ..facts import Duty
from ..links import slot
from .reading import clause, dicts, finished, iso, named, text


def duties(charter: Charter) -> list[Duty]:
    """Everything that somebody is named for. Once a partnership has ended, all of it is behind us."""
    found = [each for kind in KINDS for each in kind(charter) if each["owner"]]
    if charter.status == "ended":
        for each in found:
            each["done"] = True
    return found


def milestone_name(given: dict[str, object]) -> str:
    """A milestone as its table calls it: by its id, else by its target."""
    return named(given.get("id")) or named(given.get("target")) or "Milestone"


def _milestones(charter: Charter) -> Iterator[Duty]:
    for each in dicts(charter.plan.items("milestones")) if charter.plan else []:
        yield Duty(kind="milestone", what=milestone_name(each), owner=text(each.get("owner")),
                   due=iso(each.get("due")), done=finished(each.get("done")), anchor="beside:milestones")  # fmt: skip


def _metrics(charter: Charter) -> Iterator[Duty]:
    for each in dicts(charter.plan.items("metrics")) if charter.plan else []:
        what = text(each.get("name")) or named(each.get("id")) or "Metric"
        yield _lasting("metric", what, each.get("owner"), "beside:metrics")


def _risks(charter: Charter) -> Iterator[Duty]:
    for each in dicts(charter.risk_register.items("risks")) if charter.risk_register else []:
        if not finished(each.get("closed")):
            what = text(each.get("risk")) or named(each.get("id")) or "Risk"
            yield _lasting("risk", what, each.get("owner"), "beside:risk-register")


def _actions(charter: Charter) -> Iterator[Duty]:
    for review in charter.reviews:
        anchor = slot(review)
        for each in dicts(review.items("actions")):
            yield Duty(kind="action", what=text(each.get("what")) or "Action", owner=text(each.get("owner")),
                       due=iso(each.get("due")), done=finished(each.get("done")), anchor=anchor)  # fmt: skip


def _appendices(charter: Charter) -> Iterator[Duty]:
    for each in charter.appendices:
        title = text(each.get("title")) or "Appendix"
        yield _lasting("appendix", title, each.get("owner"), slot(each))


def _handover(charter: Charter) -> Iterator[Duty]:
    owner = charter.document.get("exit", "data_handover", "owner")
    yield _lasting("handover", "Data handover", owner, clause(charter, "exit", "exit", "data_handover"))
    for each in charter.plan.items("handover", "operating_owners") if charter.plan else []:
        yield _lasting("handover", "Operations", each, "beside:handover")


def _waivers(charter: Charter) -> Iterator[Duty]:
    for each in dicts(charter.document.items("waivers")):
        rule = text(each.get("rule"))
        yield Duty(kind="waiver", what=f"Exception to {rule}" if rule else "Exception", owner=text(each.get("by")),
                   due=iso(each.get("until")), done=False, anchor="beside:waivers")  # fmt: skip


def _lasting(kind: str, what: str, owner: object, anchor: str) -> Duty:
    """A duty without a day."""
    return Duty(kind=kind, what=what, owner=text(owner), due=None, done=False, anchor=anchor)


KINDS: tuple[Callable[[Charter], Iterator[Duty]], ...] = (
    _milestones,
    _metrics,
    _risks,
    _actions,
    _appendices,
    _handover,
    _waivers,
)
