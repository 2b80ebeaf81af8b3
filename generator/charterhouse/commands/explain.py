"""`charterhouse explain`: the page of a rule, or all rules."""

from __future__ import annotations

from pathlib import Path

import click

from .common import CONFIG, OUTPUT, show, stop, style


@click.command()
@click.argument("rule", required=False, metavar="[CODE|NAME]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print the rules.")  # fmt: skip
@OUTPUT
@CONFIG
def explain(rule: str | None, form: str, output: Path | None, config: Path | None) -> None:
    """Show what a rule wants, why, and how to satisfy it; without one, all rules in a table.

    The rules are those of charterhouse, of installed packages, and of the nearest charterhouse.toml.

    \b
    Examples:
      charterhouse explain CUR105
      charterhouse explain cure-longer-than-notice
      charterhouse explain --format json
    """
    from .. import source
    from ..config import ConfigurationError, find, load
    from ..lint.rulebook import rulebook

    charters = source.find(Path.cwd())
    try:
        book = rulebook(load(config or find(charters)), source.top_of(charters))
    except ConfigurationError as error:
        stop(str(error))
    known = book.find(rule or "")
    if rule and known is None:
        stop(f"there is no rule {rule}{book.suggestion(rule) or '; see charterhouse explain'}")
    if form == "json":
        from ..report import json

        show(json.rules([known] if known else book.rules), output)
    else:
        from ..report import pages

        show(pages.page(known, style(output)) if known else pages.table(book.rules, style(output)), output)
