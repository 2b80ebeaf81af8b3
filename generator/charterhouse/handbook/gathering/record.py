"""Charter -> its record: versions with their signatures, and accepted exceptions."""

from __future__ import annotations

from ...model import Charter
from ..facts import Signature, Version, Waiver
from .reading import dicts, iso, text
from .seats import holder


def versions(charter: Charter) -> list[Version]:
    """Every version, in the order of the charter, with all signatures under it."""
    signatures = dicts(charter.document.items("ratification"))
    found = []
    for each in dicts(charter.document.items("versions")):
        number = text(each.get("version"))
        under = [_signature(mark) for mark in signatures if number and text(mark.get("version")) == number]
        found.append(
            Version(version=number, agreed=iso(each.get("agreed")) or "", effective=iso(each.get("effective")) or "",
                    trigger=text(each.get("trigger")), summary=text(each.get("summary")), signatures=under)
        )  # fmt: skip
    return found


def waivers(charter: Charter) -> list[Waiver]:
    """Every accepted exception, with who answers for it."""
    return [
        Waiver(rule=text(each.get("rule")), at=text(each.get("at")), reason=text(each.get("reason")),
               by=text(each.get("by")), person=holder(charter, text(each.get("by"))), until=iso(each.get("until")))
        for each in dicts(charter.document.items("waivers"))
    ]  # fmt: skip


def _signature(given: dict[str, object]) -> Signature:
    return Signature(party=text(given.get("party")), by=text(given.get("by")), date=iso(given.get("date")) or "")
