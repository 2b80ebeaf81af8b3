"""Charter -> the six terms that people come for, each with the clause that says it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..model import Charter
from .margin import exclusivity, non_compete
from .standing import standing
from .wording import brief, person, plain

MISSING = "not agreed"


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A term with a few words about it; `anchor` is the clause that says it, else its line in the schedule."""

    name: str
    value: str
    note: str
    anchor: str
    tone: str = ""


def key_terms(charter: Charter, articles: Collection[str]) -> tuple[KeyTerm, ...]:
    """The six terms on top of a partnership's page. `articles` are the anchors that its text has."""
    made = (_leave(charter), _cure(charter), _after(charter), _exclusivity(charter), _amended(charter), _until(charter))
    return tuple(
        KeyTerm(name, value, note, article if article in articles else f"schedule:{term}" if term else "schedule:")
        for name, value, note, article, term in made
    )


Raw = tuple[str, str, str, str, str]
"""Name, value, note, article, key of the schedule; the key is empty where the charter has no such term."""


def _leave(charter: Charter) -> Raw:
    get = charter.document.get
    may, cause = get("exit", "for_convenience"), get("exit", "for_cause", "notice_period")
    who = "written notice, either party" if may is True else "for cause only" if may is False else "written notice"
    notice = get("exit", "notice_period")
    value = brief(charter, notice) if notice else MISSING
    return "To leave", value, f"{who}; {cause} for cause" if cause else who, "exit", notice and "exit.notice_period"


def _cure(charter: Charter) -> Raw:
    period = charter.document.get("cure", "period")
    first = "a private talk comes first" if charter.document.get("cure", "before") else ""
    return "To put a breach right", _value(charter, period), first, "cure", period and "cure.period"


def _after(charter: Charter) -> Raw:
    get = charter.document.get
    period, data = get("exit", "transition_assistance", "period"), get("exit", "data_handover", "within")
    said = ["of help" if period else "", f"data handed over within {data}" if data else ""]
    note = "; ".join(each for each in said if each)
    return "After leaving", _value(charter, period), note, "exit", period and "exit.transition_assistance"


def _exclusivity(charter: Charter) -> Raw:
    bound = exclusivity(charter, briefly=True)
    rival = charter.document.get("exit", "non_compete", "period") or non_compete(charter)
    notes = ["" if bound == "none" else bound, f"non-compete: {rival}" if rival else ""]
    value = MISSING if not bound else "None" if bound == "none" else "Exclusive"
    first = next(iter(charter.document.section("exclusivity")), "")
    term = f"exclusivity.{first}" if first else "exclusivity"
    return "Exclusivity", value, "; ".join(each for each in notes if each), "exit", bound and term


def _amended(charter: Charter) -> Raw:
    tiers = charter.document.section("governance", "tiers")
    decided = {name: charter.document.items("governance", "tiers", name, "decides") for name in tiers}
    amends = next((name for name, decides in decided.items() if "amend-core" in decides), "")
    seats = charter.document.items("governance", "tiers", amends, "attendees") if amends else []
    who = " · ".join(name for each in seats if (name := person(charter, str(each))))
    value = f"{plain(amends).capitalize()} tier" if amends else MISSING
    return "Amended by", value, who, "governance", amends and f"governance.tiers.{amends}"


def _until(charter: Charter) -> Raw:
    stands = standing(charter)
    return "Runs until", stands.until or MISSING, stands.renewal, "", stands.until and "term.until"


def _value(charter: Charter, value: object) -> str:
    return brief(charter, value) if value else MISSING
