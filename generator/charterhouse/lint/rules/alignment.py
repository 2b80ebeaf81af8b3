"""ALI: each party was asked alone, the answers were laid side by side, and those who do the work took over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ...model import Charter, Flaw, Portfolio, Related
from ...terms import Duration, duration
from ..absence import gap, no_plan
from ..answers import QUESTIONS, Round, compared, rounds
from ..lengths import exceeds
from ..naming import TIERS, people
from ..persons import attendees, holder, identity
from ..rule import ACCOUNTABILITY, ALIGNMENT, GOVERNANCE, Flaws, rule

ASKED = {
    "success_in_six_months": "what success is in six months",
    "would_deprioritise_if": "what would make them put the partnership second",
}
WORD = re.compile(r"\w+")
TAKEN_OVER = {"operating_owners": "who takes over (operating_owners)", "authority": "what they may decide (authority)"}
STYLES = {"decides_within": ("decides", "within"), "horizon": ("plans", "for")}


@rule("ALI101", "answers-missing", completeness=True, dimension=ALIGNMENT, source="deal-mistakes §2",
      yields_to=("REF104",))  # fmt: skip
def answers_missing(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Ask each party alone what success is in six months, and record the answers in one review.

    An agreement is a document, alignment is a state: the same terms can stand for different hopes. Ask each
    separately what success looks like and what would make it put the partnership second, compare, and ask again
    every quarter.

    Bad:  in reviews/2025-q4-operations.md, alignment.mills is absent
    Good: in reviews/2025-q4-operations.md, alignment.mills.success_in_six_months = Bread at a fixed hour.
    """
    found = rounds(charter)
    unread = len(found) < len(charter.reviews)
    if unread or not charter.parties or any(set(charter.parties) <= set(each.answers) for each in found):
        return
    nearest = max(found, key=lambda each: (len(each.answers), _session(each), str(each.held or "")), default=None)
    missing = [party for party in charter.parties if nearest is None or party not in nearest.answers]
    reads = (charter.document.at("parties", missing[0]), *(each.review.at("alignment") for each in found))
    if nearest and (nearest.answers or _session(nearest)):
        place = nearest.review.at("alignment", missing[0], QUESTIONS[0])
        words = f"no review holds an answer of each party; this one has none of {' and '.join(missing)}"
        yield Flaw(place, words, reads=reads)
    else:
        place = replace(charter.document.opening(), key=("reviews",))
        yield Flaw(place, "no review holds what each party answers when it is asked alone", reads=reads)


@rule("ALI102", "same-answers", "warning", dimension=ALIGNMENT, source="deal-mistakes §2", yields_to=("DOC117",))
def same_answers(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Record what each party said in its own words.

    Two answers in the same words were written together. Then agreement is taken for alignment, and the difference
    that the question looks for shows when resources get tight.

    Bad:  in reviews/2025-q4-operations.md, alignment.mills.success_in_six_months = Ships wait less than half a day
    Good: in reviews/2025-q4-operations.md, alignment.mills.success_in_six_months = No ship waits for half a day.
    """
    for each in compared(charter):
        for question, asked in ASKED.items():
            first: dict[str, str] = {}
            for party, said in each.answers.items():
                words = _plain(said.get(question, ""))
                if words in first:
                    place, other = (each.review.at("alignment", who, question) for who in (party, first[words]))
                    related = (Related(other, f"the answer of {first[words]}"),)
                    yield Flaw(place, f"{first[words]} and {party} say in the same words {asked}", related)
                elif words:
                    first[words] = party


@rule("ALI103", "asked-far-apart", "warning", dimension=ALIGNMENT, source="deal-mistakes §2")
def asked_far_apart(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Ask all parties within 45 days.

    Alignment decays quickly: a new product or another chief changes what good looks like. Answers from different
    seasons differ, or agree, for reasons that say nothing about the partnership.

    Bad:  in reviews/2025-q4-operations.md, alignment.harbour.asked = 2025-10-16
    Good: in reviews/2025-q4-operations.md, alignment.harbour.asked = 2025-10-17
    """
    most = portfolio.settings.of("ALI103", "asked-far-apart").get("days", 45)
    for each in compared(charter):
        asked = [(when, party) for party in each.answers if (when := each.asked(party))]
        if not asked or (max(asked)[0] - min(asked)[0]).days <= most:
            continue
        (early, one), (late, other) = min(asked), max(asked)
        earlier, later = sorted((one, other), key=list(each.answers).index)
        words = f"{one} was asked on {early} and {other} on {late}, {(late - early).days} days apart ({most} at most)"
        related = (Related(each.review.at("alignment", earlier, "asked"), f"when {earlier} was asked"),)
        yield Flaw(each.review.at("alignment", later, "asked"), words, related)


@rule("ALI104", "styles-without-liaison", "warning", dimension=ALIGNMENT, source="deal-mistakes §1, §7",
      yields_to=("REF101", "REF104", "REF107", "GOV108"))  # fmt: skip
def styles_without_liaison(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name a liaison where one party decides or plans more than three times as slowly as the other.

    Cultural mismatch is a silent killer: who decides in hours struggles with who needs two weeks of review. A
    liaison on each side flags what the other side misunderstands.

    Bad:  parties.harbour.working_style.decides_within = 7 business days
    Good: parties.harbour.working_style.decides_within = 6 business days
    """
    plan, document = charter.plan, charter.document
    if plan is None or not plan.readable or any(_has_liaison(charter, party) for party in charter.parties):
        return
    ratio = portfolio.settings.of("ALI104", "styles-without-liaison").get("ratio", 3)
    said, related = [], []
    for key, (does, how) in STYLES.items():
        lengths: dict[str, Duration] = {
            party: length
            for party in charter.parties
            if (length := duration(document.get("parties", party, "working_style", key)))
        }
        if not lengths:
            continue
        slow, fast = max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)
        if exceeds(lengths[slow], lengths[fast], ratio):
            said.append(f"{slow} {does} {how} {lengths[slow]} and {fast} {how} {lengths[fast]}")
            related += [Related(document.at("parties", each, "working_style", key), each) for each in (slow, fast)]
    if said:
        places = [plan.at("parties", party, "people", "liaison") for party in charter.parties]
        yield Flaw(places[0], f"there is no liaison, though {', and '.join(said)}", tuple(related), tuple(places))


@rule("ALI105", "no-response-times", "warning", dimension=ALIGNMENT, source="deal-mistakes §7")
def no_response_times(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say for each party within what time it answers.

    Agree early on response times, on how often to meet and on who decides. Else what is usual on one side is rude
    on the other.

    Bad:  parties.mills.working_style.responds_within is absent
    Good: parties.mills.working_style.responds_within = 4 hours
    """
    path = ("working_style", "responds_within")
    silent = [party for party in charter.parties if path[1] not in charter.document.section("parties", party, path[0])]
    if silent:
        place, *reads = [charter.document.at("parties", party, *path) for party in silent]
        words = f"{' and '.join(silent)} {'says' if len(silent) == 1 else 'say'} nothing about response times"
        yield Flaw(place, f"{words} (responds_within)", reads=tuple(reads))


@rule("ALI106", "no-handover", completeness=True, dimension=ACCOUNTABILITY, source="deal-mistakes §1",
      yields_to=("REF107", "MET101"))  # fmt: skip
def no_handover(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Hand over to operating owners: say who they are and what they may decide.

    The most common failure is the step from the deal to its execution. Those who signed could make exceptions; the
    managers who take over can't, and the partnership depends on it.

    Bad:  in plan.md, handover.authority is absent
    Good: in plan.md, handover.authority = They may move any arrival by up to two days without asking.
    """
    plan = charter.plan
    if plan is None:
        yield Flaw(no_plan(charter), "there is no plan.md that hands over to operating owners")
        return
    handover = plan.section("handover")
    missing = [key for key in TAKEN_OVER if key not in handover or handover[key] == []]
    if plan.readable and missing:
        words = f"the handover does not say {' and '.join(TAKEN_OVER[key] for key in missing)}"
        reads = tuple(plan.at("handover", key) for key in missing)
        place = gap(plan, "handover", missing[0])
        yield Flaw(place, words if handover else "nothing is handed over to operating owners", reads=reads)


@rule("ALI107", "owner-attends-nothing", "warning", dimension=GOVERNANCE, source="deal-mistakes §1",
      yields_to=("REF101", "REF104", "GOV101", "GOV102", "GOV107"))  # fmt: skip
def owner_attends_nothing(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Let each operating owner attend a tier.

    Who carries the work out and is never in the room can't say that an assumption no longer holds, and hears of
    decisions when they are late.

    Bad:  mills.packer is an operating owner and attends no tier
    Good: mills.packer is an operating owner and attends the tactical tier
    """
    present = {role for _, _, role in attendees(charter)}
    if charter.plan is None or not present:
        return
    persons = {identity(role.partition(".")[0], holder(charter, role)) for role in present} - {None}
    reads = tuple(charter.document.at("governance", "tiers", tier, "attendees") for tier in TIERS)
    absent = {
        owner: charter.plan.at("handover", "operating_owners", at)
        for at, owner in enumerate(charter.plan.items("handover", "operating_owners"))
        if isinstance(owner, str)
        and owner not in present
        and identity(owner.partition(".")[0], holder(charter, owner)) not in persons
    }
    if absent:
        first, *others = absent.values()
        verbs = "take over the work and attend" if others else "takes over the work and attends"
        words = f"{' and '.join(absent)} {verbs} no tier"
        yield Flaw(first, words, tuple(Related(each, "and this one") for each in others), reads)


@rule("ALI108", "gap-not-discussed", "warning", dimension=ALIGNMENT, source="deal-mistakes §2")
def gap_not_discussed(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say how far the answers lie apart, and when the parties talked about it.

    Compare the answers. If they differ you have an alignment gap that no contract can fix, and one that was written
    down and not spoken about stays open.

    Bad:  in reviews/2025-q4-operations.md, discussed is absent
    Good: in reviews/2025-q4-operations.md, gap = none
    """
    for each in compared(charter):
        review, who = each.review, " and ".join(each.answers)
        if "gap" not in review.data:
            yield Flaw(review.at("gap"), f"{who} answered, and how far the answers lie apart is not said (gap)")
        elif review.get("gap") in ("some", "wide") and "discussed" not in review.data:
            words = f"the gap between the answers is {review.get('gap')}, and when it was discussed is not said"
            yield Flaw(review.at("discussed"), words, reads=(review.at("gap"),))


RULES = (
    answers_missing, same_answers, asked_far_apart, styles_without_liaison, no_response_times, no_handover,
    owner_attends_nothing, gap_not_discussed,
)  # fmt: skip


def _session(each: Round) -> bool:
    """Whether the answers belong into this review."""
    return bool(each.review.get("type") == "alignment-session" and each.review.get("state", default="held") == "held")


def _plain(answer: str) -> str:
    """The words of an answer alone, without case and punctuation."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", answer).casefold().replace("’", "").replace("'", "")))


def _has_liaison(charter: Charter, party: str) -> bool:
    """Whether a party has a liaison, by role or by title."""
    return any(
        "liaison" in role.lower() or (isinstance(facts, dict) and "liaison" in str(facts.get("title", "")).lower())
        for role, facts in people(charter, party).items()
    )
