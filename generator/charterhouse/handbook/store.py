"""Key -> what was written before: a folder of the user's cache that may be deleted at any moment.

A chapter is two files, its HTML and what else is kept of it as JSON, with a checksum of both. One that is damaged
or of another key is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import cache, files
from .chapter import Chapter
from .facts import lean
from .page import Mark

LASTS = 24 * 3600
"""Seconds that a chapter is kept after it was of use: builds with other settings keep theirs."""


class Store:
    """The chapters that are known. It may be sent to other processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Chapter | None:
        """What is kept of a chapter, if all of it is there."""
        try:
            written = json.loads((self.folder / f"{key}.json").read_bytes())
            html = (self.folder / f"{key}.html").read_bytes()
            if written["sum"] != _sum(written["chapter"], html):
                return None
            return _read(written["chapter"])
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def put(self, key: str, chapter: Chapter, html: str) -> None:
        """Keep a chapter. Raises OSError where the disk fails."""
        content, kept = html.encode("utf-8", "xmlcharrefreplace"), _written(chapter)
        text = json.dumps({"sum": _sum(kept, content), "chapter": kept}, ensure_ascii=False)
        try:
            files.write(self.folder / f"{key}.html", content)
            files.write(self.folder / f"{key}.json", text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            words = f"the cache in {self.folder} was lost ({error.strerror}): build again, or set CHARTERHOUSE_CACHE"
            raise OSError(words) from error

    def html(self, key: str) -> str:
        """The page of a chapter that is kept. Raises OSError where it has gone since."""
        return (self.folder / f"{key}.html").read_text("utf-8")

    def sweep(self, used: Iterable[str]) -> None:
        """Mark what was of use, and delete what has not been for a day."""
        kept, now = set(used), time.time()
        with suppress(OSError), os.scandir(self.folder) as found:
            for each in found:
                with suppress(OSError):
                    if each.name.partition(".")[0] in kept:
                        os.utime(each.path)
                    elif now - each.stat().st_mtime > LASTS:
                        os.unlink(each.path)  # noqa: PTH108 (thousands of files)


def store(charters: Path) -> tuple[Store, tempfile.TemporaryDirectory[str] | None]:
    """The store of a folder of charters; where the cache can't be written to, one that lasts as long as the second."""
    name = hashlib.sha256(os.fsencode(charters)).hexdigest()[:24]
    home = cache.folder() / f"handbook-{name}"
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(home, os.W_OK | os.X_OK):
            return Store(home), None
    lasting = tempfile.TemporaryDirectory(prefix="charterhouse-")
    return Store(Path(lasting.name)), lasting


def _sum(kept: Any, html: bytes) -> str:
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text + b"\0" + html).hexdigest()


def _written(chapter: Chapter) -> list[Any]:
    return [chapter.facts, [_mark(each) for each in chapter.contents], chapter.files, list(chapter.beyond)]


def _mark(mark: Mark) -> list[Any]:
    return [mark.title, mark.anchor, [_mark(each) for each in mark.children]]


def _read(written: Any) -> Chapter:
    facts, contents, linked, beyond = written
    return Chapter(lean(facts), tuple(map(_marked, contents)), linked, tuple(beyond), ())


def _marked(written: Any) -> Mark:
    title, anchor, children = written
    return Mark(title, anchor, tuple(map(_marked, children)))
