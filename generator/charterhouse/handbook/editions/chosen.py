"""repository, settings -> which editions there are: the tags that match, and what is on the branch now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...config import wrong
from ...git import GitError, Repository
from ...model import Settings
from .naming import name_of, natural, trouble


@dataclass(frozen=True, slots=True)
class Wanted:
    """An edition to publish; `tag` is None for the branch's own."""

    name: str
    commit: str
    date: date
    tag: str | None = None

    @property
    def title(self) -> str:
        """What the list of editions calls it."""
        return self.name if self.tag else f"{self.name} (on the branch now)"


@dataclass(frozen=True, slots=True)
class Chosen:
    """All editions, the branch's own first, then the newest tag; with what is to be said of the others."""

    editions: tuple[Wanted, ...]
    left_out: tuple[tuple[str, str], ...]
    """Tags that are no editions, and why."""
    notes: tuple[str, ...]


def choose(repository: Repository, settings: Settings) -> Chosen:
    """Which editions a repository has. Raises GitError without a commit, ConfigurationError for a wrong name."""
    names = settings.editions
    _check(settings)
    left: list[tuple[str, str]] = [(tag, "it stands for no commit: tag one") for tag in repository.odd_tags(names.tag)]
    taken = {each.casefold(): "that name is kept for what is newest" for each in names.aliases}
    taken[names.next.casefold()] = "that name is kept for what is on the branch"
    found: list[Wanted] = []
    for tag in sorted(repository.tags(names.tag), key=lambda each: (each.date, natural(each.name))):
        name = name_of(tag.name, names.tag)
        why = trouble(name) or taken.get(name.casefold(), "")
        if why:
            left.append((tag.name, why))
            continue
        taken[name.casefold()] = f"the edition {name} has the same name, but for capitals: choose another for the tag"
        found.append(Wanted(name, tag.commit, tag.date, tag.name))
    commit, day = _tip(repository, names.default_branch)
    notes = []
    if not found:
        notes.append(f"no tag matches {names.tag}: {names.next} is published alone, as what is newest")
        if repository.shallow:
            notes.append("this clone is shallow and may lack tags: git fetch --tags --unshallow brings them")
    return Chosen((Wanted(names.next, commit, day), *reversed(found)), tuple(left), tuple(notes))


def _check(settings: Settings) -> None:
    """Raise ConfigurationError where an alias, or the branch's edition, can't be a folder of the site."""
    names = settings.editions
    seen: set[str] = set()
    for key, each in (("next", names.next), *(("aliases", alias) for alias in names.aliases)):
        why = trouble(each) or ("it stands here twice" if each.casefold() in seen else "")
        if why:
            raise wrong(settings, ("editions", key), f"editions.{key}: “{each}” cannot be used: {why}")
        seen.add(each.casefold())


def _tip(repository: Repository, branch: str | None) -> tuple[str, date]:
    """The newest commit of the default branch and its date: here, or as it was fetched last."""
    commit = _found(repository, branch)
    return commit, repository.steps(commit, "", 1)[0].date


def _found(repository: Repository, branch: str | None) -> str:
    if branch is None or repository.branch == branch:
        return repository.resolve("HEAD")
    for name in (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}"):
        try:
            return repository.resolve(name)
        except GitError:
            continue
    raise GitError(f"there is no branch {branch}, which default_branch names: fetch it, or mend the name")


def only(chosen: Chosen, names: Iterable[str]) -> tuple[Wanted, ...]:
    """The editions that were asked for by name or tag. Raises LookupError with what is there."""
    asked = tuple(names)
    for name in asked:
        if not any(name in (each.name, each.tag) for each in chosen.editions):
            why = dict(chosen.left_out).get(name)
            there = "there are " + ", ".join(each.name for each in chosen.editions[:12])
            raise LookupError(f"{name} is no edition: {why}" if why else f"there is no edition {name}; {there}")
    return tuple(each for each in chosen.editions if not asked or each.name in asked or each.tag in asked)
