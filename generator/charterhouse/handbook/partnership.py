"""One partnership: what was agreed, who decides, how it ends, and what lies beside the constitution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...document import Document
from ...model import Charter
from ...quote import Unquotable, quote
from ..contract import Contract, beside, constitution
from ..edition import Edition, Refused
from ..key_terms import key_terms
from ..links import slot
from ..margin import facts
from ..page import Mark, Page
from ..people import sides
from ..pictures.exit import exits
from ..pictures.governance import governance
from ..schedule import Group, schedule
from ..standing import STATES, standing
from ..wording import brief, holder, label, letter, party, person, plain, words


@dataclass(frozen=True, slots=True)
class Paper:
    """A document beside the constitution, ready to be set."""

    document: Document
    anchor: str
    title: str
    html: Markup


def page(charter: Charter, edition: Edition) -> Page:
    """The page of a partnership."""
    document = charter.document
    contract = _constitution(charter, edition)
    terms = schedule(charter, contract)
    anchors = {article.anchor for article in contract.articles}
    status, tone = STATES.get(charter.status, (charter.status, "plain"))
    papers = {paper.anchor: paper for paper in (_paper(each, charter, edition) for each in charter.documents[1:])}
    given: dict[str, Any] = {
        "charter": charter,
        "document": document,
        "status": status,
        "tone": tone,
        "standing": standing(charter),
        "key_terms": key_terms(charter, anchors),
        "contract": contract,
        "margins": {anchor: facts(charter, anchor) for anchor in anchors},
        "schedule": terms,
        "sides": sides(charter),
        "governance": governance(charter),
        "exits": exits(charter),
        "findings": edition.about(charter),
        "papers": papers,
        "appendices": [papers[slot(each)] for each in charter.appendices],
        "reviews": sorted((papers[slot(each)] for each in charter.reviews),
                          key=lambda paper: str(paper.document.get("held", default="")), reverse=True),
        "say": Say(charter),
        "beside": _beside(charter, papers, edition),
    }  # fmt: skip
    title = str(document.get("title", default=charter.id))
    description = str(document.get("purpose", "vision", default=""))
    return Page(charter.id, title, "pages/partnership.html", given, _contents(contract, terms, given["beside"]),
                description, document.path)  # fmt: skip


class Say:
    """The words of one charter for a template: `say.words(value)`, `say.party(id)`, `say.who(role)`."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.label, self.plain = label, plain

    def words(self, value: object) -> str:
        """A value as a sentence would hold it."""
        return words(self.charter, value)

    def brief(self, value: object) -> str:
        """A value as short as can be."""
        return brief(self.charter, value)

    def party(self, name: str) -> str:
        """The name of a party."""
        return party(self.charter, name)

    def letter(self, name: str) -> str:
        """The letter of a party."""
        return letter(self.charter, name)

    def who(self, role: str) -> str:
        """The person in a role, and the role in words where nobody holds it."""
        return person(self.charter, str(role)) or holder(self.charter, str(role))


def _constitution(charter: Charter, edition: Edition) -> Contract:
    document = charter.document
    version = str(document.get("version", default=""))
    return constitution(document.body, version, _quoting(document, document), _linking(document, edition))


def _paper(document: Document, charter: Charter, edition: Edition) -> Paper:
    anchor = slot(document)
    html = beside(document.body, anchor, _quoting(document, charter.document), _linking(document, edition))
    fallback = {"plan": "Plan", "economics": "Economics", "risk-register": "Risks"}.get(document.kind)
    named = document.get("title") or fallback or plain(document.get("type", default=document.kind)).capitalize()
    return Paper(document, anchor, str(named), html)


def _quoting(document: Document, terms: Document) -> Callable[..., str]:
    def quoted(path: str, filters: tuple[str, ...]) -> str:
        try:
            return quote(path, filters, terms)
        except Unquotable as trouble:
            place = next((each for each in document.prose.references if each.path == path), None)
            line = document.lines.locate(place.start)[0] if place else 1
            raise Refused(f"{document.path}:{line}: {{{{ {path} }}}}: {trouble}") from trouble

    return quoted


def _linking(document: Document, edition: Edition) -> Callable[[str], str]:
    return lambda written: edition.links.href(document, written, edition.addresses)


def _beside(charter: Charter, papers: dict[str, Paper], edition: Edition) -> list[tuple[str, str]]:
    """Anchor and name of what stands beside the constitution, in the order of the page."""
    reviews = sorted(charter.reviews, key=lambda each: str(each.get("held", default="")), reverse=True)
    found = [("beside:findings", "Findings")] if edition.about(charter) else []
    found += [(anchor, papers[anchor].title) for anchor in ("beside:plan", "beside:economics", "beside:risk-register")
              if anchor in papers]  # fmt: skip
    found += [(slot(each), papers[slot(each)].title) for each in charter.appendices]
    found += [(slot(each), "Reviews") for each in reviews[:1]]
    found += [("beside:history", "History")] if charter.document.items("versions") else []
    return found + ([("beside:waivers", "Accepted exceptions")] if charter.document.items("waivers") else [])


def _contents(contract: Contract, terms: tuple[Group, ...], beside_it: list[tuple[str, str]]) -> tuple[Mark, ...]:
    marks = [Mark(f"{article.number} {article.title}".strip(), article.anchor,
                  tuple(Mark(f"{each.number} {each.title}", each.anchor) for each in article.sections))
             for article in contract.articles]  # fmt: skip
    if terms:
        marks.append(Mark("Schedule of terms", "schedule:"))
    marks.append(Mark("Beside the constitution", "beside:", tuple(Mark(name, anchor) for anchor, name in beside_it)))
    return tuple(marks)
