"""One publish at a time: the second waits for the first."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a file, which is made for it and deleted afterwards; the system frees it when we are killed.

    `waiting` is called where somebody else holds it. Windows has no such lock, and there nobody waits.
    """
    if sys.platform == "win32":
        yield
        return
    held = _held(path, waiting)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(held)


def _held(path: Path, waiting: Callable[[], None]) -> int:
    import fcntl  # noqa: PLC0415 (not on Windows)

    said = False
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not said:
                waiting()
                said = True
            fcntl.flock(file, fcntl.LOCK_EX)
        except OSError:  # a disk without locks
            return file
        if _is(file, path):
            return file
        os.close(file)  # whoever had it has deleted it since: it locks nothing any more


def _is(file: int, path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file), path.stat())
    return False
