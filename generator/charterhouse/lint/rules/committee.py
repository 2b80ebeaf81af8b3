"""GOV, the balance: seats, chair, vetoes and a manager on each side."""

from __future__ import annotations

from ...model import Charter, Flaw, Portfolio, Related
from ..naming import people
from ..rule import GOVERNANCE, Flaws, rule

SMALL_PARTY = 20
"""Below so many people, one may be sponsor and manager at once."""


@rule("GOV104", "unequal-seats", completeness=True, dimension=GOVERNANCE,
      source="framing-mistakes, correction 3; deal-mistakes §3", yields_to=("REF104",))  # fmt: skip
def unequal_seats(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each party the same number of seats on the joint committee.

    Contributions differ, voices must not: where governance is one-sided the weaker partner disengages.

    Bad:  governance.committee.seats.mills = 1
    Good: governance.committee.seats = {harbour: 3, mills: 3}
    """
    document, path = charter.document, ("governance", "committee", "seats")
    seats = document.section(*path)
    if not seats:
        place = document.key(*path) if path in document.spans else document.at(*path)
        yield Flaw(place, "no joint committee says how many seats each party has")
        return
    counts = [seats.get(party, 0) for party in charter.parties]
    if len(set(counts)) > 1 and all(isinstance(count, (int, float)) for count in counts):
        words = ", ".join(f"{party} {count}" for party, count in zip(charter.parties, counts, strict=True))
        reads = tuple(document.at(*path, party) for party in charter.parties)
        yield Flaw(document.key(*path), f"the seats on the committee are not equal: {words}", reads=reads)


@rule("GOV105", "chair-does-not-rotate", "warning", dimension=GOVERNANCE, source="framing-mistakes, correction 3",
      yields_to=("REF104",))  # fmt: skip
def chair_does_not_rotate(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let the chair of the committee rotate, and say how long a term is.

    A steering committee with equal seats and a rotating chair belongs to both; with a standing chair it belongs
    to one.

    Bad:  governance.committee.chair = mills
    Good: governance.committee.chair_term = 1 year
    """
    document, path = charter.document, ("governance", "committee")
    committee = document.section(*path)
    if not committee:
        return
    if committee.get("chair") != "rotating":
        yield Flaw(document.at(*path, "chair"), "the chair of the committee does not rotate")
    elif "chair_term" not in committee:
        yield Flaw(document.at(*path, "chair_term"), "the chair rotates, but after what term is not said")


@rule("GOV106", "party-without-veto", completeness=True, dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("REF104",))  # fmt: skip
def party_without_veto(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each party a veto over what would harm its core business.

    Both sides need a voice in major decisions, a way to escalate, and a way to stop what harms their core.

    Bad:  governance.vetoes.mills is absent
    Good: governance.vetoes.mills = [sale of milled goods under another name]
    """
    document = charter.document
    if not document.section("governance"):
        return
    vetoes = document.section("governance", "vetoes")
    without = [party for party in charter.parties if not vetoes.get(party)]
    if without:
        path = ("governance", "vetoes", without[0])
        place = document.key(*path) if path in document.spans else document.at(*path)
        reads = (*(document.at("governance", "vetoes", party) for party in without), document.at("parties", without[0]))
        yield Flaw(place, f"{' and '.join(without)} can veto nothing", reads=reads)


@rule("GOV108", "no-manager", completeness=True, dimension=GOVERNANCE, source="framing-mistakes, mistake 3",
      yields_to=("REF104", "REF107", "LIV101"))  # fmt: skip
def no_manager(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name a partnership manager on each side who is not the sponsor.

    The sponsor closed the deal and moves on. The manager's job is the partnership: day-to-day coordination,
    flagging risks, calling out problems early.

    Bad:  in plan.md, parties.mills.people.manager is absent
    Good: in plan.md, parties.mills.people.manager.handle = "@ewa"
    """
    plan = charter.plan
    if plan is None or not plan.readable:
        return
    for party in charter.parties:
        held = people(charter, party)
        reads = (charter.document.at("parties", party),)
        if "manager" not in held:
            yield Flaw(plan.at("parties", party, "people", "manager"), f"{party} has no partnership manager", (), reads)
            if party not in plan.section("parties"):
                return  # all of it is missing: once is enough
            continue
        same = _same_person(held.get("sponsor"), held["manager"])
        size = charter.document.get("parties", party, "size")
        small = portfolio.settings.of("GOV108", "no-manager").get("size", SMALL_PARTY)
        if same and not (isinstance(size, (int, float)) and size < small):
            path = ("parties", party, "people")
            later = max(("sponsor", "manager"), key=lambda role: plan.spans[(*path, role)].start)
            other = "manager" if later == "sponsor" else "sponsor"
            related = (Related(plan.at(*path, other, same), f"the {other}"),)
            words = f"sponsor and manager of {party} are the same person"
            yield Flaw(plan.at(*path, later, same), words, related, reads)


RULES = (
    unequal_seats,
    chair_does_not_rotate,
    party_without_veto,
    no_manager,
)


def _same_person(sponsor: object, manager: object) -> str | None:
    """The key by which two entries are one person: the handle where both have one, else the name."""
    if not isinstance(sponsor, dict) or not isinstance(manager, dict):
        return None
    for key in ("handle", "name"):
        one, two = sponsor.get(key), manager.get(key)
        if isinstance(one, str) and isinstance(two, str):
            same = one.lstrip("@").casefold() == two.lstrip("@").casefold() and one.casefold() != "vacant"
            return key if same else None
    return None
