"""Texts, mended as `lint --fix` would, round by round."""

from __future__ import annotations

from collections.abc import Mapping

from charterhouse import parse
from charterhouse.document import Document
from charterhouse.lint.mending.mend import mend
from charterhouse.model import Finding
from charterhouse.source import Source
from tests.tools import listed, name_of, texts

CHARTER = texts()["charter.md"]
IDLE = "{rule: CUR105, at: cure.period, reason: ice, by: mills.sponsor, until: 2026-12-31}"
IDLE_TOO = "{rule: EXI106, reason: 'a [#, ]', by: mills.sponsor, until: 2026-12-31}"
USED = "{rule: TRA103, at: transparency.no_surprises_within, reason: x, by: mills.sponsor, until: 2026-12-31}"
ELSEWHERE = "{rule: TRA103, at: cure.period, reason: x, by: mills.sponsor, until: 2026-12-31}"
LONG = """- rule: CUR105  # inside
    at: cure.period
    # of the ice
    reason: |
      # no comment
      ice
    by: mills.sponsor
    until: 2026-12-31"""


def read(path: str, content: str) -> Document:
    return parse.parse(Source(path, "harbour-mills", content.encode()))[0]


def once(files: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """Files after one round, and the findings that it mended."""
    found = [each for each in listed(files) if each.waiver is None]

    def home(path: str) -> Document:
        return read(path, files.get(name_of(path)) or texts()[name_of(path)])

    changed = dict(files)
    done: list[Finding] = []
    for path in {each.place.path for each in found}:
        mended = mend(home(path), [each for each in found if each.place.path == path], home)
        changed[name_of(path)] = mended.text
        done += mended.findings
    return {name: changed[name] for name in files}, done


def mended(text: str, name: str = "charter.md") -> str:
    """A file after as many rounds as it takes, each of which must change something."""
    for _ in range(6):
        files, done = once({name: text})
        if not done:
            assert files[name] == text
            return text
        assert files[name] != text
        text = files[name]
    raise AssertionError("never stable")


def changed(old: str, new: str) -> str:
    assert old in CHARTER
    return CHARTER.replace(old, new, 1)


def codes(text: str) -> list[str]:
    return sorted(each.code for each in listed({"charter.md": text}))
