"""Charter -> how it stands: since when it is in force, until when, and why somebody should look at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..model import Charter, Finding
from ..quote import written_date
from ..terms import day, duration
from .wording import counted, listed, party

STATES = {
    "draft": ("Draft", "plain"),
    "in-review": ("In review", "watch"),
    "agreed": ("Agreed", "watch"),
    "ratified": ("Ratified", "good"),
    "exiting": ("Exiting", "bad"),
    "ended": ("Ended", "plain"),
}
"""What a status is called, and the tone that it is shown in."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Why a partnership needs somebody: the graver, the smaller the weight."""

    weight: int
    tone: str
    title: str
    why: str
    anchor: str = "beside:findings"


@dataclass(frozen=True, slots=True)
class Standing:
    """The head of a partnership's page. `since` is None while no text is in force."""

    since: date | None
    decided: str
    unsigned: tuple[str, ...]
    until: str
    until_day: date | None
    renewal: str


def standing(charter: Charter) -> Standing:
    """When the current version came into force, who signed last, and how long it lasts.

    A version is in force from the latest of its `effective` (else `agreed`) and its last signature. A party that
    signed a version of the same major number is bound by those that follow: they change nothing material.
    """
    document = charter.document
    version = document.get("version")
    entry = next((each for each in _dicts(document.items("versions")) if each.get("version") == version), {})
    begins = day(entry.get("effective") or entry.get("agreed") or document.get("effective"))
    signatures = _dicts(document.items("ratification"))
    signed = {each.get("party"): day(each.get("date")) for each in signatures if each.get("version") == version}
    bound = {each.get("party") for each in signatures if _major(each.get("version")) == _major(version)}
    unsigned = tuple(party(charter, each) for each in charter.parties if each not in bound)
    dates = [each for each in signed.values() if each]
    since, decided = begins, "as agreed"
    if dates and (begins is None or max(dates) > begins):
        since = max(dates)
        last = [party(charter, name) for name, when in signed.items() if when == since]
        decided = f"when {listed(last)} signed"
    if charter.status not in ("ratified", "exiting", "ended") or unsigned:
        since = None
    return Standing(since, decided, unsigned, *_until(charter))


def _until(charter: Charter) -> tuple[str, date | None, str]:
    term = charter.document.section("term")
    end = day(term.get("until"))
    if end is None:
        return ("open-ended" if term.get("until") == "open-ended" else ""), None, ""
    given = day(charter.document.get("exit", "notice", "given"))
    if charter.status == "exiting" and given:
        return written_date(end), end, f"but notice of exit was given on {written_date(given)}"
    if term.get("renewal") != "automatic":
        return written_date(end), end, "does not renew by itself"
    notice = duration(term.get("renewal_notice"))
    if notice is None or notice.unit not in ("day", "week"):
        asked = f" unless refused {notice} before" if notice else ""
        return written_date(end), end, f"renews by itself{asked}"
    last = end - timedelta(days=round(notice.days))
    return written_date(end), end, f"renews by itself unless refused by {written_date(last)}"


def concern(charter: Charter, findings: Iterable[Finding]) -> Concern | None:
    """What about a partnership needs somebody first, or None: errors, then warnings, exits, drafts in review."""
    own = list(findings)
    unfinished = charter.status == "draft"  # its warnings say what is still to be written
    for weight, severity, tone in ((0, "error", "bad"), (5 if unfinished else 2, "warning", "watch")):
        if severity == "warning" and charter.status in ("exiting", "agreed", "in-review"):
            continue
        found = [each for each in own if each.severity == severity]
        if found:
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            return Concern(weight, tone, counted(len(found), severity), found[0].message + more)
    if charter.status == "exiting":
        notice = charter.document.section("exit", "notice")
        given = day(notice.get("given"))
        who = party(charter, notice["by"]) if notice.get("by") else "A party"
        when = f" on {written_date(given)}" if given else ""
        return Concern(1, "bad", "Exit under way", f"{who} gave notice{when}", "exit:roads")
    if charter.status == "agreed":
        missing = listed(standing(charter).unsigned)
        return Concern(3, "watch", "Waiting for signatures", f"{missing} yet to sign" if missing else "ready to ratify")
    if charter.status == "in-review":
        return Concern(4, "watch", "In review", f"version {charter.document.get('version')} is not agreed yet")
    return None


def _major(version: object) -> str:
    return str(version).partition(".")[0]


def _dicts(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [each for each in values if isinstance(each, dict)]
