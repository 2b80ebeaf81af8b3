"""`charterhouse show`: a charter as it stands, as it lay at a revision, or as it was in force on a day."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import OUTPUT, stop, style
from .common import show as put

if TYPE_CHECKING:
    from ..git import Repository
    from .shown import Shown

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@click.command()
@click.argument("charter", metavar="ID")
@click.option("--at", metavar="REV|DATE", help="A commit, a branch or a tag; or a day, YYYY-MM-DD.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print the charter.")  # fmt: skip
@OUTPUT
def show(charter: str, at: str | None, form: str, output: Path | None) -> None:
    """Show a charter: its parties, the terms that people come for, its articles and the schedule of all terms.

    ID is the charter's id, or the name of its folder. With --at REV, the charter as it lay in that commit. With --at
    DATE, the version that was in force on that day, by the history of the branch that you are on: it says which date
    decided, and what was ratified and not yet in force. A tag that looks like a day goes by refs/tags/NAME. Exit code
    0: shown; 1: no version was in force on that day; 2: there is no such charter or commit.

    \b
    Examples:
      charterhouse show harbour-mills
      charterhouse show harbour-mills --at handbook-2026.2
      charterhouse show harbour-mills --at 2026-05-03
      charterhouse show harbour-mills --at HEAD~1 --format json --output before.json
    """
    from .. import source
    from ..git_process import GitError
    from .lookup import Unknown
    from .shown import Unshowable, as_json
    from .shown_text import as_text

    charters = source.find(Path.cwd())
    try:
        made = _standing(charters, charter) if at is None else _past(charters, charter, at)
    except (GitError, Unknown) as error:
        stop(str(error))
    except Unshowable as error:
        click.echo(f"charterhouse: {error}", err=True)
        sys.exit(error.code)
    put(as_json(made) if form == "json" else as_text(made, style(output)), output)


def _standing(charters: Path, charter: str) -> Shown:
    """The charter in the working tree."""
    from .. import source
    from .lookup import Shelved, find
    from .shown import At, Shown

    if not charters.is_dir():
        stop(f"there is no folder {charters}: run this where charters/ lies")
    listing = source.survey(charters)

    def load(entries: tuple[source.Entry, ...]) -> list[source.Source]:
        return [found for each in entries if (found := source.load(each, listing.top)) is not None]

    home = find(Shelved(listing.homes, load), charter)
    return Shown.of(load(listing.homes[home]), At())


def _past(charters: Path, charter: str, at: str) -> Shown:
    """The charter at a revision, or in force on a day."""
    from .. import revision, source
    from ..git import Repository
    from .lookup import Shelved, Unknown, find
    from .shown import At, Shown

    repository = Repository.open_at(charters)
    if repository is None:
        stop(f"{charters} is in no git repository, so only what stands there now can be shown: leave out --at")
    root = source.relative(charters.resolve(), repository.top.resolve())
    if DATE.fullmatch(at):
        try:
            return _in_force(repository, root, charter, date.fromisoformat(at))
        except ValueError:
            stop(f"the calendar has no day {at}")
    commit = repository.resolve(at)
    shelf = revision.survey(repository, commit, root)
    if not shelf.homes:
        raise Unknown(f"{at} has no charters in {root}/: they came later, or lay elsewhere")
    home = find(Shelved(shelf.homes, lambda entries: list(revision.load(shelf, entries))), charter)
    day = next((each.date for each in repository.log(commit, ".", most=1)), None)
    return Shown.of(list(revision.load(shelf, shelf.homes[home])), At(revision=at, commit=commit, date=day))


def _in_force(repository: Repository, root: str, charter: str, day: date) -> Shown:
    from .. import history
    from .lookup import Unknown, near
    from .shown import At, Shown, Unshowable
    from .shown_text import said

    head = repository.resolve("HEAD")
    known = history.versions(repository, head, root, charter).get(charter)
    if known is None:  # the name of a folder, or nothing
        every = history.versions(repository, head, root)
        homes = {each.path.split("/")[-2]: name for name, own in every.items() for each in own if "/" in each.path}
        known = every.get(homes.get(charter, ""))
        if known is None:
            more = "" if history.complete(repository) else "; this clone is shallow: git fetch --unshallow"
            raise Unknown(f"no version of {charter} was ever ratified{near(charter, [*every, *homes])}{more}")
    version, waiting = history.standing(known, day), history.waiting(known, day)
    if version is None:
        ended = next((f"it ended on {each.ended}" for each in known if each.ended and each.ended < day), "")
        more = "" if history.complete(repository) else "; this clone is shallow, and git fetch --unshallow brings more"
        words = ended or "; ".join(map(said, waiting))
        raise Unshowable(f"no version of {charter} was in force on {day}: {words}{more}", 1)
    at = At(on=day, commit=version.commit, date=version.date, version=version, waiting=waiting)
    return Shown.of(list(history.sources(repository, version)), at)
