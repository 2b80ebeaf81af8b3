"""`--fix` and `--diff`: what can be mended, written into the files or shown as a diff."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import show, stop, style

if TYPE_CHECKING:
    from ..lint.mending.rounds import Check, Repair
    from ..lint.run import Result

FIX = click.option(
    "--fix",
    is_flag=True,
    help="Mend in the files what has one safe answer (how a value or a duration is written, a number that is a term, a"
    " waiver of nothing), and report what is left.",
)
DIFF = click.option(
    "--diff",
    is_flag=True,
    help="With --fix: write nothing, and print as a diff what would change. Exit code 1 if anything would.",
)


def repaired(
    result: Result, check: Check, asked: Callable[[str], bool], baseline: Path | None, *, diff: bool, quiet: bool
) -> Repair:
    """Mend what was found: in the files, or with `diff` only in what `check` is told of them.

    Only what is reported is mended: findings of rules that are `asked` for and that no baseline knows. Stops where a
    file can't be written.
    """
    from ..lint.mending.rounds import repair

    known = _known(baseline)
    made = repair(result, check, lambda each: asked(each.code) and each.fingerprint not in known)
    for path, why in made.kept.items():
        _say(f"{path} is left as it is: {why}")
    for file, change in made.changes.items():
        if not diff:
            try:
                change.write(file)
            except OSError as error:
                stop(_shown(f"{change.path}: cannot be written: {error.strerror}"))
        if not quiet:
            _say(f"{'would mend' if diff else 'mended'} in {change.path}: {change.said}")
    return made


def show_diff(made: Repair, output: Path | None) -> None:
    """Print what would change, for `git apply` or `patch -p1` at the top of the repository."""
    from ..report.patch import Changed, patch

    changed = (Changed(each.path, each.old, each.new) for each in made.changes.values())
    show(patch(changed, style(output), watched=output is None and sys.stdout.isatty()), output)


def _known(baseline: Path | None) -> frozenset[str]:
    from ..lint.baseline import BaselineError, read

    try:
        return frozenset(each.fingerprint for each in read(baseline)) if baseline else frozenset()
    except BaselineError as error:
        stop(str(error))


def _say(words: str) -> None:
    click.echo(f"charterhouse: {_shown(words)}", err=True)


def _shown(words: str) -> str:
    """Words that a terminal can't be steered with: a file may have any name."""
    from ..report.text import printable  # only where there is something to say

    return printable(words)
