"""A branch that editions are published to: one commit on top of what is there, without a checkout."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ... import git_remote, git_write
from ...git import GitError, Repository
from ...git_write import Content, Copy, Present
from .ledger import EDITIONS, VERSIONS
from .locking import locked
from .shelf import Contents, Overtaken, Refused

SITE = frozenset({"404.html", ".nojekyll", EDITIONS, VERSIONS})
"""By any of these a branch is one of a site."""


class Branch:
    """A branch, as it was when somebody looked last; pushed to a remote where it has one."""

    def __init__(self, repository: Repository, name: str, place: str | None) -> None:
        self.repository, self.name, self.place = repository, name, place
        self.ref = git_write.branch(repository, name)
        self.staging = git_write.folder(repository) / "charterhouse-publish"
        self.title = f"the branch {name}"
        self.here: str | None = None
        self.tip: str | None = None
        self.top: dict[str, Present] = {}
        self.lying: dict[str, list[tuple[str, int]]] = {}
        self.look()

    def look(self) -> None:
        """See what is on the branch now: here, or at the remote, whichever goes on from the other."""
        self.here = git_write.tip(self.repository, self.ref)
        self.tip = self._newest(self.here, self._beyond())
        self.top = git_write.top(self.repository, self.tip) if self.tip else {}
        if self.top and not SITE & self.top.keys():
            raise Refused(f"{self.title} holds no site: choose another --branch, or delete it")
        self.lying = {}
        for each in self.repository.entries(self.tip, "") if self.tip else ():
            folder, inside, path = each.path.partition("/")
            if inside:
                size = each.size if each.size is not None and each.mode == "100644" else -1
                self.lying.setdefault(folder, []).append((path, size))

    def _beyond(self) -> str | None:
        """What the remote has now; where nothing is pushed, what it had when somebody fetched last."""
        if self.place:
            return git_remote.fetch(self.repository, self.place, self.ref)
        place = git_remote.remote(self.repository, self.name)
        return git_write.tip(self.repository, f"refs/remotes/{place}/{self.name}")

    def _newest(self, here: str | None, there: str | None) -> str | None:
        if here is None or there is None or here == there:
            return here or there
        if git_write.contains(self.repository, there, here):
            return there
        if git_write.contains(self.repository, here, there):
            return here
        raise Refused(
            f"{self.title} has commits here that its remote lacks, and the other way round: bring them together, or "
            f"delete the one here with git branch -D {self.name}"
        )

    def names(self) -> tuple[str, ...]:
        """What stands on it, files and folders."""
        return tuple(self.top)

    def text(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        found = self.repository.entry(self.tip, name) if self.tip else None
        if found is None or found.mode != "100644":
            return None
        return next(iter(self.repository.blobs([found.hash])))

    def files(self, name: str) -> list[tuple[str, int]]:
        """The paths and sizes of the files of an edition."""
        return sorted(self.lying.get(name, ()))

    def put(self, contents: Contents, message: str) -> bool:
        """Commit, and push where there is a remote; whether anything is other than it was."""
        listed: dict[str, Content] = {name: self.top[name] for name in contents.kept}
        listed |= contents.made
        listed |= {alias: Copy(name) for alias, name in contents.aliases.items()}
        listed |= contents.front
        apart = self.staging / "objects"
        shutil.rmtree(apart, ignore_errors=True)
        made = git_write.commit(self.repository, self.tip, listed, message, apart)
        if self.place and made != self.there() and not git_remote.push(self.repository, self.place, self.ref, made):
            self.look()
            raise Overtaken
        if made != self.here and not git_write.move(self.repository, self.ref, made, self.here, "charterhouse publish"):
            self.look()
            raise Overtaken
        return made != self.tip

    def there(self) -> str | None:
        """What the remote had when somebody looked last."""
        return git_write.tip(self.repository, f"refs/remotes/{self.place}/{self.name}")


@contextmanager
def branch(
    repository: Repository, name: str, sources: tuple[str | None, ...], waiting: Callable[[], None], *, push: bool
) -> Iterator[Branch]:
    """A branch to publish to; nobody else publishes from this repository meanwhile. `sources` are never written to.

    Raises Refused where it must not be written to, and GitError.
    """
    ref = git_write.branch(repository, name)
    if name in sources or ref in git_write.checked_out(repository):
        raise Refused(f"{name} is checked out, or is where the charters are: choose a branch for the site alone")
    home = git_write.folder(repository)
    try:
        with locked(home / "charterhouse.lock", waiting):
            staging = home / "charterhouse-publish"
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir()
            try:
                yield Branch(repository, name, git_remote.remote(repository, name) if push else None)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise Refused(f"the branch {name} is as it was: {error.strerror or error}: {error.filename or home}") from error
    except GitError as error:
        raise Refused(f"the branch {name} is as it was: {error}") from error
