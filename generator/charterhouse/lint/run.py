"""Paths -> findings: what `charterhouse lint` does, without the command line around it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .. import cache, config, source
from ..model import KINDS, Finding, Portfolio, Settings
from ..source import Listing
from .engine import conclude
from .examination import examined
from .outcome import Void
from .rulebook import BUILT_IN, Rulebook, rulebook
from .workers import Also, Watch, uncollected

OURS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[^\n]*\n(?:(?!---)[^\n]*\n)*?kind:[ \t]*[\"']?(" + "|".join(KINDS).encode() + rb")\b"
)


class NothingToCheck(Exception):
    """There is no folder of charters where one was looked for."""


@dataclass(slots=True)
class Result:
    """The findings in the files that were asked for, and which files those were, relative to the repository.

    `book` has the rules that were asked, `sought` what was named in each folder of charters, with its repository.
    """

    findings: list[Finding] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    tops: dict[str, Path] = field(default_factory=dict)
    book: Rulebook = BUILT_IN
    sought: list[tuple[Path, list[Path]]] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files were asked for."""
        return len(self.paths)

    def covers(self, path: str) -> bool:
        """Whether findings were asked for at a path relative to the repository, be there such a file or not."""
        return any(_wanted(top, path, wanted) for top, wanted in self.sought)

    def read_from(self, file: Path) -> bool:
        """Whether a file on the disk is one of those that were read."""
        like = [top / path for path, top in self.tops.items() if path.endswith(file.name)]
        return file.exists() and any(each.samefile(file) for each in like)

    def text(self, path: str) -> str:
        """What stands in a file that was read, as findings count its lines; nothing where it can't be shown."""
        top = self.tops.get(path)
        found = source.load(source.Entry(path, ""), top) if top else None
        return found.content.decode("utf-8", "replace").removeprefix("\ufeff") if found else ""


def run(
    paths: Iterable[Path], configuration: Path | None = None, *, remember: bool = True, watch: Watch | None = None,
    instead: Mapping[Path, bytes] | None = None,
) -> Result:  # fmt: skip
    """Check the charters at some paths, or without any the nearest `charters/`.

    The whole folder of charters is read either way, since a finding may depend on other files; what is remembered
    of an earlier run is used if `remember`. `watch` is told how far the work is, and `instead` is what files are to
    hold that has not been written yet. Raises NothingToCheck, and ConfigurationError where a `charterhouse.toml` is
    wrong.
    """
    named = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 (`..` goes, symbolic links stay)
    result = Result()
    with uncollected():
        for charters, wanted in _by_folder(named).items():
            listing = source.survey(charters, instead)
            _run(listing, wanted, result, settings_of(charters, configuration), remember=remember, watch=watch)
    return result


def _run(
    listing: Listing, wanted: list[Path], result: Result, settings: Settings, *, remember: bool, watch: Watch | None
) -> None:
    """Add to a result what is found in the files of one folder of charters."""
    book = rulebook(settings, listing.top)
    read, findings = check(listing, settings, book, remember=remember, watch=watch)
    chosen = [path for path in read if _wanted(listing.top, path, wanted)]
    result.paths += chosen
    asked = set(chosen)
    result.findings += [each for each in findings if each.place.path in asked]
    result.tops |= dict.fromkeys(read, listing.top)
    result.sought.append((listing.top, wanted))
    result.book = Rulebook.of({**result.book.by_code, **book.by_code}.values())


def check(
    listing: Listing, settings: Settings, book: Rulebook, *, remember: bool = True, watch: Watch | None = None,
    also: Also | None = None,
) -> tuple[list[str], tuple[Finding, ...]]:  # fmt: skip
    """Check the charters of a folder: the paths that were read, and every finding in them.

    `also` is done with each partnership that has to be read.
    """
    whole = Portfolio((), (), listing.files, {}, listing.root, settings)
    try:
        outcomes, beside = examined(listing, settings, book, remember=remember, watch=watch, also=also)
        findings = conclude(outcomes, whole, book, beside)
    except Void:
        cache.forget(listing.charters)
        outcomes, beside = examined(listing, settings, book, remember=remember, watch=watch, also=also)
        findings = conclude(outcomes, whole, book, beside)
    return [path for each in outcomes for path in each.paths], findings


def settings_of(charters: Path, configuration: Path | None = None) -> Settings:
    """The configuration of a folder of charters, or the one that is given.

    Raises ConfigurationError where it is wrong; what it says of rules is checked by `rulebook`.
    """
    return config.load(configuration or config.find(charters))


def _by_folder(named: list[Path]) -> dict[Path, list[Path]]:
    """The folders of charters that paths belong to; a Markdown file that is none of our business belongs to none."""
    if not named:
        charters = source.find(Path.cwd())
        if not charters.is_dir():
            raise NothingToCheck(f"there is no folder {charters}: run this where charters/ lies, or name a path")
        return {charters: [charters]}
    folders: dict[Path, list[Path]] = {}
    for path in named:
        if not path.exists() and not path.is_symlink():
            raise NothingToCheck(f"{path} is not there")
        charters = source.around(path)
        if path.is_file() and source.CHARTERS not in path.parts and not OURS.match(path.read_bytes()[:65536]):
            continue
        folders.setdefault(charters, []).append(path)
    return folders


def _wanted(top: Path, path: str, wanted: list[Path]) -> bool:
    """Whether a file is one of those asked for, or below one: as text, since there may be thousands."""
    where = os.path.join(top, path)  # noqa: PTH118
    return any(where == str(each) or where.startswith(f"{each}{os.sep}") for each in wanted)
