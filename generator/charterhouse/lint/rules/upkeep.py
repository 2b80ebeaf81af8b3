"""UPK: the partnership is looked after at a rhythm that both wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...document import Place
from ...model import Charter, Flaw, Portfolio
from ...terms import Duration, duration
from ..absence import gap
from ..lengths import exceeds
from ..naming import TIERS
from ..rule import ALIGNMENT, GOVERNANCE, VALUE_DELIVERY, Flaws, rule

SOURCE = "deal-mistakes §5"
SLOWEST = {"operational_review": "1 quarter", "alignment_session": "6 months", "annual_workshop": "1 year"}


class Rhythm(NamedTuple):
    """How often something is held, and where that is written."""

    every: Duration
    place: Place


@rule("UPK101", "no-operational-review", completeness=True, dimension=VALUE_DELIVERY, source=SOURCE,
      yields_to=("GOV101",))  # fmt: skip
def no_operational_review(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Review operations together every quarter.

    One hour for metrics, blockers and next steps. A tier's meeting may count as it (`satisfies`). Neglect costs
    nothing on any one day; it shows as missed opportunities and slow decisions.

    Bad:  upkeep.operational_review is absent
    Good: upkeep.operational_review = 2 months
    """
    yield from _missing(charter, portfolio, "operational_review")


@rule("UPK102", "no-alignment-session", completeness=True, dimension=ALIGNMENT, source=SOURCE,
      yields_to=("GOV101",))  # fmt: skip
def no_alignment_session(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Hold an alignment session every six months.

    Half a day on what each side wants, not on the numbers. Alignment decays quickly, and without a rhythm for
    asking again the other side learns of it when the relationship turns sour.

    Bad:  upkeep.alignment_session is absent
    Good: upkeep.alignment_session = 1 quarter
    """
    yield from _missing(charter, portfolio, "alignment_session")


@rule("UPK103", "no-annual-workshop", completeness=True, dimension=GOVERNANCE, source=SOURCE,
      yields_to=("GOV101",))  # fmt: skip
def no_annual_workshop(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Spend a day a year on the constitution.

    Governance that is set and forgotten becomes irrelevant while the partnership changes. A full-day workshop once
    a year asks whether the text still says what both do.

    Bad:  upkeep.annual_workshop is absent
    Good: upkeep.annual_workshop = 9 months
    """
    yield from _missing(charter, portfolio, "annual_workshop")


@rule("UPK104", "upkeep-too-slow", "warning", dimension=GOVERNANCE, source=SOURCE, yields_to=("GOV103",))
def upkeep_too_slow(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Review operations each quarter, alignment every six months, the constitution every year.

    This rhythm catches drift early. Slower, and trust has eroded before anybody has asked; repairing it is harder
    than building it was.

    Bad:  upkeep.alignment_session = 7 months
    Good: upkeep.alignment_session = 2 quarters
    """
    for name in SLOWEST:
        most, rhythms = _most(portfolio, name), list(_rhythms(charter, name))
        if most and rhythms:
            fastest = min(rhythms, key=lambda each: each.every.days)
            if exceeds(fastest.every, most):
                words = f"the {_words(name)} is held every {_one(fastest.every)}; at least every {_one(most)} is wanted"
                yield Flaw(fastest.place, words, reads=tuple(each.place for each in rhythms))


RULES = (
    no_operational_review,
    no_alignment_session,
    no_annual_workshop,
    upkeep_too_slow,
)


def _missing(charter: Charter, portfolio: Portfolio, name: str) -> Flaws:
    """That a rhythm is neither in the upkeep nor satisfied by a tier."""
    document, upkeep = charter.document, charter.document.section("upkeep")
    tiers = document.section("governance", "tiers")
    if name in upkeep or any(name in document.items("governance", "tiers", tier, "satisfies") for tier in TIERS):
        return
    # with nothing of the upkeep written, what a missing tier might have satisfied is another question
    might = [tier for tier in TIERS if tier in tiers or upkeep]
    reads = tuple(document.at("governance", "tiers", tier, "satisfies") for tier in might)
    most = _most(portfolio, name)
    words = f"there is no {_words(name)}" + (f"; one every {_one(most)} is wanted" if most else "")
    yield Flaw(gap(document, "upkeep", name), words, reads=reads)


def _rhythms(charter: Charter, name: str) -> Iterator[Rhythm]:
    """How often something is held: by the upkeep, and by each tier whose meetings count as it."""
    document = charter.document
    counted = [tier for tier in TIERS if name in document.items("governance", "tiers", tier, "satisfies")]
    for path in (("upkeep", name), *(("governance", "tiers", tier, "cadence") for tier in counted)):
        every = duration(document.get(*path))
        if every:
            yield Rhythm(every, document.at(*path))


def _most(portfolio: Portfolio, name: str) -> Duration | None:
    return duration(portfolio.settings.of("UPK104", "upkeep-too-slow").get(name, SLOWEST[name]))


def _one(length: Duration) -> str:
    """`quarter`, `6 months`: how a length is said after “every”."""
    return length.unit if length.number == 1 else str(length)


def _words(name: str) -> str:
    return name.replace("_", " ")
