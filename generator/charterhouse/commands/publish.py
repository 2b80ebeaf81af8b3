"""`charterhouse publish`: every edition of the handbook, side by side."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import QUIET, USAGE, stop

if TYPE_CHECKING:
    from ..handbook.editions.outcome import Outcome, Report


@click.command()
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="The folder to publish to; by default the site_dir of mkdocs.yml, which is site/.")
@click.option("--branch", metavar="NAME", help="A branch to publish to instead, in one commit without a checkout.")
@click.option("--push", is_flag=True, help="Push that branch too, on top of what others have published meanwhile.")
@click.option("--only", multiple=True, metavar="EDITION", help="Look at this edition alone: 2026.3, next.")
@click.option("--audience", metavar="NAME", help="Publish what this party or audience may see, to a place of its own.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help="The day to read next for; else SOURCE_DATE_EPOCH, or its commit's. Tags have their own.")
@click.option("--rebuild", is_flag=True, help="Build every edition anew, and drop those whose tags are gone.")
@click.option("--max-files", type=click.IntRange(min=1), metavar="N", help="Publish nothing if that were more files.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The mkdocs.yml to use, instead of the nearest.")  # fmt: skip
@QUIET
def publish(
    to: Path | None, branch: str | None, push: bool, only: tuple[str, ...], audience: str | None,
    as_of: datetime | None, rebuild: bool, max_files: int | None, config: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Publish every edition: one for each git tag that matches `[editions] tag` (handbook-*), and next for the branch.

    Editions are built from what is committed; the working tree is neither used nor touched. One that was built before
    is built again only when something that it is made of has changed. Readers see the old site until the new one is
    whole. An edition that cannot be built is left out, or stays as it was, and makes the exit code 1.

    \b
    Examples:
      charterhouse publish --to public
      charterhouse publish --branch gh-pages --push
      charterhouse publish --only next --as-of 2026-12-31
      charterhouse publish --audience lumen --to public-lumen
    """
    if branch is not None and to is not None:
        stop("--to and --branch exclude each other: a folder, or a branch")
    if push and branch is None:
        stop("--push needs --branch NAME: it pushes that branch")
    gc.enable()
    try:
        from ..config import ConfigurationError
        from ..git import GitError
        from ..handbook.build import BuildError
        from ..handbook.drawing import Undrawable
        from ..handbook.editions import publish as editions
        from ..handbook.editions.shelf import Refused
    except ModuleNotFoundError as missing:
        stop(f"{missing.name} is not installed: the handbook needs it. Run: pip install 'charterhouse[handbook]'")
    day = as_of.date() if as_of else None
    asked = editions.Request(config, to, branch, push, only, audience, day, rebuild, max_files)
    try:
        with _watched(quiet=quiet) as watch:
            report = editions.publish(asked, editions.Ear(lambda line: click.echo(line, err=True), watch))
    except (Refused, editions.TooLarge) as refused:
        click.echo(f"charterhouse: {refused}", err=True)
        sys.exit(USAGE if isinstance(refused, Refused) and not refused.findings else 1)
    except LookupError as unknown:
        stop(str(unknown.args[0]))
    except (GitError, ConfigurationError, BuildError, Undrawable, ValueError) as error:
        stop(str(error))
    _say(report, quiet=quiet)
    sys.exit(1 if report.wrong else 0)


@contextmanager
def _watched(*, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """A line on stderr that says how far the work is, where somebody looks."""
    shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def watch(done: int, of: int, name: str) -> None:
        if shown:
            click.echo(f"\r\033[K{f'Building {name} ({done + 1} of {of})' if name else ''}", err=True, nl=False)

    try:
        yield watch
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)


def _say(report: Report, *, quiet: bool) -> None:
    """One line an edition, and what all of them weigh; if quiet, only what somebody has to look into."""
    width = max(len(each.name) for each in report.outcomes)
    for each in report.outcomes:
        if each.wrong or not quiet:
            click.echo(_line(each, width), err=True)
    if quiet:
        return
    for alias, name in report.aliases.items():
        click.echo(f"{alias.ljust(width)}  is {name}", err=True)
    for note in report.notes:
        click.echo(note, err=True)
    changed = "" if report.changed else ", as it was before"
    click.echo(f"{report.files:,} files, {_size(report.bytes)} in {report.title}{changed}", err=True)


def _line(outcome: Outcome, width: int) -> str:
    said = {"none": "no edition", "kept": "kept as it was published"}.get(outcome.state, outcome.state)
    weight = f"  {outcome.entry.files:,} files, {_size(outcome.entry.bytes)}" if outcome.entry else ""
    return f"{outcome.name.ljust(width)}  {said}{f': {outcome.why}' if outcome.why else weight}"


def _size(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB"
