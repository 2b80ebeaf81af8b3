"""Edition -> Pages: what each template is given."""

from __future__ import annotations

from collections.abc import Iterator

from ..edition import Edition
from ..page import Page
from . import home, partnership, reference, rules

OURS = ("rules", "format", "schema", "assets", "pagefind")
"""The folders at the root of the site that we write into, besides one for each partnership."""


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of ours, the home page first."""
    yield home.page(edition)
    for charter in edition.portfolio.charters:
        yield partnership.page(charter, edition)
    yield from rules.pages(edition)
    yield reference.page()
