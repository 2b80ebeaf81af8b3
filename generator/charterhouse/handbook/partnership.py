"""One partnership: what was agreed, who decides, how it ends, and what lies beside the constitution."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..markdown import ARTICLES
from ..model import Charter, Finding
from .contract import Contract
from .facts import Facts
from .headline import headline
from .links import Links, slot
from .margin import facts
from .notes import gravest, notes
from .page import Addresses, Mark, Page
from .people import sides
from .pictures.exit import exits
from .pictures.governance import governance
from .pictures.health import health
from .pictures.milestones import milestones
from .pictures.value import value_map
from .say import Say
from .schedule import Group, schedule
from .standing import STATES, standing
from .writing import Paper, Writing


def page(
    charter: Charter, known: Facts, findings: tuple[Finding, ...], links: Links, addresses: Addresses, as_of: date,
    numbers: Mapping[str, str] | None = None,
) -> Page:  # fmt: skip
    """The page of a partnership. `findings` are all that were found in it, also those that a waiver accepts.

    `numbers` are those of the headings in the full text, by anchor, where the charter is a part of it.
    """
    document = charter.document
    write = Writing(charter, links, addresses, numbers)
    contract = write.constitution()
    terms = schedule(charter, contract)
    anchors = {article.anchor for article in contract.articles}
    status, tone = STATES.get(charter.status, (charter.status, "plain"))
    papers = {paper.anchor: paper for paper in map(write.paper, charter.documents[1:])}
    counting = gravest(findings)
    asked = health(charter)
    given: dict[str, Any] = {
        "charter": charter,
        "document": document,
        "facts": known,
        "status": status,
        "tone": tone,
        "as_of": as_of,
        "standing": standing(charter),
        "key_terms": headline(charter, anchors, known, as_of),
        "contract": contract,
        "articles": ARTICLES,
        "margins": {anchor: facts(charter, anchor) for anchor in anchors},
        "notes": notes(charter, counting, known, as_of),
        "schedule": terms,
        "sides": sides(charter),
        "governance": governance(charter),
        "exits": exits(charter, as_of),
        "value_map": value_map(charter),
        "milestones": milestones(charter, as_of),
        "health": asked,
        "findings": counting,
        "papers": papers,
        "appendices": [papers[slot(each)] for each in charter.appendices],
        "reviews": sorted((papers[slot(each)] for each in charter.reviews),
                          key=lambda paper: str(paper.document.get("held", default="")), reverse=True),
        "say": Say(charter),
        "beside": _beside(charter, papers, known, counting, asked=asked is not None),
    }  # fmt: skip
    description = str(document.get("purpose", "vision", default=""))
    return Page(charter.id, known["title"], "pages/partnership.html", given,
                _contents(contract, terms, given["beside"]), description, document.path)  # fmt: skip


def _beside(
    charter: Charter, papers: dict[str, Paper], known: Facts, findings: tuple[Finding, ...], *, asked: bool
) -> list[tuple[str, str]]:
    """Anchor and name of what stands beside the constitution, in the order of the page."""
    reviews = sorted(charter.reviews, key=lambda each: str(each.get("held", default="")), reverse=True)
    named = [
        ("beside:findings", "Findings", findings),
        ("beside:health", "Health", asked),
        *((anchor, papers[anchor].title, True) for anchor in ("beside:plan", "beside:economics", "beside:risk-register")
          if anchor in papers),
        *((slot(each), papers[slot(each)].title, True) for each in charter.appendices),
        *((slot(each), "Reviews", True) for each in reviews[:1]),
        ("beside:history", "History", known["versions"]),
        ("beside:waivers", "Accepted exceptions", known["waivers"]),
    ]  # fmt: skip
    return [(anchor, name) for anchor, name, there in named if there]


def _contents(contract: Contract, terms: tuple[Group, ...], beside_it: list[tuple[str, str]]) -> tuple[Mark, ...]:
    marks = [Mark(f"{article.number} {article.title}".strip(), article.anchor,
                  tuple(Mark(f"{each.number} {each.title}", each.anchor) for each in article.sections))
             for article in contract.articles]  # fmt: skip
    if terms:
        marks.append(Mark("Schedule of terms", "schedule:"))
    marks.append(Mark("Beside the constitution", "beside:", tuple(Mark(name, anchor) for anchor, name in beside_it)))
    return tuple(marks)
