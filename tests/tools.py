"""What tests are written with: a full valid partnership, small changes to it, and what the linter says of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from charterhouse import frontmatter_yaml, parse, source
from charterhouse.lint.engine import lint
from charterhouse.lint.rulebook import rulebook
from charterhouse.model import Finding, Settings
from charterhouse.portfolio import gather
from charterhouse.source import Handbook, Source

VALID = Path(__file__).parent / "portfolio" / "charters"
FOLDER = "harbour-mills"
Changes = Mapping[str, str | bytes | None]
"""File name inside the partnership's folder -> its new content, or None where it is deleted."""


@cache
def valid() -> Handbook:
    """The valid partnership as it lies on the disk."""
    return source.read(VALID)


@cache
def texts() -> dict[str, str]:
    """Its files by name, `charter.md` and so on."""
    return {name_of(each.path): each.content.decode() for each in valid().sources}


def name_of(path: str) -> str:
    """A path without everything above the partnership's folder."""
    return path.partition(f"/{FOLDER}/")[2]


def findings(changes: Changes, settings: Settings | None = None) -> tuple[Finding, ...]:
    """What the linter says of the valid partnership with some of its files changed, added or deleted."""
    return tuple(each for each in listed(changes, settings) if each.waiver is None)


def listed(changes: Changes, settings: Settings | None = None) -> tuple[Finding, ...]:
    """The same with what a waiver accepts."""
    files: dict[str, bytes] = {each.path: each.content for each in valid().sources}
    for name, text in changes.items():
        path = posixpath.normpath(f"{valid().root}/{FOLDER}/{name}")
        if text is None:
            del files[path]
        else:
            files[path] = text if isinstance(text, bytes) else text.encode()
    return of_files(files, settings)


def of_files(files: Mapping[str, bytes], settings: Settings | None = None) -> tuple[Finding, ...]:
    """What the linter says of files given by their paths, `charters/one/charter.md` and so on."""
    root = valid().root if any(path.startswith(valid().root) for path in files) else "charters"
    sources = tuple(Source(path, folder_of(path), content) for path, content in sorted(files.items()))
    handbook = Handbook(valid().top, valid().top / root, sources, frozenset(files))
    portfolio = gather(handbook)
    if settings:
        portfolio = replace(portfolio, settings=settings)
    return lint(portfolio, rulebook(portfolio.settings, valid().top))


def folder_of(path: str) -> str:
    """The partnership's folder of a path."""
    parts = path.split("/")
    return parts[-3] if parts[-2] in source.BESIDE else parts[-2]


def said(found: tuple[Finding, ...]) -> list[str]:
    """Findings as a test reads them."""
    return [
        f"{each.severity} {each.code} {name_of(each.place.path)}:{each.place.line}:{each.place.column} {each.message}"
        for each in found
    ]


def told(found: Iterable[Finding]) -> list[str]:
    """Findings in short: severity and code; what a waiver accepts in brackets."""
    return [f"({each.code})" if each.waiver else f"{each.severity} {each.code}" for each in found]


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    """The change that puts `new` in the place of the first `old` of a file."""
    assert old in texts()[name], f"{old!r} does not stand in {name}"
    return {name: texts()[name].replace(old, new, 1)}


def example(line: str) -> Changes:
    """The change that an example in a rule's page describes."""
    name = "charter.md"
    told = re.fullmatch(r"in ([a-z0-9/-]+\.md), (.*)", line)
    if told:
        name, line = told.groups()
    if line.endswith(" is there"):
        return {}
    if re.fullmatch(r"[a-z-]+\.md is absent", line):
        return {line.split()[0]: None}
    written = re.fullmatch(r'write "(.*)" for "(.*)"', line)
    if written:
        return replaced(name, written[2], written[1].replace("\\n", "\n"))
    path, sign, value = line.partition(" = ")
    if not sign:
        path = line.removesuffix(" is absent")
        assert path != line, f"not an example: {line}"
    keys: list[str | int] = [int(each) if each.isdigit() else each for each in path.split(".")]
    return {name: edited(texts()[name], keys, yaml.load(value, yaml.BaseLoader) if sign else None)}


def edited(text: str, keys: list[str | int], value: Any) -> str:
    """A file with one value set, or removed where it is None; the text below the frontmatter stays."""
    handler = parse.CharterHandler()
    matter, body = handler.split(text)
    data = frontmatter_yaml.read(matter).value
    home = data
    for key, after in pairwise(keys):
        if isinstance(home, dict) and not isinstance(home.get(str(key)), (dict, list)):
            home[str(key)] = [] if isinstance(after, int) else {}
        home = home[key]
    if value is None:
        del home[keys[-1]]
    else:
        old = home.get(keys[-1]) if isinstance(home, dict) else home[int(keys[-1])]
        home[keys[-1]] = int(value) if isinstance(old, int) and str(value).isdigit() else _numbers(value, keys)
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)}---{body}"


def _numbers(value: Any, keys: list[str | int]) -> Any:
    """Seats are numbers, and BaseLoader reads everything as text."""
    if isinstance(value, dict) and all(str(each).isdigit() for each in value.values()):
        return {key: int(each) for key, each in value.items()}
    return int(value) if str(value).isdigit() and keys[-2:-1] == ["seats"] else value
