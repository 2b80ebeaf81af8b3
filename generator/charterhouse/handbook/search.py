"""A built folder -> the same with its search index."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PART = 32 * 1024 * 1024
"""Bytes of HTML in a part of the index: while Pagefind writes one, it holds ten times as much in memory."""
BODY = b"data-pagefind-body"
"""What marks the words of a page that can be found."""
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own surface, in place of which the site has one."""


class SearchFailed(Exception):
    """Pagefind could not write its index."""


def index(site: Path) -> None:
    """Write `pagefind/` into a built site; of a large one, in parts that `pagefind/parts.json` names.

    Raises SearchFailed with what Pagefind said.
    """
    target, further = site / "pagefind", []
    try:
        first, *others = _parts(site) or [[]]
        if not others:
            _write(site, target)
        for number, pages in enumerate([first, *others] if others else [], 1):
            with tempfile.TemporaryDirectory(prefix=".pagefind.", dir=site) as apart:
                _gather(pages, site, Path(apart))
                _write(Path(apart), target / str(number) if number > 1 else target)
            further += [str(number)] if number > 1 else []
        (target / "parts.json").write_text(f"{json.dumps(further)}\n", "utf-8")
    except OSError as error:
        raise SearchFailed(f"the search index was not written: {error}") from error


def _parts(site: Path) -> list[list[Path]]:
    """The pages of a site, in the order of their addresses, cut so that no part is too large."""
    found: list[list[Path]] = []
    size = PART
    for page in sorted(site.rglob("*.html")):
        if size >= PART:
            found.append([])
            size = 0
        found[-1].append(page)
        size += page.stat().st_size
    return found


def _gather(pages: list[Path], site: Path, apart: Path) -> None:
    """Lay pages under the same addresses into another folder.

    Those without a mark are left out, as Pagefind does it itself where any page of a part has one.
    """
    for page in pages:
        if BODY in page.read_bytes():
            there = apart / page.relative_to(site)
            there.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(page, there)
            except OSError:  # a disk that knows no links
                shutil.copyfile(page, there)


def _write(pages: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(target), "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)  # noqa: S603
    except subprocess.SubprocessError as error:
        raise SearchFailed(f"the search index was not written: {error}") from error
    if done.returncode:
        raise SearchFailed(f"the search index was not written: {(done.stderr or done.stdout).strip()}")
    for pattern in UNUSED:
        for path in target.glob(pattern):
            path.unlink()
