"""Facts, findings, a day -> what about a partnership needs somebody, and what is due next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from ..quote import FILTERS, written_date
from .facts import Due, Facts, Found, term
from .wording import counted, listed

FALL = 5
"""A fall of health, in tenths of a point, that needs somebody."""
LOW = 3
"""Scores below this are to be discussed."""
SOON = timedelta(days=60)
"""How long before something lapses it needs somebody."""
SHORT = FILTERS["short"]


@dataclass(frozen=True, slots=True)
class Concern:
    """Why a partnership needs somebody: the graver, the smaller the weight.

    `why` is one sentence, which ends with who should act; `anchor` a place on the partnership's page.
    """

    weight: int
    tone: str
    title: str
    why: str
    anchor: str = "beside:findings"


def concern(facts: Facts, findings: Sequence[Found], as_of: date) -> Concern | None:
    """What about a partnership needs somebody first on a day; None where nothing does."""
    if facts["status"] == "ended":
        return next(_findings("error", facts, findings, as_of, 0), None)
    draft = facts["status"] == "draft"  # its warnings say what is still to be written
    order = [each for each in CAUSES if each is not WARNINGS] + [WARNINGS] if draft else CAUSES
    return next((found for weight, cause in enumerate(order) for found in cause(facts, findings, as_of, weight)), None)


def next_due(facts: Facts, as_of: date) -> Due | None:
    """What is longest overdue on a day, else what comes next."""
    today = as_of.isoformat()
    return next((each for each in facts["due"] if each["stays"] or each["date"] >= today), None)


def overdue(facts: Facts, as_of: date) -> list[Due]:
    """The milestones and actions whose day has passed, the longest first."""
    today = as_of.isoformat()
    return [each for each in facts["due"] if each["kind"] in ("milestone", "action") and each["date"] < today]


def who(facts: Facts, role: str) -> str:
    """A role as people say it: who has it, else `the manager of Acme`; a party by its name."""
    name = next((each["name"] for each in facts["people"] if each["role"] == role and each["name"]), "")
    side, _, held = role.partition(".")
    party = next((each["name"] for each in facts["parties"] if each["id"] == side), "")
    if name or not party:
        return name or role
    return f"the {held.replace('-', ' ')} of {party}" if held else party


Cause = Callable[[Facts, Sequence[Found], date, int], Iterator[Concern]]


def _findings(severity: str, facts: Facts, findings: Sequence[Found], _as_of: date, weight: int) -> Iterator[Concern]:
    if severity == "warning" and facts["status"] in ("exiting", "agreed", "in-review"):
        return
    found = [each for each in findings if each["severity"] == severity]
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        why = f"{found[0]['message']}{more}{_for(_holders(facts, 'manager'))}"
        tone = "bad" if severity == "error" else "watch"
        yield _concern(weight, tone, counted(len(found), severity), why, found[0].get("anchor", "beside:findings"))


def _exit(facts: Facts, _findings: Sequence[Found], _as_of: date, weight: int) -> Iterator[Concern]:
    if facts["status"] == "exiting":
        handover = [who(facts, each["owner"]) for each in facts["duties"] if each["what"] == "Data handover"]
        sees = f"; the data handover lies with {handover[0]}" if handover else ""
        notice = term(facts, "exit.notice_period")
        anchor = notice["anchor"] if notice else "beside:"
        yield _concern(weight, "bad", "Exit under way", f"{facts['exit_notice']}{sees}", anchor)


def _overdue(facts: Facts, _findings: Sequence[Found], as_of: date, weight: int) -> Iterator[Concern]:
    late = overdue(facts, as_of)
    if late:
        first, more = late[0], f", and {len(late) - 1} more" if len(late) > 1 else ""
        owners = dict.fromkeys(who(facts, each["owner"]) for each in late[:3] if each["owner"])
        why = f"“{first['what']}” was due on {_written(first['date'])}{more}{_for(owners)}"
        yield _concern(weight, "bad", f"{len(late)} overdue since {SHORT(first['date'])}", why, first["anchor"])


def _health(facts: Facts, _findings: Sequence[Found], as_of: date, weight: int) -> Iterator[Concern]:
    known = [each for each in facts["health"] if each["held"] <= as_of.isoformat()]
    if not known:
        return
    last, managers = known[-1], _for(_holders(facts, "manager"))
    before = known[-2]["mean"] if len(known) > 1 else last["mean"]
    if round(before * 10) - round(last["mean"] * 10) >= FALL:
        why = f"the mean of all scores fell from {before:.1f} to {last['mean']:.1f} on {_written(last['held'])}"
        yield _concern(weight, "bad", "Health has fallen", f"{why}{managers}", last["anchor"])
        return
    names = {each["id"]: each["name"] for each in facts["parties"]}
    low = [(score, names.get(party, party), dimension.replace("_", " "))
           for party, own in last["by_party"].items() for dimension, score in own.items() if score < LOW]  # fmt: skip
    if low:
        score, party, dimension = min(low)
        why = f"{party} gave {dimension} {score:g} of 5 on {_written(last['held'])}"
        yield _concern(weight, "watch", counted(len(low), "low score"), f"{why}{managers}", last["anchor"])


def _lapsing(facts: Facts, _findings: Sequence[Found], as_of: date, weight: int) -> Iterator[Concern]:
    start, end = as_of.isoformat(), (min(as_of, date.max - SOON) + SOON).isoformat()
    refusable = any(each["kind"] == "renewal" for each in facts["due"])
    for each in facts["due"]:
        if not start <= each["date"] <= end or each["kind"] not in LAPSES or (each["kind"] == "term" and refusable):
            continue
        title, words = LAPSES[each["kind"]]
        taker = who(facts, each["owner"]) if each["owner"] else "a party"
        why = words.format(what=each["what"], on=_written(each["date"]), taker=taker)
        names = "" if each["owner"] else _for(_holders(facts, "sponsor"))
        yield _concern(weight, "watch", f"{title} {SHORT(each['date'])}", f"{why}{names}", each["anchor"])


def _waivers(facts: Facts, _findings: Sequence[Found], as_of: date, weight: int) -> Iterator[Concern]:
    for each in facts["waivers"]:
        if each["until"] and each["until"] < as_of.isoformat():
            rule = f" to {each['rule']}" if each["rule"] else ""
            why = f"the accepted exception{rule} ended on {_written(each['until'])}"
            names = _for([who(facts, each["by"])] if each["by"] else [])
            yield _concern(weight, "watch", "Exception out of date", f"{why}{names}", "beside:waivers")


def _unsigned(facts: Facts, _findings: Sequence[Found], _as_of: date, weight: int) -> Iterator[Concern]:
    if facts["status"] == "agreed":
        missing = facts["unsigned"]
        late = [each["id"] for each in facts["parties"] if each["name"] in missing]
        signing = [_holders(facts, "signatory", each) or _holders(facts, "sponsor", each) for each in late]
        names = [name for each in signing for name in each]
        have = "has" if len(missing) == 1 else "have"
        why = f"{listed(missing)} {have} yet to sign{_for(names)}" if missing else "all have signed: it can be ratified"
        yield _concern(weight, "watch", "Waiting for signatures", why, "beside:history" if facts["versions"] else "")


def _in_review(facts: Facts, _findings: Sequence[Found], _as_of: date, weight: int) -> Iterator[Concern]:
    if facts["status"] == "in-review":
        why = f"version {facts['version']} is not agreed yet{_for(_holders(facts, 'manager'))}"
        yield _concern(weight, "watch", "In review", why, "")


LAPSES = {
    "option": ("Option lapses", "{what} on {on} unless {taker} takes it"),
    "renewal": ("Refuse by", "the term renews by itself unless a party refuses by {on}"),
    "term": ("Term ends", "{what} on {on}"),
}
"""What lapses unless somebody acts in time: title and sentence."""
WARNINGS: Cause = partial(_findings, "warning")
CAUSES: tuple[Cause, ...] = (
    partial(_findings, "error"),
    _exit,
    _overdue,
    _health,
    _lapsing,
    _waivers,
    WARNINGS,
    _unsigned,
    _in_review,
)
"""What needs somebody, the gravest first."""


def _concern(weight: int, tone: str, title: str, why: str, anchor: str) -> Concern:
    return Concern(weight, tone, title, f"{why[:1].upper()}{why[1:].rstrip('.')}.", anchor)


def _holders(facts: Facts, role: str, party: str = "") -> list[str]:
    """Who has a role, on every side or on one."""
    return [each["name"] for each in facts["people"] if each["name"] and not each["left"]
            and each["role"] == f"{party or each['party']}.{role}"]  # fmt: skip


def _for(names: Sequence[str] | dict[str, None]) -> str:
    """Who should act, at the end of a sentence."""
    return f"; for {listed(dict.fromkeys(names))}" if names else ""


def _written(day: str) -> str:
    return written_date(date.fromisoformat(day))
