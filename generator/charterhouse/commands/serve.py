"""`charterhouse serve`: the handbook while somebody writes it."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from .common import QUIET, stop


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N",
              help="Where to listen on this machine; 0 for any port that is free.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Let warnings of the build fail it.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The mkdocs.yml to use, instead of the nearest.")  # fmt: skip
@QUIET
def serve(port: int, strict: bool, config: Path | None, quiet: bool) -> None:
    """Show the handbook in the browser, and build it again at every change.

    Only this machine can reach it. What the build says of an error stands here and in the browser, above the last
    good page, until it is mended. The site is built in a temporary folder: site/ stays as it is.

    \b
    Examples:
      charterhouse serve
      charterhouse serve --port 0
    """
    gc.enable()  # this lasts
    try:
        from ..handbook.live.serving import Unserved, serve
    except ModuleNotFoundError as missing:
        stop(f"{missing.name} is not installed: the handbook needs it. Run: pip install 'charterhouse[handbook]'")
    try:
        serve(port, config, strict=strict, say=lambda words: click.echo(words, err=True), quiet=quiet)
    except Unserved as error:
        stop(str(error))
