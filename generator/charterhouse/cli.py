"""The command line: one command a function, each a thin layer over the package."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import click

from . import __version__

USAGE = 2
LEVELS = {"error": ("error",), "warning": ("error", "warning"), "info": ("error", "warning", "info")}
CONFIG = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The charterhouse.toml to use, instead of the nearest above the charters.",
)
QUIET = click.option("--quiet", is_flag=True, help="Print only what needs somebody.")
OUTPUT = click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="charterhouse")
def main() -> None:
    """Keep a partnership constitution as code: check charters, and publish them as a handbook.

    \b
    Examples:
      charterhouse lint              check every charter below charters/
      charterhouse explain CUR105    what a finding means, and what to write instead
      charterhouse build             make the handbook in site/
    """


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print the findings.")  # fmt: skip
@OUTPUT
@click.option("--select", metavar="CODES", help="Only these rules: codes, names or families, by commas.")
@click.option("--ignore", metavar="CODES", help="Not these rules: codes, names or families, by commas.")
@click.option("--fail-on", type=click.Choice(list(LEVELS)), default="error", show_default=True,
              help="The least severity for which the exit code is 1.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@CONFIG
@QUIET
def lint(
    paths: tuple[Path, ...], form: str, output: Path | None, select: str | None, ignore: str | None,
    fail_on: str, strict: bool, config: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Check charters against the schemas and the rules.

    Without PATH, all of the nearest charters/. With PATH, the whole folder is read and the findings in the named
    files and folders are shown. Exit code 0: nothing to mend; 1: findings; 2: a wrong option or configuration.

    \b
    Examples:
      charterhouse lint
      charterhouse lint charters/harbour-mills/charter.md
      charterhouse lint --select EXI,CUR --format json
    """
    from .config import ConfigurationError
    from .lint.run import NothingToCheck, run

    chosen, dropped = _codes(select), _codes(ignore)
    try:
        result = run(paths, config)
    except (ConfigurationError, NothingToCheck, OSError) as error:
        _stop(str(error))
    found = tuple(each for each in result.findings if each.code not in dropped and (not select or each.code in chosen))
    if form == "json":
        from .report import json

        printed = json.findings(found, result.files)
    else:
        from .report import text

        printed = "" if quiet and not found else text.findings(found, result.files, result.documents, _style(output))
    _print(printed, output)
    if any(each.severity in LEVELS["warning" if strict and fail_on == "error" else fail_on] for each in found):
        sys.exit(1)


@main.command()
@click.argument("rule", required=False, metavar="[CODE|NAME]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print the rules.")  # fmt: skip
@OUTPUT
def explain(rule: str | None, form: str, output: Path | None) -> None:
    """Show what a rule wants, why, and how to satisfy it; without one, all rules in a table.

    \b
    Examples:
      charterhouse explain CUR105
      charterhouse explain cure-longer-than-notice
      charterhouse explain --format json
    """
    from .lint.rules import ALL, BY_CODE, BY_NAME

    known = BY_CODE.get((rule or "").upper()) or BY_NAME.get((rule or "").lower())
    if rule and known is None:
        near = get_close_matches(rule.upper(), BY_CODE, 1) or get_close_matches(rule.lower(), BY_NAME, 1)
        _stop(f"there is no rule {rule}" + (f"; did you mean {near[0]}?" if near else "; see charterhouse explain"))
    if form == "json":
        from .report import json

        _print(json.rules([known] if known else ALL), output)
    else:
        from .report import pages

        _print(pages.page(known, _style(output)) if known else pages.table(ALL, _style(output)), output)


@main.command()
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
    try:
        from .handbook.build import BuildError, build
    except ModuleNotFoundError as missing:
        _stop(f"{missing.name} is not installed: the handbook needs it. Run: pip install 'charterhouse[handbook]'")
    try:
        built = build(config, site_dir, strict=strict)
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(1 if error.findings else USAGE)
    if not quiet:
        click.echo(f"{built.pages} pages in {built.site_dir}: open {built.site_dir / 'index.html'}", err=True)


def run() -> None:
    """The program: `main`, with an internal error said in one line, since exit code 1 means findings."""
    try:
        main()
    except Exception as error:
        if os.environ.get("CHARTERHOUSE_DEBUG"):
            raise
        _stop(f"internal error, please report it (CHARTERHOUSE_DEBUG=1 shows more): {type(error).__name__}: {error}")


def _codes(given: str | None) -> frozenset[str]:
    """The codes that `EXI101,cure-longer-than-notice,GOV` selects."""
    from .lint.rules import ALL

    codes: set[str] = set()
    for name in (each.strip() for each in (given or "").split(",") if each.strip()):
        matching = {each.code for each in ALL if name.upper() in (each.code, each.family) or name.lower() == each.name}
        if not matching:
            near = get_close_matches(name, [text for each in ALL for text in (each.code, each.name)], 1)
            _stop(f"there is no rule {name}" + (f"; did you mean {near[0]}?" if near else ""))
        codes |= matching
    return frozenset(codes)


def _style(output: Path | None) -> Callable[..., str]:
    """Colours on a terminal, and nowhere else; NO_COLOR is respected."""
    if output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        return click.style
    return _plain


def _plain(text: str, **_: Any) -> str:
    return text


def _print(text: str, output: Path | None) -> None:
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        click.echo(text, nl=False)
        return
    from . import files

    try:
        files.write(output, text)
    except OSError as error:
        _stop(f"{output}: cannot be written: {error.strerror}")


def _stop(message: str) -> NoReturn:
    click.echo(f"charterhouse: {message}", err=True)
    sys.exit(USAGE)
