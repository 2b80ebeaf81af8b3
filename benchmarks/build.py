"""How long `charterhouse build` takes, beside generators that set the same Markdown without knowing what it says.

    python -m benchmarks.build [--charters 1000] [--many 10000] [--times 3]

Prints a table; the goals are ratios, since seconds are those of a machine. Ours lints every charter, draws its
pictures and writes the search index; the others render the text. A charter has some 180 lines of frontmatter and
1,200 words, and a plan lies beside it, which the others set as a page too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import peers, portfolio
from .rivals import hugo, material, plain
from .table import HEAD, line, memory
from .timing import Run, medians, peak

WORDS = 1200
FILES = ("charter.md", "plan.md")
PRUNED = "Material, navigation.prune"
INDEX = "from pathlib import Path; from charterhouse.handbook.search import index; index(Path('site'))"


def main() -> None:
    """Make the portfolios, run everything in turns, print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--charters", type=int, default=1000, help="size of the portfolio that is timed")
    options.add_argument("--many", type=int, default=10000, help="size of the one whose memory is measured; 0 for none")
    options.add_argument("--times", type=int, default=3, help="how often each is run; the median counts")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(HEAD)
        for each in rows(Path(folder), chosen.charters, chosen.many, chosen.times):
            print(each, flush=True)


def rows(folder: Path, charters: int, many: int, times: int) -> Iterator[str]:
    """The rows of the table, as they are known."""
    home = folder / "portfolio"
    portfolio.write(home, charters, WORDS, FILES)
    first = next((home / "charters").iterdir()) / "charter.md"
    ours = [peers.charterhouse(handbook=True), "build", "--quiet"]
    environment = {"CHARTERHOUSE_CACHE": str(folder / "cache"), "SOURCE_DATE_EPOCH": "1795392000"}

    def cold() -> None:
        shutil.rmtree(folder / "cache", ignore_errors=True)
        shutil.rmtree(home / "site", ignore_errors=True)

    def changed() -> None:
        first.write_text(f"{first.read_text('utf-8')}\nOne more line.\n", "utf-8")

    fresh = Run("cold", ours, home, cold, environment, (0,))
    again = Run("again", ours, home, changed, environment, (0,))
    program, documents = peers.python_tool("mkdocs"), home / "charters"
    quick = Run("Hugo", [peers.python_tool("hugo"), "--quiet"], hugo(folder / "hugo", documents), accepted=(0,))
    with_prune = Run(PRUNED, [program, "build", "-q"], material(folder / "material", documents), accepted=(0,))
    own = Run("MkDocs’ own theme", [program, "build", "-q"], plain(folder / "plain", documents), accepted=(0,))
    took = medians([fresh, quick], times) | medians([again, quick], times) | medians([with_prune, own], 1)
    index = Run("index", [str(Path(ours[0]).with_name("python")), "-c", INDEX], home)
    took |= medians([index], times)

    work = f"{charters:,} partnerships, cold"
    for beside, goal in (("Hugo", "≤ 1.3"), (PRUNED, "≤ 0.25"), ("MkDocs’ own theme", "")):
        yield line(work, took["cold"], beside, took[beside], goal)
    yield line(f"{charters:,} partnerships, one changed since", took["again"], "Hugo, all again", took["Hugo"], "≤ 0.1")
    yield line(f"search index of {charters:,}", took["index"], "Hugo", took["Hugo"])
    if many:
        few = peak(fresh)
        large = folder / "many"
        portfolio.write(large, many, WORDS, FILES)
        most = peak(Run("memory", ours, large, cold, environment))
        yield memory(f"memory, {many:,} partnerships, cold", most, f"{charters:,} partnerships", few)


if __name__ == "__main__":
    if hasattr(os, "sched_getaffinity"):
        print(f"Python {sys.version.split()[0]}, {len(os.sched_getaffinity(0))} cores", file=sys.stderr)
    main()
