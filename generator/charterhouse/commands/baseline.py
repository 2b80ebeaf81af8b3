"""`--baseline` and `--write-baseline`: what a handbook had already, read, written and spoken of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import stop

if TYPE_CHECKING:
    from ..lint.baseline import Compared, Entry
    from ..model import Finding

MOST_SHOWN = 20
"""Entries that are named when they match nothing any more."""
BASELINE = click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Leave out the findings that stand in this file, and say which of them are gone.",
)
WRITE_BASELINE = click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the findings to a file for --baseline: from then on only new ones count. Given both, what stands in"
    " the baseline and was not looked for is kept.",
)


def held(
    found: tuple[Finding, ...], known: Path | None, kept: Path | None, sought: Callable[[Entry], bool], *, quiet: bool
) -> Compared | None:
    """Findings held against the baseline that is `known`, or that is to be `kept`; None where there is neither.

    `sought` tells whether the finding of an entry was looked for. Stops where a file is wrong or can't be written.
    """
    if not (known or kept):
        return None
    from ..lint.baseline import BaselineError, compare, entries, read, write

    try:
        before = read(known) if known else ()
        if kept:
            today = entries(found)
            write(kept, [*(each for each in before if not sought(each)), *today])
            _say(f"{_counted(len(today))} written to {kept}", quiet=quiet)
            return compare(found, today, sought)
    except BaselineError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{kept}: cannot be written: {error.strerror}")
    compared = compare(found, before, sought)
    _say(f"{_counted(compared.matched)} known to {known}", quiet=quiet or not compared.matched)
    if compared.stale:
        _say(f"{_counted(len(compared.stale))} of {known} no longer there: delete the entries, or write the file anew")
        _list(compared.stale)
    return compared


def _list(stale: Iterable[Entry]) -> None:
    from ..report.text import printable

    for number, each in enumerate(stale):
        if number == MOST_SHOWN:
            click.echo("  …", err=True)
            return
        click.echo(printable(f"  {each.fingerprint} {each.path} {each.code} {each.message}"), err=True)


def _counted(number: int) -> str:
    return f"{number} finding{'s' * (number != 1)}"


def _say(words: str, *, quiet: bool = False) -> None:
    if not quiet:
        click.echo(f"charterhouse: {words}", err=True)
