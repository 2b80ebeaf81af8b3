"""Charter -> its parties: what each brings, holds and is bound by."""

from __future__ import annotations

from ...lint.shares import size
from ...model import Charter
from ...quote import FILTERS, written_date
from ...terms import day, duration
from ..facts import Option, Party
from ..wording import letter, listed, party, plain
from .reading import clause, dicts, iso, text, texts

POSSESSIVE = FILTERS["possessive"]


def parties(charter: Charter) -> list[Party]:
    """Every party, in the order of the charter."""
    return [_party(charter, each) for each in charter.parties]


def _party(charter: Charter, name: str) -> Party:
    document = charter.document
    seats = document.get("governance", "committee", "seats", name)
    return Party(
        id=name,
        name=party(charter, name),
        letter=letter(charter, name),
        size=size(charter, name),
        contributes=texts(document.items("parties", name, "contributes")),
        seats=seats if isinstance(seats, int) and not isinstance(seats, bool) and seats >= 0 else None,
        vetoes=texts(document.items("governance", "vetoes", name)),
        leaves=_leaves(charter, name),
        bound_by=_bound_by(charter, name),
        options=[_option(charter, each) for each in dicts(document.items("flexibility", "options"))
                 if each.get("holder") in (name, "either", None)],
        reward=_share(charter, "reward", name),
        risk=_share(charter, "risk", name),
    )  # fmt: skip


def _leaves(charter: Charter, name: str) -> str:
    """How a party may leave: `90 days’ notice, 10 days for cause`."""
    get = charter.document.get
    may = get("exit", "for_convenience")
    notice, cause = duration(get("exit", "notice_period")), duration(get("exit", "for_cause", "notice_period"))
    if may is False or (isinstance(may, list) and name not in may):
        return f"for cause only, {POSSESSIVE(str(cause))} notice" if cause else "for cause only"
    if notice is None:
        return "by notice, whose length is not agreed" if may else "not agreed"
    return f"{POSSESSIVE(str(notice))} notice" + (f", {cause} for cause" if cause else "")


def _bound_by(charter: Charter, name: str) -> list[str]:
    """What binds one party and not the other."""
    section = charter.document.section("exclusivity")
    if section.get("party") != name:
        return []
    scope, until = section.get("scope"), day(section.get("until"))
    over = listed(plain(each) for each in texts(scope)) if isinstance(scope, list) else text(scope)
    parts = [f"exclusivity for {over}" if over else "exclusivity"]
    parts += [f"until {written_date(until)}"] if until else []
    parts += [f"released if {text(section['released_if'])}"] if text(section.get("released_if")) else []
    return [", ".join(parts)]


def _option(charter: Charter, given: dict[str, object]) -> Option:
    return Option(
        id=text(given.get("id")),
        direction=text(given.get("direction")),
        trigger=text(given.get("trigger")),
        effect=text(given.get("effect")),
        expires=iso(given.get("expires")),
        anchor=clause(charter, "flexibility", "flexibility", "options"),
    )


def _share(charter: Charter, of: str, name: str) -> str:
    return text(charter.economics.get("shares", of, name)) if charter.economics else ""
