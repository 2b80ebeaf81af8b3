"""commit -> files below an empty folder: what may safely be written of what a commit holds."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from .git import REGULAR, Entry, Repository

GITS = re.compile(r"\.git|git~[0-9]+", re.IGNORECASE)
"""`.git` by its name, and by the short one that Windows gives it."""
IGNORED = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
"""Characters that macOS leaves out when it compares names."""
UNWRITABLE = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.EEXIST, errno.ENOTDIR, errno.EISDIR)
"""What a name may run into: too long or too odd for this disk, or there already but for the case of its letters."""


def unpack(repository: Repository, commit: str, folder: str, to: Path) -> tuple[str, ...]:
    """Write the files of a folder of a commit into `to`, which is made or is empty, with paths relative to the folder.

    Gives back the paths, in the commit, of what is never written: links, submodules, and names that could lead out
    of `to` or into a repository's own folder. Raises GitError, OSError, and FileExistsError where `to` isn't empty.
    """
    to.mkdir(parents=True, exist_ok=True)
    if any(to.iterdir()):
        raise FileExistsError(errno.EEXIST, "only an empty folder is unpacked into", str(to))
    above = 0 if folder.rstrip("/") in ("", ".") else len(folder.rstrip("/")) + 1
    entries = repository.entries(commit, folder)
    chosen = [each for each in entries if each.mode in REGULAR and _safe(each.path[above:])]
    left_out = {each.path for each in entries} - {each.path for each in chosen}
    for entry, chunks in zip(chosen, repository.pour(each.hash for each in chosen), strict=True):
        if not _written(to, entry, above, chunks):
            left_out.add(entry.path)
    return tuple(sorted(left_out))


def _written(to: Path, entry: Entry, above: int, chunks: Iterator[bytes]) -> bool:
    path = os.path.join(to, *entry.path[above:].split("/"))  # noqa: PTH118 (a name of odd bytes stays as it is)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "xb") as file:  # noqa: PTH123
            file.writelines(chunks)
    except OSError as error:
        if error.errno in UNWRITABLE:
            return False
        raise
    return True


def _safe(path: str) -> bool:
    """Whether a name stays below the folder, on every kind of disk."""
    if os.name == "nt" and (":" in path or "\\" in path):
        return False
    return all(map(_harmless, re.split(r"[/\\]", path)))


def _harmless(part: str) -> bool:
    plain = IGNORED.sub("", part).partition(":")[0].rstrip(". ")  # Windows drops both, and a colon names a stream
    return plain != "" and not GITS.fullmatch(plain)
