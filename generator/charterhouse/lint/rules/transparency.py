"""TRA: open books, no surprises, and reasons for decisions."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model import Charter, Flaw, Portfolio
from ...terms import duration
from ..absence import gap
from ..language import english
from ..rule import TRANSPARENCY, Flaws, rule

NOTHING = ("none", "nothing", "closed")
"""What is written where there are no open books and no register."""
LIMIT = "48 hours"
REASONS = (
    "reason", "reasoning", "rationale", "why", "because", "grounds", "motive",
    "justification", "justified", "explanation", "explained",
)  # fmt: skip


@rule("TRA101", "no-open-books", completeness=True, dimension=TRANSPARENCY,
      source="framing-mistakes, correction 2")  # fmt: skip
def no_open_books(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say which books of the partnership are open to every party.

    Sharing revenue, cost and margin of the joint business ends speculation about who gains and gives both sides
    the same facts to decide on.

    Bad:  transparency.open_book is absent
    Good: transparency.open_book = cost and use of the shared berths
    """
    yield from _missing(charter, "open_book", "no books are open to the other side")


@rule("TRA102", "no-surprises-rule-missing", completeness=True, dimension=TRANSPARENCY,
      source="framing-mistakes, correction 2")  # fmt: skip
def no_surprises_rule_missing(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say how soon a party tells the other of any significant issue.

    A delay, a complaint, somebody leaving: what the partner hears at once is a problem to solve together, what it
    finds out later is a breach of trust.

    Bad:  transparency.no_surprises_within is absent
    Good: transparency.no_surprises_within = 1 business day
    """
    if "no_surprises_within" not in charter.document.section("transparency"):
        place = gap(charter.document, "transparency", "no_surprises_within")
        yield Flaw(place, "there is no no-surprises rule: how soon a party tells of an issue is not said")


@rule("TRA103", "late-warning", "warning", dimension=TRANSPARENCY, source="framing-mistakes, correction 2")
def late_warning(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Tell the other side of any significant issue within 48 hours.

    Later than that, small problems have had time to fester, and the partner has perhaps heard of them elsewhere.

    Bad:  transparency.no_surprises_within = 3 days
    Good: transparency.no_surprises_within = 2 days
    """
    path = ("transparency", "no_surprises_within")
    within = duration(charter.document.get(*path))
    latest = duration(portfolio.settings.of("TRA103", "late-warning").get("maximum", LIMIT))
    if within and latest and within > latest:
        place = charter.document.at(*path)
        yield Flaw(place, f"a party may keep an issue to itself for {within}; {latest} is the most")


@rule("TRA104", "no-risk-register", completeness=True, dimension=TRANSPARENCY,
      source="framing-mistakes, correction 2")  # fmt: skip
def no_risk_register(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Say where the risk register lies that both sides keep.

    Threats and what is done about them belong on one list, which both maintain and read together every month. A
    list that the charter doesn't promise is one that a side may stop keeping.

    Bad:  transparency.risk_register is absent
    Good: transparency.risk_register = the register in the shared workspace
    """
    beside = charter.risk_register is not None
    words = "the charter does not name its risk register, risk-register.md" if beside else "there is no risk register"
    yield from _missing(charter, "risk_register", words)


@rule("TRA105", "unattended-risk", "warning", dimension=TRANSPARENCY, source="framing-mistakes, correction 2")
def unattended_risk(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Give each risk an owner and a mitigation.

    A register lists threats *and* what is done about them. A risk that nobody owns is one that everybody has read
    and nobody watches; one that is closed needs neither.

    Bad:  in risk-register.md, risks.0.owner is absent
    Good: in risk-register.md, risks.0.owner = harbour.manager
    """
    register = charter.risk_register
    if register is None or not register.readable:
        return
    for at, risk in enumerate(register.items("risks")):
        if not isinstance(risk, dict) or risk.get("closed"):
            continue
        missing = [key for key in ("owner", "mitigation") if key not in risk]
        if missing:
            read = [*missing, *(each for each in risk if each == "closed")]
            reads = tuple(register.at("risks", at, key) for key in read)
            words = f"{_named(risk)} has no {' and no '.join(missing)}"
            yield Flaw(gap(register, "risks", at, missing[0]), words, reads=reads)


@rule("TRA106", "decision-without-reason", "warning", dimension=TRANSPARENCY,
      source="framing-mistakes, correction 2", yields_to=("DOC117", "DOC118"))  # fmt: skip
def decision_without_reason(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Record decisions together with their reasons.

    Who decides what, and why, is the other half of transparency: a decision whose rationale is known can be
    accepted by those who would have decided otherwise. Say so in `transparency.decisions`, and give each decision
    of a review its `because`.

    Bad:  transparency.decisions = recorded within 5 business days
    Good: transparency.decisions = recorded within 5 business days, and why
    """
    document, path = charter.document, ("transparency", "decisions")
    told = document.get(*path)
    if "decisions" not in document.section("transparency"):
        yield Flaw(gap(document, *path), "that decisions are recorded with their reasons is not said")
    elif isinstance(told, str) and english(charter) and not _gives_reasons(told, portfolio):
        yield Flaw(document.at(*path), "decisions are recorded without their reasons")
    for review in charter.reviews:
        for at, decision in enumerate(review.items("decisions")):
            if isinstance(decision, dict) and "what" in decision and "because" not in decision:
                place = gap(review, "decisions", at, "because")
                yield Flaw(place, "a decision is recorded without its reason (because)")


RULES = (
    no_open_books,
    no_surprises_rule_missing,
    late_warning,
    no_risk_register,
    unattended_risk,
    decision_without_reason,
)


def _missing(charter: Charter, key: str, words: str) -> Flaws:
    """A flaw where a key of `transparency` is absent, or says that there is nothing."""
    document, path = charter.document, ("transparency", key)
    value = document.get(*path)
    if key not in document.section("transparency"):
        yield Flaw(gap(document, *path), words)
    elif isinstance(value, str) and value.strip().casefold() in NOTHING:
        yield Flaw(document.at(*path), words)


def _named(risk: dict[str, object]) -> str:
    return f"the risk {risk['id']}" if isinstance(risk.get("id"), str) else "a risk"


def _gives_reasons(text: str, portfolio: Portfolio) -> bool:
    settings = portfolio.settings.of("TRA106", "decision-without-reason")
    own = settings.get("words") if isinstance(settings.get("words"), list) else REASONS
    words = {*(own or ()), *settings.get("more_words", ())} - {*settings.get("fewer_words", ())}
    return bool(_pattern(tuple(sorted(words))).search(text))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of some words in singular or plural, which no `without` or `no` takes back."""
    unless = "".join(rf"(?<!\b{no} )(?<!\b{no} their )(?<!\b{no} its )(?<!\b{no} the )" for no in ("without", "no"))
    return re.compile(rf"{unless}\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)
