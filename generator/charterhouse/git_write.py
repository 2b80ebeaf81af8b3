"""files -> a commit on a branch, without a checkout: the only module that writes to a repository.

A branch moves from the commit that was seen to the new one, or not at all. New objects are gathered apart and moved
in when all of them are there, so that one who is killed leaves none behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .git import HASH, Repository
from .git_process import GIT, LONG, GitError, printable, run, trouble

UNSEEN = "refs/charterhouse/publish"
"""The name that a commit is made under. It is taken back before anything is written."""
NOBODY = "charterhouse <charterhouse@localhost.invalid>"
"""Who commits where git has no name."""


@dataclass(frozen=True, slots=True)
class Present:
    """What lies in a commit already: `mode` and `hash` as git has them, a folder's or a file's."""

    mode: str
    hash: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The same as lies at another path of the new commit."""

    path: str


Content = Present | Copy | Path | bytes
"""What a path of a commit is to hold; a Path is a file, or a folder with all files in it."""


def branch(repository: Repository, name: str) -> str:
    """`gh-pages` -> `refs/heads/gh-pages`. Raises GitError where no branch can have that name."""
    ref = f"refs/heads/{name}"
    odd = "\0" in name or name.startswith("-")
    if odd or run(repository.top, repository.environment, ("check-ref-format", ref)).returncode:
        raise GitError(f"“{printable(name)}” cannot be the name of a branch: choose another")
    if run(repository.top, repository.environment, ("symbolic-ref", "--quiet", ref)).returncode == 0:
        raise GitError(f"{name} is another name for a different branch: choose the branch itself")
    return ref


def tip(repository: Repository, ref: str) -> str | None:
    """The commit that a full name of a branch stands for, None where there is none. Raises GitError."""
    found = run(repository.top, repository.environment, ("rev-parse", "--verify", "--quiet", "--end-of-options", ref))
    name = found.stdout.decode("ascii", "replace").strip()
    return name if HASH.fullmatch(name) else None


def checked_out(repository: Repository) -> frozenset[str]:
    """The full names of all branches that a working tree is on."""
    told = _ask(repository, "worktree", "list", "--porcelain").decode("utf-8", "surrogateescape")
    return frozenset(line.removeprefix("branch ") for line in told.splitlines() if line.startswith("branch "))


def folder(repository: Repository) -> Path:
    """The repository's own folder, `.git`, which all of its working trees share."""
    told = _ask(repository, "rev-parse", "--git-common-dir").decode("utf-8", "surrogateescape")
    return (repository.top / told.removesuffix("\n")).resolve()


def top(repository: Repository, commit: str) -> dict[str, Present]:
    """What lies at the top of a commit, files and folders."""
    told = _ask(repository, "ls-tree", "-z", "--full-tree", commit)
    found = {}
    for line in told.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, content = about.decode("ascii").split()
        found[name.decode("utf-8", "surrogateescape")] = Present(mode, content)
    return found


def contains(repository: Repository, commit: str, other: str) -> bool:
    """Whether a commit has another one among its ancestors, or is it."""
    return run(repository.top, repository.environment, ("merge-base", "--is-ancestor", other, commit)).returncode == 0


def commit(repository: Repository, parent: str | None, contents: dict[str, Content], message: str, apart: Path) -> str:
    """Make a commit that holds exactly these paths, and no branch. Raises GitError and OSError.

    `apart` is a folder, on the disk of the repository, for objects while they are gathered. The parent is given back
    where the commit would hold the same as it does.
    """
    objects = folder(repository) / "objects"
    (apart / "pack").mkdir(parents=True)
    around = repository.environment | {
        "GIT_OBJECT_DIRECTORY": str(apart),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": _listed(objects),
    }
    with _importing(repository, around) as (into, answer):
        who = _committer(repository)
        text = message.encode("utf-8", "replace")
        into.write(f"feature done\ncommit {UNSEEN}\nmark :1\ncommitter {who}\ndata {len(text)}\n".encode())
        into.write(text + b"\n")
        if parent:
            into.write(f"from {parent}\n".encode("ascii"))
        into.write(b"deleteall\n")
        for path, content in contents.items():
            _put(into, path, content)
        into.write(b"\nget-mark :1\n")
        into.flush()
        made = answer.readline().decode("ascii", "replace").strip()
        into.write(f"reset {UNSEEN}\n\ndone\n".encode("ascii"))
    if not HASH.fullmatch(made):
        raise GitError(f"git did not make a commit in {repository.top}: it said nothing")
    if parent and _tree(repository, made, around) == _tree(repository, parent, around):
        return parent
    _moved_in(apart, objects)
    return made


def move(repository: Repository, ref: str, new: str, old: str | None, why: str) -> bool:
    """Let a branch stand for a new commit, if it still stands for the old one (None: for nothing); whether it did."""
    asked = ("update-ref", "--no-deref", "-m", why, ref, new, old or "0" * len(new))
    done = run(repository.top, repository.environment, asked)
    if done.returncode and tip(repository, ref) == old:
        raise trouble(done.stderr, repository.top)
    return done.returncode == 0


def _ask(repository: Repository, *arguments: str) -> bytes:
    done = run(repository.top, repository.environment, arguments)
    if done.returncode:
        raise trouble(done.stderr, repository.top)
    return done.stdout


def _tree(repository: Repository, name: str, around: dict[str, str]) -> bytes:
    done = run(repository.top, around, ("rev-parse", "--verify", "--end-of-options", f"{name}^{{tree}}"))
    if done.returncode:
        raise trouble(done.stderr, repository.top)
    return done.stdout


def _committer(repository: Repository) -> str:
    done = run(repository.top, repository.environment, ("var", "GIT_COMMITTER_IDENT"))
    told = done.stdout.decode("utf-8", "surrogateescape").strip()
    if done.returncode == 0 and told:
        return told
    return f"{NOBODY} {int(time.time())} +0000"


def _listed(path: Path) -> str:
    """A path as an entry of a list, in which a colon would end it."""
    text = str(path)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if os.name != "nt" else text


def _put(into: IO[bytes], path: str, content: Content) -> None:
    name = _quoted(path)
    if isinstance(content, Present):
        into.write(f"M {content.mode} {content.hash} ".encode("ascii") + name + b"\n")
    elif isinstance(content, Copy):
        into.write(b"C " + _quoted(content.path) + b" " + name + b"\n")
    elif isinstance(content, bytes):
        into.write(b"M 100644 inline " + name + f"\ndata {len(content)}\n".encode("ascii") + content + b"\n")
    elif content.is_dir():
        for each in sorted(content.iterdir()):
            _put(into, f"{path}/{each.name}", each)
    else:
        with content.open("rb") as file:
            into.write(b"M 100644 inline " + name + f"\ndata {os.fstat(file.fileno()).st_size}\n".encode("ascii"))
            shutil.copyfileobj(file, into)
            into.write(b"\n")


def _quoted(path: str) -> bytes:
    """A path as fast-import reads it, whatever is in it."""
    plain = set(range(0x20, 0x7F)) - set(b'"\\')
    return b'"' + b"".join(bytes([each]) if each in plain else b"\\%03o" % each for each in os.fsencode(path)) + b'"'


@contextmanager
def _importing(repository: Repository, around: dict[str, str]) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """`git fast-import`, until the block ends. Raises GitError with what it says against it."""
    with tempfile.TemporaryFile() as said:
        packed = ("-c", "fastimport.unpackLimit=0")
        command = [*GIT, *packed, "-C", str(repository.top), "fast-import", "--quiet"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said, env=around)  # noqa: S603
        try:
            if process.stdin is None or process.stdout is None:
                raise GitError("git was started without its pipes")
            # A broken pipe: it has ended, and has said why.
            with process.stdout, suppress(BrokenPipeError), process.stdin:
                yield process.stdin, process.stdout
            code = process.wait(LONG)
        finally:
            process.kill()
            process.wait()
            (folder(repository) / f"fast_import_crash_{process.pid}").unlink(missing_ok=True)
        if code:
            said.seek(0)
            raise trouble(said.read(10_000), repository.top)


def _moved_in(apart: Path, objects: Path) -> None:
    """Give the repository new objects, each pack before its index: half of it is never seen."""
    found: Iterable[Path] = (each for each in apart.rglob("*") if each.is_file() and each.parent != apart)
    for each in sorted(found, key=lambda path: (path.suffix == ".idx", path.name)):
        there = objects / each.relative_to(apart)
        there.parent.mkdir(exist_ok=True)
        if not there.exists():
            each.rename(there)
