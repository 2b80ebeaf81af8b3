"""Charter -> how it stands: since when it is in force, who has yet to sign, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model import Charter
from ..quote import written_date
from ..terms import day, duration
from ..timeline import before
from .wording import listed, party

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
    signatures = [each for each in _dicts(document.items("ratification")) if isinstance(each.get("party"), str)]
    signed = {each.get("party"): day(each.get("date")) for each in signatures if each.get("version") == version}
    bound = {each.get("party") for each in signatures if version and _major(each.get("version")) == _major(version)}
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
    over = day(charter.document.get("ended"))
    if charter.status == "exiting":
        told = f"notice of exit was given on {written_date(given)}" if given else "an exit is under way"
        return written_date(end), end, f"but {told}"
    if charter.status == "ended":
        return written_date(end), end, f"but it ended on {written_date(over)}" if over else "but it has ended"
    last = refusal(charter)
    if last:
        return written_date(end), end, f"renews by itself unless refused by {written_date(last)}"
    return written_date(end), end, f"{'renews' if term.get('renewal') == 'automatic' else 'does not renew'} by itself"


def refusal(charter: Charter) -> date | None:
    """The last day on which a party may refuse the renewal of the term; None where there is nothing to refuse.

    As the linter has it, a term with a notice of non-renewal renews unless it says that it doesn't.
    """
    term = charter.document.section("term")
    end, notice = day(term.get("until")), duration(term.get("renewal_notice"))
    if end is None or notice is None or term.get("renewal") == "none" or charter.status in ("exiting", "ended"):
        return None
    return before(end, notice)


def _major(version: object) -> str:
    return str(version).partition(".")[0]


def _dicts(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [each for each in values if isinstance(each, dict)]
