"""AMD: versions, and the signatures under them."""

from __future__ import annotations

import re
from typing import Any

from ...document import Document
from ...model import Charter, Flaw, Portfolio
from ..naming import Reference, together
from ..rule import GOVERNANCE, Flaws, rule

MAJOR = re.compile(r"([1-9][0-9]*)\.0\.0")
NOT_MATERIAL = ("yearly-review", "correction")


@rule("AMD101", "version-without-entry", dimension=GOVERNANCE, source="deal-mistakes §7")
def version_without_entry(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Enter each version in `versions`, with its day, its reason and what it changes.

    A text whose history doesn't mention it can't be told from a draft, and nobody can say why it was changed.

    Bad:  version = 1.2.0
    Good: versions.1.trigger = strategy
    """
    document = charter.document
    version = document.get("version")
    if isinstance(version, str) and version not in _known(document):
        missing = "versions" not in document.data
        place = document.at("versions") if missing else document.at("version")
        reads = (document.at("version"), document.at("versions"))
        words = f"there are no versions, not even {version}" if missing else f"versions has no entry for {version}"
        yield Flaw(place, words, reads=reads)


@rule("AMD102", "major-without-trigger", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §7")
def major_without_trigger(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Make a major version only for a material change, and say which.

    The core changes when the relationship does: a new product line, another owner, a shift in strategy, or as much
    of a change in leadership, market or law. What a yearly review finds is a minor version, and operational terms
    belong in an appendix.

    Bad:  versions.0.trigger = yearly-review
    Good: versions.0.trigger = ownership
    """
    document = charter.document
    for at, entry in _entries(document, "versions"):
        version, trigger = entry.get("version"), entry.get("trigger")
        if isinstance(version, str) and MAJOR.fullmatch(version):
            if "trigger" not in entry:
                words = f"{version} is a major version, and what triggered it is not said"
            elif trigger in NOT_MATERIAL:
                reason = str(trigger).replace("-", " ")
                words = f"{version} is a major version, and a {reason} is no material change"
            else:
                continue
            yield Flaw(document.at("versions", at, "trigger"), words, reads=(document.at("versions", at, "version"),))


@rule("AMD104", "not-signed", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("AMD101", "AMD105", "REF104"))  # fmt: skip
def not_signed(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Have every party sign a version of the current major number before the charter is ratified.

    Minor versions change nothing material, so that who signed 2.0.0 is bound by 2.1.0. A party that signed none of
    them has agreed to another text, or to none.

    Bad:  ratification.1 is absent
    Good: ratification.1.date = 2025-02-20
    """
    document = charter.document
    version = document.get("version")
    if charter.status != "ratified" or not isinstance(version, str):
        return
    major = version.partition(".")[0]
    signed = {
        str(each.get("party"))
        for _, each in _entries(document, "ratification")
        if str(each.get("version")).partition(".")[0] == major
    }
    missing = [party for party in charter.parties if party not in signed]
    if missing:
        there = ("ratification",) in document.spans
        place = document.key("ratification") if there else document.at("ratification")
        reads = (document.at("version"), document.at("parties", missing[0]))
        words = f"the charter is ratified, and {' and '.join(missing)} signed no version {major}.x of it"
        yield Flaw(place, words, reads=reads)


@rule("AMD105", "signature-without-version", dimension=GOVERNANCE, source="deal-mistakes §3", yields_to=("AMD101",))
def signature_without_version(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let every signature name a version that `versions` has.

    A signature under a text that nobody can find is no agreement.

    Bad:  ratification.1.version = 1.0.1
    Good: ratification.1.version = 1.0.0
    """
    document = charter.document
    known = _known(document)
    unknown: dict[str, list[Reference]] = {}
    for at, entry in _entries(document, "ratification"):
        version = entry.get("version")
        if isinstance(version, str) and version not in known:
            reference = Reference(document, ("ratification", at, "version"), version)
            unknown.setdefault(version, []).append(reference)
    for version, found in unknown.items():
        words = f"{version} was signed, and versions has no such version"
        yield together(found, words, (document.at("versions"),))


RULES = (
    version_without_entry,
    major_without_trigger,
    not_signed,
    signature_without_version,
)


def _known(document: Document) -> set[str]:
    return {each["version"] for _, each in _entries(document, "versions") if isinstance(each.get("version"), str)}


def _entries(document: Document, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The entries of a list that can be read, with their numbers."""
    return [(at, each) for at, each in enumerate(document.items(name)) if isinstance(each, dict)]
