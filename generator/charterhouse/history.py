"""commits -> Versions: what of each charter was ever ratified, found by its id and not by its path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from . import in_force, parse, portfolio, revision
from .git import File, Repository, Step
from .in_force import RATIFIED, Force
from .model import Charter
from .source import Source

CHARTER = "charter.md"
HEAD = re.compile(rb"^(id|version|status):[ \t]*(\S[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
FRONTMATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
UNSETTLED = (b"draft", b"in-review", b"agreed")


Day = date  # a version has a `date` of its own


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a charter that was ratified; its text is that of the last commit that carries it.

    `commit` is the last one that changed the partnership's folder while it stood, so `date` is that commit's;
    `appeared` is the day of the first that carries it ratified. `ended` is when the partnership did, by this version.
    """

    charter: str
    version: str
    commit: str
    date: Day
    path: str
    blob: str
    in_force: Day | None
    decided_by: str
    """`effective`, `agreed`, `signed by PARTY`; `unsigned by PARTY` or `undated` where it never came into force."""
    appeared: Day
    ended: Day | None


class _Carried(NamedTuple):
    """What a charter.md says of itself, where it is ratified."""

    id: str
    version: str
    force: Force


def versions(repository: Repository, commit: str, root: str, only: str = "") -> dict[str, tuple[Version, ...]]:
    """By charter, the versions that the first parents of a commit ever carried ratified, in the order of appearance.

    `root` is the folder of the charters at that commit; where all of it was moved once, it is followed. `only` is the
    id of the one charter that matters. Old files that can't be read are left out. Raises GitError.
    """
    steps = _steps(repository, commit, root)
    known = _read(repository, steps, only)
    there: dict[str, tuple[str, _Carried | None]] = {}
    found: dict[tuple[str, str], Version] = {}
    for step in reversed(steps):
        for file in step.files:
            if posixpath.basename(file.path) == CHARTER:
                there.pop(file.path, None)
                if file.now:
                    there[file.path] = (file.now, known.get(file.now))
        for path in dict.fromkeys(_charter_of(file.path, there) for file in step.files):
            blob, carried = there.get(path, ("", None))
            if carried:
                key = (carried.id, carried.version)
                appeared = found[key].appeared if key in found else step.date
                found[key] = Version(*key, step.commit, step.date, path, blob, *carried.force[:2], appeared,
                                     carried.force.ended)  # fmt: skip
    made: dict[str, list[Version]] = {}
    for version in found.values():
        made.setdefault(version.charter, []).append(version)
    return {each: tuple(made[each]) for each in sorted(made)}


def complete(repository: Repository) -> bool:
    """Whether all history is here: in a shallow clone older versions, or their first days, may be missing."""
    return not repository.shallow


def standing(known: Sequence[Version], day: date) -> Version | None:
    """The version of one charter that was in force on a day: of those begun by then, the one that began last."""
    if any(each.ended and each.ended < day for each in known):
        return None
    begun = [(each.in_force, at) for at, each in enumerate(known) if each.in_force and each.in_force <= day]
    return known[max(begun)[1]] if begun else None


def waiting(known: Sequence[Version], day: date) -> tuple[Version, ...]:
    """The versions of one charter that are ratified and not yet in force on a day, or never came into force."""
    return tuple(each for each in known if each.in_force is None or each.in_force > day)


def documents(repository: Repository, version: Version) -> Charter:
    """A charter with everything beside it, as it lay in the commit of a version. Raises GitError."""
    return portfolio.partnership(sources(repository, version))[0]


def sources(repository: Repository, version: Version) -> tuple[Source, ...]:
    """The files of a partnership as they lay in the commit of a version. Raises GitError."""
    home = posixpath.dirname(version.path)
    shelf = revision.survey(repository, version.commit, posixpath.dirname(home), home)
    return tuple(revision.load(shelf, shelf.homes[home]))


def _steps(repository: Repository, commit: str, root: str) -> list[Step]:
    """The commits that changed something below the charters, the newest first, also below where they lay before."""
    steps: list[Step] = []
    while True:
        below = [_visible(step, root) for step in repository.steps(commit, root)]
        steps += below
        moved = _moved(repository, below[-1], root) if below else None
        if moved is None:
            return steps
        steps[-1] = steps[-1]._replace(files=(*moved.gone, *steps[-1].files))
        commit, root = moved.parent, moved.root


class _Moved(NamedTuple):
    """Where the charters lay before: the commit, the folder, and the files that are gone from there."""

    parent: str
    root: str
    gone: tuple[File, ...]


def _moved(repository: Repository, first: Step, root: str) -> _Moved | None:
    """From where the first commit that has the folder moved the charters there, if it did."""
    (whole,) = repository.steps(first.commit, ".", most=1) or (first,)
    gone = {file.was: file.path for file in whole.files if file.was and not file.now}
    for file in first.files:
        before = gone.get(file.now) if file.now and posixpath.basename(file.path) == CHARTER else None
        inside = posixpath.relpath(file.path, root)
        if before and f"/{before}".endswith(f"/{inside}"):
            old = before.removesuffix(inside)
            left = tuple(each for each in whole.files if not each.now and each.path.startswith(old))
            return _Moved(repository.resolve(f"{first.commit}^1"), old.rstrip("/") or ".", left)
    return None


def _visible(step: Step, root: str) -> Step:
    above = 0 if posixpath.normpath(root) == "." else len(posixpath.normpath(root)) + 1
    shown = (each for each in step.files if not each.path.startswith(".", above) and "/." not in each.path[above:])
    return step._replace(files=tuple(shown))


def _charter_of(path: str, there: Mapping[str, object]) -> str:
    """The charter of the partnership that a file belongs to, empty where there is none."""
    folder = posixpath.dirname(path)
    while True:
        found = posixpath.join(folder, CHARTER)
        if found in there:
            return found
        if not folder:
            return ""
        folder = posixpath.dirname(folder)


def _read(repository: Repository, steps: Sequence[Step], only: str) -> dict[str, _Carried]:
    """What each ratified charter.md says of itself, by its hash.

    Texts that were ratified as the same version, of which the newest counts, are not read each: the keys at the top
    of a file tell that, where each stands there once.
    """
    paths = {file.now: file.path for step in reversed(steps) for file in step.files
             if file.now and posixpath.basename(file.path) == CHARTER}  # fmt: skip
    newest = dict.fromkeys(file.now for step in steps for file in step.files if file.now in paths)
    hashes = [each for each in newest if each]
    known: dict[str, _Carried] = {}
    alike: dict[frozenset[tuple[bytes, bytes]], _Carried] = {}
    for blob, content in zip(hashes, repository.blobs(hashes), strict=True):
        if only and only.encode() not in content:
            continue
        head = _head(content)
        if dict(head).get(b"status") in UNSETTLED:
            continue
        carried = alike.get(head) if head else None
        carried = carried or _carried(Source(paths[blob], "", content))
        if carried:
            known[blob] = carried
            if head:
                alike[head] = carried
    return known


def _head(content: bytes) -> frozenset[tuple[bytes, bytes]]:
    """The id, version and status of a file, where each stands at the start of a line exactly once; else nothing."""
    matter = FRONTMATTER.match(content)
    found = HEAD.findall(matter[1]) if matter else []
    return frozenset(found) if len(found) == len(dict(found)) == 3 else frozenset()


def _carried(source: Source) -> _Carried | None:
    document, _ = parse.parse(source)
    if not document.readable or document.get("status") not in RATIFIED:
        return None
    name, version = document.get("id"), document.get("version")
    if not isinstance(name, str) or not isinstance(version, str):
        return None
    return _Carried(name, version, in_force.read(document))
