"""ECO, the equity: rarely, earned by milestones, and split evenly only between equals."""

from __future__ import annotations

import re

from ...document import Document
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import day
from ..absence import gap
from ..rule import ALIGNMENT, GOVERNANCE, Flaws, rule
from ..shares import shares

EVEN = 50
MOST_DAYS = 184
"""Half a year: exits planned further apart are not aligned."""
SAME = re.compile(r"\b(?:equal(?:ly)?|the same|alike)\b", re.IGNORECASE)
SEPARATOR = re.compile(r"(?<=[0-9])[,’' ](?=[0-9]{3}(?![0-9]))")


@rule("ECO106", "equity-outside-joint-venture", "warning", dimension=GOVERNANCE, source="deal-mistakes §7",
      yields_to=("ECO107",))  # fmt: skip
def equity_outside_joint_venture(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Share revenue or cost instead of equity, unless this is a joint venture.

    Equity splits are rare in strategic partnerships. In most cases revenue sharing or cost sharing is more
    appropriate, and can be ended without unravelling who owns whom.

    Bad:  in economics.md, equity = {split: {harbour: 60%, mills: 40%}, vesting: [{milestone: first-season}]}
    Good: in economics.md, equity = none
    """
    document = charter.economics
    if document and document.section("equity") and charter.relationship != "joint-venture":
        related = (Related(charter.document.at("fit", "relationship"), "the relationship"),)
        yield Flaw(document.key("equity"), f"equity is split in a {charter.relationship} relationship", related)


@rule("ECO107", "equity-without-vesting", dimension=GOVERNANCE, source="deal-mistakes §7")
def equity_without_vesting(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let equity vest on milestones.

    A vesting schedule tied to performance milestones keeps both sides committed. Equity that is given on the first
    day rewards the signature.

    Bad:  in economics.md, equity = {split: {harbour: 60%, mills: 40%}}
    Good: economics.md has equity that vests on first-season, in a joint venture
    """
    document = charter.economics
    if document is None or not document.section("equity"):
        return
    steps = document.section("equity").get("vesting", [])
    if steps == []:
        yield Flaw(gap(document, "equity", "vesting"), "the equity does not vest on any milestone")
    elif isinstance(steps, list):
        loose = [at for at, step in enumerate(steps) if isinstance(step, dict) and "milestone" not in step]
        for at in loose[:1]:
            reads = tuple(document.at("equity", "vesting", each, "milestone") for each in loose)
            place = gap(document, "equity", "vesting", at, "milestone")
            yield Flaw(place, "a part of the equity vests without a milestone", reads=reads)


@rule("ECO108", "even-equity-of-unequals", "warning", dimension=ALIGNMENT, source="deal-mistakes §7",
      yields_to=("ECO103", "REF104"))  # fmt: skip
def even_equity_of_unequals(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Split equity 50/50 only between parties that contribute the same and want to leave at the same time.

    Avoid even splits unless both sides contribute equally and have aligned exit horizons: otherwise neither can
    decide alone, and they don't want the same. Say both in `contribution` and `horizon`.

    Bad:  economics.md has 50/50 equity of unequal contributions, in a joint venture
    Good: economics.md has 50/50 equity of equal contributions and horizons, in a joint venture
    """
    document = charter.economics
    split = shares(document, "equity", "split") if document else None
    if document is None or not split or len(split) != 2 or any(each != EVEN for each in split.values()):
        return
    lacking = [
        words
        for words, there in (
            ("equal contributions", _equal(document, list(split))),
            ("aligned exit horizons", _aligned(document, list(split), portfolio)),
        )
        if not there
    ]
    if lacking:
        reads = (document.at("equity", "contribution"), document.at("equity", "horizon"))
        words = f"equity is split 50/50 without {' and '.join(lacking)}"
        yield Flaw(document.key("equity", "split"), words, reads=reads)


RULES = (
    equity_outside_joint_venture,
    equity_without_vesting,
    even_equity_of_unequals,
)


def _equal(document: Document, parties: list[str]) -> bool:
    """Whether both contribute the same: `EUR 250,000` is `250000 EUR`, and a sales team is no software."""
    said = document.get("equity", "contribution")
    if isinstance(said, str):
        return SAME.search(said) is not None
    given = document.section("equity", "contribution")
    return len({_plain(given[party]) for party in parties if party in given}) == 1 and set(parties) <= set(given)


def _plain(value: object) -> tuple[str, ...]:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tuple(sorted(SEPARATOR.sub("", str(value)).casefold().split()))


def _aligned(document: Document, parties: list[str], portfolio: Portfolio) -> bool:
    """Whether both want to leave at about the same time."""
    ends = [day(document.get("equity", "horizon", party)) for party in parties]
    known = [each for each in ends if each]
    most = portfolio.settings.of("ECO108", "even-equity-of-unequals").get("days", MOST_DAYS)
    return len(known) == len(parties) and (max(known) - min(known)).days <= most
