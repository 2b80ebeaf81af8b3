"""What commands share: options, exit codes, and how they print, write and stop."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from ..lint.rulebook import Rulebook

USAGE = 2
WORTH_A_BAR = 100
"""Partnerships that take about a second."""
LEVELS = {"error": ("error",), "warning": ("error", "warning"), "info": ("error", "warning", "info")}
CONFIG = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The charterhouse.toml to use, instead of the nearest above the charters.",
)
QUIET = click.option("--quiet", is_flag=True, help="Print only what needs somebody.")
OUTPUT = click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")


def codes(given: str | None, book: Rulebook) -> frozenset[str]:
    """The codes that `EXI101,cure-longer-than-notice,GOV` selects; stops where there is no such rule."""
    found: frozenset[str] = frozenset()
    if given is not None and not given.strip(", "):
        stop("there is no rule in an empty list: leave the option out")
    for name in (each.strip() for each in (given or "").split(",") if each.strip()):
        matching = book.chosen(name)
        if not matching:
            stop(f"there is no rule {name}{book.suggestion(name)}")
        found |= matching
    return found


def style(output: Path | None) -> Callable[..., str]:
    """Colours on a terminal, and nowhere else; NO_COLOR is respected."""
    if output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        return click.style
    return _plain


def _plain(text: str, **_: Any) -> str:
    return text


@contextmanager
def watched(*, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on stderr for what lasts, where somebody looks: told how many of how many are done."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = click.progressbar(length=0, label="Checking", file=sys.stderr, show_pos=True)

    def watch(done: int, of: int) -> None:
        if of >= WORTH_A_BAR:
            bar.length = of
            bar.update(done - bar.pos)

    yield watch
    if bar.pos:
        bar.render_finish()


def show(text: str, output: Path | None) -> None:
    """Print what a command has made, or write it to the file that was asked for."""
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        click.echo(text, nl=False)
        return
    from .. import files

    try:
        files.write(output, text.encode("utf-8", "backslashreplace"))  # a file's name may be no UTF-8
    except OSError as error:
        stop(f"{output}: cannot be written: {error.strerror}")


def stop(message: str) -> NoReturn:
    """Say why a command can't do its work, and end with the exit code for that."""
    click.echo(f"charterhouse: {message}", err=True)
    sys.exit(USAGE)
