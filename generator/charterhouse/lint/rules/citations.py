"""REF, the text: what prose quotes and links to is there."""

from __future__ import annotations

from collections.abc import Iterator

from ... import quote
from ...document import EACH
from ...model import Charter, Flaw, Portfolio
from ..links import trouble
from ..naming import Pattern, anchors, grouped, references, suggestion, together
from ..rule import TRANSPARENCY, Flaws, rule


@rule("REF102", "unknown-term", dimension=TRANSPARENCY, yields_to=("*",))
def unknown_term(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Quote a term that the charter has.

    Prose quotes the frontmatter so that a number stands in one place. A reference that leads nowhere would
    publish a clause with a hole in it.

    Bad:  write "{{ cure.perod }}" for "{{ cure.period }}"
    Good: write "{{ cure.period | words }}" for "{{ cure.period }}"
    """
    for document in charter.documents:
        for reference in document.prose.references:
            try:
                quote.quote(reference.path, reference.filters, charter.document)
            except quote.Unquotable as fault:
                wanted = charter.document.at(*quote.locate(reference.path, charter.document))
                place = document.stretch(reference.start, reference.end, reference.anchor)
                yield Flaw(place, str(fault), reads=(wanted,))


@rule("REF103", "broken-link", dimension=TRANSPARENCY)
def broken_link(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Link to a file and an anchor that are there.

    Readers follow links to learn what binds them. Links go between the files as they lie, below `charters/`.

    Bad:  write "(#cur)" for "(#cure)"
    Good: write "(plan.md)" for "(#cure)"
    """
    for document in charter.documents:
        for link in document.prose.links:
            wrong = trouble(link.target, document, portfolio)
            if wrong:
                yield Flaw(document.stretch(link.start, link.end, link.anchor), wrong)
    yield from _articles(charter)
    register = charter.document.get("transparency", "risk_register")
    if isinstance(register, str) and register.endswith(".md"):
        wrong = trouble(register, charter.document, portfolio)
        if wrong:
            yield Flaw(charter.document.at("transparency", "risk_register"), wrong)


RULES = (
    unknown_term,
    broken_link,
)


def _articles(charter: Charter) -> Iterator[Flaw]:
    """`see: exit` and `survives: [intellectual-property]` name articles by their anchors."""
    known = anchors(charter.document)
    where: dict[str, tuple[Pattern, ...]] = {
        "charter": (("conflict", "steps", EACH, "see"), ("exit", "survives", EACH))
    }
    for name, found in grouped(references(charter, where)).items():
        if name.removeprefix("#") not in known:
            yield together(found, f"the charter has no article {name}{suggestion(name, known)}")
