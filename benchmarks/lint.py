"""How long `charterhouse lint` takes, beside a Markdown linter and a schema checker that read the same charters.

    python -m benchmarks.lint [--charters 1000] [--many 10000] [--times 5]

Prints a table; the goals are ratios, since seconds are those of a machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from charterhouse import schemas

from . import peers, portfolio
from .table import HEAD, line, memory
from .timing import Run, medians, peak


def main() -> None:
    """Make the portfolios, run everything in turns, print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--charters", type=int, default=1000, help="size of the portfolio that is timed")
    options.add_argument("--many", type=int, default=10000, help="size of the one whose memory is measured; 0 for none")
    options.add_argument("--times", type=int, default=5, help="how often each is run; the median counts")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(HEAD)
        for each in rows(Path(folder), chosen.charters, chosen.many, chosen.times):
            print(each, flush=True)


def rows(folder: Path, charters: int, many: int, times: int) -> Iterator[str]:
    """The rows of the table, as they are known."""
    home = folder / "portfolio"
    portfolio.write(home, charters)
    first = next((home / "charters").iterdir()) / "charter.md"
    alone = folder / "alone"
    shutil.copytree(first.parent, alone / "charters" / first.parent.name)
    single, frontmatter = _frontmatter(home, folder / "frontmatter", first)
    cache = {"CHARTERHOUSE_CACHE": str(folder / "cache")}
    ours = [peers.charterhouse(), "lint"]
    check, mark = peers.python_tool("check-jsonschema"), [peers.markdownlint(), "--config", str(_rules(folder))]

    def changed() -> None:
        first.write_text(f"{first.read_text('utf-8')}\nOne more line.\n", "utf-8")

    def cold() -> None:
        shutil.rmtree(folder / "cache", ignore_errors=True)

    one = str(first.relative_to(home))
    schema = [check, "--schemafile", str(_schema(folder))]
    checked = Run("check-jsonschema, one", [*schema, str(single)], home, accepted=(0,))
    marked = Run("markdownlint-cli2, one", [*mark, one], home)
    lonely = Run("alone", [*ours, f"charters/{first.parent.name}/charter.md"], alone, cold, cache)
    staged = Run("staged", [*ours, one], home, changed, cache)
    fresh = Run("cold", ours, home, cold, cache)
    again = Run("again", ours, home, changed, cache)
    all_checked = Run("check-jsonschema, all", [*schema, *map(str, frontmatter)], home, accepted=(0,))
    all_marked = Run("markdownlint-cli2, all", [*mark, "charters/**/*.md"], home)
    took = medians([all_checked], 1) | medians([fresh, all_marked], times) | medians([again], times)
    took |= medians([staged, checked, marked], times * 3) | medians([lonely, checked], times * 3)

    def row(work: str, run: Run, beside: Run, goal: str = "") -> str:
        return line(work, took[run.name], beside.name, took[beside.name], goal)

    yield row("one file of a portfolio of one, nothing known", lonely, checked, "≤ 0.6")
    yield row(f"one staged file of {charters:,} charters", staged, checked, "≤ 0.6")
    yield row(f"one staged file of {charters:,} charters", staged, marked)
    yield row(f"{charters:,} charters, cold", fresh, all_marked, "≤ 1")
    yield row(f"{charters:,} charters, cold", fresh, all_checked)
    yield row(f"{charters:,} charters, one changed since", again, fresh, "≤ 0.15")
    if many:
        yield from _memory(folder, fresh, charters, many)


def _memory(folder: Path, run: Run, charters: int, many: int) -> Iterator[str]:
    few = peak(run)
    home = folder / "many"
    portfolio.write(home, many)
    for how, before in (("cold", run.before), ("again", lambda: None)):
        most = peak(Run("memory", run.command, home, before, run.environment))
        yield memory(f"memory, {many:,} charters, {how}", most, f"{charters:,} charters", few)


def _frontmatter(home: Path, folder: Path, first: Path) -> tuple[Path, list[Path]]:
    """The frontmatter of every charter as a YAML file, which is what a schema checker can read."""
    folder.mkdir()
    made: dict[Path, Path] = {}
    for charter in sorted(home.glob("charters/*/charter.md")):
        made[charter] = folder / f"{charter.parent.name}.yaml"
        made[charter].write_text(charter.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n") + "\n", "utf-8")
    return made[first], list(made.values())


def _schema(folder: Path) -> Path:
    """The schema of a charter in one file: the addresses in ours are of no host that a checker could ask."""
    path = folder / "charter.schema.json"
    path.write_text(json.dumps(schemas.validator("charter").schema), "utf-8")
    return path


def _rules(folder: Path) -> Path:
    """A configuration for markdownlint that any project with long lines has."""
    path = folder / "house.markdownlint-cli2.jsonc"
    path.write_text('{"config": {"MD013": false}}\n', "utf-8")
    return path


if __name__ == "__main__":
    if hasattr(os, "sched_getaffinity"):
        print(f"Python {sys.version.split()[0]}, {len(os.sched_getaffinity(0))} cores", file=sys.stderr)
    main()
