"""Result -> Repair: mend what can be mended, lint again, and so on until nothing is left; nothing is written yet."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from errno import EACCES, EBUSY
from pathlib import Path

from ... import files, parse, source
from ...model import Finding
from ..run import Result
from .mend import CODES, Mended, mend

BOM = b"\xef\xbb\xbf"
MOST_ROUNDS = 10
"""One finding mended may bring another to light, and of each rule only so many are shown at once."""
Check = Callable[[Mapping[Path, bytes]], Result]
"""Lints, with the content that files would have in the place of what they hold."""
Chosen = Callable[[Finding], bool]
"""Whether a finding is one that is reported."""


@dataclass(slots=True)
class Change:
    """What becomes of a file: its path relative to the repository, what it held, what it is to hold, and why."""

    path: str
    old: bytes
    new: bytes
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def said(self) -> str:
        """The rules of which findings were mended: `2 × DOC118, TRM103`."""
        return ", ".join(f"{number} × {code}" if number > 1 else code for code, number in sorted(self.codes.items()))

    def write(self, file: Path) -> None:
        """Write it, whole or not at all.

        Raises OSError where that can't be done, or somebody else has changed the file since it was read.
        """
        if file.is_symlink() or file.read_bytes() != self.old:
            raise OSError(EBUSY, "it was changed meanwhile; run this again")
        if not os.access(file, os.W_OK):
            raise OSError(EACCES, "it is write-protected")
        files.write(file, self.new)


@dataclass(slots=True)
class Repair:
    """What is found once everything is mended, and the changes by file. `kept` are files that can't be changed."""

    result: Result
    changes: dict[Path, Change]
    kept: dict[str, str]
    """By path, why it is left as it is."""


def repair(result: Result, check: Check, chosen: Chosen) -> Repair:
    """Mend the chosen findings of a result that have one safe answer, in files that were asked for."""
    made = Repair(result, {}, {})
    for _ in range(MOST_ROUNDS):
        if not _round(made, chosen):
            break
        made.result = check({file: change.new for file, change in made.changes.items()})
    return made


def _round(made: Repair, chosen: Chosen) -> bool:
    """Mend each file once; whether anything changed."""
    found: dict[str, list[Finding]] = {}
    for each in made.result.findings:
        if each.code in CODES and each.waiver is None and chosen(each):
            found.setdefault(each.place.path, []).append(each)
    contents = dict(_contents(made, found))
    documents = {path: parse.parse(source.Source(path, "", content))[0] for path, content in contents.items()}
    changed = False
    for path in sorted(found):
        # A path that two repositories have in common doesn't say which is meant.
        if path in contents and made.result.paths.count(path) == 1:
            mended = mend(documents[path], found[path], documents.get)
            changed = (bool(mended.findings) and _take(made, path, contents[path], mended)) or changed
    return changed


def _take(made: Repair, path: str, content: bytes, mended: Mended) -> bool:
    """Keep what a file is to hold, if it may be changed at all."""
    top = made.result.tops[path]
    if _linked(top, path):
        made.kept[path] = "a symbolic link leads there"
        return False
    change = made.changes.setdefault(top / path, Change(path, content, content))
    change.new = BOM * content.startswith(BOM) + mended.text.encode()
    change.codes.update(each.code for each in mended.findings)
    return True


def _linked(top: Path, path: str) -> bool:
    """Whether a symbolic link lies on the way from the repository to a file, or is the file."""
    steps = Path(path).parts
    return ".." in steps or any((top / Path(*steps[:depth])).is_symlink() for depth in range(1, len(steps) + 1))


def _contents(made: Repair, found: Mapping[str, list[Finding]]) -> Iterator[tuple[str, bytes]]:
    """What the files hold that findings are about and refer to, after the rounds before."""
    related = {each.place.path for findings in found.values() for finding in findings for each in finding.related}
    for path in related | set(found):
        top = made.result.tops.get(path)
        loaded = source.load(source.Entry(path, ""), top) if top else None
        if top and loaded is not None and not loaded.trouble:
            known = made.changes.get(top / path)
            yield path, known.new if known else loaded.content
