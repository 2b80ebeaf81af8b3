"""commit -> pages: an edition is unpacked from git's objects, and built by a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path

from ...git import GitError, Repository
from ...revision import unpack
from .chosen import Wanted
from .making import Answer, Order, written
from .published import Published
from .reach import Reach
from .shelf import Refused

LEAST = 1 << 20
"""Bytes without which a disk is full, whatever a program says of it."""


class Unmade(Exception):
    """Why an edition was not built. `stranger` says that its handbook knew no such audience."""

    def __init__(self, words: str, *, stranger: bool = False) -> None:
        super().__init__(words)
        self.stranger = stranger


class Workshop:
    """Builds editions below a folder, one after the other."""

    def __init__(self, repository: Repository, folder: Path, site_url: str, audience: str | None) -> None:
        self.repository, self.folder, self.site_url, self.audience = repository, folder, site_url, audience

    def make(self, wanted: Wanted, reach: Reach, published: Published) -> Path:
        """The folder with an edition's pages. Raises Unmade with the reason, and OSError where the disk is full."""
        top, to = self.folder / "repository", self.folder / "made" / wanted.name
        shutil.rmtree(top, ignore_errors=True)
        try:
            self._unpacked(wanted.commit, reach, top)
            answer = self._built(Order(
                str(top / reach.home), reach.configuration, str(to), str(self.folder / "answer"),
                f"{self.site_url.rstrip('/')}/{wanted.name}/" if self.site_url else "", self.audience, published,
            ))  # fmt: skip
        except GitError as error:
            raise Unmade(str(error)) from error
        finally:
            shutil.rmtree(top, ignore_errors=True)
        if answer.said:
            shutil.rmtree(to, ignore_errors=True)
            words = answer.said.replace(f"{top}{os.sep}", "")
            raise Unmade(words, stranger=answer.stranger)
        return to

    def _unpacked(self, commit: str, reach: Reach, top: Path) -> None:
        """The files of a commit, in a folder that looks like the top of a repository and leads to none."""
        left_out = unpack(self.repository, commit, reach.folder, top / reach.folder)
        charters = [path for path in left_out if path.lower().endswith(".md")]
        if charters:
            more = f", and {len(charters) - 1} more" if len(charters) > 1 else ""
            raise Unmade(f"{charters[0]} is a link or has a name that no disk takes{more}: put the file itself there")
        (top / ".git").touch()

    def _built(self, order: Order) -> Answer:
        """What the process that builds has to say against it."""
        answer = Path(order.answer)
        answer.unlink(missing_ok=True)
        cache = self.folder / "cache"
        temporary = self.folder / "temporary"
        for each in (cache, temporary, Path(order.to).parent):
            each.mkdir(parents=True, exist_ok=True)
        midnight = datetime.combine(order.edition.date, time(), UTC)
        env = {
            **os.environ, "CHARTERHOUSE_CACHE": str(cache), "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
            "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "TZ": "UTC",
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
        }  # fmt: skip
        with (self.folder / "said").open("w+b") as heard:
            code = _run(written(order), Path(order.home), env, heard.fileno())
            heard.seek(0)
            said = heard.read(1 << 20).decode("utf-8", "replace").strip()
        if code == 0 and answer.is_file():
            told = Answer(**json.loads(answer.read_text("ascii")))
        else:
            told = Answer(
                f"its build ended with {code}{f': {said.splitlines()[-1]}' if said else ', and said nothing'}"
            )
        if told.said and shutil.disk_usage(self.folder).free < LEAST:
            raise Refused(f"the disk is full: {told.said}")
        for name in cache.glob("handbook-*"):  # the chapters of one edition are of no use to another
            shutil.rmtree(name, ignore_errors=True)
        return told


def _run(order: bytes, home: Path, env: dict[str, str], heard: int) -> int:
    """Start the process that builds, and wait. Its input stays open as long as we are there."""
    command = [sys.executable, "-P", "-m", f"{__package__}.making"]
    with subprocess.Popen(  # noqa: S603 (our own program)
        command, cwd=home, env=env, stdin=subprocess.PIPE, stdout=heard, stderr=heard, start_new_session=True
    ) as process:
        if process.stdin is None:
            raise OSError("the process was started without its input")
        with suppress(BrokenPipeError):  # it has ended, and has said why
            process.stdin.write(order)
            process.stdin.flush()
        try:
            return process.wait()
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
