"""Edition -> Pages: what each template is given."""

from __future__ import annotations

from collections.abc import Iterator

from ..edition import Edition, Known
from ..page import Page
from . import balance, home, parties, people, reference, rules, waivers

OURS = ("partnerships", "parties", "people", "balance", "waivers", "rules", "format", "schema", "api", "assets",
        "pagefind")  # fmt: skip
"""The folders at the root of the site that we write into, besides one for each partnership."""


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of ours, the home page first. The partnerships' have been drawn already."""
    yield from home.pages(edition)
    yield from map(_partnership, edition.partnerships)
    for section in (parties, people, balance, waivers, rules):
        yield from section.pages(edition)
    yield reference.page()


def _partnership(known: Known) -> Page:
    facts = known.facts
    return Page(facts["id"], facts["title"], "pages/partnership.html", {"facts": facts},
                known.chapter.contents, description=facts["vision"], source=known.path, key=known.key)  # fmt: skip
