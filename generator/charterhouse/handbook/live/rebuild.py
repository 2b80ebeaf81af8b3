"""A folder -> a new site in it: `charterhouse build` in a process of its own.

So templates, schemas and the configuration are always read anew, and no crash takes the server with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LOOK = 0.2
"""Seconds after which to look whether the build is still wanted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether there is a new site, all that the build has said, and how long it took."""

    good: bool
    said: str
    seconds: float


def rebuild(site: Path, options: Sequence[str], wanted: Callable[[], bool]) -> Outcome | None:
    """Build the site; None where it was no longer wanted, which ends the build."""
    command = [sys.executable, "-P", "-m", "charterhouse", "build", "--quiet", "--site-dir", str(site), *options]
    beside = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(site.parent))  # goes with the server, also when it is killed
    begun = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 (our own program)
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        errors="replace", env={**os.environ, **beside, "PYTHONIOENCODING": "utf-8"}, start_new_session=True,
    )  # fmt: skip
    with process:
        try:
            while wanted():
                try:
                    said, _ = process.communicate(timeout=LOOK)
                except subprocess.TimeoutExpired:
                    continue
                said = said.strip("\n")
                if process.returncode and not said:
                    said = f"charterhouse build ended with {process.returncode} and said nothing"
                return Outcome(process.returncode == 0, said, time.monotonic() - begun)
        finally:
            if process.poll() is None:
                _kill(process)
    return None


def _kill(process: subprocess.Popen[str]) -> None:
    """End a build and what it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(PermissionError):  # macOS, where it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
