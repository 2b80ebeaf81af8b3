"""Paths that change -> those that one build is for, and whether there is to be another."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

QUIET = 0.1
"""Seconds without a change after which a build begins: editors write in several steps."""
LONGEST = 2.0
"""Seconds after which it begins anyway."""
WAKE = 0.5
"""Seconds between two looks for Ctrl-C, on systems where it doesn't wake who waits."""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Changes:
    """What has changed since the last build began, and whether somebody has ended it all."""

    def __init__(self) -> None:
        self._paths: SimpleQueue[Path | None] = SimpleQueue()  # the one queue that a signal may put something into
        self.over = False

    def add(self, path: Path) -> None:
        """A path has changed."""
        self._paths.put(path)

    def end(self) -> None:
        """There is to be no further build."""
        self.over = True
        self._paths.put(None)

    def wanted(self) -> bool:
        """Whether a build is still of use to anybody."""
        return not self.over

    def gathered(self) -> frozenset[Path]:
        """Wait for a change, and for those that come with it; nothing where it is over."""
        found: set[Path] = set()
        until = float("inf")
        while not self.over and time.monotonic() < until:
            try:
                path = self._paths.get(timeout=QUIET if found else WAKE)
            except Empty:
                if found:
                    break
                continue
            if path is not None:
                until = until if found else time.monotonic() + LONGEST
                found.add(path)
        return frozenset() if self.over else frozenset(found)

    @contextmanager
    def interrupted(self) -> Iterator[None]:
        """Let Ctrl-C and SIGTERM end it in an orderly way, wherever it is just then."""
        known = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        heeded = [each for each in known if each == signal.SIGINT or signal.getsignal(each) != signal.SIG_IGN]
        before = {each: signal.signal(each, lambda *_: self.end()) for each in heeded}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
