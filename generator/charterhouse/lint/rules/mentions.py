"""TRM: dates and names in the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...document import EACH, Document
from ...model import Charter, Flaw, Portfolio, Related
from ...terms import day
from ..deadlines import Claim, deadlines, effects
from ..language import english
from ..mentioned import candidates
from ..neighbours import names
from ..rule import TRANSPARENCY, Flaws, rule

LINKED = re.compile(r"[*_]*\]\([^()\n]*")
"""Behind the words of a link: where it leads."""


@rule("TRM104", "prose-contradicts-date", dimension=TRANSPARENCY)
def prose_contradicts_date(charter: Charter, portfolio: Portfolio) -> Flaws:
    """State a date in prose as the frontmatter and the plan state it.

    Whoever reads that a charter takes effect in June, and finds March beside it, asks which of the two was signed.
    Quote the date with `{{ effective }}`, and leave those of milestones to the plan.

    Bad:  write "This text takes effect on 1 June 2025. What a party" for "What a party"
    Good: write "This text takes effect on 1 March 2025. What a party" for "What a party"
    """
    if not english(charter):
        return
    document = charter.document
    agreed = day(document.get("effective"))
    known = {agreed, *_of_versions(document)}
    for claim in effects(document) if agreed else ():
        if claim.said.date not in known:
            related = (Related(document.at("effective"), "effective"),)
            yield _flaw(document, claim, f"the term says {agreed} (effective)", related)
    plan = charter.plan
    if plan is None or not plan.readable:
        return
    milestones = plan.items("milestones")
    for each in (document, plan, *charter.appendices) if milestones else ():
        for claim in deadlines(each, milestones):
            due = day(plan.get("milestones", claim.milestone or 0, "due"))
            done = day(plan.get("milestones", claim.milestone or 0, "done"))
            if claim.said.date not in (due, done):
                name = plan.get("milestones", claim.milestone or 0, "id")
                related = (Related(plan.at("milestones", claim.milestone or 0, "due"), "due"),)
                yield _flaw(each, claim, f"the plan has {name} due on {due}", related)


@rule("TRM105", "foreign-name", "warning", dimension=TRANSPARENCY)
def foreign_name(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Name only those who are part of this partnership.

    A charter that was begun as a copy of another still speaks of the other's parties and people. Readers look for
    them in vain, and what was meant to bind a party here binds nobody.

    Bad:  another charter is with Northern Cranes, and this one says that they bring berths
    Good: write "Ilse Brandt brings berths" for "Harbour brings berths"
    """
    if not english(charter):
        return
    own = [each for each in names(charter) if each]
    at_home = frozenset(own) | {word for each in own for word in each.split()}
    for document in charter.documents:
        if document.kind == "review" or not document.readable:
            continue
        said: list[str] = []
        for mention in candidates(document):
            if mention.words in at_home or mention.words.startswith(tuple(said)):
                continue
            home = portfolio.neighbours.answer(("name", mention.words))
            if home is None or home == charter.id or _known_here(mention.words, charter):
                continue
            link = LINKED.match(document.text, mention.end)
            if link and home in link[0]:
                continue  # a link to the other charter says on purpose whom it speaks of
            said.append(mention.words)
            place = document.stretch(mention.start, mention.end, mention.anchor)
            yield Flaw(place, f"{mention.words} belongs to the charter {home}, and is nobody in this one")


RULES = (prose_contradicts_date, foreign_name)


def _of_versions(document: Document) -> Iterator[date | None]:
    """The days on which versions were agreed, signed or came into force: a text may speak of any of them."""
    for pattern in (("versions", EACH, "agreed"), ("versions", EACH, "effective"), ("ratification", EACH, "date")):
        yield from (day(value) for _, value in document.walk(*pattern))


def _flaw(document: Document, claim: Claim, words: str, related: tuple[Related, ...]) -> Flaw:
    start, end = claim.passage.start + claim.said.start, claim.passage.start + claim.said.end
    return Flaw(document.stretch(start, end, claim.passage.anchor), words, related)


def _known_here(words: str, charter: Charter) -> bool:
    """Whether the frontmatter of a file of this partnership speaks of somebody too: a competitor, a deputy, a guest."""
    return any(words in document.text[: document.body_at] for document in charter.documents)
