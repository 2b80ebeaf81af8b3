"""`charterhouse build`: the handbook."""

from __future__ import annotations

import gc
import sys
from datetime import datetime
from pathlib import Path

import click

from .common import QUIET, USAGE, stop, watched


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to; by default site/.")
@click.option("--strict", is_flag=True, help="Let warnings of the build fail it.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The mkdocs.yml to use, instead of the nearest.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help="The day to read it for; else SOURCE_DATE_EPOCH, the last commit's, or today.")  # fmt: skip
@click.option("--audience", metavar="NAME",
              help="For whom: a party's id, or an audience of charterhouse.toml; else for ourselves.")  # fmt: skip
@QUIET
def build(
    site_dir: Path | None, strict: bool, config: Path | None, as_of: datetime | None, audience: str | None, quiet: bool
) -> None:  # fmt: skip
    """Make the handbook: every charter, the rules, the format, and a search.

    An error of form (DOC), a term or a link that leads nowhere stops the build, and the last good site stays as it
    was. Without --audience the handbook is the internal one and shows everything. With it, nothing is written that no
    rule grants: a charter, and a page of docs/, is shown where its `audience` says so.

    \b
    Examples:
      charterhouse build
      charterhouse build --site-dir /tmp/handbook --strict
      charterhouse build --as-of 2026-12-31
      charterhouse build --audience lumen --site-dir site-lumen
    """
    gc.enable()  # a site generator makes much that is soon forgotten, but few cycles: seldom is enough
    gc.set_threshold(50_000, 20, 100)
    try:
        from ..handbook.build import BuildError, build
    except ModuleNotFoundError as missing:
        stop(f"{missing.name} is not installed: the handbook needs it. Run: pip install 'charterhouse[handbook]'")
    try:
        with watched(quiet=quiet) as watch:
            day = as_of.date() if as_of else None
            built = build(config, site_dir, strict=strict, as_of=day, watch=watch, audience=audience)
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(1 if error.findings else USAGE)
    if built.wrong or (built.findings and not quiet):
        click.echo(f"{built.findings} in the charters: charterhouse lint lists them", err=True)
    if not quiet:
        click.echo(f"{built.pages} pages in {built.site_dir}: open {built.site_dir / 'index.html'}", err=True)
