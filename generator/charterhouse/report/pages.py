"""Rules -> text for a terminal: a page for one, a table for all."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from ..lint.rule import Rule
from ..lint.thresholds import THRESHOLDS

Style = Callable[..., str]
WIDTH = 88


def page(rule: Rule, style: Style) -> str:
    """The page of a rule: what it wants, why, an example of each kind, and for whom it counts."""
    head = style(f"{rule.code} {rule.name}", bold=True)
    lines = [head, "", rule.claim, "", *textwrap.wrap(rule.reason, WIDTH), ""]
    lines += [f"Bad:   {rule.bad}", f"Good:  {rule.good}", ""]
    lines += [f"Severity:   {severity(rule)}", f"Dimension:  {rule.dimension.replace('_', ' ')}"]
    lines += [f"Applies to: {', '.join(rule.applies_to)}"]
    lines += [f"Source:     {rule.source}"] if rule.source else []
    lines += [f"Settings:   {', '.join(settings(rule))} in [rules.{rule.code}] of charterhouse.toml"]
    return "\n".join(lines) + "\n"


def settings(rule: Rule) -> list[str]:
    """What the configuration may set of a rule."""
    return ["severity", *THRESHOLDS.get(rule.code, ())]


def table(rules: Iterable[Rule], style: Style) -> str:
    """All rules, a line each."""
    rows = [(rule, severity(rule, short=True)) for rule in rules]
    widest = max(len(rule.name) for rule, _ in rows)
    return "".join(
        f"{style(rule.code, bold=True)}  {weight:<8}  {rule.name:<{widest}}  {rule.claim}\n" for rule, weight in rows
    )


def severity(rule: Rule, *, short: bool = False) -> str:
    """How much a finding weighs, in words."""
    if rule.optional:
        return "off" if short else f"{rule.severity}, off until charterhouse.toml gives it a severity"
    if not rule.completeness:
        return rule.severity
    return "by state" if short else "warning in a draft, error from in-review on"
