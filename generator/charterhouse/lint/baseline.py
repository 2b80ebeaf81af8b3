"""Findings <-> a file of those that a handbook had when it began to be checked: only new ones count."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from json.decoder import JSONDecodeError
from pathlib import Path
from typing import Any, NamedTuple

from .. import files
from ..model import Finding

VERSION = 1
NEEDED = ("fingerprint", "code", "path")


class BaselineError(Exception):
    """What is wrong with a baseline, with file and line: exit code 2."""


class Entry(NamedTuple):
    """A finding as a baseline keeps it: it goes by its fingerprint; the rest is for readers, and for what is stale."""

    fingerprint: str
    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings held against a baseline: those that are new or waived, how many it knows, and what matches no more."""

    findings: tuple[Finding, ...]
    matched: int
    stale: tuple[Entry, ...]


def compare(found: Iterable[Finding], known: Iterable[Entry], sought: Callable[[Entry], bool]) -> Compared:
    """The findings without those that a baseline knows.

    An entry is stale where its finding was `sought` and is not there any more, or is waived now.
    """
    known = tuple(known)
    prints = {each.fingerprint for each in known}
    found = tuple(found)
    matched = {each.fingerprint for each in found if each.waiver is None} & prints
    new = tuple(each for each in found if each.waiver or each.fingerprint not in matched)
    return Compared(new, len(matched), tuple(e for e in known if e.fingerprint not in matched and sought(e)))


def entries(found: Iterable[Finding]) -> list[Entry]:
    """Findings as a baseline keeps them; what is waived needs no entry."""
    return [Entry(each.fingerprint, each.code, each.place.path, each.message) for each in found if not each.waiver]


def write(path: Path, known: Iterable[Entry]) -> None:
    """Write a baseline: an entry a line, sorted by path, code and fingerprint, so that a change of it can be read."""
    kept = sorted({each.fingerprint: each for each in known}.values(), key=lambda e: (e.path, e.code, e.fingerprint))
    lines = [json.dumps(each._asdict(), ensure_ascii=False) for each in kept]
    listed = ",".join(f"\n    {line}" for line in lines)
    text = f'{{\n  "version": {VERSION},\n  "findings": [{listed}\n  ]\n}}\n'
    files.write(path, text.encode("utf-8", "backslashreplace"))  # a file's name may be no UTF-8


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises BaselineError where the file cannot be read or is none."""
    try:
        text = path.read_text("utf-8")
        data = json.loads(text)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BaselineError(f"{path}: not UTF-8") from error
    except JSONDecodeError as error:
        raise BaselineError(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{path}: not JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError(f"{path}:1: not a baseline: write one with charterhouse lint --write-baseline {path}")
    if data.get("version") != VERSION:
        raise BaselineError(f"{path}:1: version {data.get('version')} is unknown; this version reads {VERSION}")
    return tuple(_entry(path, text, number, item) for number, item in enumerate(data["findings"]))


def _entry(path: Path, text: str, number: int, item: Any) -> Entry:
    given = item if isinstance(item, dict) else {}
    missing = [key for key in NEEDED if not (isinstance(given.get(key), str) and given[key])]
    if missing:
        raise BaselineError(f"{path}:{_line(text, number)}: findings[{number}] has no {' and no '.join(missing)}")
    return Entry(given["fingerprint"], given["code"], given["path"], str(given.get("message", "")))


def _line(text: str, number: int) -> int:
    """The line of an item of `findings`: where the decoder gets to after the items before it."""
    decoder = json.JSONDecoder()
    at = text.index("[", text.index('"findings"')) + 1
    for left in range(number, -1, -1):
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        if left:
            at = decoder.raw_decode(text, at)[1]
    return text.count("\n", 0, at) + 1
