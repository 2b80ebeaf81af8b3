"""Commands -> seconds: run in turns, so that what disturbs the machine disturbs all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """A command, where it runs, and what has to be done before each time."""

    name: str
    command: list[str]
    folder: Path
    before: Callable[[], object] = lambda: None
    environment: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[int, ...] = (0, 1)
    """Exit codes of a run that has done its work: usually also the one for findings."""


def medians(runs: list[Run], times: int) -> dict[str, float]:
    """The median wall time of each, in seconds, by name."""
    taken: dict[str, list[float]] = {run.name: [] for run in runs}
    for number in range(times):
        for run in runs:
            taken[run.name].append(seconds(run))
            print(f"\r{number + 1}/{times} {run.name:<50}", end="", file=sys.stderr)
    print(f"\r{'':<60}\r", end="", file=sys.stderr)
    return {name: statistics.median(values) for name, values in taken.items()}


def seconds(run: Run) -> float:
    """The wall time of one run, in seconds. Raises RuntimeError where it came to grief."""
    run.before()
    start = time.perf_counter()
    with subprocess.Popen(run.command, cwd=run.folder, env={**os.environ, **run.environment},
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # fmt: skip
        said = process.communicate()[1]
    taken = time.perf_counter() - start
    if process.returncode not in run.accepted:
        raise RuntimeError(f"{' '.join(run.command)} ended with {process.returncode}:\n{said.decode()}")
    return taken


def peak(run: Run) -> int:
    """The most memory, in bytes, that a command and its children held at one moment (Linux; shared pages once each)."""
    run.before()
    most = [0]
    with subprocess.Popen(run.command, cwd=run.folder, env={**os.environ, **run.environment},
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # fmt: skip
        watching = threading.Event()

        def watch() -> None:
            while not watching.wait(0.02):
                most[0] = max(most[0], sum(map(_held, [process.pid, *_children(process.pid)])))

        watcher = threading.Thread(target=watch)
        watcher.start()
        process.wait()
        watching.set()
        watcher.join()
    return most[0]


def _held(process: int) -> int:
    """Proportional memory of a process: what it shares with others counts in parts."""
    try:
        rolled = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rolled.splitlines() if line.startswith("Pss:")), 0)


def _children(process: int) -> list[int]:
    try:
        own = [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []
    return own + [each for child in own for each in _children(child)]
