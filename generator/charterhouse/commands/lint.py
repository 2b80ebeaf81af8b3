"""`charterhouse lint`: paths -> findings, printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .baseline import BASELINE, WRITE_BASELINE, held
from .common import CONFIG, LEVELS, OUTPUT, QUIET, codes, show, stop, style, watched
from .fix import DIFF, FIX, repaired, show_diff
from .formats import FORMAT, Report, printed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..lint.baseline import Entry
    from ..lint.run import Result


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@FORMAT
@OUTPUT
@click.option("--select", metavar="CODES", help="Only these rules: codes, names or families, by commas.")
@click.option("--ignore", metavar="CODES", help="Not these rules: codes, names or families, by commas.")
@click.option("--fail-on", type=click.Choice(list(LEVELS)), default="error", show_default=True,
              help="The least severity for which the exit code is 1.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@FIX
@DIFF
@BASELINE
@WRITE_BASELINE
@click.option("--no-cache", is_flag=True, help="Remember nothing of an earlier run, and nothing of this one.")
@CONFIG
@QUIET
def lint(
    paths: tuple[Path, ...], form: str, output: Path | None, select: str | None, ignore: str | None,
    fail_on: str, strict: bool, fix: bool, diff: bool, baseline: Path | None, write_baseline: Path | None,
    no_cache: bool, config: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Check charters against the schemas and the rules.

    Without PATH, the charters/ beside the nearest charterhouse.toml or mkdocs.yml above, else at the top of the git
    repository, else here. With PATH, the whole folder is read and the findings in the named
    files and folders are shown. Exit code 0: nothing to mend; 1: findings; 2: a wrong option or configuration.
    What a waiver of the charter accepts counts for nothing, and is not mended.

    \b
    Examples:
      charterhouse lint
      charterhouse lint charters/harbour-mills/charter.md
      charterhouse lint --select EXI,CUR --format json
      charterhouse lint --format sarif --output charterhouse.sarif
      charterhouse lint --fix --diff
      charterhouse lint --write-baseline baseline.json
      charterhouse lint --baseline baseline.json
    """
    from ..config import ConfigurationError
    from ..lint.installed import RuleFailed
    from ..lint.run import NothingToCheck, run

    if diff and (not fix or form != "text" or write_baseline):
        stop("--diff prints what --fix would change, and nothing else: give --fix, no --format, no --write-baseline")

    def check(instead: Mapping[Path, bytes]) -> Result:
        try:
            with watched(quiet=quiet) as watch:
                return run(paths, config, remember=not no_cache, watch=watch, instead=instead)
        except (ConfigurationError, NothingToCheck, RuleFailed, OSError) as error:
            stop(str(error))

    result = check({})
    _spare(result, output, write_baseline)
    chosen, dropped = codes(select, result.book), codes(ignore, result.book)

    def asked(code: str) -> bool:
        return code not in dropped and (not select or code in chosen)

    def sought(entry: Entry) -> bool:
        return result.covers(entry.path) and asked(entry.code)

    made = repaired(result, check, asked, baseline, diff=diff, quiet=quiet) if fix else None
    result = made.result if made else result
    found = tuple(each for each in result.findings if asked(each.code))
    compared = held(found, baseline, write_baseline, sought, quiet=quiet)
    found = compared.findings if compared else found
    standing = [each for each in found if each.waiver is None]
    against = {"matched": compared.matched, "stale": [e.fingerprint for e in compared.stale]} if compared else None
    report = Report(found, result.paths, result.book.by_code, result.text, against)
    if made and diff:
        show_diff(made, output)
    elif form != "text" or standing or not quiet:
        show(printed(form, report, style(output)), output)
    failing = LEVELS["warning" if strict and fail_on == "error" else fail_on]
    if any(each.severity in failing for each in standing) or (made and diff and made.changes):
        sys.exit(1)


def _spare(result: Result, *targets: Path | None) -> None:
    """Stop before a file that was checked is written over, because the name of another was forgotten."""
    for target in targets:
        if target and result.read_from(target):
            stop(f"{target} is one of the files that were checked, and would be lost: name another")
