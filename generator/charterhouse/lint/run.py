"""Paths -> findings: what `charterhouse lint` does, without the command line around it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from .. import config, source
from ..document import Document
from ..model import KINDS, Finding, Settings
from ..portfolio import gather
from .engine import lint
from .rules import BY_CODE, BY_NAME

OURS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[^\n]*\n(?:(?!---)[^\n]*\n)*?kind:[ \t]*[\"']?(" + "|".join(KINDS).encode() + rb")\b"
)


class NothingToCheck(Exception):
    """There is no folder of charters where one was looked for."""


@dataclass(slots=True)
class Result:
    """The findings in the files that were asked for, how many files that were, and the documents by path."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    documents: dict[str, Document] = field(default_factory=dict)


def run(paths: Iterable[Path], configuration: Path | None = None) -> Result:
    """Check the charters at some paths, or without any the nearest `charters/`.

    The whole folder of charters is read either way, since a finding may depend on other files. Raises
    NothingToCheck, and ConfigurationError where a `charterhouse.toml` is wrong.
    """
    named = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 (`..` goes, symbolic links stay)
    result = Result()
    for charters, wanted in _by_folder(named).items():
        settings = settings_of(charters, configuration)
        handbook = source.read(charters)
        portfolio = replace(gather(handbook), settings=settings)
        of_interest = [each.path for each in handbook.sources if _wanted(handbook.top / each.path, wanted)]
        chosen = set(of_interest)
        result.files += len(of_interest)
        result.findings += [each for each in lint(portfolio) if each.place.path in chosen]
        result.documents |= portfolio.documents
    return result


def settings_of(charters: Path, configuration: Path | None = None) -> Settings:
    """The configuration of a folder of charters, or the one that is given.

    Raises ConfigurationError where it is wrong, or names a rule that there isn't.
    """
    path = configuration or config.find(charters)
    settings = config.load(path)
    for name in settings.rules:
        if path and name not in BY_CODE and name not in BY_NAME:
            near = get_close_matches(name, [*BY_NAME, *BY_CODE], 1)
            raise config.wrong_rule(path, name, next(iter(near), ""))
    return settings


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


def _wanted(path: Path, wanted: list[Path]) -> bool:
    return any(path == each or each in path.parents for each in wanted)
