"""TRM: what the prose says of a term is what the frontmatter says."""

from __future__ import annotations

from collections.abc import Iterator

from ... import quantities
from ...document import Place
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import Duration, duration
from ..clauses import Statement, statements
from ..language import english
from ..rule import TRANSPARENCY, Flaws, rule

MONTHS = {"month": 1, "quarter": 3, "year": 12}
ALMOST = 0.02
"""By how much of the longer two durations in different units may differ and pass for the same: a quarter, 90 days."""


@rule("TRM101", "prose-contradicts-term", dimension=TRANSPARENCY, yields_to=("TRM102",))
def prose_contradicts_term(charter: Charter, portfolio: Portfolio) -> Flaws:
    """State a term in prose as the frontmatter states it.

    Two numbers for one duty are an invitation to a dispute. Quote the term with `{{ … }}`, and there is one.

    Bad:  write "sixty (60) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    Good: write "ninety (90) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    """
    for said, agreed in _stated(charter):
        if not _same(agreed, said.quantity.duration):
            words = f"the term says {agreed} ({said.term.name})"
            yield Flaw(_place(charter, said), words, (_term(charter, said),))


@rule("TRM102", "words-and-figures-disagree", dimension=TRANSPARENCY)
def words_and_figures_disagree(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Write the same number in words and in figures.

    “thirty (60) days” is read by each side as the one that suits it.

    Bad:  write "ninety (60) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    Good: write "ninety (90) days’ written notice" for "{{ exit.notice_period | possessive }} written notice"
    """
    if not english(charter):
        return
    for document in charter.documents:
        for passage in document.prose.passages:
            for quantity in quantities.read(passage.text):
                if quantity.disagrees:
                    place = document.stretch(
                        passage.start + quantity.start, passage.start + quantity.end, passage.anchor
                    )
                    yield Flaw(place, f"the words say {quantity.words}, the figures {quantity.figures}")


@rule("TRM103", "term-not-quoted", "info", dimension=TRANSPARENCY, yields_to=("TRM101", "TRM102", "TRM104"))
def term_not_quoted(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Quote a term instead of repeating its number.

    When the term changes, a number that was written out stays behind, and then there are two. The form of contracts,
    “thirty (30) days”, is left alone: whoever writes that means to.

    Bad:  write "30 days to put things right" for "{{ cure.period }} to put things right"
    Good: write "{{ cure.period | words }} to put things right" for "{{ cure.period }} to put things right"
    """
    for said, agreed in _stated(charter):
        quantity, length = said.quantity, said.quantity.duration
        legal = quantity.words is not None and quantity.figures is not None
        if not (legal or quantity.joined or quantity.ordinal) and (length.number, length.unit) == (
            agreed.number, agreed.unit,
        ):  # fmt: skip
            words = f"{length} is the term: write {{{{ {said.term.name} }}}}"
            yield Flaw(_place(charter, said), words, (_term(charter, said),))


RULES = (prose_contradicts_term, words_and_figures_disagree, term_not_quoted)


def _stated(charter: Charter) -> Iterator[tuple[Statement, Duration]]:
    """What the body states, with what the frontmatter says of it."""
    for said in statements(charter.document) if english(charter) else ():
        agreed = duration(charter.document.get(*said.term.key))
        if agreed:
            yield said, agreed


def _same(agreed: Duration, stated: Duration) -> bool:
    """Whether two durations are the same: by their usual lengths, in months, or nearly so in different units."""
    if agreed == stated:
        return True
    if agreed.unit in MONTHS and stated.unit in MONTHS:
        return agreed.number * MONTHS[agreed.unit] == stated.number * MONTHS[stated.unit]
    longer = max(agreed.days, stated.days)
    return agreed.unit != stated.unit and abs(agreed.days - stated.days) <= ALMOST * longer


def _place(charter: Charter, said: Statement) -> Place:
    start, quantity = said.passage.start, said.quantity
    return charter.document.stretch(start + quantity.start, start + quantity.end, said.passage.anchor)


def _term(charter: Charter, said: Statement) -> Related:
    return Related(charter.document.at(*said.term.key), " ".join(str(said.term.key[-1]).split("_")))
