"""A finished folder -> the place of the one before, in one step: readers see the old site or the new one, whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

EXCHANGE = 2
"""RENAME_EXCHANGE of Linux: two names change places, and at no moment is one of them missing."""
HERE = -100
"""AT_FDCWD: paths are meant as everywhere else."""
TRIES = 10


def swap(fresh: Path, target: Path) -> None:
    """Put a folder in the place of another, or where nothing is; what was there is deleted.

    Both lie on one disk. Of two at once, the later one stays. Raises OSError, and then the old folder is in its place.
    """
    fresh.chmod(0o755)
    if not target.exists():
        with suppress(OSError):  # another one has been faster
            fresh.rename(target)
            return
    if _exchanged(fresh, target):
        shutil.rmtree(fresh, ignore_errors=True)
    else:
        _moved(fresh, target)


def _exchanged(fresh: Path, target: Path) -> bool:
    """Whether the two have changed places: not every system and not every disk can do that."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    code: int = library.renameat2(HERE, os.fsencode(fresh), HERE, os.fsencode(target), EXCHANGE)
    return code == 0


def _moved(fresh: Path, target: Path) -> None:
    """The same in two steps, between which there is no site for a moment."""
    old = fresh.with_name(f"{fresh.name}.old")
    for last in (False,) * (TRIES - 1) + (True,):
        with suppress(FileNotFoundError):
            target.rename(old)
        try:
            fresh.rename(target)
            break
        except OSError:
            if last or not target.exists():  # it is no other one that has been faster
                with suppress(OSError):
                    old.rename(target)
                raise
            shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
