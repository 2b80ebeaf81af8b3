"""What a remote has on a branch, brought here; and a commit, brought there: the one module that uses the network."""

from __future__ import annotations

import os
import subprocess

from .git import Repository
from .git_process import LONG, GitError, printable, run
from .git_write import tip

REJECTED = ("[rejected]", "cannot lock ref", "failed to update ref", "failed to lock", "reference already exists")
"""How a remote says that somebody else was faster."""


def remote(repository: Repository, name: str) -> str:
    """The remote that a branch is pushed to: its own, else `origin`."""
    asked = ("config", "--get", f"branch.{name}.remote")
    told = run(repository.top, repository.environment, asked).stdout.decode("utf-8", "surrogateescape").strip()
    return told if told and not told.startswith("-") and told != "." else "origin"


def fetch(repository: Repository, place: str, ref: str) -> str | None:
    """The commit that a branch stands for at a remote, brought here; None where it has none there. Raises GitError."""
    listed = _over_there(repository, "ls-remote", "--exit-code", "--", place, ref)
    if listed.returncode == 2:
        return None
    if listed.returncode:
        raise _unreachable(place, listed.stderr)
    less = ("--depth=1",) if repository.shallow else ()
    name = f"refs/remotes/{place}/{ref.removeprefix('refs/heads/')}"
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", *less)
    done = _over_there(repository, "fetch", *options, "--", place, f"+{ref}:{name}")
    if done.returncode:
        raise _unreachable(place, done.stderr)
    return tip(repository, name)


def push(repository: Repository, place: str, ref: str, new: str) -> bool:
    """Push one commit to one branch; false where somebody else's commit is there first. Raises GitError."""
    options = ("--quiet", "--porcelain", "--no-follow-tags", "--recurse-submodules=no")
    done = _over_there(repository, "push", *options, "--", place, f"{new}:{ref}")
    if done.returncode == 0:
        return True
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    if any(each in told for each in REJECTED) and "[remote rejected] (pre-receive" not in told:
        return False
    raise _unreachable(place, done.stdout.replace(b"!\t", b"fatal: ") + done.stderr)


def _unreachable(place: str, said: bytes) -> GitError:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal: ", "remote: "))]
    words = next(iter((*telling, *lines)), "it gave no reason")
    return GitError(f"git cannot reach or write {printable(place)}: {printable(words.removeprefix('fatal: '))}")


def _over_there(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Ask a remote: the one place where the network is allowed."""
    around = {key: value for key, value in repository.environment.items() if key != "GIT_ALLOW_PROTOCOL"}
    if "GIT_ALLOW_PROTOCOL" in os.environ:
        around["GIT_ALLOW_PROTOCOL"] = os.environ["GIT_ALLOW_PROTOCOL"]
    return run(repository.top, around, arguments, LONG)
