"""REF, the text: what prose quotes and links to is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ... import quote
from ...document import EACH
from ...model import Charter, Flaw, Portfolio, Related
from ..links import trouble
from ..naming import Pattern, Reference, anchors, grouped, references, suggestion, together
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
            place = document.stretch(reference.start, reference.end, reference.anchor)
            written = document.text[reference.start : reference.end]
            if not (written.startswith("{{") and written.endswith("}}")):
                yield Flaw(place, "a term is quoted between two braces on each side: {{ cure.period }}")
                continue
            try:
                quote.quote(reference.path, reference.filters, charter.document)
            except quote.Unquotable as fault:
                wanted = charter.document.at(*quote.locate(reference.path, charter.document))
                yield Flaw(place, str(fault), reads=(wanted,))


@rule("REF103", "broken-link", dimension=TRANSPARENCY, yields_to=("STY105",))
def broken_link(charter: Charter, portfolio: Portfolio) -> Flaws:
    """Link to a file and an anchor that are there.

    Readers follow links to learn what binds them. Links go between the files as they lie, below `charters/`.

    Bad:  write "(#cur)" for "(#cure)"
    Good: write "(plan.md)" for "(#cure)"
    """
    gone = {f"#{name}" for name in _gone(charter)}
    for document in charter.documents:
        for link in document.prose.links:
            wrong = trouble(link.target, document, portfolio)
            if wrong and not (document is charter.document and link.target in gone):
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


def _gone(charter: Charter) -> dict[str, list[Reference]]:
    """Articles that `see: exit` and `survives: [cure]` name by anchors that the charter doesn't have."""
    where: dict[str, tuple[Pattern, ...]] = {
        "charter": (("conflict", "steps", EACH, "see"), ("exit", "survives", EACH))
    }
    known = anchors(charter.document)
    named = grouped(references(charter, where)).items()
    return {name.removeprefix("#"): found for name, found in named if name.removeprefix("#") not in known}


def _articles(charter: Charter) -> Iterator[Flaw]:
    """One flaw for each missing article, however many terms name it and links lead to it."""
    document, known = charter.document, anchors(charter.document)
    for name, found in _gone(charter).items():
        links = [each for each in document.prose.links if each.target == f"#{name}"]
        also = [document.stretch(each.start, each.end, each.anchor) for each in links]
        hint = suggestion(name, known) or f"; write {{#{name}}} behind the heading that is meant"
        flaw = together(found, f"the charter has no article {name}{hint}")
        yield replace(flaw, related=(*flaw.related, *(Related(place, "also here") for place in also)))
