"""Where this project and the pages of its rules live, for formats that want an address."""

from __future__ import annotations

from ..lint import rules
from ..lint.rule import Rule

HOME = "https://charterhouse.example"
"""The same as in the `$id` of the schemas."""


def page(rule: Rule) -> str | None:
    """The page of a rule; None for one that an organisation or another package has added."""
    ours = rule.check.__module__.startswith(f"{rules.__name__}.")
    return f"{HOME}/rules/{rule.code}/" if ours else None
