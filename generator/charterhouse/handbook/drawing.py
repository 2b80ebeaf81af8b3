"""Page -> HTML: a template of ours, or the organisation's of the same name, with what it is given."""

from __future__ import annotations

from collections.abc import Collection

from jinja2 import Environment, TemplateError

from .page import Addresses, Page

FAILURES = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""How a template can fail."""


class Undrawable(Exception):
    """A template, perhaps one of the organisation's, that fails."""


def draw(page: Page, templates: Environment, addresses: Addresses, codes: Collection[str], edit_url: str | None) -> str:
    """A page as HTML; `codes` are the rules that have a page. Raises Undrawable with the template's name."""
    given = {
        **page.given,
        "page": page,
        "edit_url": edit_url,
        "to": lambda there, anchor="": addresses.between(page.folder, there, anchor),
        "file": lambda path: addresses.file(page.folder, path),
        "has_rule": codes.__contains__,
    }
    try:
        return templates.get_template(page.template).render(given)
    except FAILURES as trouble:
        raise Undrawable(f"{page.template}: {type(trouble).__name__}: {trouble}") from trouble
