"""The command line: a group whose commands are the modules of `commands`, each loaded when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import click

from . import __version__
from .commands.common import stop

COMMANDS = ("lint", "explain", "show", "build", "publish", "serve")
"""In the order of `--help`: the module of each has a command of the same name."""


class Commands(click.Group):
    """A group that imports no more than the command that is called: lint runs at every commit."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (the interface of a group)
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, or None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f".commands.{cmd_name}", __package__), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="charterhouse")
def main() -> None:
    """Keep a partnership constitution as code: check charters, and publish them as a handbook.

    \b
    Examples:
      charterhouse lint              check every charter below charters/
      charterhouse explain CUR105    what a finding means, and what to write instead
      charterhouse show lumen        a charter in the terminal, also as it was on a day
      charterhouse build             make the handbook in site/
      charterhouse publish           make all its editions, one for each tag
      charterhouse serve             show it in the browser, while you write
    """


def run() -> None:
    """The program: `main`, with an internal error said in one line, since exit code 1 means findings."""
    gc.disable()  # what is loaded and made lives until the program ends, which is soon; `build` turns it on again
    try:
        main()
    except SystemExit as done:
        _leave(done.code)
        raise
    except Exception as error:
        if os.environ.get("CHARTERHOUSE_DEBUG"):
            raise
        stop(f"internal error, please report it (CHARTERHOUSE_DEBUG=1 shows more): {type(error).__name__}: {error}")


def _leave(code: object) -> None:
    """End at once where nothing is left to be tidied up: taking everything apart would take a tenth of the time."""
    if "charterhouse.handbook" in sys.modules or not isinstance(code, int | None):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return  # nobody listens any more, which Python itself says best
    os._exit(code or 0)
