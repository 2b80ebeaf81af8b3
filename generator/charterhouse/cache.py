"""bytes, settings, version -> what was made of them before, in a file that may be deleted at any moment.

One file holds what is known of one folder of charters, a line for each partnership: its key, a checksum, and
JSON. A line that is damaged, or of another key, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import __version__, files

MOST_BYTES = 1 << 30
"""A file larger than this is not ours, or has grown beyond use."""


def folder() -> Path:
    """Where the cache lies: `CHARTERHOUSE_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("CHARTERHOUSE_CACHE")
    if chosen:
        return Path(chosen)
    usual = {"win32": os.environ.get("LOCALAPPDATA"), "darwin": "~/Library/Caches"}
    home = usual.get(sys.platform) or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(home)) / "charterhouse"  # noqa: PTH111 (without a home it stays as it is)


def forget(charters: Path) -> None:
    """Delete what is known of a folder of charters, as far as the disk lets us."""
    with suppress(OSError):
        _path(charters).unlink(missing_ok=True)


def _path(charters: Path) -> Path:
    return folder() / f"lint-{hashlib.sha256(os.fsencode(charters)).hexdigest()[:24]}.jsonl"


def digest(parts: Iterable[bytes]) -> str:
    """A key of several byte strings, each with its length, so that no two series have the same."""
    parts = tuple(parts)
    lengths = ",".join(map(str, map(len, parts)))
    return hashlib.sha256(b"".join((lengths.encode("ascii"), b":", *parts))).hexdigest()


def program(without: tuple[str, ...] = ("handbook", "report")) -> bytes:
    """What tells this program from another version of it, also while somebody works on it: but some of its folders."""
    home = Path(__file__).parent
    seen = [__version__]
    for here, folders, names in os.walk(home):
        folders[:] = sorted(each for each in folders if each not in ("__pycache__", *without))
        for name in sorted(each for each in names if each.endswith((".py", ".json"))):
            about = os.stat(os.path.join(here, name))  # noqa: PTH116, PTH118 (a hundred files at every commit)
            seen.append(f"{name} {about.st_mtime_ns} {about.st_size}")
    return "\n".join(seen).encode()


class Cache:
    """What is known of a folder of charters. Nothing here raises when the disk fails: then nothing is known."""

    def __init__(self, charters: Path, *, enabled: bool = True) -> None:
        self.path = _path(charters) if enabled else None
        self.lines: dict[str, bytes] = {}
        try:
            if self.path and self.path.stat().st_size <= MOST_BYTES:
                self.lines = {key_of(each): each for each in self.path.read_bytes().split(b"\n") if each}
        except OSError:
            self.lines = {}

    def get(self, key: str) -> tuple[bytes, ...]:
        """The JSON texts that were put under a key, or none."""
        found = self.lines.get(key, b"")
        return content(found) if found and _sum(found[130:]) == found[65:129] else ()

    def replace(self, lines: Iterable[bytes]) -> None:
        """Keep these lines, made by `line` or found here, and no others. Two that write at once do no harm."""
        kept = {key_of(each): each for each in lines}
        if self.path is None or kept == self.lines:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            files.write(self.path, b"\n".join(kept.values()))
        except OSError:
            return  # a cache that can't be written is a slow one, and no fault of the charters


def line(key: str, *values: Any) -> bytes:
    """Values under a key, each as JSON, with their checksum."""
    texts = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in values)
    made = b"\t".join(each.encode("utf-8", "surrogatepass") for each in texts)
    return b" ".join((key.encode("ascii"), _sum(made), made))


def content(made: bytes) -> tuple[bytes, ...]:
    """The JSON texts of a line: none of them holds a tab or an end of line."""
    return tuple(made[130:].split(b"\t")) if made[130:] else ()


def key_of(made: bytes) -> str:
    """The key of a line."""
    return made[:64].decode("ascii", "replace")


def _sum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode("ascii")
