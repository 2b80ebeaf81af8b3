"""Charter -> what the frontmatter says that belongs to each article, for the margin beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Charter
from .wording import brief, every, holder, label, listed, party, plain

Fact = tuple[str, str]
Facts = Iterator[Fact]


def facts(charter: Charter, article: str) -> tuple[Fact, ...]:
    """Label and words for the margin of an article, without what the charter leaves out."""
    made = MARGINS.get(article)
    return tuple((name, words) for name, words in made(charter) if words) if made else ()


def _purpose(charter: Charter) -> Facts:
    get = charter.document.get
    yield "Framing", plain(get("purpose", "framing", default=""))
    yield "Problem", get("purpose", "problem", default="")
    yield "The job", get("purpose", "job", default="")
    yield "At once", get("purpose", "goals", "immediate", default="")
    yield "Beyond", "; ".join(map(str, charter.document.items("purpose", "goals", "secondary")))
    yield "If it ended", get("fit", "if_ended_tomorrow", default="")


def _parties(charter: Charter) -> Facts:
    for each in charter.parties:
        style = charter.document.section("parties", each, "working_style")
        brings = listed(map(str, charter.document.items("parties", each, "contributes")))
        pace = f"decides within {style['decides_within']}" if style.get("decides_within") else ""
        size = charter.document.get("parties", each, "size")
        people = f"{size:,} people" if isinstance(size, int) else ""
        yield party(charter, each), "; ".join(part for part in (brings and f"brings {brings}", people, pace) if part)


def _governance(charter: Charter) -> Facts:
    committee = charter.document.section("governance", "committee")
    seats = committee.get("seats")
    if isinstance(seats, dict):
        chair = committee.get("chair")
        turns = f", the chair rotates {every(committee['chair_term'])}" if committee.get("chair_term") else ""
        said = turns if chair == "rotating" else f", chaired by {party(charter, chair)}" if chair else ""
        yield "Committee", f"{' + '.join(map(str, seats.values()))} seats{said}"
    for each in charter.parties:
        vetoes = charter.document.items("governance", "vetoes", each)
        yield f"Veto of {party(charter, each)}", "; ".join(map(str, vetoes))
    yield "Incentives", charter.document.get("accountability", "incentives", default="")


def _flexibility(charter: Charter) -> Facts:
    for option in charter.document.items("flexibility", "options"):
        if isinstance(option, dict):
            who = option.get("holder", "either")
            may = "either party" if who == "either" else party(charter, who)
            until = f"; until {brief(charter, option['expires'])}" if option.get("expires") else ""
            once = f"; trigger: {option['trigger']}" if option.get("trigger") else ""
            yield plain(option.get("id", "Option")).capitalize(), f"{may} may: {option.get('effect', '')}{once}{until}"
    triggers = charter.document.items("flexibility", "renegotiation", "triggers")
    yield (
        "Renegotiated on",
        listed((plain(each) for each in triggers), "or")
        and f"a change of {listed((plain(each) for each in triggers), 'or')}",
    )


def _problem_solving(charter: Charter) -> Facts:
    get = charter.document.get
    yield "Channel", get("problem_solving", "channel", default="")
    yield "Post-mortem", _within(charter, "problem_solving", "post_mortem_within")
    yield "Retrospectives", get("problem_solving", "retrospectives", default="")


def _transparency(charter: Charter) -> Facts:
    get = charter.document.get
    yield "Open books", get("transparency", "open_book", default="")
    yield "No surprises", _within(charter, "transparency", "no_surprises_within")
    yield "Decisions", get("transparency", "decisions", default="")


def _cure(charter: Charter) -> Facts:
    get = charter.document.get
    yield "Period", brief(charter, get("cure", "period", default=""))
    yield "First", get("cure", "before", default="")
    tier, end = get("cure", "escalates_to"), get("cure", "on_failure")
    steps = [f"{tier} tier" if tier else "", "exit for cause" if end == "exit" else plain(end or "")]
    yield "Then", ", then ".join(step for step in steps if step)


def _exit(charter: Charter) -> Facts:
    get = charter.document.get
    yield "Notice", brief(charter, get("exit", "notice_period", default=""))
    yield "For cause", brief(charter, get("exit", "for_cause", "notice_period", default=""))
    yield "At once on", listed(map(str, charter.document.items("exit", "immediate")), "or")
    handover = charter.document.section("exit", "data_handover")
    owner = f"by the {holder(charter, handover['owner'])}" if handover.get("owner") else ""
    yield "Data", ", ".join(part for part in (str(handover.get("format", "")), owner) if part)
    yield "Non-compete", non_compete(charter)
    yield "Exclusivity", exclusivity(charter)
    yield "Survives", listed(plain(each) for each in charter.document.items("exit", "survives"))


def _intellectual_property(charter: Charter) -> Facts:
    for key in ("prior", "joint", "sublicensing", "on_exit"):
        yield label(key), charter.document.get("ip", key, default="")


def _upkeep(charter: Charter) -> Facts:
    for key in ("operational_review", "alignment_session", "annual_workshop"):
        yield label(key), every(charter.document.get("upkeep", key, default=""))
    for term, meaning in charter.document.section("definitions").items():
        yield f"“{term}”", str(meaning)


def non_compete(charter: Charter) -> str:
    """The limits of the non-compete in a few words; empty where the charter says nothing."""
    value = charter.document.get("exit", "non_compete")
    if not isinstance(value, dict):
        return str(value or "")
    scope = value.get("scope", "")
    return ", ".join(part for part in (brief(charter, value.get("period", "")), _joined(scope)) if part)


def exclusivity(charter: Charter, *, briefly: bool = False) -> str:
    """Who is bound by exclusivity, for what and until when; empty where the charter says nothing."""
    value = charter.document.get("exclusivity")
    if not isinstance(value, dict):
        return str(value or "")
    bound = f"binds {party(charter, value['party'])}" if value.get("party") else ""
    until = f"until {brief(charter, value['until'])}" if value.get("until") else ""
    released = f"released if {value['released_if']}" if value.get("released_if") else ""
    if released and briefly:
        released = "or released earlier"
    return ", ".join(part for part in (bound, _joined(value.get("scope", "")), until, released) if part)


def _joined(value: object) -> str:
    return listed(plain(each) for each in value) if isinstance(value, list) else str(value)


def _within(charter: Charter, *key: str) -> str:
    value = charter.document.get(*key)
    return f"within {brief(charter, value)}" if value else ""


MARGINS: dict[str, Callable[[Charter], Facts]] = {
    "purpose": _purpose,
    "parties": _parties,
    "governance": _governance,
    "flexibility": _flexibility,
    "problem-solving": _problem_solving,
    "transparency": _transparency,
    "cure": _cure,
    "exit": _exit,
    "intellectual-property": _intellectual_property,
    "upkeep": _upkeep,
}
