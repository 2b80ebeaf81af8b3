"""`charterhouse build`: the handbook."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from .common import QUIET, USAGE, stop


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to; by default site/.")
@click.option("--strict", is_flag=True, help="Let warnings of the build fail it.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The mkdocs.yml to use, instead of the nearest.")  # fmt: skip
@QUIET
def build(site_dir: Path | None, strict: bool, config: Path | None, quiet: bool) -> None:
    """Make the handbook: every charter, the rules, the format, and a search.

    An error of form (DOC), a term or a link that leads nowhere stops the build, and the last good site stays as it
    was. The handbook is the internal one: it shows everything, whatever `audience` a charter names.

    \b
    Examples:
      charterhouse build
      charterhouse build --site-dir /tmp/handbook --strict
    """
    gc.enable()  # a site generator makes much that is soon forgotten
    try:
        from ..handbook.build import BuildError, build
    except ModuleNotFoundError as missing:
        stop(f"{missing.name} is not installed: the handbook needs it. Run: pip install 'charterhouse[handbook]'")
    try:
        built = build(config, site_dir, strict=strict)
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(1 if error.findings else USAGE)
    if not quiet:
        click.echo(f"{built.pages} pages in {built.site_dir}: open {built.site_dir / 'index.html'}", err=True)
