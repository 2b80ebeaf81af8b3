"""arguments -> what git answers: the one place that starts git, for a repository and for nothing else around it.

Nothing here prompts, asks the network, or runs what a repository configures: no filters, no textconv, no pager.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

CHUNK = 1 << 20
SHORT, LONG = 60, 900
"""Seconds that git may take for an answer: about one object, and about all of a history."""
SURROUNDING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
               "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
               "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
               "GIT_NOGLOB_PATHSPECS")  # fmt: skip
"""What a hook sets for the repository that it runs in, which need not be the one that is read; and what bends paths."""
OURS = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_LITERAL_PATHSPECS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}  # fmt: skip
"""The last one stops a lazy fetch in versions of git that don't know the one before."""
SETTINGS = ("color.ui=false", "core.quotePath=false", "core.fsmonitor=false", "diff.relative=false",
            "log.showRoot=true", "log.showSignature=false", "log.follow=false")  # fmt: skip
GIT = ("git", "--no-pager", *(part for each in SETTINGS for part in ("-c", each)))
PARTIAL = "files are missing, since this is a partial clone: git fetch --refetch --no-filter brings them"
"""`--refetch`, for without it git takes what it was told to leave out for there."""


class GitError(Exception):
    """What git can't do: one line that says what was asked, and what to do."""


def environment(start: Path, near: Path | None) -> dict[str, str]:
    """The environment for git at a folder; `near` is the nearest above it that has a `.git`.

    What a surrounding hook says of its own repository is left out, unless that repository is this one, and can't be
    found without it.
    """
    made = {key: value for key, value in os.environ.items() if key not in SURROUNDING} | OURS
    folder, tree = os.environ.get("GIT_DIR"), os.environ.get("GIT_WORK_TREE")
    if folder and tree:
        top, here = Path(tree).resolve(), start.resolve()
        nearer = near is not None and near.resolve() != top and near.resolve().is_relative_to(top)
        if here.is_relative_to(top) and not nearer:
            made |= {"GIT_DIR": str(Path(folder).resolve()), "GIT_WORK_TREE": str(top)}
    return made


def run(
    folder: Path, around: dict[str, str], arguments: Sequence[str], timeout: int = SHORT
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and wait. Raises GitError where it can't be started or takes too long, in seconds."""
    command = [*GIT, "-C", str(folder), *arguments]
    try:
        return subprocess.run(  # noqa: S603
            command, env=around, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git {arguments[0]} took more than {timeout} seconds in {folder}, and was stopped") from error
    except OSError as error:
        raise _unstarted(error) from error


def trouble(said: bytes, top: Path) -> GitError:
    """The line for what git has said on stderr."""
    lines = said.decode("utf-8", "replace").splitlines()
    words = next((line for line in lines if line.startswith("fatal: ")), lines[0] if lines else "it said nothing")
    if "dubious ownership" in words:
        return GitError(f"git does not trust {top}, since it belongs to somebody else: if you do, run "
                        f"git config --global --add safe.directory '{top}'")  # fmt: skip
    if "promisor" in words or any("transport '" in line and "not allowed" in line for line in lines):
        return GitError(f"{top}: {PARTIAL}")
    return GitError(f"git cannot read {top}: {printable(words.removeprefix('fatal: '))}; git fsck says what is damaged")


def printable(text: str) -> str:
    """A name in one line of a message, whatever it holds."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


class Objects:
    """`git cat-file --batch`: asked for one object after the other, so that neither side ever waits for the other."""

    def __init__(self, into: IO[bytes], out: IO[bytes], said: IO[bytes], top: Path) -> None:
        self.into, self.out, self.said, self.top = into, out, said, top
        self.left = 0  # bytes of the last object that nobody has taken yet

    def ask(self, name: str) -> str | None:
        """What an object is (`blob`, `tag` …) by its hash, None where it is missing; then `chunks` has its bytes."""
        for _ in self.chunks():
            pass
        try:
            self.into.write(f"{name}\n".encode("ascii"))
            self.into.flush()
        except OSError:  # it has ended, and the next line says why
            return self._ended()
        answer = self.out.readline().split()
        if len(answer) != 3:
            return None if answer[1:] == [b"missing"] else self._ended()
        self.left = int(answer[2])
        if not self.left:
            self.out.read(1)
        return answer[1].decode("ascii")

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the object that was asked for, as far as they were not taken."""
        while self.left:
            chunk = self.out.read(min(self.left, CHUNK)) or self._ended().encode()
            self.left -= len(chunk)
            if not self.left:
                self.out.read(1)  # the end of line that follows each
            yield chunk

    def _ended(self) -> str:
        self.left = 0
        self.said.seek(0)
        raise trouble(self.said.read(10_000), self.top)


@contextmanager
def objects(top: Path, around: dict[str, str]) -> Iterator[Objects]:
    """The objects of a repository, as long as the block lasts."""
    with tempfile.TemporaryFile() as said:
        command = [*GIT, "-C", str(top), "cat-file", "--batch"]
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said, env=around)  # noqa: S603
        except OSError as error:
            raise _unstarted(error) from error
        try:
            if process.stdin is None or process.stdout is None:
                raise GitError("git was started without its pipes")
            yield Objects(process.stdin, process.stdout, said, top)
        finally:
            process.kill()  # it only reads
            with suppress(OSError):
                process.communicate()


def _unstarted(error: OSError) -> GitError:
    if isinstance(error, FileNotFoundError):
        return GitError("git is not installed, or not on the PATH: install it")
    return GitError(f"git cannot be started: {error.strerror}")
