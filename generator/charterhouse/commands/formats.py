"""Which formats findings can be printed in; only the module of the one that is asked for is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from ..lint.rule import Rule
from ..model import Finding

FORMATS = ("text", "json", "sarif", "github", "rdjson", "junit", "gitlab")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to print the findings: for people, as our own JSON, for code scanning (SARIF), as annotations of GitHub"
    " Actions, for reviewdog (rdjson), as test results (JUnit), or for GitLab's code quality.",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a format may want to know beside the findings: the files that were read, the rules by code, the texts."""

    found: tuple[Finding, ...]
    paths: Sequence[str]
    rules: Mapping[str, Rule]
    text_of: Callable[[str], str]
    baseline: Mapping[str, Any] | None = None


def printed(form: str, report: Report, style: Callable[..., str]) -> str:
    """The findings in a format. What can't be said in it is said on stderr."""
    if form == "text":
        from ..report import text

        return text.findings(report.found, len(report.paths), report.rules, report.text_of, style)
    if form == "json":
        from ..report import json

        return json.findings(report.found, len(report.paths), report.baseline)
    if form == "sarif":
        from ..report import sarif

        said = sarif.left_out(report.found)
        if said:
            click.echo(f"charterhouse: {said}", err=True)
        return sarif.findings(report.found, report.rules)
    if form == "github":
        from ..report import github

        return github.findings(report.found)
    if form == "rdjson":
        from ..report import rdjson

        return rdjson.findings(report.found, report.rules, report.text_of)
    if form == "junit":
        from ..report import junit

        return junit.findings(report.found, report.paths, report.rules)
    from ..report import gitlab

    return gitlab.findings(report.found)
