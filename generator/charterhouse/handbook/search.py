"""A built folder -> the same with its search index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class SearchFailed(Exception):
    """Pagefind could not write its index."""


def index(site: Path) -> None:
    """Write `pagefind/` into a built site. Raises SearchFailed with what Pagefind said."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise SearchFailed(f"the search index was not written: {error}") from error
    if done.returncode:
        raise SearchFailed(f"the search index was not written: {(done.stderr or done.stdout).strip()}")
