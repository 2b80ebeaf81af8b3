"""TIM: times that are each fine alone and don't work together."""

from __future__ import annotations

from datetime import date, timedelta

from ...document import Document
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import Duration, day, duration, total
from ...timeline import after
from ..naming import TIERS
from ..registers import folded
from ..rule import GOVERNANCE, TRANSPARENCY, Flaws, rule

GOVERNED = ("strategic", "joint-venture", "pilot")
"""Relationships whose meetings are anybody's business: for a mere contract only its dates count."""
HAIR = 1e-9
"""Lengths are sums of fractions: less than this is no difference."""
ENDINGS = {
    "transition assistance": ("exit", "transition_assistance", "period"),
    "data handover": ("exit", "data_handover", "within"),
}
"""What begins side by side once the notice has run out."""


@rule("TIM101", "exit-longer-than-term", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("TIM107", "EXI109"))  # fmt: skip
def exit_longer_than_term(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let an exit fit into the term: its notice, then the transition assistance or the data handover.

    Exit terms are there so that both sides know that they can leave. Where the notice and what follows it take
    longer than the whole term, even who gives notice on the first day is not out before it ends. The longer of
    transition and handover counts, since both begin when the notice has run out.

    Bad:  exit.transition_assistance.period = 3 years
    Good: exit.transition_assistance.period = 2 years
    """
    document, notice = charter.document, duration(charter.document.get("exit", "notice_period"))
    term = _term(document)
    if notice is None or term is None or document.get("exit", "for_convenience") is False:
        return
    start, end = term
    left = after(start, notice)
    lengths = {name: length for name, path in ENDINGS.items() if (length := duration(document.get(*path)))}
    longest = max(lengths, key=lambda name: after(left, lengths[name]), default="")
    over = after(left, lengths[longest]) if longest else left
    if over > end + timedelta(1):
        parts = f"a notice of {notice}" + (f" and a {longest} of {lengths[longest]}" if longest else "")
        related = [Related(document.at("term", "until"), "the end of the term")]
        if longest:
            related.insert(0, Related(document.at(*ENDINGS[longest]), longest))
        words = f"{parts} do not fit into the term, which runs from {start} to {end}"
        reads = (document.at("effective"),)
        yield Flaw(document.at("exit", "notice_period"), words, tuple(related), reads)


@rule("TIM102", "ladder-longer-than-cure", "info", dimension=GOVERNANCE, source="deal-mistakes §7",
      yields_to=("CUR102", "CON104"))  # fmt: skip
def ladder_longer_than_cure(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let the conflict ladder end before the cure period does.

    A breach is often disputed. Where the steps of the ladder take longer than the cure, the cure fails and the exit
    opens while both sides still talk about whether there was a breach at all.

    Bad:  cure.period = 3 weeks
    Good: cure.period = 4 weeks
    """
    document = charter.document
    cure = duration(document.get("cure", "period"))
    steps = document.items("conflict", "steps")
    taken = total([duration(document.get("conflict", "steps", at, "within")) for at in range(len(steps))])
    if cure and taken > cure.days + HAIR:
        words = f"the steps of the ladder take {_days(taken)}, longer than the cure period of {cure}"
        related = (Related(document.at("cure", "period"), "cure period"),)
        reads = tuple(document.at("conflict", "steps", at, "within") for at in range(len(steps)))
        yield Flaw(document.key("conflict", "steps"), words, related, reads)


@rule("TIM103", "no-forum-for-surprises", "warning", only=GOVERNED, dimension=TRANSPARENCY,
      source="framing-mistakes, correction 2; deal-mistakes §3")  # fmt: skip
def no_forum_for_surprises(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Where a surprise must be told before the next meeting, keep a channel to tell it in.

    An issue is to be told within 48 hours, and the fastest forum meets once a week: without a shared channel there is
    no place where it can be told in time, and the rule is broken on its first day.

    Bad:  problem_solving.channel is absent
    Good: problem_solving.channel = "#berth-desk"
    """
    document = charter.document
    limit = duration(document.get("transparency", "no_surprises_within"))
    cadences = {
        tier: cadence for tier in TIERS if (cadence := duration(document.get("governance", "tiers", tier, "cadence")))
    }
    solving = document.section("problem_solving")
    if limit is None or not cadences or not _none(solving.get("channel")):
        return
    if "channel" not in solving and "post_mortem_within" not in solving:
        return  # CON105 speaks of both
    fastest = min(cadences, key=lambda tier: cadences[tier])
    if limit < cadences[fastest]:
        words = (
            f"an issue is to be told within {limit}, but the {fastest} tier, the fastest, meets "
            f"{_every(cadences[fastest])}, and there is no channel"
        )
        related = (Related(document.at("governance", "tiers", fastest, "cadence"), f"the {fastest} tier"),)
        place = document.at("transparency", "no_surprises_within")
        yield Flaw(place, words, related, (document.at("problem_solving", "channel"),))


@rule("TIM104", "renewal-notice-longer-than-term", dimension=GOVERNANCE, source="deal-mistakes §3",
      yields_to=("TIM101", "TIM107"))  # fmt: skip
def renewal_notice_longer_than_term(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Make the notice of non-renewal shorter than the term.

    Otherwise the last day on which a party could refuse to renew lies before the first day of the partnership, and
    the term renews whether they want it or not.

    Bad:  term.renewal_notice = 4 years
    Good: term.renewal_notice = 1 year
    """
    document = charter.document
    notice, term = duration(document.get("term", "renewal_notice")), _term(document)
    if notice is None or term is None or document.get("term", "renewal") == "none":
        return
    start, end = term
    if after(start, notice) > end + timedelta(1):
        words = f"the renewal notice of {notice} is longer than the term, which runs from {start} to {end}"
        related = (Related(document.at("term", "until"), "the end of the term"),)
        yield Flaw(document.at("term", "renewal_notice"), words, related, (document.at("effective"),))


@rule("TIM105", "escalation-slower-than-tier", "warning", only=GOVERNED, dimension=GOVERNANCE,
      source="framing-mistakes, mistake 3",
      yields_to=("FIT105",))  # fmt: skip
def escalation_slower_than_tier(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let a matter go up faster than the tier above it meets.

    Each tier may hold a matter for its limit before it hands it on. Where the limits on the way up to a tier add up
    to more than the tier's cadence, a matter misses a meeting that it could have waited for, and escalation is the
    slow road.

    Bad:  governance.tiers.tactical.within = 5 weeks
    Good: governance.tiers.tactical.within = 2 weeks
    """
    document, late = charter.document, set[str]()
    for tier in reversed(TIERS):
        cadence = duration(document.get("governance", "tiers", tier, "cadence"))
        way = _way_up(document, tier)
        taken = _held(document, way)
        if cadence and taken > cadence.days + HAIR and late.isdisjoint(way):
            late.add(tier)
            places = {each: document.at("governance", "tiers", each, "within") for each in way}
            slowest = max(reversed(way), key=lambda each: _held(document, (each,)))
            words = f"a matter may take {_days(taken)} to reach the {tier} tier, which meets {_every(cadence)}"
            related = (Related(document.at("governance", "tiers", tier, "cadence"), f"the {tier} tier"),)
            yield Flaw(places[slowest], words, related, tuple(places.values()))


@rule("TIM106", "non-compete-outlives-exclusivity", dimension=GOVERNANCE, source="deal-mistakes §3, §5")
def non_compete_outlives_exclusivity(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Don't let a non-compete keep closed what the end of the exclusivity has opened.

    Exit flexibility must match what an exclusivity costs: once it has ended, the party may turn to others. A
    non-compete on the same scope begins when the partnership ends and closes it again. It is counted from the
    regular end of the term; where the term is open-ended, it outlives any day. A scope in words is not compared.

    Bad:  exit.non_compete.scope = [milling-wheat]
    Good: exclusivity = {party: harbour, scope: [berth-planning], until: 2028-05-29}
    """
    document = charter.document
    period = duration(document.get("exit", "non_compete", "period"))
    free, until = day(document.get("exclusivity", "until")), document.get("term", "until")
    over = day(until)
    closed = {folded(each) for each in document.items("exit", "non_compete", "scope")} - {""}
    shared = [(at, tag) for at, tag in enumerate(document.items("exclusivity", "scope")) if folded(tag) in closed]
    if period is None or free is None or not shared or (over is None and until != "open-ended"):
        return
    last = after(over, period) if over else None
    if last is None or last > free:
        at, tag = shared[0]
        end = f"lasts until {last}" if last else f"lasts {period} beyond a term without end"
        words = f"the non-compete on {tag} {end}, but the exclusivity ends on {free}"
        related = (
            Related(document.at("exclusivity", "until"), "the end of the exclusivity"),
            Related(document.at("exclusivity", "scope", at), "the shared scope"),
        )
        yield Flaw(document.at("exit", "non_compete", "period"), words, related, (document.at("term", "until"),))


RULES = (
    exit_longer_than_term,
    ladder_longer_than_cure,
    no_forum_for_surprises,
    renewal_notice_longer_than_term,
    escalation_slower_than_tier,
    non_compete_outlives_exclusivity,
)


def _term(document: Document) -> tuple[date, date] | None:
    """The first and the last day of the term, where both are known and in order."""
    start, end = day(document.get("effective")), day(document.get("term", "until"))
    return (start, end) if start and end and start <= end else None


def _way_up(document: Document, tier: str) -> tuple[str, ...]:
    """The tiers through which a matter comes to a tier, the lowest first; of several ways, the slowest."""
    below = TIERS[TIERS.index(tier) + 1 :]
    ways = [
        (*_way_up(document, each), each)
        for each in below
        if document.get("governance", "tiers", each, "escalates_to") == tier
    ]
    return max(ways, key=lambda way: _held(document, way), default=())


def _held(document: Document, way: tuple[str, ...]) -> float:
    """How many days the tiers on a way may hold a matter."""
    return total([duration(document.get("governance", "tiers", each, "within")) for each in way])


def _days(number: float) -> str:
    shown = f"{number:.1f}".removesuffix(".0")
    return f"{shown} day" if shown == "1" else f"{shown} days"


def _every(cadence: Duration) -> str:
    return f"every {cadence.unit if cadence.number == 1 else cadence}"


def _none(channel: object) -> bool:
    """Whether there is no channel: it is missing, or is said to be none."""
    return channel is None or (isinstance(channel, str) and channel.strip().casefold() in ("none", "no"))
